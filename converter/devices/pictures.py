"""One picture to the picture that a device shows: its size, its colours, its format, without what it cannot do.

A picture that fits is returned as it is, without having been decoded. All others are decoded once, small where their
format allows that (JPEG), and written once.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from converter.base.images import in_srgb, opened_picture

if TYPE_CHECKING:
    from PIL import Image as PillowImage

    from converter.model.device import Device
    from converter.model.document import Asset

SVG: Final = "image/svg+xml"
ZOOM: Final = 2
"""How many times larger than the screen a drawing may be, for lettering and maps are looked at closely; a photograph
gains nothing by it, for what is not seen at the screen's resolution is not seen."""
_SAMPLE_PX: Final = 768
"""Side of the square in a picture's middle that tells a drawing from a photograph."""
_DRAWING_RATIO: Final = 2.0
"""A sample whose PNG is at most so many times its JPEG is of a drawing. Measured on 45 pictures: charts, screenshots and
line art 0.1 to 1.4, photographs and scans 2.3 to 11.7. Counts of flat neighbours or of colours do not part the two."""
_PALETTE_COLOURS: Final = 256
_PALE: Final = 232
"""Lightness (0 to 255) over which nothing stands out from white paper."""
_JPEG_QUALITY: Final = 85
_ORIENTATION: Final = 0x0112
_UPRIGHT: Final = 1


class Change(StrEnum):
    """What of a picture was given up or made anew."""

    SCALED = "scaled"
    GREYED = "greyed"
    FORMAT = "format"
    FLATTENED = "flattened"
    """It has a ground of its own now, where the page shone through."""
    STILLED = "stilled"
    """Of several frames the first is left."""
    RASTERISED = "rasterised"
    SQUEEZED = "squeezed"
    """It is smaller or coarser than the screen, so that the file is small enough."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How large and how fine pictures may be."""

    scale: float = 1.0
    """Of the screen's sides."""
    quality: int = _JPEG_QUALITY
    """Of a JPEG, as libjpeg counts it."""


@dataclass(frozen=True, slots=True)
class FittedPicture:
    """A picture as a device takes it, and what that cost."""

    asset: Asset
    changes: frozenset[Change] = frozenset()


def fit_picture(asset: Asset, device: Device, measure: Measure = Measure()) -> FittedPicture:
    """Return a raster picture as the device shows it. Raises PictureRefused where it is broken."""
    with opened_picture(asset.content) as picture:
        wanted = _wanted_changes(asset, picture, device, measure)
        if not wanted:
            return FittedPicture(asset)
        changes = set(wanted)
        if picture.format == "JPEG":
            # Decodes a half, a quarter or an eighth of the size, but never less than what is asked for.
            picture.draft(None, _within(picture.size, _box(picture.size, device, measure)))
        return _written(asset, _upright(picture), device, measure, changes)


def _wanted_changes(asset: Asset, picture: PillowImage.Image, device: Device, measure: Measure) -> frozenset[Change]:
    """Return what is to be done with a picture, as far as its head tells: it is not decoded yet."""
    family = device.family
    reach = ZOOM if picture.format != "JPEG" else 1
    tests = {
        Change.SCALED: _within(picture.size, _box(picture.size, device, measure, reach)) != picture.size,
        Change.GREYED: device.screen == "grey" and picture.mode not in {"1", "L", "LA", "I;16"},
        Change.FORMAT: (
            asset.media_type not in family.picture_types
            or picture.mode == "CMYK"
            or picture.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT
        ),
        Change.FLATTENED: picture.has_transparency_data and not family.transparency,
        Change.STILLED: not family.animation and bool(getattr(picture, "is_animated", False)),
        Change.SQUEEZED: len(asset.content) > family.picture_budget_bytes or measure != Measure(),
    }
    return frozenset(change for change, is_wanted in tests.items() if is_wanted)


