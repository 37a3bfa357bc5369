"""Book to what its cover says, in letters that can be drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.render.dates import written_date
from converter.render.opening import UNTITLED

if TYPE_CHECKING:
    from converter.model.book import Book
    from converter.model.document import Direction
    from converter.render.cover.faces import Typecase

MAX_TITLE_CHARACTERS: Final = 400
MAX_LINE_CHARACTERS: Final = 200
MOST_LISTED: Final = 6
_CASED: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u04ff]")
"""Letters of scripts with capitals: Latin, Greek, Cyrillic."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a cover says, each on one line; "" or () is nothing."""

    label: str
    """Where it comes from, or what it is an issue of."""
    title: str
    """Never empty."""
    subtitle: str
    listed: tuple[str, ...]
    """Titles of an anthology's first articles."""
    names: str
    date: str
    direction: Direction

    @property
    def has_capitals(self) -> bool:
        """Return whether the title's script has them: such lines stand closer."""
        return bool(_CASED.search(self.title))


def words_of(book: Book, typecase: Typecase) -> Words:
    """Return what the book's cover says; raises CoverUndrawable where no font has its letters."""
    metadata = book.metadata
    titles = () if book.is_one_article else tuple(chapter.metadata.title for chapter in book.chapters)
    label = _short(_label(book), MAX_LINE_CHARACTERS)
    date = written_date(metadata.published, metadata.language) if metadata.published else ""
    title = _short(book.title, MAX_TITLE_CHARACTERS) or metadata.site_name or UNTITLED
    listed = (typecase.drawable(_short(line, MAX_LINE_CHARACTERS), "regular") for line in titles[:MOST_LISTED])
    return Words(
        label=typecase.drawable(label.upper() if _CASED.search(label) else label, "bold"),
        title=typecase.drawable(title, "bold") or UNTITLED,
        subtitle=typecase.drawable(_short(metadata.subtitle, MAX_LINE_CHARACTERS), "regular"),
        listed=tuple(filter(None, listed)),
        names=typecase.drawable(_short(", ".join(metadata.authors), MAX_LINE_CHARACTERS), "bold"),
        date=typecase.drawable(date, "regular"),
        direction=metadata.direction,
    )


def _label(book: Book) -> str:
    if book.series and book.series.name not in book.title:
        return book.series.name if book.series.number is None else f"{book.series.name} {book.series.number}"
    if book.is_one_article:
        return book.metadata.site_name or book.metadata.kicker or book.metadata.section
    return ""


def _short(text: str, most: int) -> str:
    """Return a text on one line, cut after a word where it is longer than a cover has room for."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return f"{line[:most].rpartition(' ')[0] or line[:most]}…"
