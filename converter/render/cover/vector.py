"""Composition to SVG, with its letters as letters."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, assert_never

from converter.render.cover.parts import COVER_WIDTH_PX, MARGIN_PX, Box, Line, Panel, Picture
from converter.render.xhtml.markup import element, escape_text, void_element

if TYPE_CHECKING:
    from converter.render.cover.faces import Typecase
    from converter.render.cover.lines import Measure
    from converter.render.cover.parts import Composition, Part


def draw_svg(composition: Composition, typecase: Typecase, measure: Measure) -> str:
    """Return the cover as an `<svg>` element that asks for the theme's fonts by name.

    Each line is told its length, so that no other font that stands in for them makes it longer than the page.
    """
    ground = Panel(Box(0, 0, COVER_WIDTH_PX, composition.height), composition.ground)
    parts = "\n".join(_drawn(part, typecase, measure) for part in (ground, *composition.parts))
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "cover",
        "viewBox": f"0 0 {COVER_WIDTH_PX} {composition.height}",
        "width": str(COVER_WIDTH_PX),
        "height": str(composition.height),
    }
    return element("svg", attributes, f"\n{parts}\n")


def _drawn(part: Part, typecase: Typecase, measure: Measure) -> str:
    match part:
        case Panel():
            return void_element("rect", {**_sides(part.box), "fill": part.colour})
        case Picture():
            address = f"data:{part.asset.media_type};base64,{b64encode(part.asset.content).decode('ascii')}"
            # Cut above the middle as little as below it: SVG knows thirds only.
            cut = {"preserveAspectRatio": "xMidYMid slice", "href": address}
            return void_element("image", {**_sides(part.box), **cut})
        case Line():
            return _written(part, typecase, measure)
        case _:
            assert_never(part)


def _sides(box: Box) -> dict[str, str | None]:
    return {
        "x": _number(box.left),
        "y": _number(box.top),
        "width": _number(box.width),
        "height": _number(box.height),
    }


def _written(line: Line, typecase: Typecase, measure: Measure) -> str:
    faces = [run.face for run in typecase.runs(line.text, line.setting)]
    families = ", ".join(dict.fromkeys(f"'{face.family}'" for face in faces))
    rtl = line.setting.direction == "rtl"
    attributes = {
        "x": _number(COVER_WIDTH_PX - MARGIN_PX if rtl else MARGIN_PX),
        "y": _number(line.baseline),
        "direction": "rtl" if rtl else None,
        "font-family": families,
        "font-weight": faces[0].weight.split()[-1],
        "font-size": _number(line.size),
        "fill": line.colour,
        "textLength": _number(measure.width(line.text, line.setting, line.size)),
        "lengthAdjust": "spacingAndGlyphs",
    }
    return element("text", attributes, escape_text(line.text))


def _number(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")
