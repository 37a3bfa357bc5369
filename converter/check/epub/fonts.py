"""Fonts that the device does not take out of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_TYPES: Final = {
    b"wOF2": "font/woff2",
    b"wOFF": "font/woff",
    b"OTTO": "font/otf",
    b"\0\1\0\0": "font/ttf",
    b"true": "font/ttf",
}
"""By a font's first four bytes (OpenType, WOFF and WOFF 2 specifications)."""


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield the fonts that are left out."""
    if device is None:
        return
    for item in book.manifest:
        kind = _TYPES.get(book.contents.get(item.path, b"")[:4])
        if kind and kind not in device.family.font_types:
            name = kind.removeprefix("font/").upper()
            message = f"The font is {name}, which {device.title} leaves out: its own fonts stand in."
            yield Finding("advice", message, "Write it as TTF or OTF.", item.path)


CHECK: Final = Check("fonts", "fonts that the device leaves out: WOFF 2 on Kindle and Kobo", find)
