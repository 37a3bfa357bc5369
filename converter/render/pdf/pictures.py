"""A book's pictures to those that a PDF can hold: whole, and without colours for the press, which archives do not know."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from converter.base.errors import PictureRefused
from converter.base.images import inspect_image, looks_like_picture
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.book import Book
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


def no_pictures(book: Book) -> frozenset[str]:
    """Return the SHA-256 of what a book has for pictures that does not even begin as one."""
    return frozenset(
        asset.sha256 for chapter in book.chapters for asset in chapter.assets if not looks_like_picture(asset.content)
    )


def broken_pictures(book: Book) -> frozenset[str]:
    """Return the SHA-256 of the pictures that cannot be decoded: those of a document that nobody has looked at yet."""
    return frozenset(asset.sha256 for chapter in book.chapters for asset in chapter.assets if not _is_sound(asset))


def _is_sound(asset: Asset) -> bool:
    try:
        inspect_image(asset.content)
    except PictureRefused:
        return False
    return True


def notes_on_broken_pictures(book: Book, broken: frozenset[str]) -> Iterator[Note]:
    """Yield a note on each picture that could not be read."""
    assets = {asset.sha256: asset for chapter in book.chapters for asset in chapter.assets}
    for asset in assets.values():
        if asset.sha256 in broken:
            message = f"The picture {asset.url or 'that the page carried'} is broken."
            yield Note(NoteKind.IMAGE_MISSING, message, asset.url)


def _colours_of_jpeg(content: bytes) -> int:
    """Return how many colours a JPEG's frame has; 0 where it says nothing of them."""
    place = 2
    while place + 10 <= len(content) and content[place] == _MARK:
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if marker in _FRAME_MARKERS:
            return content[place + 9]
        place += 1 if marker == _MARK else 2 + length
    return 0
