"""The text of a plain mail, as archives print it, to paragraphs and quotations."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from converter.base.dom import new_element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bs4 import Tag

SIGNATURE_MARK: Final = "-- "
WRAPPED_FROM: Final = 45
"""Characters. A line that is longer was broken by the mail program, and goes on in the next; a shorter one ends."""
DEEPEST_QUOTE: Final = 8
"""Quotations within each other; deeper marks stay in the text."""


def plain_mail(text: str) -> Tag:
    """Return a plain mail as an element with its paragraphs; lines behind `>` are quotations, and the signature is gone."""
    lines = text.replace("\r\n", "\n").strip("\n").split("\n")
    if SIGNATURE_MARK in lines:
        lines = lines[: lines.index(SIGNATURE_MARK)]
    box = new_element("div")
    _write(lines, box, 0)
    return box


def _write(lines: Sequence[str], outer: Tag, depth: int) -> None:
    def is_quoted(line: str) -> bool:
        return line.startswith(">") and depth < DEEPEST_QUOTE

    for quoted, group in groupby(lines, is_quoted):
        if quoted:
            quote = new_element("blockquote")
            _write([line[1:].removeprefix(" ") for line in group], quote, depth + 1)
            outer.append(quote)
        else:
            _write_paragraphs(list(group), outer)


def _write_paragraphs(lines: Sequence[str], outer: Tag) -> None:
    for is_empty, group in groupby(lines, lambda line: not line.strip()):
        if not is_empty:
            paragraph = new_element("p")
            rows = [line.strip() for line in group]
            for place, row in enumerate(rows):
                paragraph.append(row)
                if place < len(rows) - 1:
                    paragraph.append(" " if len(row) >= WRAPPED_FROM else new_element("br"))
            outer.append(paragraph)
