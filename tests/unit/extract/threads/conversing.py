"""Pages with conversations to what was said in them, for tests to compare."""

from __future__ import annotations

import converter
from converter.model.document import Blocks, Document, Post
from converter.model.walk import plain_text


def document_of(body: str, *, url: str = "https://forum.example/t/1", head: str = "") -> Document:
    html = f"<!doctype html><html lang=en><head><title>A slow boat</title>{head}</head><body>{body}</body></html>"
    return converter.read_html(html, url=url)


def said(document: Document) -> list[str]:
    """Return each block of a document on a line, posts as `depth author | date | text`."""
    return list(_said(document.blocks, 0))


def _said(blocks: Blocks, depth: int) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Post):
            own = plain_text(part for part in block.blocks if not isinstance(part, Post))
            lines.append(f"{depth} {block.author} | {block.published} | {own}")
            lines += _said(tuple(part for part in block.blocks if isinstance(part, Post)), depth + 1)
        else:
            lines.append(plain_text((block,)))
    return lines
