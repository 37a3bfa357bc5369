"""What a rule strips, taken out of the tree that rules are looked up in and marked in the edits of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from converter.base.words import count_pieces
from converter.extract.ruled import SITE_RULES
from converter.extract.sites.xpath import NAME_COST
from converter.model.record import EXCERPT_CHARACTERS, Removal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.etree import _Element

    from converter.extract.sites.edits import Edits
    from converter.extract.sites.looking import Lookup
    from converter.extract.sites.tree import PageTree
    from converter.extract.sites.xpath import Match

_NEVER: Final = frozenset({"html", "head", "body"})
"""A class of the whole page, such as "single", is meant for what stands in it."""
_TEXTS: Final = etree.XPath(".//text()[not(parent::script or parent::style)]", regexp=False, smart_strings=False)


@dataclass(frozen=True, slots=True)
class Stripped:
    """One thing that was stripped."""

    place: _Element
    """What stands there now: a comment, or the element that the text stood in."""
    removal: Removal


def strip(lookup: Lookup, edits: Edits) -> list[Stripped]:
    """Strip what the rule names, and return what of it said or showed anything."""
    stripping = _Stripping(lookup.tree, edits)
    for line in lookup.rule.lines:
        if line.directive in {"strip", "strip_attr"}:
            for match in lookup.matches(line):
                stripping.take(match)
        elif line.directive == "strip_id_or_class":
            name = line.value.translate({ord('"'): None, ord("'"): None})
            if lookup.may_look(line, NAME_COST * stripping.count(name)):
                for element in stripping.named(name):
                    stripping.take(element)
        elif line.directive == "strip_image_src":
            for image in lookup.images(line):
                if line.value in image.get("src", ""):
                    stripping.take(image)
    return stripping.stripped


def removals_within(stripped: list[Stripped], body: Collection[_Element]) -> tuple[Removal, ...]:
    """Return what was taken from within a body's elements, or from the whole page where there is none."""
    outer = set(body)
    return tuple(
        each.removal
        for each in stripped
        if not outer or each.place in outer or any(around in outer for around in each.place.iterancestors())
    )


def said_by(element: _Element) -> str:
    """Return an element's text without scripts and style sheets."""
    texts: list[str] = _TEXTS(element)  # type: ignore[assignment] # text() gives nothing else
    return " ".join(texts)


class _Stripping:
    def __init__(self, tree: PageTree, edits: Edits) -> None:
        self.stripped: list[Stripped] = []
        self._tree = tree
        self._edits = edits
        self._names: dict[str, list[_Element]] = {}

    def named(self, name: str) -> Iterator[_Element]:
        """Yield the elements that have a word, or words in that order, in their class or their id.

        Whole words, as in wallabag: Full-Text RSS itself takes "ad" out of "header", too.
        """
        words = name.split()
        sought = f" {' '.join(words)} "
        for element in self._with_word(words[0]) if words else ():
            if any(sought in f" {' '.join(element.get(kind, '').split())} " for kind in ("class", "id")):
                yield element

    def count(self, name: str) -> int:
        """Return how many elements have a name's first word, and are to be compared with all of it."""
        words = name.split()
        return len(self._with_word(words[0])) if words else 0

    def _with_word(self, word: str) -> list[_Element]:
        if not self._names:
            for element in self._tree.nodes:
                for each in {*element.get("class", "").split(), *element.get("id", "").split()}:
                    self._names.setdefault(each, []).append(element)
        return self._names.get(word, [])

    def take(self, match: Match) -> None:
        """Take out an element, an attribute or a text."""
        if not isinstance(match, str):
            self._take_element(match)
        elif (parent := getattr(match, "getparent", lambda: None)()) is not None:
            if getattr(match, "is_attribute", False):
                name = str(getattr(match, "attrname", ""))
                self._edits.attributes.setdefault(self._tree.nodes[parent].mem_id, {})[name] = None
            else:
                is_tail = bool(getattr(match, "is_tail", False))
                self._edits.dropped.update(self._tree.texts.get((parent, is_tail), ()))
                self._record(parent, str(match), "")

    def _take_element(self, element: _Element) -> None:
        around = element.getparent()
        if around is None or element.tag in _NEVER:
            return
        self._edits.dropped.add(self._tree.nodes[element].mem_id)
        # A comment in its place: no later line finds it, and the text behind it need not be joined to that before.
        comment = etree.Comment()
        comment.tail, element.tail = element.tail, None
        around.replace(element, comment)
        images = [element, *element.iter("img")] if element.tag == "img" else list(element.iter("img"))
        pictured = next((image.get("alt") or image.get("src") or "" for image in images), "")
        self._record(comment, said_by(element), pictured)

    def _record(self, place: _Element, text: str, pictured: str) -> None:
        text = " ".join(text.split())
        if text or pictured:
            excerpt = (text or pictured)[:EXCERPT_CHARACTERS]
            self.stripped.append(Stripped(place, Removal(SITE_RULES, excerpt, count_pieces(text))))
