"""Chapters to the contents of a book: its sections, its articles, their headings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from converter.render.epub.chapters import homes_of
from converter.render.epub.metadata import book_title, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from converter.model.book import Book
    from converter.render.epub.chapters import Chapter


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents, with the lines under it."""

    title: str
    href: str
    entries: tuple[ContentsEntry, ...] = ()


def contents_of(book: Book, chapters: Sequence[Chapter]) -> tuple[ContentsEntry, ...]:
    """Return the contents of a book whose chapters are these; never empty.

    Of one article: its start, and beside that the headings of its two highest levels. Of several: each section with
    its articles below, articles of no section among the sections, and below each article its highest headings.
    """
    homes = homes_of(chapters)
    if book.is_one_article:
        (chapter,) = chapters
        start = ContentsEntry(book_title(book.metadata), chapter.files[0].name)
        return (start, *_headings(chapter, homes, levels=2))
    entries: list[ContentsEntry] = []
    remaining = iter(chapters)
    for section in book.sections:
        articles = tuple(_article(chapter, homes) for chapter in islice(remaining, len(section.chapters)))
        if title := one_line(section.title):
            # Its first article has another address of the same place: an NCX may name each once only.
            entries.append(ContentsEntry(title, articles[0].href.partition("#")[0], articles))
        else:
            entries += articles
    return tuple(entries)


def _article(chapter: Chapter, homes: Mapping[str, str]) -> ContentsEntry:
    title = book_title(chapter.document.metadata)
    href = f"{chapter.files[0].name}#{chapter.identifier}"
    return ContentsEntry(title, href, tuple(_headings(chapter, homes, levels=1)))


def _headings(chapter: Chapter, homes: Mapping[str, str], *, levels: int) -> Iterator[ContentsEntry]:
    """Yield the headings of a chapter's highest levels, so many of them; a lower one stands under the higher."""
    shown = sorted({entry.level for entry in chapter.outline})[:levels]
    lines: list[tuple[ContentsEntry, list[ContentsEntry]]] = []
    for entry in chapter.outline:
        words = one_line(entry.title)
        if not words or entry.level not in shown or entry.identifier not in homes:
            continue
        line = ContentsEntry(words, f"{homes[entry.identifier]}#{entry.identifier}")
        # A lower heading before the first higher one has nothing to stand under.
        if entry.level == shown[0] or not lines:
            lines.append((line, []))
        else:
            lines[-1][1].append(line)
    for line, below in lines:
        yield replace(line, entries=tuple(below))
