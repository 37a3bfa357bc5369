"""The lines of a rule to what they find in a page; a line that is wrong or takes too long is skipped and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from converter.extract.sites.expression import BadExpression
from converter.extract.sites.xpath import NAME_COST, Finder, TooCostly
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from converter.extract.sites.directives import PatternDirective
    from converter.extract.sites.rule import Line, SiteRule
    from converter.extract.sites.tree import PageTree
    from converter.extract.sites.xpath import Match

_Found = TypeVar("_Found")


class Lookup:
    """One rule looked up in one page."""

    def __init__(self, rule: SiteRule, tree: PageTree) -> None:
        self.rule = rule
        self.tree = tree
        self.notes: list[Note] = []
        self._is_over = False
        self._finder = Finder(tree)
        self._images: list[_Element] = list(tree.root.iter("img"))

    @property
    def name(self) -> str:
        """What notes call the rule."""
        return self.rule.names[0]

    def tell(self, message: str, kind: NoteKind = NoteKind.SITE_RULE_FAILED) -> None:
        """Take a note about the rule."""
        self.notes.append(Note(kind, message, self.name))

    def holds(self, line: Line) -> bool:
        """Return whether the line counts on this page."""
        return not line.condition or bool(self._find(line.condition, line))

    def matches(self, line: Line) -> list[Match]:
        """Return what a line finds; [] where it does not count."""
        return self._find(line.value, line) if self.holds(line) else []

    def images(self, line: Line) -> list[_Element]:
        """Return the pictures of the page, for a line that looks at each."""
        return self._images if self.may_look(line, NAME_COST * len(self._images)) else []

    def may_look(self, line: Line, looks: int) -> bool:
        """Return whether a line may look at so many nodes, and count them."""

        def charge() -> list[bool]:
            self._finder.charge(looks)
            return [True]

        return bool(self._tried(line, charge))

    def _find(self, expression: str, line: Line) -> list[Match]:
        return self._tried(line, lambda: self._finder.find(expression))

    def _tried(self, line: Line, look: Callable[[], list[_Found]]) -> list[_Found]:
        """Return what a look finds; [] where it is wrong or takes too long, which is told, and when all time is spent."""
        if self._finder.is_spent:
            if not self._is_over:
                self.tell(f"{line.place} and what follows was skipped: the rule takes too long on a page of this size.")
                self._is_over = True
            return []
        try:
            return look()
        except BadExpression as error:
            self.tell(f"{line.place} was skipped, for it is no XPath: {error}.")
        except TooCostly:
            self.tell(f"{line.place} was skipped: it takes too long on a page of this size.")
        return []

    def elements(self, line: Line) -> list[_Element]:
        """Return the elements that a line finds, without those within others."""
        return self.tree.outermost([match for match in self.matches(line) if not isinstance(match, str)])

    def first(self, directive: PatternDirective) -> list[Match]:
        """Return what the first line of a directive finds that finds anything."""
        for line in self.rule.all(directive):
            matches = self.matches(line)
            if matches:
                return matches
        return []