def _written(
    asset: Asset, picture: PillowImage.Image, device: Device, measure: Measure, changes: set[Change]
) -> FittedPicture:
    """Return a decoded picture written as the device takes it."""
    drawing = asset.media_type != "image/jpeg" and (picture.has_transparency_data or is_drawing(picture))
    size = _within(picture.size, _box(picture.size, device, measure, ZOOM if drawing else 1))
    changes.discard(Change.SCALED)
    if size != picture.size or (asset.width, asset.height) not in {size, size[::-1], (None, None)}:
        changes.add(Change.SCALED)
    picture = in_srgb(picture)
    if picture.mode == "RGBA" and not device.family.transparency:
        picture = on_a_ground(picture)
    if device.screen == "grey":
        picture = picture.convert("LA" if picture.mode == "RGBA" else "L")
    if size != picture.size:
        from PIL.Image import Resampling

        picture = picture.resize(size, Resampling.LANCZOS)
    media_type = "image/png" if drawing or picture.mode in {"RGBA", "LA"} else "image/jpeg"
    if media_type != asset.media_type and Change.STILLED not in changes:
        changes.add(Change.FORMAT)
    # Pillow would write the old colour profile into the new file.
    picture.info.clear()
    content = _png(picture) if media_type == "image/png" else _jpeg(picture, measure.quality)
    if changes <= {Change.SQUEEZED} and len(content) >= len(asset.content):
        return FittedPicture(asset)
    digest = hashlib.sha256(content).hexdigest()
    fitted = replace(
        asset, sha256=digest, media_type=media_type, content=content, width=picture.width, height=picture.height
    )
    return FittedPicture(fitted, frozenset(changes))


# --- Sizes ---


def _box(size: tuple[int, int], device: Device, measure: Measure, reach: int = 1) -> tuple[int, int]:
    """Return the largest width and height that a picture may have: it is looked at with the device held as it lies."""
    short, long = sorted((device.width_px, device.height_px))
    sides = (short, long) if size[0] <= size[1] else (long, short)
    width, height = (max(1, round(side * reach * measure.scale)) for side in sides)
    return width, height


def _within(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """Return a picture's size within the box, its shape kept; never larger than it is."""
    factor = min(box[0] / size[0], box[1] / size[1], 1.0)
    if factor == 1.0:
        return size
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


# --- Colours ---


def _upright(picture: PillowImage.Image) -> PillowImage.Image:
    """Return the first frame turned as its camera says; the note of the camera goes with the old format."""
    from PIL import ImageOps

    picture.load()
    return ImageOps.exif_transpose(picture)


def is_drawing(picture: PillowImage.Image) -> bool:
    """Return whether a picture is drawn, not photographed: nothing is gained by writing it as a JPEG."""
    width, height = picture.size
    left, top = max(0, (width - _SAMPLE_PX) // 2), max(0, (height - _SAMPLE_PX) // 2)
    sample = picture.crop((left, top, min(width, left + _SAMPLE_PX), min(height, top + _SAMPLE_PX))).convert("RGB")
    exact, coarse = BytesIO(), BytesIO()
    sample.save(exact, "PNG")
    sample.save(coarse, "JPEG", quality=_JPEG_QUALITY)
    return exact.tell() <= _DRAWING_RATIO * coarse.tell()


def on_a_ground(picture: PillowImage.Image) -> PillowImage.Image:
    """Return a picture on white where the page shone through; on black where white would swallow all of it."""
    from PIL import Image

    def on(colour: str) -> PillowImage.Image:
        ground = Image.new("RGBA", picture.size, colour)
        return Image.alpha_composite(ground, picture).convert("RGB")

    laid = on("white")
    darkest: Any = laid.convert("L").getextrema()[0]
    most_opaque: Any = picture.getchannel("A").getextrema()[1]
    return on("black") if darkest >= _PALE and most_opaque else laid


# --- Files ---


def _png(picture: PillowImage.Image) -> bytes:
    written = BytesIO()
    few = picture.mode == "RGB" and picture.getcolors(_PALETTE_COLOURS)
    (picture.quantize(len(few)) if few else picture).save(written, "PNG", optimize=True)
    return written.getvalue()


def _jpeg(picture: PillowImage.Image, quality: int) -> bytes:
    written = BytesIO()
    picture.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()
