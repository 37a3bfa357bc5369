"""A rendering's HTML, or the chapters of its EPUB, to one tree of the article, and what its `<meta>` elements say."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from converter.base.charset import decode_html
from converter.base.dom import parse_page, tree_of
from converter.base.errors import UnsupportedContent
from converter.base.guard import DEEPEST_PARSED, guarded, without_structure
from converter.base.package import NotAPackage, read_package
from converter.base.vocabulary import CHAPTER_CLASS
from converter.base.xhtml import html_of
from converter.model.record import Note, NoteKind
from converter.read.rendering.metadata import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bs4 import Tag
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from converter.model.page import Page


@dataclass(frozen=True, slots=True)
class Written:
    """What a rendering holds."""

    said: Said
    root: Tag = field(repr=False)
    """The article, with what says at its top and its end what the metadata say."""
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Pictures of a book, by the address that the text knows them by."""
    notes: tuple[Note, ...] = ()
    """On what went over a limit."""


def written_page(page: Page) -> Written:
    """Return what a page that Octavo wrote holds. Raises UnsupportedContent for a book whose package is broken."""
    if page.files:
        return _written_book(page)
    tree, notes = _parsed(page.text)
    article = tree.css_first("article") or tree.body
    root = tree_of(_children(article)) if article is not None else tree_of(())
    return Written(Said(meta.attributes for meta in tree.css("meta")), root, notes=notes)


def _written_book(page: Page) -> Written:
    files = {file.name: file.content for file in page.files}
    try:
        spine = read_package(files).spine
    except NotAPackage as error:
        raise UnsupportedContent(location=page.location, found=str(error)) from error
    parsed = [_parsed(html_of(decode_html(files[item.name]).text)) for item in spine]
    sections = [section for tree, _ in parsed for section in tree.css(f"section.{CHAPTER_CLASS}")]
    root = tree_of(node for section in sections for node in _children(section))
    said = Said(meta.attributes for tree, _ in parsed for meta in tree.css("meta"))
    # What Octavo writes lies in one folder.
    folder = posixpath.dirname(spine[0].name)
    nearby = {name.removeprefix(f"{folder}/"): content for name, content in files.items()}
    return Written(said, root, nearby, tuple(note for _, notes in parsed for note in notes))


def _parsed(text: str) -> tuple[LexborHTMLParser, tuple[Note, ...]]:
    html, cuts = guarded(text)
    tree = parse_page(html)
    if _is_deeper_than(tree, DEEPEST_PARSED):
        flat, cut = without_structure(html)
        tree, cuts = parse_page(flat), (*cuts, cut)
    return tree, tuple(Note(NoteKind.CUT, cut.message, subject=cut.limit) for cut in cuts)


def _is_deeper_than(tree: LexborHTMLParser, limit: int) -> bool:
    """Return whether an element lies deeper than so many others."""
    level = [tree.root] if tree.root is not None else []
    for _ in range(limit):
        level = [child for node in level for child in _children(node)]
        if not level:
            return False
    return True


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next
