"""Bytes to a picture that a book may hold: what it is, how large, and in a format that renderers know.

A picture is believed for its bytes only, never for its name or the server's word. It is measured before it is
decoded, and decoded once before it is let in, so that no renderer finds a broken one and leaves a hole.
"""

from __future__ import annotations

import binascii
import re
import struct
import zlib
from base64 import b64decode
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

from converter.base.errors import PictureRefused
from converter.base.gif import more_frames_than
from converter.base.svg import clean_svg, looks_like_svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image as PillowImage

MAX_PICTURE_BYTES: Final = 20_000_000
"""Larger than any photograph that a page shows; EPUB shops refuse 5 MB (Kindle Publishing Guidelines)."""
MAX_PICTURE_PIXELS: Final = 50_000_000
"""Decoded at four bytes a pixel this is 200 MB, which a small machine still has."""
MAX_FRAMES: Final = 600
"""A minute at ten frames a second. What has more keeps the first alone: a film, or a trap for whoever plays it."""
MAX_DATA_URL_CHARACTERS: Final = MAX_PICTURE_BYTES * 4 // 3 + 1000
"""Base64 makes four characters of three bytes."""

_KEPT: Final = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
}
"""Pillow's name to the media type of the formats that stay as they are: EPUB 3.3's core media types."""
_CONVERTED: Final = ("AVIF", "BMP", "TIFF", "ICO")
"""Pillow's names of the formats that are written anew, as JPEG or PNG."""

_SIGNATURES: Final = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG"),
    (re.compile(rb"\xff\xd8\xff"), "JPEG"),
    (re.compile(rb"GIF8[79]a"), "GIF"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "WEBP"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "AVIF"),
    (re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL), "BMP"),
    (re.compile(rb"II\x2a\0|MM\0\x2a"), "TIFF"),
    (re.compile(rb"\x00\x00\x01\x00[^\x00]"), "ICO"),
)
"""WHATWG MIME Sniffing, 6.1, and the formats' own specifications for what it does not name."""

# What Pillow's readers let through on hostile bytes, beside what they mean to raise; found by feeding them such.
PILLOW_ERRORS: Final = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
)

