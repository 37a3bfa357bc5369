"""A book's raster pictures, each looked at once, by its head alone: what the checks on pictures stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.base.errors import PictureRefused
from converter.base.images import opened_picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book

SIGNATURES: Final = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "image/avif"),
)
"""WHATWG MIME Sniffing, 6.1."""
SVG: Final = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class PictureHead:
    """What the first bytes of a picture tell."""

    path: str
    size_bytes: int
    media_type: str
    """As its bytes say, or else as the manifest does."""
    problem: str = ""
    """Why it cannot be shown: what follows "The picture" in a sentence."""
    width: int = 0
    height: int = 0
    transparent: bool = False
    animated: bool = False
    inks: bool = False
    """Whether its colours are those of print (CMYK)."""


def picture_heads(book: Book) -> Iterator[PictureHead]:
    """Yield the pictures that the manifest lists, in its order."""
    for item in book.manifest:
        if item.path in book.contents and item.media_type.startswith("image/"):
            yield _head(item.path, book.contents[item.path], item.media_type)


def _head(path: str, content: bytes, listed: str) -> PictureHead:
    media_type = next((kind for signature, kind in SIGNATURES if signature.match(content)), listed)
    if media_type == SVG:
        return PictureHead(path, len(content), media_type)
    try:
        with opened_picture(content) as picture:
            return PictureHead(
                path,
                len(content),
                media_type,
                width=picture.width,
                height=picture.height,
                transparent=picture.has_transparency_data,
                animated=bool(getattr(picture, "is_animated", False)),
                inks=picture.mode == "CMYK",
            )
    except PictureRefused as refused:
        return PictureHead(path, len(content), media_type, refused.reason)
