"""Document as JSON to Document, trusting nothing in it."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from converter.base.errors import UnsupportedContent
from converter.model.codec import NotADocument, decode_document
from converter.model.document import Cell, Link, Table
from converter.model.walk import blocks_of, inlines_of, rewrite

if TYPE_CHECKING:
    from converter.model.document import Block, Blocks, Document, Inline, Inlines
    from converter.model.page import Page

MAX_COLUMN_SPAN = 1000
MAX_ROW_SPAN = 65534
"""HTML standard, 4.9.11: more would let a few bytes ask for a huge table."""
_SAFE_BEGINNINGS = ("http://", "https://", "mailto:", "#")


def read_document(page: Page) -> Document:
    """Return the Document of which the page is a copy, with the page's notes first.

    A link that leads to no web address becomes its text. Raises UnsupportedContent, which names the place.
    """
    location = page.location or page.url or "The text"
    try:
        document = decode_document(json.loads(page.text))
        _check(document)
    except RecursionError:
        raise UnsupportedContent(location=location, found="JSON nested too deeply") from None
    except NotADocument as error:
        raise UnsupportedContent(location=location, found=str(error)) from None
    except ValueError:
        raise UnsupportedContent(location=location, found="broken JSON") from None
    if any(isinstance(inline, Link) and not _is_safe(inline.url) for inline in inlines_of(document)):
        document = rewrite(document, _unwrapped, _same)
    return replace(document, notes=page.notes + document.notes) if page.notes else document


def _check(document: Document) -> None:
    """Raise NotADocument for what its types allow and the model does not."""
    for index, asset in enumerate(document.assets):
        if sha256(asset.content).hexdigest() != asset.sha256:
            raise NotADocument(f"JSON with an asset whose SHA-256 is not its content's at assets[{index}]")
    for block in blocks_of(document):
        if isinstance(block, Table) and not all(_fits(cell) for row in block.rows for cell in row):
            raise NotADocument("JSON with a table cell that spans no or too many columns or rows")


def _fits(cell: Cell) -> bool:
    return 1 <= cell.column_span <= MAX_COLUMN_SPAN and 1 <= cell.row_span <= MAX_ROW_SPAN


def _is_safe(url: str) -> bool:
    return url.lower().startswith(_SAFE_BEGINNINGS)


def _unwrapped(inline: Inline) -> Inlines:
    return inline.children if isinstance(inline, Link) and not _is_safe(inline.url) else (inline,)


def _same(block: Block) -> Blocks:
    return (block,)
