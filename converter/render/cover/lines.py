"""A text to the lines of a cover: measured, broken where its script may be, of like length."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from converter.render.cover.faces import MEASURE_PX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.render.cover.faces import Typecase
    from converter.render.cover.parts import Setting

ELLIPSIS: Final = "…"
_LEFT_OUT_BEFORE_ELLIPSIS: Final = " ,;:–—-…"

_IDEOGRAPHS: Final = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_OPENING: Final = "「『（〔［｛〈《【“‘"
_CLOSING: Final = "、。，．・：；？！」』）〕］｝〉》】”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
"""What may begin no line in Japanese and Chinese (JIS X 4051; CLREQ, 3.1.5)."""
_PIECE: Final = re.compile(
    rf"[{_OPENING}]*[{_IDEOGRAPHS}][{_CLOSING}]*\s*"  # between any two ideographs
    rf"|[^\s{_IDEOGRAPHS}]*?[^\s{_IDEOGRAPHS}][-–—/](?=\w)"  # after a hyphen within a word
    rf"|[^\s{_IDEOGRAPHS}]+\s*"  # after a word
    r"|\s+"
)


class Measure:
    """What texts are as wide as, in the fonts of a cover."""

    def __init__(self, typecase: Typecase) -> None:
        self.typecase = typecase
        self._width = cache(self._measured)

    def width(self, text: str, setting: Setting, size_px: float) -> float:
        """Return how wide a text is in a size, without white space at its end."""
        return self._width(text.rstrip(), setting) * size_px / MEASURE_PX

    def _measured(self, text: str, setting: Setting) -> float:
        runs = self.typecase.runs(text, setting)
        letters = sum(run.face.at(MEASURE_PX).getlength(run.text) for run in runs)
        return letters + setting.tracking * MEASURE_PX * len(text)

    def lines(self, text: str, setting: Setting, size_px: float, width_px: float) -> list[str]:
        """Return a text in as few lines as there can be, of like length; a word that is too wide is broken anywhere."""
        pieces = [part for piece in _PIECE.findall(text) for part in self._parts(piece, setting, size_px, width_px)]
        broken = self._filled(pieces, setting, size_px, width_px)
        low, high = width_px / 2, width_px
        while high - low > size_px / 4:
            middle = (low + high) / 2
            narrower = self._filled(pieces, setting, size_px, middle)
            if len(narrower) > len(broken):
                low = middle
            else:
                high, broken = middle, narrower
        return broken

    def _parts(self, piece: str, setting: Setting, size_px: float, width_px: float) -> list[str]:
        """Return a piece, in parts of like length with hyphens where it is too wide for a line."""
        word = piece.rstrip()
        count = math.ceil(self.width(f"{word}-", setting, size_px) / width_px)
        if count <= 1 or len(word) < 2 * count:
            return [piece]
        step = math.ceil(len(word) / count)
        parts = [word[place : place + step] for place in range(0, len(word), step)]
        return [*(f"{part}-" for part in parts[:-1]), parts[-1] + piece[len(word) :]]

    def _filled(self, pieces: Sequence[str], setting: Setting, size_px: float, width_px: float) -> list[str]:
        lines: list[str] = []
        line, length = "", 0.0
        for piece in pieces:
            wide = self.width(piece, setting, size_px)
            if line and length + wide > width_px:
                lines.append(line.rstrip())
                line, length = "", 0.0
            line += piece
            length += wide + (self._space(piece, setting, size_px))
        return [*lines, line.rstrip()] if line.strip() else lines

    def _space(self, piece: str, setting: Setting, size_px: float) -> float:
        """Return how wide the white space at a piece's end is."""
        return (
            self._width("n n", setting) * size_px / MEASURE_PX - 2 * self.width("n", setting, size_px)
            if piece[-1:].isspace()
            else 0.0
        )

    def cut(self, text: str, setting: Setting, size_px: float, width_px: float) -> str:
        """Return a text on one line, ended by an ellipsis where it is too wide."""
        if self.width(text, setting, size_px) <= width_px:
            return text
        return self.ended(text, setting, size_px, width_px)

    def ended(self, text: str, setting: Setting, size_px: float, width_px: float) -> str:
        """Return as much of a text as fits on a line before an ellipsis."""
        pieces = _PIECE.findall(text)
        while pieces:
            shorter = "".join(pieces).rstrip(_LEFT_OUT_BEFORE_ELLIPSIS) + ELLIPSIS
            if self.width(shorter, setting, size_px) <= width_px:
                return shorter
            pieces.pop()
        return ELLIPSIS
