"""What a cover is made of: shapes, pictures and lines, in pixels from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from converter.model.document import Asset, Direction
    from converter.render.cover.faces import Weight

COVER_WIDTH_PX: Final = 1600
COVER_HEIGHT_PX: Final = 2560
"""Kindle Publishing Guidelines, 4.2: the ideal cover, 1.6 times as high as it is wide."""
MARGIN_PX: Final = 130


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle of one colour."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that fills a rectangle; what does not fit is cut off at its sides."""

    box: Box
    asset: Asset


@dataclass(frozen=True, slots=True)
class Setting:
    """How letters are set."""

    weight: Weight
    direction: Direction
    tracking: float = 0
    """Space between letters, as a share of their size."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of letters along the margin that it reads from."""

    text: str
    baseline: float
    size: float
    setting: Setting
    colour: str


Part: TypeAlias = Panel | Picture | Line


@dataclass(frozen=True, slots=True)
class Composition:
    """A cover, decided and not yet drawn."""

    height: int
    """Pixels; as wide as COVER_WIDTH_PX."""
    ground: str
    """Colour, as #rrggbb."""
    parts: tuple[Part, ...]
    """In the order in which they are drawn."""
