"""Book to what an EPUB's package says about it: names, dates, languages, and how it can be read."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from converter.model.walk import plain_text
from converter.render.epub.accessibility import accessibility
from converter.render.epub.creators import creator_named
from converter.render.epub.dates import modified_date, w3c_date
from converter.render.xhtml.addresses import web_address
from converter.render.xhtml.markup import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from converter.model.book import Book, Series
    from converter.model.document import Direction, Metadata
    from converter.render.epub.accessibility import Accessibility
    from converter.render.epub.chapters import Chapter
    from converter.render.epub.creators import Creator

FALLBACK_LANGUAGE = "en"
"""A package must name a language, Amazon refuses one that says "undetermined", and each page is to have it too."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?")
"""Language, script and region of a BCP 47 tag (RFC 5646, 2.1)."""
_TURNING = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Marks that turn the direction of text: they would turn a library's whole list."""


@dataclass(frozen=True, slots=True)
class PackageMetadata:
    """What the package document says."""

    identifier: str
    title: str
    creators: tuple[Creator, ...]
    contributors: tuple[Creator, ...]
    """Authors of single articles, whom the cover has no room for."""
    languages: tuple[str, ...]
    """That of the book first, then the others of its articles."""
    direction: Direction
    modified: datetime
    """In UTC, and never the clock's."""
    published: str
    """W3C date and time format; "" where it is not known."""
    publisher: str
    sources: tuple[str, ...]
    """Address of every article."""
    description: str
    subjects: tuple[str, ...]
    rights: tuple[str, ...]
    series: Series | None
    accessibility: Accessibility


def package_metadata(book: Book, chapters: Sequence[Chapter]) -> PackageMetadata:
    """Return what the package says of a book whose chapters are these."""
    metadata = book.metadata
    articles = [chapter.document.metadata for chapter in chapters]
    creators = _distinct(metadata.authors)
    return PackageMetadata(
        identifier=book.identifier or identifier(book),
        title=book_title(metadata),
        creators=tuple(map(creator_named, creators)),
        contributors=tuple(
            creator_named(name)
            for name in _distinct(author for article in articles for author in article.authors)
            if name not in creators
        ),
        languages=_distinct(map(book_language, (metadata, *articles))),
        direction=metadata.direction,
        modified=modified_date(metadata),
        published=w3c_date(metadata.published),
        publisher=one_line(metadata.site_name),
        sources=_distinct(map(address, articles)),
        description=one_line(metadata.description),
        subjects=_distinct(metadata.tags),
        rights=_distinct(article.licence for article in articles),
        series=book.series,
        accessibility=accessibility(chapters),
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts, each on one line and once, in the order of first use; without those that are empty."""
    return tuple(dict.fromkeys(line for text in texts if (line := one_line(text))))


def one_line(text: str) -> str:
    """Return the text on one line, without characters that XML cannot hold or that turn its direction."""
    return " ".join(printable(" ".join(text.translate(_TURNING).split())).split())


def address(metadata: Metadata) -> str:
    """Return where the article can be found again: its canonical URL, else where it was fetched from, else ""."""
    for url in (metadata.canonical_url, metadata.url):
        if url.lower().startswith(("http://", "https://")) and (valid := web_address(url)):
            return valid
    return ""


def book_title(metadata: Metadata) -> str:
    """Return the title; of an article without one, the host that it came from. Never empty."""
    return one_line(metadata.title) or one_line(metadata.site_name) or _host(address(metadata)) or "Untitled"


def _host(url: str) -> str:
    try:
        return one_line(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def identifier(book: Book) -> str:
    """Return a URN that is the same for the same articles, and another for any other (UUID version 5).

    It is made of addresses, titles and words: the same in another theme, with other pictures, by a later version.
    """
    seed = [book.title]
    for chapter in book.chapters:
        metadata = chapter.metadata
        seed += [metadata.url or metadata.canonical_url, metadata.title, plain_text(chapter.blocks)]
        seed += [plain_text(note.blocks) for note in chapter.footnotes]
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(seed).encode("utf-8", "replace").decode()).urn


def book_language(metadata: Metadata) -> str:
    """Return the tag of the article's language; English where none is known. Never empty."""
    return language_tag(metadata.language) or FALLBACK_LANGUAGE


def language_tag(language: str) -> str:
    """Return language, script and region of a tag in its usual letters; "" when it is none."""
    found = _LANGUAGE.match(language.strip().replace("_", "-"))
    if not found or language.strip().replace("_", "-")[found.end() : found.end() + 1].isalnum():
        return ""
    parts = found[0].lower().split("-")
    return "-".join([parts[0], *(part.title() if len(part) == len("Latn") else part.upper() for part in parts[1:])])
