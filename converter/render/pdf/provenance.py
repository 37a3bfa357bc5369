"""Document to one that says below its title where it is from: the record that an archive files a page by."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from converter.model.document import Code, Definition, DefinitionList, Link, Paragraph, Text
from converter.render.opening import iso_day
from converter.render.wording import provenance_words
from converter.render.xhtml import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from converter.model.document import Document, Inlines, Metadata

SHA_256 = "SHA-256"


def with_provenance(document: Document) -> Document:
    """Return the document with a list before its first block: address, dates, licence, and the page's SHA-256.

    What is not known is left out; a document of which nothing is known stays as it is.
    """
    definitions = tuple(
        Definition(((Text(term),),), ((Paragraph(said),),)) for term, said in _record(document.metadata)
    )
    if not definitions:
        return document
    return replace(document, blocks=(DefinitionList(definitions), *document.blocks))


def _record(metadata: Metadata) -> Iterator[tuple[str, Inlines]]:
    """Yield what is known, each with the word for it in the article's language."""
    words = provenance_words(metadata.language)
    if address := metadata.url or metadata.canonical_url:
        yield words.source, _linked(address)
    if metadata.published:
        yield words.published, (Text(_moment(metadata.published)),)
    if metadata.fetched:
        yield words.retrieved, (Text(_moment(metadata.fetched)),)
    if metadata.licence:
        yield words.licence, _linked(metadata.licence)
    if metadata.page_sha256:
        yield SHA_256, (Code(metadata.page_sha256),)


def _linked(address: str) -> Inlines:
    """Return an address in full, as one types it; a link where it is one of the web."""
    link = web_address(address)
    return (Link(link, (Text(address),)),) if link else (Text(address),)


def _moment(moment: date) -> str:
    """Return a day, or a point in time to the second, in universal time where its zone is known."""
    if not isinstance(moment, datetime):
        return iso_day(moment)
    if moment.tzinfo is None:
        return moment.strftime("%Y-%m-%dT%H:%M:%S")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
