"""Pictures of formulas to pixels, for readers that show no drawing within a line."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from converter.base.raster import draw_own_svg

if TYPE_CHECKING:
    from converter.render.formulas.pictures import FormulaPicture

PIXELS_AN_EM: Final = 64
"""Text of 11 points on a screen of 300 pixels an inch has 46, and readers set it larger."""


def png_of_formula(picture: FormulaPicture, screen_width_px: int) -> bytes:
    """Return a formula as a grey PNG on white, no wider than the screen."""
    from PIL import Image

    width = max(1, min(round(picture.width_em * PIXELS_AN_EM), screen_width_px))
    with Image.open(BytesIO(draw_own_svg(picture.svg, width, ground="white"))) as drawn:
        written = BytesIO()
        drawn.convert("L").save(written, "PNG", optimize=True)
    return written.getvalue()
