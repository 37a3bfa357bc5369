"""Book to the XHTML of its chapters, each in one file, or in several where one would be too long."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from converter.render.inner_links import chapter_id, chapter_prefix, inner_links
from converter.render.xhtml import write_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from converter.model.book import Book
    from converter.model.document import Document
    from converter.render.xhtml import BodySettings, OutlineEntry

MAX_CHAPTER_CHARACTERS: Final = 250_000
"""Older readers lay out a whole file before they show its first page; Adobe's stops at about 300 kB."""

_TOP_HEADING: Final = "h2"
_WRAPPER: Final = (
    '<div xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">',
    "</div>",
)
_NAMESPACES: Final = re.compile(r' xmlns(?::epub)?="http://www\.(?:w3\.org/1999/xhtml|idpf\.org/2007/ops)"')
_ID: Final = re.compile(r'<[^>]*\sid="([^"]*)"')
_INNER_LINK: Final = re.compile(r'(<a\s(?:[^>]*\s)?href=")#([^"]*)"')


@dataclass(frozen=True, slots=True)
class TextFile:
    """One file of the book's text."""

    name: str
    title: str
    """What it calls itself: the heading that it begins with, or "" in a chapter's first, which has the chapter's."""
    markup: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One article of the book."""

    document: Document
    identifier: str
    """Id of the place where it begins; "" in a book of one article, where nothing leads there."""
    outline: tuple[OutlineEntry, ...]
    files: tuple[TextFile, ...]
    """In order; never empty."""


def write_chapters(book: Book, settings: BodySettings) -> tuple[Chapter, ...]:
    """Return the chapters, with ids that are unique in the book, and links between them that lead from file to file."""
    chapters: list[Chapter] = []
    for number, (document, links) in enumerate(zip(book.chapters, inner_links(book), strict=True), start=1):
        prefix = "" if book.is_one_article else chapter_prefix(number)
        body = write_body(document, replace(settings, prefix=prefix, inner_links=links))
        first = sum(len(chapter.files) for chapter in chapters) + 1
        identifier = "" if book.is_one_article else chapter_id(number)
        chapters.append(Chapter(document, identifier, body.outline, tuple(_files(body.markup, first))))
    return _linked(chapters)


def _files(markup: str, first: int) -> Iterator[TextFile]:
    """Yield a body's files: cut before headings of level 2 only, and only where it is very long."""
    parts = [markup] if len(markup) <= MAX_CHAPTER_CHARACTERS else _cut(markup)
    for number, part in enumerate(parts, start=first):
        yield TextFile(f"chapter-{number}.xhtml", "" if number == first else _first_heading(part), part)


def _cut(markup: str) -> Iterator[str]:
    """Yield the markup in runs of top-level elements that each begin with a heading, none needlessly short."""
    from lxml import etree

    wrapper = etree.fromstring(_WRAPPER[0] + markup + _WRAPPER[1])
    run: list[str] = []
    length = 0
    for element in wrapper:
        start, close, rest = str(etree.tostring(element, encoding="unicode")).partition(">")
        written = _NAMESPACES.sub("", start) + close + rest
        begins = etree.QName(element).localname == _TOP_HEADING
        if begins and length and length + len(written) > MAX_CHAPTER_CHARACTERS // 2:
            yield "".join(run)
            run, length = [], 0
        run.append(written)
        length += len(written)
    yield "".join(run)


def _linked(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Return the chapters with each link to a place in another file going through that file's name."""
    homes = homes_of(chapters)
    return tuple(
        replace(
            chapter,
            files=tuple(replace(file, markup=_links_through(file.markup, file.name, homes)) for file in chapter.files),
        )
        for chapter in chapters
    )


def homes_of(chapters: Sequence[Chapter]) -> dict[str, str]:
    """Return the name of the file that each id is in."""
    homes = {chapter.identifier: chapter.files[0].name for chapter in chapters if chapter.identifier}
    for chapter in chapters:
        for file in chapter.files:
            homes.update((found[1], file.name) for found in _ID.finditer(file.markup))
    return homes


def _links_through(part: str, own_name: str, homes: Mapping[str, str]) -> str:
    def through(link: re.Match[str]) -> str:
        home = homes.get(link[2], own_name)
        return link[0] if home == own_name else f'{link[1]}{home}#{link[2]}"'

    return _INNER_LINK.sub(through, part)


def _first_heading(part: str) -> str:
    """Return the words of the heading that a part begins with."""
    from lxml import etree

    wrapper = etree.fromstring(_WRAPPER[0] + part + _WRAPPER[1])
    return " ".join("".join(map(str, wrapper[0].itertext())).split()) if len(wrapper) else ""
