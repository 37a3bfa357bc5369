"""Book: one Document or many, bound in an order, with what stands on the cover.

A Book of one article carries that article's own metadata; an anthology has a title of its own, and metadata that
`converter/bind/` draws from its articles.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from converter.model.document import Document, Metadata


@dataclass(frozen=True, slots=True)
class Series:
    """What a book is an issue or a volume of."""

    name: str
    number: int | None = None
    """Its place in the series, 1 and on; None where there is no order."""


@dataclass(frozen=True, slots=True)
class Section:
    """Chapters that the contents list together."""

    title: str
    """What the contents call it; "" lists its chapters among the sections."""
    chapters: tuple[Document, ...]
    """In reading order; never empty."""


@dataclass(frozen=True, slots=True)
class Book:
    """What a renderer binds into one file."""

    metadata: Metadata
    """Of the whole: the title on the cover, who wrote it, its language and direction, when it came out."""
    sections: tuple[Section, ...]
    """In reading order; never empty."""
    series: Series | None = None
    identifier: str = ""
    """URN of the book; "" has the renderer make one of its contents."""

    @property
    def title(self) -> str:
        """The title on the cover; "" where there is none."""
        return self.metadata.title

    @property
    def language(self) -> str:
        """BCP 47 tag of the language that most of it is in; "" where none is known."""
        return self.metadata.language

    @property
    def chapters(self) -> tuple[Document, ...]:
        """Every chapter, in reading order."""
        return tuple(chapter for section in self.sections for chapter in section.chapters)

    @property
    def is_one_article(self) -> bool:
        """Whether it is a single article under that article's own title."""
        return [chapter.metadata for chapter in self.chapters] == [self.metadata]


def book_of(document: Document) -> Book:
    """Return the book that is one article."""
    return Book(document.metadata, (Section("", (document,)),))


def map_chapters(book: Book, exchange: Callable[[Document], Document]) -> Book:
    """Return the book with every chapter exchanged, in reading order."""
    sections = (replace(section, chapters=tuple(map(exchange, section.chapters))) for section in book.sections)
    return replace(book, sections=tuple(sections))
