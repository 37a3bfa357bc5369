"""An SVG drawing to pixels, for the devices that show none."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from converter.base.raster import draw_svg
from converter.devices.pictures import ZOOM

if TYPE_CHECKING:
    from converter.model.device import Device
    from converter.model.document import Asset

CSS_PPI: Final = 96
"""CSS Values 4, 6.2: so many of its pixels are an inch."""


def pixels_of_drawing(asset: Asset, device: Device) -> Asset:
    """Return a drawing as a PNG as fine as the screen shows it at its natural size. Raises PictureRefused."""
    size = drawn_size(asset.width, asset.height, device)
    content = draw_svg(asset.content, size)
    digest = hashlib.sha256(content).hexdigest()
    # As large as its shape lets it be within that size, which the PNG's head says (PNG 3, 11.2.1).
    width, height = int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    return replace(asset, sha256=digest, media_type="image/png", content=content, width=width, height=height)


def drawn_size(width: int | None, height: int | None, device: Device) -> tuple[int, int]:
    """Return how many pixels a drawing of that size in CSS pixels becomes; one without a size is as wide as the screen."""
    if not width or not height:
        return device.width_px, device.width_px
    short, long = sorted((device.width_px, device.height_px))
    sides = (short, long) if width <= height else (long, short)
    factor = min(device.ppi / CSS_PPI, ZOOM * sides[0] / width, ZOOM * sides[1] / height)
    return max(1, round(width * factor)), max(1, round(height * factor))
