"""Book to the contents that its reader sees: articles by section, each with who wrote it, where and how long it is."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from converter.render.opening import listed_byline
from converter.render.wording import contents_word
from converter.render.xhtml.markup import element, escape_text, language_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model.book import Book
    from converter.model.document import Document


def contents_list(book: Book, articles: Sequence[tuple[str, str]]) -> str:
    """Return the contents of a book as XHTML; `articles` has title and address of each, in reading order."""
    heading = contents_word(book.language)
    parts = [element("h1", {}, escape_text(heading))]
    listed = zip(book.chapters, articles, strict=True)
    for section in book.sections:
        if title := " ".join(section.title.split()):
            parts.append(element("h2", {}, escape_text(title)))
        rows = "\n".join(_row(chapter, *article) for chapter, article in islice(listed, len(section.chapters)))
        parts.append(element("ol", {"class": "articles"}, f"\n{rows}\n"))
    return element("nav", {"class": "contents", "role": "doc-toc", "aria-label": heading}, "\n".join(parts))


def _row(chapter: Document, title: str, address: str) -> str:
    metadata = chapter.metadata
    link = element("a", {"href": address}, escape_text(title))
    byline = listed_byline(metadata)
    below = element("p", {"class": "byline"}, escape_text(byline)) if byline else ""
    return element("li", {"lang": language_tag(metadata.language), "dir": metadata.direction}, link + below)
