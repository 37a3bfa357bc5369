"""A sheet folded three times, as an octavo's is: the parts that it falls into, and the colours and pictures on them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from converter.render.cover.parts import Box, Panel, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.model.document import Asset
    from converter.render.cover.parts import Part

FOLDS: Final = 3
_GAP_PX: Final = 12
_TINTS: Final = (1.0, 0.72, 0.44, 0.24)
"""Shares of the accent in each part's colour, the largest first: apart from each other in grey, too."""


def folded(box: Box, seed: str) -> tuple[Box, ...]:
    """Return the half, the quarter and the two eighths of a sheet, turned one of four ways by the seed."""
    turns = hashlib.sha256(seed.encode(errors="replace")).digest()
    parts: list[Box] = []
    rest = box
    for fold in range(FOLDS):
        first, second = _halves(rest, upright=fold % 2 == 0)
        taken, rest = (first, second) if turns[fold] % 2 else (second, first)
        parts.append(taken)
    return (*parts, rest)


def _halves(box: Box, *, upright: bool) -> tuple[Box, Box]:
    """Return the two halves of a sheet with a gap at the fold; an upright fold has them side by side."""
    if upright:
        width = (box.width - _GAP_PX) / 2
        return Box(box.left, box.top, width, box.height), Box(box.left + width + _GAP_PX, box.top, width, box.height)
    height = (box.height - _GAP_PX) / 2
    return Box(box.left, box.top, box.width, height), Box(box.left, box.top + height + _GAP_PX, box.width, height)


def sheet_parts(box: Box, pictures: Sequence[Asset], colours: tuple[str, str], seed: str) -> Iterator[Part]:
    """Yield what fills the sheet: one picture whole; several, or none, on its folded parts, which are coloured else.

    `colours` are the accent and the ground that it is mixed with.
    """
    if len(pictures) == 1:
        yield Picture(box, pictures[0])
        return
    accent, ground = colours
    for number, part in enumerate(folded(box, seed)):
        if number < len(pictures):
            yield Picture(part, pictures[number])
        else:
            yield Panel(part, mixed(accent, ground, _TINTS[number]))


def mixed(colour: str, ground: str, share: float) -> str:
    """Return so much of a colour on a ground, both as #rrggbb."""
    channels = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(share * own + (1 - share) * under):02x}" for own, under in channels)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
