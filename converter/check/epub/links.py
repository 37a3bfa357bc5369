"""Links and pictures that lead nowhere within the book (typescript-book#108, category-theory#62: E999 by RSC-012)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import CSS, XHTML, is_remote, resolved
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_URL: Final = re.compile(r"""url\(\s*["']?([^"')\s]{1,2000})|@import\s+["']([^"']{1,2000})""", re.IGNORECASE)
_CONTENT_TYPES: Final = frozenset({XHTML, "image/svg+xml"})


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield references to files that are not there, and to ids that no page has."""
    del device
    yield from _from_pages(book)
    for item in book.items(CSS):
        css = book.contents[item.path].decode("utf-8", "replace")
        for found in _URL.finditer(css):
            url = found[1] or found[2]
            path, _ = resolved(item.path, url)
            line = css.count("\n", 0, found.start()) + 1
            if is_remote(url):
                yield Finding("error", f"“{url}” lies on a server.", "Put it into the book.", item.path, line)
            elif path not in book.contents and ":" not in url:
                message = f"“{url}” leads to a file that is not in the book."
                yield Finding("error", message, "Take it out, or put the file in.", item.path, line)


def _from_pages(book: Book) -> Iterator[Finding]:
    pages = {item.path for item in book.manifest if item.media_type in _CONTENT_TYPES}
    for path, _ in book.pages():
        for reference in book.references(path):
            if not reference.path:
                if not is_remote(reference.url) and _leads_out(reference.url):
                    message = f"“{reference.url}” leads out of the book."
                    yield Finding("error", message, "Link to a file of the book.", path, reference.line)
            elif reference.path not in book.contents:
                message = f"“{reference.url}” leads to a file that is not in the book."
                yield Finding("error", message, "Take it out, or put the file in.", path, reference.line)
            elif (
                reference.fragment
                and reference.path in pages
                and book.root(reference.path) is not None
                and reference.fragment not in book.identifiers(reference.path)
            ):
                message = f"“{reference.url}” leads to a place that is not there."
                yield Finding("error", message, "Take the link out, or give its target the id.", path, reference.line)


def _leads_out(url: str) -> bool:
    """Return whether an address is a path: one with a scheme is none."""
    return ":" not in url.partition("/")[0]


CHECK: Final = Check("links", "links and pictures that lead to no file, or to no id", find)
