"""A packed font to the plain one in it: e-readers take TrueType and OpenType, few of them WOFF 2."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from converter.render.epub.files import BookFile

_SUFFIXES: Final = {"font/ttf": ".ttf", "font/otf": ".otf"}


def as_plain_font(file: BookFile) -> BookFile:
    """Return a WOFF or WOFF 2 font as the TrueType or OpenType font that it holds."""
    content, media_type = _unpacked(file.content)
    name = file.name.rpartition(".")[0] + _SUFFIXES[media_type]
    return replace(file, name=name, media_type=media_type, content=content)


@lru_cache(maxsize=64)  # a theme's fonts are the same for every book
def _unpacked(content: bytes) -> tuple[bytes, str]:
    from fontTools.ttLib import TTFont

    # Its date of change stays: the same font is to be the same bytes.
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    font.flavor = None
    written = BytesIO()
    font.save(written)
    return written.getvalue(), "font/otf" if font.sfntVersion == "OTTO" else "font/ttf"
