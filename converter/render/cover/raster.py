"""Composition to JPEG, by Pillow."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final, assert_never

from converter.base.images import in_srgb, opened_picture
from converter.render.cover.parts import COVER_WIDTH_PX, MARGIN_PX, Line, Panel, Picture

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

    from converter.render.cover.faces import Run, Typecase
    from converter.render.cover.parts import Box, Composition

_QUALITY: Final = 88
_CENTRE: Final = (0.5, 0.4)
"""Of what stays of a picture that is cut: faces are above the middle."""


def draw_jpeg(composition: Composition, typecase: Typecase) -> bytes:
    """Return the cover as a JPEG; raises CoverUndrawable, or PictureRefused where one of its pictures is broken."""
    from PIL import Image, ImageDraw

    page = Image.new("RGB", (COVER_WIDTH_PX, composition.height), composition.ground)
    pen = ImageDraw.Draw(page)
    for part in composition.parts:
        match part:
            case Panel():
                pen.rectangle(_corners(part.box), fill=part.colour)
            case Picture():
                _paste(page, part, composition.ground)
            case Line():
                _write(pen, part, typecase)
            case _:
                assert_never(part)
    written = BytesIO()
    page.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return written.getvalue()


def _corners(box: Box) -> tuple[int, int, int, int]:
    """Return the first and the last pixel of a box, as Pillow counts them."""
    return (round(box.left), round(box.top), round(box.left + box.width) - 1, round(box.top + box.height) - 1)


def _paste(page: Image.Image, part: Picture, ground: str) -> None:
    """Draw a picture over all of its box; raises PictureRefused where it is broken."""
    from PIL import Image, ImageOps

    left, top, right, bottom = _corners(part.box)
    size = (right - left + 1, bottom - top + 1)
    with opened_picture(part.asset.content) as opened:
        opened.draft("RGB", size)  # a JPEG is decoded no larger than it need be
        picture = in_srgb(opened)
        fitted = ImageOps.fit(picture, size, Image.Resampling.BICUBIC, centering=_CENTRE)
        if fitted.has_transparency_data:
            under = Image.new("RGBA", size, ground)
            fitted = Image.alpha_composite(under, fitted.convert("RGBA"))
        page.paste(fitted.convert("RGB"), (left, top))


def _write(pen: ImageDraw.ImageDraw, line: Line, typecase: Typecase) -> None:
    """Draw a line's runs one after the other, each where the one before it ends."""
    runs = typecase.runs(line.text, line.setting)
    fonts = [run.face.at(line.size) for run in runs]
    widths = [font.getlength(run.text) for font, run in zip(fonts, runs, strict=True)]
    rtl = line.setting.direction == "rtl"
    tracking = line.setting.tracking * line.size
    x = COVER_WIDTH_PX - MARGIN_PX - sum(widths) if rtl else MARGIN_PX
    if tracking:
        for run, font in zip(runs, fonts, strict=True):
            for letter in run.text:
                pen.text((x, line.baseline), letter, font=font, fill=line.colour, anchor="ls")
                x += font.getlength(letter) + tracking
        return
    for number in visual_order(runs, rtl=rtl):
        pen.text((x, line.baseline), runs[number].text, font=fonts[number], fill=line.colour, anchor="ls")
        x += widths[number]


def visual_order(runs: list[Run], *, rtl: bool) -> list[int]:
    """Return the numbers of runs from left to right (UAX #9, L2, for two levels)."""
    groups: list[list[int]] = []
    for number, run in enumerate(runs):
        against = (run.direction == "rtl") != rtl
        if groups and against and (runs[groups[-1][0]].direction == "rtl") != rtl:
            groups[-1].append(number)
        else:
            groups.append([number])
    ordered = [number for group in groups for number in reversed(group)]
    if rtl:
        return ordered[::-1]
    return ordered
