"""Book to where its articles' links to each other lead: within the book, and no longer to the web."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from converter.base.urls import page_key
from converter.model.document import Link
from converter.model.walk import inlines_of
from converter.render.xhtml.identifiers import identifiers_of
from converter.render.xhtml.settings import BodySettings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from converter.model.book import Book
    from converter.model.document import Document


def chapter_id(number: int) -> str:
    """Return the id of the place where a chapter of an anthology begins; the first is number 1."""
    return f"a{number}"


def chapter_prefix(number: int) -> str:
    """Return what all other ids of that chapter begin with, so that no two chapters share one."""
    return f"{chapter_id(number)}-"


def inner_links(book: Book) -> tuple[Mapping[str, str], ...]:
    """Return for each chapter the ids that its links to other chapters lead to, by their URLs.

    A chapter is known by its canonical URL and by the one that it was fetched from. A fragment leads to the place of
    that name, else to the chapter's beginning. A book of one article has no links to others.
    """
    if book.is_one_article:
        return ({},)
    chapters = book.chapters
    numbers: dict[str, int] = {}
    for number, chapter in enumerate(chapters, start=1):
        for url in (chapter.metadata.canonical_url, chapter.metadata.url):
            if key := page_key(url):
                numbers.setdefault(key, number)
    targets = [_targets(chapter, number) for number, chapter in enumerate(chapters, start=1)]
    return tuple(_links_of(chapter, numbers, targets) for chapter in chapters)


def _targets(chapter: Document, number: int) -> Callable[[str], str | None]:
    """Return what gives the id of a fragment's place in a chapter."""
    return identifiers_of(chapter, BodySettings(prefix=chapter_prefix(number))).target


def _links_of(
    chapter: Document, numbers: Mapping[str, int], targets: list[Callable[[str], str | None]]
) -> dict[str, str]:
    links: dict[str, str] = {}
    for part in inlines_of(chapter):
        if not isinstance(part, Link) or part.url in links:
            continue
        number = numbers.get(page_key(part.url))
        if number is None:
            continue
        _, _, fragment = part.url.partition("#")
        place = targets[number - 1](fragment) or targets[number - 1](unquote(fragment)) if fragment else None
        links[part.url] = place or chapter_id(number)
    return links
