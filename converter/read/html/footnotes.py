"""Footnote sections and their marks to the Document's footnotes, in the order in which they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.dom import attribute, text_of
from converter.base.vocabulary import BACKLINK_ROLE
from converter.model.document import Footnote, FootnoteMark, ListItem, OrderedList, Superscript
from converter.read.html.lines import line_of

if TYPE_CHECKING:
    from bs4 import Tag

    from converter.model.document import Blocks, Inlines
    from converter.read.html.reader import Reader


class Calls:
    """The footnotes that the article defines, and which of them were called so far."""

    def __init__(self, notes: tuple[Tag, ...]) -> None:
        # The first of two with one identifier is what a browser jumps to; the second is never called.
        self._notes = notes
        self._by_identifier: dict[str, Tag] = {}
        for note in notes:
            if text_of(note) or note.find(["img", "math"]) is not None:
                self._by_identifier.setdefault(attribute(note, "id"), note)
        self._called: dict[str, Tag] = {}
        self._waiting: list[str] = []
        self._set_in_text: set[int] = set()

    def call(self, target: str) -> FootnoteMark | None:
        """Return the mark that calls a footnote; None where there is no such footnote to be called."""
        note = self._by_identifier.get(target)
        if note is None or id(note) in self._set_in_text:
            return None
        if target not in self._called:
            self._called[target] = note
            self._waiting.append(target)
        return FootnoteMark(target)

    def footnotes(self, reader: Reader) -> tuple[Footnote, ...]:
        """Return the footnotes called so far, in the order of their first marks, those that they call themselves after them."""
        read: dict[str, Blocks] = {}
        # The list grows while it is read; each is read once, so that notes which call each other come to an end.
        for target in self._waiting:
            read[target] = reader.blocks(self._called[target])
        return tuple(Footnote(target, blocks) for target, blocks in read.items())

    def uncalled(self, reader: Reader) -> Blocks:
        """Return the footnotes that nothing calls as ordered lists that keep their numbers, so that no word is lost."""
        lists: list[OrderedList] = []
        items: list[ListItem] = []
        start = 1
        for number, note in enumerate(self._notes, start=1):
            if self._called.get(attribute(note, "id")) is note:
                continue
            self._set_in_text.add(id(note))
            blocks = reader.blocks(note)
            if not blocks:
                continue
            if items and number != start + len(items):
                lists.append(OrderedList(tuple(items), start))
                items = []
            if not items:
                start = number
            items.append(ListItem(blocks))
        if items:
            lists.append(OrderedList(tuple(items), start))
        return tuple(lists)


def read_mark(element: Tag, reader: Reader) -> Inlines:
    """Return a footnote's mark, or its text raised where the footnote is missing."""
    mark = reader.calls.call(attribute(element, "href").removeprefix("#"))
    if mark is not None:
        return (mark,)
    line = line_of(reader.inlines(element))
    return (Superscript(line),) if line else ()


def is_way_back(element: Tag) -> bool:
    """Return whether a link leads from a footnote back to its mark."""
    return attribute(element, "role") == BACKLINK_ROLE
