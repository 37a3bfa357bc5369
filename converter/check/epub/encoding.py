"""Files that do not say their encoding: Amazon's converter takes them for Latin-1 (kindle-epub-fix; calibre-web#2461)."""

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

_DECLARATION: Final = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_ADVICE: Final = 'Begin the file with <?xml version="1.0" encoding="utf-8"?>.'


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield pages that name no encoding, or one that EPUB has no place for (EPUB 3.3, 3.9)."""
    is_kindle = device is not None and device.family.name == "kindle"
    for item in (*book.items(XHTML), *book.items(NCX)):
        content = book.contents[item.path]
        declared = _DECLARATION.match(content)
        if content.startswith(_UTF_16):
            continue
        if declared is None and (is_kindle or not content.isascii()):
            message = "The file does not say its encoding, and Amazon takes it for Latin-1: letters will be garbled."
            yield Finding("error" if is_kindle and not content.isascii() else "warning", message, _ADVICE, item.path, 1)
        elif declared is not None and declared[1].lower() not in {b"utf-8", b"utf-16"}:
            message = f"The file is in {declared[1].decode()}, and books are to be in UTF-8."
            yield Finding("error", message, "Save it as UTF-8.", item.path, 1)


CHECK: Final = Check("encoding", "files without an XML declaration of their encoding", find)
