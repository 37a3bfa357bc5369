"""What is left where notes stood: empty boxes, the heading of their section, the rule above it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import text_of
from converter.extract.shape.footnotes.wording import HEADINGS, heads_notes, is_note_box
from converter.extract.shape.tree import MOST_NODES_LOOKED_AT, ancestors, is_gone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bs4 import PageElement

    from converter.extract.shape.tree import ArticleTree

_BOXES_AROUND: Final = 4
_THINGS: Final = frozenset({"img", "table", "pre", "iframe", "video", "audio", "svg", "math", "picture", "object"})
_LIKE_HEADINGS: Final = ("p", "div", "span", "dt", "summary", "legend")
_REPEATING: Final = ("table", "ol", "ul", "div", "section")


class Remains:
    """Remembers where notes stood, and clears what is left of those places."""

    def __init__(self, tree: ArticleTree) -> None:
        self._tree = tree
        self._boxes: dict[int, Tag] = {}
        self._heads: dict[int, tuple[Tag, int]] = {}
        """Headings and rules above notes, each with the place of the last of those notes."""

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Where each element stands, by its `id()`: to ask each what is before it would be quadratic."""
        return {id(node): place for place, node in enumerate(self._tree.root.descendants) if isinstance(node, Tag)}

    @cached_property
    def _dividers(self) -> tuple[list[int], list[Tag]]:
        """Headings, rules and lines that head notes: places and elements, in order."""
        found = list(self._tree.elements(*HEADINGS, "hr"))
        found += [line for line in self._tree.elements(*_LIKE_HEADINGS) if heads_notes(line)]
        placed = sorted((self.places.get(id(element), -1), place) for place, element in enumerate(found))
        return [place for place, _ in placed], [found[number] for _, number in placed]

    def took_from(self, note: Tag) -> None:
        """Remember what is around a note and above it, before it goes."""
        for box in ancestors(note, _BOXES_AROUND):
            self._boxes.setdefault(id(box), box)
        place = self.places.get(id(note))
        if place is None:
            return
        places, dividers = self._dividers
        # A rule may stand above the heading or below it, and a heading's line within a box that is one, too.
        end = bisect_left(places, place + 1)
        for divider in dividers[max(0, end - 4) : end]:
            if divider is not note:
                self._heads[id(divider)] = (divider, place)

    def clear(self, notes: frozenset[str]) -> None:
        """Take out what held notes, headed them or repeats them, and has nothing else in it or below it."""
        for box in self._tree.elements(*_REPEATING):
            if notes and not is_gone(box) and is_note_box(box) and _repeats(box, notes):
                self.took_from(box)
                self._tree.remove(box)
        self._clear_boxes()
        for head, note in sorted(self._heads.values(), key=lambda pair: -self.places[id(pair[0])]):
            if not is_gone(head) and self._heads_nothing(head, note):
                self._tree.remove(head)
        self._clear_boxes()

    def _clear_boxes(self) -> None:
        for box in sorted(self._boxes.values(), key=lambda box: -self.places.get(id(box), -1)):
            if is_gone(box) or box is self._tree.root or box.parent is None:
                continue
            if not text_of(box) and box.find(list(_THINGS)) is None:
                self._tree.remove(box)

    def _heads_nothing(self, head: Tag, note: int) -> bool:
        """Return whether nothing stands between a heading or rule and the next, or the end of the box of the notes.

        `note` is the place of the last note below it.
        """
        if head.find(list(_THINGS - {"svg"})) is not None:
            return False
        own_level = int(head.name[1]) if head.name in HEADINGS else 0
        end = _after(head.parent) if head.parent is not None and id(head.parent) in self._boxes else None
        node: PageElement | None = _after(head)
        for _ in range(MOST_NODES_LOOKED_AT):
            if node is None or node is end:
                return True
            if isinstance(node, Tag):
                if node.name == "hr":
                    return True
                if node.name in HEADINGS and text_of(node):
                    # A rule above a heading that stays parts the text.
                    is_below = head.name != "hr" or self.places.get(id(node), 0) > note
                    return is_below and (not own_level or int(node.name[1]) <= own_level)
                if node.name in _THINGS:
                    return False
            elif type(node) is NavigableString and node.strip("\u00a0\u200b \t\n\r\f"):
                return False
            node = node.next_element
        return False


def _after(element: Tag | None) -> PageElement | None:
    """Return the node that follows an element and all that is in it; None at the end."""
    while element is not None:
        if element.next_sibling is not None:
            return element.next_sibling
        element = element.parent
    return None


def _repeats(box: Tag, notes: frozenset[str]) -> bool:
    """Return whether each row or item of a box repeats a note that was found elsewhere."""
    rows = box.find_all(["li", "tr"])
    if not rows:
        return False
    return all(_last_cell(row) in notes for row in rows)


def _last_cell(row: Tag) -> str:
    cells = row.find_all("td") if row.name == "tr" else []
    return text_of(cells[-1] if cells else row)
