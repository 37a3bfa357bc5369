"""The Documents of an article's pages to one Document."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from converter.model.document import FootnoteMark, Heading, Link, Span
from converter.model.walk import rewrite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model.document import Block, Blocks, Document, Inline, Inlines


def join_documents(documents: Sequence[Document]) -> Document:
    """Return one document with the blocks, footnotes, pictures, removals and notes of all, and the first one's metadata."""
    first, *others = documents
    if not others:
        return first
    pages = [first, *(_renamed(other, f"page{number}-") for number, other in enumerate(others, start=2))]
    words = sum(page.metadata.word_count for page in pages)
    minutes = sum(page.metadata.reading_minutes for page in pages)
    longest = max(pages, key=lambda page: page.metadata.word_count).metadata
    if longest.word_count:
        # Each page's minutes are rounded up; the longest page's pace is the nearest to the true one.
        minutes = min(minutes, math.ceil(words * longest.reading_minutes / longest.word_count))
    return replace(
        first,
        metadata=replace(first.metadata, word_count=words, reading_minutes=minutes),
        blocks=tuple(block for page in pages for block in page.blocks),
        footnotes=tuple(footnote for page in pages for footnote in page.footnotes),
        assets=tuple({asset.sha256: asset for page in pages for asset in page.assets}.values()),
        removals=tuple(removal for page in pages for removal in page.removals),
        notes=tuple(note for page in pages for note in page.notes),
    )


def _renamed(document: Document, prefix: str) -> Document:
    """Return a document whose identifiers begin with the prefix, so that none is another page's."""

    def inline(part: Inline) -> Inlines:
        match part:
            case FootnoteMark():
                return (FootnoteMark(prefix + part.footnote),)
            case Link() if part.url.startswith("#"):
                return (replace(part, url=f"#{prefix}{part.url[1:]}"),)
            case Span() if part.identifier:
                return (replace(part, identifier=prefix + part.identifier),)
            case _:
                return (part,)

    def block(part: Block) -> Blocks:
        if isinstance(part, Heading) and part.identifier:
            return (replace(part, identifier=prefix + part.identifier),)
        return (part,)

    renamed = rewrite(document, inline, block)
    footnotes = tuple(replace(footnote, identifier=prefix + footnote.identifier) for footnote in renamed.footnotes)
    return replace(renamed, footnotes=footnotes)
