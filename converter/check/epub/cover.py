"""The cover: what a library shows of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import OPF
from converter.check.epub.pictures import picture_heads
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_COVER_TYPES: Final = frozenset({"image/jpeg", "image/png"})
_KOBO_BYTES: Final = 3_000_000
"""kobolabs/epub-spec, "Cover Images"."""


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield a cover that is missing or that a library does not show."""
    if book.package is None:
        return
    old = {meta.get("content") for meta in book.package.iter(f"{OPF}meta") if meta.get("name") == "cover"}
    covers = [item for item in book.manifest if "cover-image" in item.properties or item.identifier in old]
    if not covers:
        advice = 'Give a JPEG or PNG properties="cover-image" in the manifest.'
        yield Finding("advice", "The book has no cover.", advice, book.package_path)
    paths = {item.path for item in covers}
    for picture in picture_heads(book):
        if picture.path not in paths:
            continue
        if picture.media_type not in _COVER_TYPES:
            yield Finding("warning", "The cover is no JPEG or PNG, and libraries do not show it.", file=picture.path)
        if device and device.family.name == "kobo" and picture.size_bytes > _KOBO_BYTES:
            yield Finding("advice", "The cover has more than 3 MB, which Kobo advises against.", file=picture.path)


CHECK: Final = Check("cover", "a cover that is missing, or that libraries do not show", find)
