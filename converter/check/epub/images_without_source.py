"""`<img>` without `src`, at which Amazon's converter fails (kindle-epub-fix)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import HTML, line_of
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield pictures that name no file, and those that say nothing to who cannot see them."""
    del device
    for path, root in book.pages():
        for image in root.iter(f"{HTML}img"):
            if not (image.get("src") or "").strip():
                message = "An <img> has no src, at which Send to Kindle fails."
                yield Finding("error", message, "Take it out.", path, line_of(image))
            if image.get("alt") is None:
                message = "An <img> has no alternative text."
                yield Finding(
                    "warning", message, 'Write alt="…", or alt="" where it is decoration.', path, line_of(image)
                )


CHECK: Final = Check(
    "images_without_source", "pictures without src, at which Send to Kindle fails, or without alt", find
)
