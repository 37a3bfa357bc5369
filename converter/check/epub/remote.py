"""Pictures, style sheets and frames that lie on a server: no e-reader asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import is_remote
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_LOADS: Final = frozenset(
    {"img", "image", "script", "link", "iframe", "object", "embed", "source", "track", "use", "input"}
)
"""Elements that show what they name; audio and video may lie elsewhere (EPUB 3.3, 3.6)."""


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield what would have to be asked for."""
    del device
    for path, _ in book.pages():
        for reference in book.references(path):
            if reference.element in _LOADS and is_remote(reference.url):
                message = f"A <{reference.element}> lies on a server, and is not shown: {reference.url[:200]}"
                yield Finding("error", message, "Put it into the book.", path, reference.line)


CHECK: Final = Check("remote", "pictures and style sheets that lie on a server", find)
