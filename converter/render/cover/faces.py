"""Theme to the fonts that a cover is set in, by script; the machine's where the theme has none."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from converter.base.errors import CoverUndrawable
from converter.base.machine_fonts import machine_fonts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL.ImageFont import FreeTypeFont

    from converter.base.machine_fonts import MachineFont
    from converter.model.document import Direction
    from converter.model.theme import Font, FontRole, Theme
    from converter.render.cover.parts import Setting

Weight: TypeAlias = Literal["bold", "regular"]

_WANTED: Final[dict[Weight, int]] = {"bold": 700, "regular": 400}
"""In CSS; a theme's nearest weight stands for it."""
_UNDRAWN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "So"})
"""Categories of what a cover leaves out: controls, and pictures among the letters, which few fonts have."""
MEASURE_PX: Final = 100
"""Size at which widths are measured; they grow with it."""
_IN_NO_FONT: Final = "\U000ffffd"
"""The last code point but one for private use."""
_JOINERS: Final = "\u200c\u200d"
"""Format characters that words are spelt with."""
_DIRECTIONS: Final[dict[str, Direction]] = {"L": "ltr", "R": "rtl", "AL": "rtl", "AN": "rtl"}
"""Of letters, by their bidirectional class; digits go with what is around them."""


@dataclass(frozen=True)
class Face:
    """One font file to draw with."""

    family: str
    weight: str
    """As CSS has it."""
    ranges: tuple[tuple[int, int], ...]
    """Code points that it covers, first and last; () is all."""
    load: Callable[[], bytes | str] = field(repr=False, compare=False)
    """Gives its bytes, or the path of one of the machine's."""
    index: int = 0
    """Its place in a file of several."""

    def draws(self, sign: str) -> bool:
        """Return whether it has a glyph for a sign; the ranges that a theme gives it may promise more than there is."""
        code_point = ord(sign)
        if self.ranges and not any(first <= code_point <= last for first, last in self.ranges):
            return False
        if sign not in self._drawn:
            self._drawn[sign] = sign.isspace() or _inked(self._opened, sign) != _inked(self._opened, _IN_NO_FONT)
        return self._drawn[sign]

    @cached_property
    def _drawn(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _opened(self) -> FreeTypeFont:
        from PIL import ImageFont

        try:
            file = self.load()
            return ImageFont.truetype(BytesIO(file) if isinstance(file, bytes) else file, MEASURE_PX, self.index)
        except (OSError, ImportError) as error:
            raise CoverUndrawable(reason=f"the font {self.family} cannot be opened") from error

    def at(self, size_px: float) -> FreeTypeFont:
        """Return the font in a size, to measure and draw with; raises CoverUndrawable."""
        return self._opened.font_variant(size=size_px)


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one face that read in one direction."""

    text: str
    face: Face
    direction: Direction


class Typecase:
    """The fonts of one cover, and what is told by them."""

    def __init__(self, theme: Theme, language: str) -> None:
        self._language = language
        self._faces = {weight: _theme_faces(theme, weight) for weight in _WANTED}

    def drawable(self, text: str, weight: Weight) -> str:
        """Return a text on one line, without signs that a cover cannot show.

        Raises CoverUndrawable where no font, of the theme or the machine, has one of its letters.
        """
        signs = (sign for sign in text if sign in _JOINERS or unicodedata.category(sign) not in _UNDRAWN)
        line = " ".join("".join(" " if sign.isspace() else sign for sign in signs).split())
        missing = self._missing(line, weight)
        if missing:
            found = machine_fonts(missing, weight=weight, language=self._language)
            faces = (_machine_face(font, _WANTED[weight]) for font in found)
            self._faces[weight] += tuple(faces)
            missing = self._missing(line, weight)
        letters = "".join(sorted(sign for sign in missing if sign.isalpha()))
        if letters:
            raise CoverUndrawable(reason=f"no font on this machine has the letters {letters}")
        return " ".join("".join(sign for sign in line if sign not in missing).split())

    def runs(self, text: str, setting: Setting) -> list[Run]:
        """Return a drawable text in runs, in the order of reading.

        White space and punctuation stay with the letters before them, in the same face where that has them.
        """
        runs: list[Run] = []
        for sign, own in zip(text, _directions(text, setting.direction), strict=True):
            before = runs[-1] if runs else None
            stays = before and not sign.isalnum() and before.face.draws(sign)
            face = before.face if before and stays else self._face(sign, setting.weight)
            if before and before.face is face and before.direction == own:
                runs[-1] = Run(before.text + sign, face, own)
            else:
                runs.append(Run(sign, face, own))
        return runs

    def _missing(self, line: str, weight: Weight) -> set[str]:
        return {sign for sign in set(line) if not any(face.draws(sign) for face in self._faces[weight])} - set(_JOINERS)

    def _face(self, sign: str, weight: Weight) -> Face:
        faces = self._faces[weight]
        return next((face for face in faces if face.draws(sign)), faces[0])


def _inked(font: FreeTypeFont, sign: str) -> tuple[tuple[int, int], bytes]:
    """Return what a sign looks like: size and pixels. A font draws all that it lacks alike."""
    mask = font.getmask(sign)
    return mask.size, bytes(mask)


def _theme_faces(theme: Theme, weight: Weight) -> tuple[Face, ...]:
    """Return the theme's upright text fonts of the weight nearest to the one that is wanted, then those they fall back to."""
    roles: tuple[FontRole, ...] = ("text", "fallback")
    return tuple(face for role in roles for face in _faces_of_role(theme, role, _WANTED[weight]))


def _faces_of_role(theme: Theme, role: FontRole, wanted: int) -> Iterator[Face]:
    upright = [font for font in theme.fonts if font.style == "normal" and font.role == role]
    nearest = min((_distance(font, wanted) for font in upright), default=0)
    for font in upright:
        if _distance(font, wanted) == nearest:
            yield Face(font.family, font.weight, font.ranges, font.load)


def _machine_face(font: MachineFont, weight: int) -> Face:
    return Face(font.family, str(weight), font.ranges, lambda: font.path, font.index)


def _distance(font: Font, wanted: int) -> int:
    weights = [int(word) for word in font.weight.split()]
    return max(weights[0] - wanted, wanted - weights[-1], 0)


def _directions(text: str, around: Direction) -> list[Direction]:
    """Return the direction of each sign: what lies between letters of both goes with the line (UAX #9, N1 and N2)."""
    strong: list[Direction | None] = [_DIRECTIONS.get(unicodedata.bidirectional(sign)) for sign in text]
    after: list[Direction] = []
    following = around
    for own in reversed(strong):
        following = own or following
        after.append(following)
    resolved: list[Direction] = []
    before = around
    for own, following in zip(strong, reversed(after), strict=True):
        resolved.append(own or (before if before == following else around))
        before = own or before
    return resolved