_DATA_URL: Final = re.compile(r"data:([^,;]*)((?:;[^,;]*)*),", re.IGNORECASE)
_ASCII_SPACE: Final = re.compile(rb"[\t\n\f\r ]+")


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture that may be shown."""

    media_type: str
    """As its bytes say: image/png, image/jpeg, image/gif, image/webp or image/svg+xml."""
    width: int | None
    """Pixels; None is an SVG that does not say."""
    height: int | None
    content: bytes = field(repr=False)
    """What to keep: the bytes as they came, or their conversion to one of these types."""

    @property
    def tracks_readers(self) -> bool:
        """Whether it is a single pixel, which only counts who reads."""
        return self.width is not None and self.height is not None and self.width <= 1 and self.height <= 1


def inspect_image(content: bytes) -> ImageFacts:
    """Return what a picture is, converted where renderers do not know its format.

    Animations keep all their frames, of which the first alone is decoded here. Raises PictureRefused.
    """
    if not content:
        raise PictureRefused(reason="is empty")
    if len(content) > MAX_PICTURE_BYTES:
        raise PictureRefused(reason=f"is larger than {MAX_PICTURE_BYTES // 1_000_000} MB")
    if name := _format_of(content):
        return _inspect_raster(content, name)
    if looks_like_svg(content):
        return _inspect_svg(content)
    raise PictureRefused(reason="is no picture of a known format")


def looks_like_picture(content: bytes) -> bool:
    """Return whether bytes begin as a picture of a known format does; nothing is decoded."""
    return bool(_format_of(content)) or looks_like_svg(content)


def decode_data_url(url: str) -> tuple[str, bytes]:
    """Return the media type that a `data:` URL claims, in lower case, and its bytes (RFC 2397).

    Raises PictureRefused where it is none, or over the limit of a picture.
    """
    if len(url) > MAX_DATA_URL_CHARACTERS:
        raise PictureRefused(reason=f"is larger than {MAX_PICTURE_BYTES // 1_000_000} MB", location="A data: URL")
    head = _DATA_URL.match(url)
    if not head:
        raise PictureRefused(reason="is not well formed", location="A data: URL")
    media_type, parameters = head[1].strip().lower(), head[2].lower()
    content = unquote_to_bytes(url[head.end() :])
    if parameters.rstrip().endswith(";base64"):
        content = _ASCII_SPACE.sub(b"", content).rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        try:
            content = b64decode(content + b"=" * (-len(content) % 4), validate=True)
        except binascii.Error as error:
            raise PictureRefused(reason="is not well formed", location="A data: URL") from error
    return media_type or "text/plain", content


def _inspect_svg(content: bytes) -> ImageFacts:
    svg = clean_svg(content)
    for url in svg.data_urls:
        media_type, embedded = decode_data_url(url)
        if media_type == "image/svg+xml" or looks_like_svg(embedded):
            raise PictureRefused(reason="holds another drawing")
        inspect_image(embedded)
    return ImageFacts("image/svg+xml", svg.width, svg.height, svg.content)


@contextmanager
def opened_picture(content: bytes) -> Iterator[PillowImage.Image]:
    """Give a raster picture open and measured, but not decoded yet, while the block lasts.

    Raises PictureRefused, for what goes wrong while the block decodes it, too.
    """
    name = _format_of(content)
    if not name:
        raise PictureRefused(reason="is no picture of a known format")
    from PIL import Image, ImageFile

    # WeasyPrint lets Pillow take half a picture for a whole one, from its import on and for all of the process.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    if name not in Image.OPEN:
        Image.init()
    if name not in Image.OPEN:
        raise PictureRefused(reason=f"is {name}, which Pillow was built without on this machine")
    # The format's own reader and not Image.open, which warns on standard error of sizes that are refused below,
    # and tries forty formats that no page uses.
    reader = Image.OPEN[name][0]
    try:
        with reader(BytesIO(content), "") as picture:
            width, height = picture.size
            if width * height > MAX_PICTURE_PIXELS:
                raise PictureRefused(reason=f"has {width} × {height} pixels, which is more than is decoded here")
            yield picture
    except PILLOW_ERRORS as error:
        raise PictureRefused(reason="is broken") from error


def in_srgb(picture: PillowImage.Image) -> PillowImage.Image:
    """Return a picture in inks, or with a colour profile of its own, in the colours of screens."""
    from PIL import ImageCms

    mode = "RGBA" if picture.has_transparency_data else "L" if picture.mode in {"L", "1"} else "RGB"
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK"}:
        try:
            converted = ImageCms.profileToProfile(
                picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None  # a broken profile: the plain way is what browsers take, too
        if converted is not None:
            return converted
    if picture.mode.startswith("I"):
        # Sixteen bits of grey, of which Pillow would cut off the upper eight.
        return picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    return picture.convert(mode)


def _format_of(content: bytes) -> str:
    """Return Pillow's name of a picture's format; "" for none that is known here."""
    return next((name for signature, name in _SIGNATURES if signature.match(content)), "")


def _inspect_raster(content: bytes, name: str) -> ImageFacts:
    """Measure, then decode one frame; `name` is Pillow's for the format."""
    with opened_picture(content) as picture:
        picture.load()
        if name in _CONVERTED or picture.mode == "CMYK" or _is_film(content, picture):
            return _converted(picture)
        width, height = picture.size
    return ImageFacts(_KEPT[name], width, height, content)


def _is_film(content: bytes, picture: PillowImage.Image) -> bool:
    """Return whether a picture has more frames than anybody is to play; Pillow would look at each of a GIF's."""
    if picture.format == "GIF":
        return more_frames_than(MAX_FRAMES, content)
    return int(getattr(picture, "n_frames", 1)) > MAX_FRAMES


def _converted(picture: PillowImage.Image) -> ImageFacts:
    """Return a photograph as JPEG, anything with transparency or few colours as PNG."""
    written = BytesIO()
    photograph = picture.format in {"AVIF", "JPEG"} and not picture.has_transparency_data
    if photograph:
        in_srgb(picture).convert("RGB").save(written, "JPEG", quality=90)
    else:
        in_srgb(picture).save(written, "PNG", optimize=True)
    return ImageFacts("image/jpeg" if photograph else "image/png", *picture.size, written.getvalue())
