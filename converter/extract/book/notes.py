"""Notes as EPUB marks them (`epub:type`, DPUB-ARIA's roles) to the vocabulary's form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import attribute, new_element
from converter.base.vocabulary import BACKLINK_ROLE, FOOTNOTE_MARK_ROLE, FOOTNOTES_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK_TYPES: Final = frozenset({"noteref"})
_NOTE_TYPES: Final = frozenset({"footnote", "endnote", "rearnote", "note"})
_NOTE_ROLES: Final = frozenset({"doc-footnote", "doc-endnote"})
_LIST_TYPES: Final = frozenset({"footnotes", "endnotes", "rearnotes"})


def shape_book_notes(root: Tag) -> None:
    """Bring the notes that marks of the book call to one section at its end, in place."""
    marks = [link for link in root.find_all("a", href=True) if _is_mark(link)]
    called = {attribute(mark, "href").removeprefix("#") for mark in marks}
    notes = [note for note in root.find_all(id=True) if attribute(note, "id") in called and _is_note(note)]
    known = {attribute(note, "id") for note in notes}
    for mark in marks:
        if attribute(mark, "href").removeprefix("#") in known:
            mark["role"] = FOOTNOTE_MARK_ROLE
    if not notes:
        return
    ways_back = {attribute(mark, "id") for mark in marks} - {""}
    listed = new_element("ol")
    for note in notes:
        for link in note.find_all("a", href=True):
            if attribute(link, "href").removeprefix("#") in ways_back or _types(link) & {"backlink"}:
                link["role"] = BACKLINK_ROLE
        item = new_element("li", {"id": attribute(note, "id")})
        del note["id"]
        emptied = list(_emptied(note))
        item.extend(list(note.contents))
        for element in emptied:
            element.extract()
        listed.append(item)
    section = new_element("section", {"role": FOOTNOTES_ROLE})
    section.append(listed)
    root.append(section)


def _emptied(note: Tag) -> Iterator[Tag]:
    """Yield a note's element, and what is around it that holds nothing else: lists and sections of notes."""
    yield note
    parent = note.parent
    while isinstance(parent, Tag) and parent.parent is not None:
        others = [node for node in parent.contents if isinstance(node, Tag) or not str(node).isspace()]
        is_list = parent.name in ("ol", "ul") or _types(parent) & _LIST_TYPES
        if len(others) > 1 or not is_list:
            return
        yield parent
        parent = parent.parent


def _is_mark(link: Tag) -> bool:
    return bool(_types(link) & _MARK_TYPES) or attribute(link, "role") == FOOTNOTE_MARK_ROLE


def _is_note(element: Tag) -> bool:
    return bool(_types(element) & _NOTE_TYPES) or attribute(element, "role") in _NOTE_ROLES


def _types(element: Tag) -> set[str]:
    return set(attribute(element, "epub:type").split())
