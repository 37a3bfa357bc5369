"""Comments with two hyphens in them, at which Amazon's converter fails (category-theory#62, cs249r_book#1148)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import NCX, XHTML
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

# A comment, a CDATA section (in which a comment is text), whichever begins first.
_BEGIN: Final = re.compile(rb"<!--|<!\[CDATA\[")


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield the comments; the parser refuses them, too, but not in so many words."""
    del device
    paths = [item.path for kind in (XHTML, NCX) for item in book.items(kind)]
    if book.package_path:
        paths.append(book.package_path)
    for path in dict.fromkeys(paths):
        for line in _lines(book.contents[path]):
            message = "A comment has “--” in it, which XML forbids and at which Send to Kindle fails."
            yield Finding("error", message, "Take the hyphens out of the comment.", path, line)


def _lines(content: bytes) -> Iterator[int]:
    """Yield the line on which each such comment begins."""
    place = 0
    while begin := _BEGIN.search(content, place):
        if begin[0] == b"<!--":
            end = content.find(b"-->", begin.end())
            inside = content[begin.end() : end if end >= 0 else len(content)]
            if b"--" in inside or inside.endswith(b"-"):
                yield content.count(b"\n", 0, begin.start()) + 1
            place = end + len(b"-->") if end >= 0 else len(content)
        else:
            end = content.find(b"]]>", begin.end())
            place = end + len(b"]]>") if end >= 0 else len(content)


CHECK: Final = Check("comments", "“--” within a comment, at which Send to Kindle fails", find)
