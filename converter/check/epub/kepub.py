"""What makes Kobo's own reader open a book, with its places and notes: the name, and an element around each sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import HTML
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_SPAN_CLASS: Final = "koboSpan"


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield a name that chooses the other reader, and a book without sentences."""
    if device is None or not device.family.sentence_spans:
        return
    suffix = device.family.epub_suffix
    if not book.file_name.lower().endswith(suffix):
        message = f"The name does not end in {suffix}: {device.title} opens it with Adobe's old reader."
        yield Finding("advice", message, f"Name it “….{suffix.lstrip('.')}”.")
    elif not any(span.get("class") == _SPAN_CLASS for _, root in book.pages() for span in root.iter(f"{HTML}span")):
        message = f"No sentence is marked (“{_SPAN_CLASS}”): places within a chapter and notes are not kept."
        yield Finding("advice", message, "Make it anew with --device, or by kepubify.")


CHECK: Final = Check("kepub", "a name or a text by which Kobo does not use its own reader", find)
