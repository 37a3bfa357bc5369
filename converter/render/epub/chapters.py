"""A body's XHTML to the chapter files of an EPUB: one, or several where one would be too long."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from converter.render.epub.metadata import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from converter.render.xhtml import OutlineEntry

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
class Chapter:
    """One file of the book's text."""

    file_name: str
    title: str
    """What its file calls itself: the heading that it begins with, or "" in the first, which has the book's."""
    markup: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents, with the lines under it."""

    title: str
    href: str
    entries: tuple[ContentsEntry, ...] = ()


def chapters_of(markup: str) -> tuple[Chapter, ...]:
    """Return the chapters of a body: cut before headings of level 2 only, and only where it is very long."""
    parts = [markup] if len(markup) <= MAX_CHAPTER_CHARACTERS else list(_cut(markup))
    names = [f"chapter-{number}.xhtml" for number in range(1, len(parts) + 1)]
    if len(parts) > 1:
        parts = _linked(parts, names)
    return tuple(
        Chapter(name, _first_heading(part) if number else "", part)
        for number, (name, part) in enumerate(zip(names, parts, strict=True))
    )


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


def _linked(parts: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the parts with each link to a place in another one going through its file's name."""
    homes = {found[1]: name for name, part in zip(names, parts, strict=True) for found in _ID.finditer(part)}
    return [_links_through(part, name, homes) for name, part in zip(names, parts, strict=True)]


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


def contents_of(title: str, outline: Sequence[OutlineEntry], chapters: Sequence[Chapter]) -> tuple[ContentsEntry, ...]:
    """Return the contents: the article's start under its title, then the headings of its two highest levels."""
    homes = {found[1]: chapter.file_name for chapter in chapters for found in _ID.finditer(chapter.markup)}
    levels = sorted({entry.level for entry in outline})[:2]
    lines: list[tuple[ContentsEntry, list[ContentsEntry]]] = []
    for entry in outline:
        words = one_line(entry.title)
        if not words or entry.level not in levels or entry.identifier not in homes:
            continue
        line = ContentsEntry(words, f"{homes[entry.identifier]}#{entry.identifier}")
        # A lower heading before the first higher one has nothing to stand under.
        if entry.level == levels[0] or not lines:
            lines.append((line, []))
        else:
            lines[-1][1].append(line)
    return (
        ContentsEntry(title, chapters[0].file_name),
        *(replace(line, entries=tuple(below)) for line, below in lines),
    )
