"""The notes found so far, and the one section that is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.dom import attribute, text_of
from converter.base.vocabulary import FOOTNOTE_MARK_ROLE, FOOTNOTES_ROLE
from converter.extract.shape.footnotes.tidy import leads_back, tidy_note
from converter.extract.shape.tree import is_gone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import PageElement, Tag

    from converter.extract.shape.footnotes.remains import Remains
    from converter.extract.shape.tree import ArticleTree


class Notes:
    """The notes that the habits found, by what their marks call them."""

    def __init__(self, tree: ArticleTree, remains: Remains) -> None:
        self._tree = tree
        self._items: dict[str, Tag] = {}
        self._labels: dict[str, str] = {}
        self.remains = remains
        self.backs: frozenset[str] = frozenset()
        """Identifiers at the marks: what the ways back lead to."""

    def __contains__(self, target: str) -> bool:
        return target in self._items

    def __len__(self) -> int:
        return len(self._items)

    def add(self, target: str, nodes: Iterable[PageElement], label: str = "") -> None:
        """Add a note, and take its nodes out of where they stand.

        Its item is made now: a note may call another, and a mark that stands in nothing cannot be exchanged.
        """
        item = self._tree.new("li", {"id": target})
        for node in nodes:
            item.append(node.extract())
        self._items[target] = item
        self._labels[target] = label

    def new_target(self, stem: str) -> str:
        """Return a name for a note that the page gives none."""
        number = len(self._items) + 1
        while (target := f"{stem}-{number}") in self._items or self._tree.identified(target) is not None:
            number += 1
        return target

    def call(self, mark: Tag, target: str) -> None:
        """Put the mark that calls a note into another's place."""
        if not is_gone(mark):
            self._tree.replace(mark, self.mark(target))

    def mark(self, target: str) -> Tag:
        """Return a mark that calls a note."""
        return self._tree.new("a", {"role": FOOTNOTE_MARK_ROLE, "href": f"#{target}"}, "*")

    def target_of(self, words: str) -> str:
        """Return the name of the note that says this, but for the ends; "" where none does."""
        if not words:
            return ""
        return next((target for target, item in self._items.items() if text_of(item).startswith(words)), "")

    def texts(self) -> frozenset[str]:
        """Return the words of all notes, to know what repeats one."""
        return frozenset(text_of(item) for item in self._items.values())

    def write(self) -> None:
        """Put the section of notes at the article's end, and take out what held them and holds nothing any more."""
        if not self._items:
            return
        for target, item in self._items.items():
            tidy_note(item, self._labels[target], self.backs)
        for link in self._tree.elements("a"):
            # Of notes whose marks the page has lost: they stay where they are, and lead back to nothing.
            if leads_back(link) and self._tree.identified(attribute(link, "href").rpartition("#")[2]) is None:
                self._tree.remove(link)
        self.remains.clear(self.texts())
        section, listing = self._tree.new("section", {"role": FOOTNOTES_ROLE}), self._tree.new("ol")
        section.append(listing)
        for item in self._items.values():
            if text_of(item) or item.find(["img", "math"]) is not None:
                listing.append(item)
        self._tree.root.append(section)
