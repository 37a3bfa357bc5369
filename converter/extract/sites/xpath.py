"""An XPath expression and a page to what it finds there, within a budget: no rule and no page can make it hang.

libxml2 knows no function that reads a file or asks the network (`document()` is XSLT's); EXSLT's regular expressions,
which backtrack, are turned off.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from lxml import etree

from converter.extract.sites.expression import BadExpression, parse_expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element

    from converter.extract.sites.expression import Path, Reach, Step, Way
    from converter.extract.sites.tree import PageTree

BUDGET: Final = 10_000_000
"""For all expressions of a page, in looks at a node, which take libxml2 about a tenth of a microsecond: one second."""
SPENT: Final = 0.01
"""The share of the budget under which nothing more is looked for."""
CALL_COST: Final = 30
MATCH_COST: Final = 10
"""What lxml takes to go to libxml2 and to bring a node from there, in looks."""
NAME_COST: Final = 10
"""What it takes to compare a name with an element's, or an address with a picture's, in looks."""
INNER_COST: Final = 0.2
"""What a look within a predicate takes, which brings nothing to anybody."""
CHARACTER_COST: Final = 0.01
"""What libxml2 takes to copy a character, in looks."""

Match: TypeAlias = "_Element | str"
"""An element, or a text; that of an attribute or a text node knows where it stands."""


class TooCostly(Exception):  # noqa: N818 - caught here and told as a note
    """The rest of the budget does not reach for the expression."""


class Finder:
    """Finds what expressions mean in one page."""

    def __init__(self, tree: PageTree) -> None:
        self._tree = tree
        self._left = BUDGET

    def find(self, expression: str) -> list[Match]:
        """Return what an expression finds, in the order of the document; a text or a number as a list of one.

        [] is nothing, false or an empty text. Raises BadExpression, TooCostly.
        """
        if "(" in expression:
            # Most functions take the text of what they are given, and look for another in it.
            self.charge(CHARACTER_COST * self._tree.string_values * (1 + len(expression) / 50))
        return self._all(parse_expression(expression))

    def _all(self, paths: Iterable[Path]) -> list[Match]:
        found: dict[object, Match] = {}
        for path in paths:
            for match in self._follow(path):
                found.setdefault(_identity(match), match)
        matches = list(found.values())
        if all(not isinstance(match, str) for match in matches):
            matches.sort(key=lambda match: self._tree.order[match])  # type: ignore[index] # all are elements
        return matches

    def charge(self, looks: float) -> None:
        """Take looks from the budget. Raises TooCostly where they are not there."""
        if looks > self._left:
            raise TooCostly
        self._left -= int(looks)

    @property
    def is_spent(self) -> bool:
        """Whether hardly anything of the budget is left."""
        return self._left < SPENT * BUDGET

    def _follow(self, path: Path) -> Iterable[Match]:
        places = [self._tree.root]
        if path.group:
            picked = self._all(path.group)
            if path.pick is not None:
                picked = picked[path.pick :][:1]
            if not path.steps:
                return picked
            places = [match for match in picked if not isinstance(match, str)]
        variables = {f"p{number}": self._value(argument) for number, argument in enumerate(path.arguments)}
        last = len(path.steps) - 1
        for number, step in enumerate(path.steps):
            if step.is_below:
                places = self._tree.outermost(places)
            found = self._take(step, places, variables)
            if number == last:
                return found
            places = [match for match in found if not isinstance(match, str)]
        return ()

    def _value(self, path: Path) -> list[_Element] | str:
        """Return what a function is given for a path: elements, or of attributes and texts the first."""
        matches = self._all((path,))
        texts = [str(match) for match in matches if isinstance(match, str)]
        return texts[0] if texts else [match for match in matches if not isinstance(match, str)]

    def _take(self, step: Step, places: list[_Element], variables: Mapping[str, Any]) -> list[Match]:
        evaluate = _compiled(step.text)
        self.charge(CALL_COST * len(places) + self._tree.size + self._looks(step.reach, places))
        if step.computed:
            self.charge(INNER_COST * sum(self._cost(way, places) for way in step.computed))
        if step.predicates:
            met = [node for node in self._tree.order if not step.name or node.tag == step.name]
            self.charge(INNER_COST * sum(self._cost(way, met) for way in step.predicates))
        found: dict[object, Match] = {}
        for place in places:
            try:
                answer = evaluate(place, **variables)
            except (etree.XPathError, ValueError, TypeError) as error:
                raise BadExpression(str(error).lower()) from error
            matches = self._matches(answer)
            self.charge(MATCH_COST * len(matches))
            for match in matches:
                found.setdefault(_identity(match), match)
        return list(found.values())

    def _matches(self, answer: object) -> list[Match]:
        if isinstance(answer, list):
            # Comments and namespaces are nothing that a rule could mean.
            return [match for match in answer if isinstance(match, str) or match in self._tree.nodes]
        if isinstance(answer, bool):
            return ["true"] if answer else []
        text = str(answer).strip()
        return [text] if text else []

    def _looks(self, reach: Reach, places: list[_Element]) -> float:
        """Return how many nodes a step looks at from all places together, at most."""
        tree = self._tree
        match reach:
            case "near":
                return len(places)
            case "down":
                return sum(tree.last[place] - tree.order[place] + 1 for place in places)
            case "up":
                return len(places) * (tree.deepest + 1)
            case "beside":
                return len(places) * (tree.most_children + 1)
            case "everywhere":
                return len(places) * tree.size

    def _cost(self, way: Way, places: list[_Element]) -> float:
        """Return how many nodes libxml2 looks at on a way, from all places together, at most."""
        tree = self._tree
        # The mean of all elements' depths is that of how many elements lie within each, too.
        mean_depth = tree.depths / tree.size + 1
        costs: dict[Reach, float] = {
            "near": 1,
            "down": mean_depth,
            "up": mean_depth,
            "beside": tree.most_children + 1,
            "everywhere": tree.size + CHARACTER_COST * tree.string_values,
        }
        total = (
            sum(self._looks("down", [place]) for place in places)
            if way[0].reach == "down"
            else (len(places) * costs[way[0].reach])
        )
        for look in way[1:]:
            total *= costs[look.reach]
            if look.merged is not None:
                total *= tree.names[look.merged] if look.merged else tree.size
        return total


def _identity(match: Match) -> object:
    """Return what two matches of one node have in common."""
    if not isinstance(match, str):
        return match
    parent = getattr(match, "getparent", lambda: None)()
    if parent is None:
        return str(match)
    return parent, getattr(match, "attrname", None), getattr(match, "is_tail", False)


@lru_cache(maxsize=1024)
def _compiled(step: str) -> etree.XPath:
    try:
        return etree.XPath(step, regexp=False)
    except (etree.XPathError, ValueError) as error:
        raise BadExpression(str(error).lower()) from error
