"""Documents to a Book: their order, their sections, and what is said of the whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from converter.base.errors import SettingsError
from converter.bind.grouping import GROUPINGS, Grouping, grouping_named
from converter.model.book import Book, Section, Series, book_of
from converter.model.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from converter.model.document import Direction, Document
    from converter.model.settings import BindSettings

__all__ = ["GROUPINGS", "MOST_NAMES", "Grouping", "bind_book", "bind_each", "grouping_named"]

MOST_NAMES: Final = 3
"""Names that a cover and a library's list have room for."""
UNTITLED_BOOK: Final = "Articles"
BETWEEN_TITLES: Final = " · "
MAX_DESCRIPTION_CHARACTERS: Final = 600
"""What libraries show of a description before they cut it."""


def bind_book(documents: Sequence[Document], settings: BindSettings) -> Book:
    """Return the documents as one book, in their order but for the sections that the settings ask for.

    Sections stand in the order of their first article; articles that belong to none stand first. Raises SettingsError
    where there are no documents, UnknownName for a grouping that there is not.
    """
    if not documents:
        raise SettingsError("A book needs one article at least.")
    titles = grouping_named(settings.by).section_titles(documents)
    sections = tuple(
        Section(title, tuple(document for document, own in zip(documents, titles, strict=True) if own == title))
        for title in sorted(dict.fromkeys(titles), key=bool)
    )
    return Book(_metadata(documents, settings), sections, settings.series, settings.identifier)


def bind_each(documents: Sequence[Document], settings: BindSettings) -> tuple[Book, ...]:
    """Return a book of each document alone, numbered in a series with the book's title, else with the series' name."""
    name = settings.title or (settings.series.name if settings.series else "")
    return tuple(
        replace(book_of(document), series=Series(name, number) if name else None)
        for number, document in enumerate(documents, start=1)
    )


def _metadata(documents: Sequence[Document], settings: BindSettings) -> Metadata:
    """Return what is said of the whole book."""
    known = [document.metadata for document in documents]
    language, direction = _language(documents)
    sites = _distinct(metadata.site_name for metadata in known)
    tags = Counter(tag for metadata in known for tag in dict.fromkeys(metadata.tags))
    fetched = max((metadata.fetched for metadata in known if metadata.fetched), key=_moment, default=None)
    return Metadata(
        title=settings.title or _own_title(sites, settings),
        authors=_names(known),
        published=settings.published or max((m.published for m in known if m.published), key=_moment, default=None),
        site_name=sites[0] if len(sites) == 1 else "",
        tags=tuple(tag for tag, articles in tags.items() if articles > 1),
        language=language,
        direction=direction,
        description=_description(known),
        fetched=fetched,
        word_count=sum(metadata.word_count for metadata in known),
        reading_minutes=sum(metadata.reading_minutes for metadata in known),
    )


def _own_title(sites: Sequence[str], settings: BindSettings) -> str:
    if settings.series:
        number = settings.series.number
        return settings.series.name if number is None else f"{settings.series.name} {number}"
    return sites[0] if len(sites) == 1 else UNTITLED_BOOK


def _names(known: Sequence[Metadata]) -> tuple[str, ...]:
    """Return who made the book: its authors, their sites where authors are many, the busiest sites where those are.

    Each article names its own authors all the same.
    """
    authors = _distinct(author for metadata in known for author in metadata.authors)
    sites = _distinct(metadata.site_name for metadata in known)
    if authors and (len(authors) <= MOST_NAMES or not sites):
        return authors[:MOST_NAMES]
    articles = Counter(metadata.site_name for metadata in known)
    return tuple(sorted(sites, key=lambda site: -articles[site])[:MOST_NAMES])


def _language(documents: Sequence[Document]) -> tuple[str, Direction]:
    """Return the language that most words are in, and the direction of the first article in it."""
    words: Counter[str] = Counter()
    for document in documents:
        words[document.metadata.language] += max(document.metadata.word_count, 1)
    language = max(words, key=words.__getitem__)
    return language, next(d.metadata.direction for d in documents if d.metadata.language == language)


def _description(known: Sequence[Metadata]) -> str:
    """Return the articles' titles, as far as they are a description's length."""
    titles = _distinct(metadata.title for metadata in known)
    listed = ""
    for title in titles:
        longer = BETWEEN_TITLES.join(filter(None, (listed, title)))
        if len(longer) > MAX_DESCRIPTION_CHARACTERS:
            return f"{listed}{BETWEEN_TITLES}…".removeprefix(BETWEEN_TITLES)
        listed = longer
    return listed


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names, white space collapsed, each once in the order of first use."""
    return tuple(dict.fromkeys(plain for name in names if (plain := " ".join(name.split()))))


def _moment(moment: date) -> datetime:
    """Return a date or point in time as one that compares with all others; a day is its start, in UTC."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
