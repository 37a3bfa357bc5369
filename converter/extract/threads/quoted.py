"""A mail's text to what its author wrote: without the mail that it answers, and without the signature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_ATTRIBUTION: Final = 300
_ATTRIBUTION: Final = re.compile(
    r"(?:On|Am|Le|El|Il|Op|Em|W dniu|Den|På) .{4,250} (?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|napisał\(a\)|skrev)\b.{0,40}:"
)
"""The line above a quoted mail, as mail programs write it in their languages."""
_LINE_ELEMENTS: Final = frozenset("br div p blockquote li tr pre table ul ol hr h1 h2 h3 h4 h5 h6".split())
SIGNATURE_MARK: Final = "--"
"""The line above a signature (RFC 3676, 4.3), without the space at its end, which browsers do not keep."""


def without_quoted_mail(body: Tag) -> list[str]:
    """Take the quoted mail's lines, the line that says whose it was, and the signature out of a mail, in place, and return each."""
    taken: list[str] = []
    is_signature = False
    for line in list(_lines(body)):
        text = " ".join("".join(line).split())
        is_signature = is_signature or text == SIGNATURE_MARK
        is_attribution = len(text) < LONGEST_ATTRIBUTION and _ATTRIBUTION.fullmatch(text) is not None
        if is_signature or is_attribution or text.startswith(">"):
            taken.append(text)
            for string in line:
                string.extract()
    return taken


def _lines(body: Tag) -> Iterator[list[NavigableString]]:
    """Yield the strings of each line of a mail."""
    line: list[NavigableString] = []
    for node in body.descendants:
        if isinstance(node, Tag):
            if node.name in _LINE_ELEMENTS and line:
                yield line
                line = []
        elif isinstance(node, NavigableString) and node.strip():
            line.append(node)
    if line:
        yield line
