"""Pictures in a format that the device does not show: a Kindle shows “?” for WebP (kindle-send#27)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.pictures import picture_heads
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_CORE: Final = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/svg+xml"})
"""EPUB 3.3, 3.2."""


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield the pictures that are not shown."""
    for picture in picture_heads(book):
        kind = picture.media_type.removeprefix("image/").removesuffix("+xml").upper()
        advice = "Write it as JPEG or PNG."
        if picture.media_type not in _CORE:
            yield Finding("error", f"The picture is {kind}, which no EPUB may hold.", advice, picture.path)
        elif device and picture.media_type not in device.family.picture_types:
            message = f"The picture is {kind}, which {device.title} does not show as it is."
            yield Finding("warning", message, advice, picture.path)


CHECK: Final = Check("picture_formats", "pictures in formats that the device does not show: WebP, AVIF, SVG", find)
