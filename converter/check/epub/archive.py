"""What the zip archive holds that nobody should unpack, or that Kobo's tools cannot name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9._/-]+")


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield entries that were not read, and names that the device's tools do not take."""
    for entry in book.archive.left_out:
        yield Finding("error", f"The file {entry.reason}.", "Pack the book anew without it.", entry.name)
    if device and device.family.name == "kobo":
        for name in book.contents:
            if not _PLAIN_NAME.fullmatch(name):
                message = "The file's name has spaces or special letters, which Kobo advises against."
                yield Finding("warning", message, "Name it with plain letters, digits and hyphens.", name)


CHECK: Final = Check("archive", "entries that lead out of the archive, are locked, broken or bombs", find)
