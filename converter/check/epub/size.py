"""Files that are too large for the device, or for the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import XHTML
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_AMAZON_BYTES: Final = 50_000_000
"""An e-mail's attachments in all (amazon.co.uk, nodeId 201974220); larger books failed over the web, too
(mastering-cardano#47)."""


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield the book or its pages where they are over a budget."""
    if device is None:
        return
    family = device.family
    size = book.size_bytes / 1_000_000
    if family.name == "kindle" and book.size_bytes > _AMAZON_BYTES:
        message = f"The book has {size:.1f} MB, and Send to Kindle takes 50."
        yield Finding("error", message, "Make its pictures smaller, or part it.")
    elif book.size_bytes > family.file_budget_bytes:
        budget = family.file_budget_bytes / 1_000_000
        message = f"The book has {size:.1f} MB, and {budget:.0f} are sure to get to {device.title}."
        yield Finding("warning", message, "Make its pictures smaller, or part it.")
    for item in book.items(XHTML):
        length = len(book.contents[item.path])
        if length > family.chapter_budget_bytes:
            message = f"The page has {length / 1000:.0f} kB, and {device.title} is sure to take {family.chapter_budget_bytes / 1000:.0f}."
            yield Finding("warning", message, "Part it.", item.path)


CHECK: Final = Check("size", "books, and pages of books, too large for the device or the mail to it", find)
