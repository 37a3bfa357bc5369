"""A document's pictures to those that a PDF can hold: without colours for the press, which screens and archives read wrong."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from converter.model.document import Asset

_JPEG_QUALITY: Final = 90
_MARK: Final = 0xFF
"""What every marker of JPEG begins with; as many as one likes may fill the place before it (ITU-T T.81, B.1.1.2)."""
_FRAME_MARKERS: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Of a frame's beginning, where the number of colours stands (T.81, table B.1)."""
_PRESS_COLOURS: Final = 4


def printable_picture(asset: Asset) -> Asset:
    """Return the picture, in RGB where it is a JPEG in CMYK: a PDF/A has one colour profile, and ours is of RGB."""
    if asset.media_type != "image/jpeg" or _colours_of_jpeg(asset.content) != _PRESS_COLOURS:
        return asset
    from PIL import Image

    written = BytesIO()
    with Image.open(BytesIO(asset.content)) as picture:
        picture.convert("RGB").save(written, "JPEG", quality=_JPEG_QUALITY)
    return replace(asset, content=written.getvalue())


def _colours_of_jpeg(content: bytes) -> int:
    """Return how many colours a JPEG's frame has; 0 where it says nothing of them."""
    place = 2
    while place + 10 <= len(content) and content[place] == _MARK:
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if marker in _FRAME_MARKERS:
            return content[place + 9]
        place += 1 if marker == _MARK else 2 + length
    return 0
