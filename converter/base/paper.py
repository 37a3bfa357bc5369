"""Sizes of sheets: their names in CSS, and what they measure."""

from __future__ import annotations

import re
from typing import Final

SHEETS_MM: Final = {
    "a3": (297.0, 420.0),
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "a6": (105.0, 148.0),
    "b4": (250.0, 353.0),
    "b5": (176.0, 250.0),
    "jis-b4": (257.0, 364.0),
    "jis-b5": (182.0, 257.0),
    "letter": (215.9, 279.4),
    "legal": (215.9, 355.6),
    "ledger": (279.4, 431.8),
}
"""Width and height by name, in small letters (CSS Paged Media 3, 7.1)."""

_MM: Final = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "px": 25.4 / 96}
_LENGTH: Final = re.compile(r"(\d{1,5}(?:\.\d{1,4})?)(mm|cm|in|pt|px)\b")


def lengths_mm(written: str) -> list[float]:
    """Return the CSS lengths of a text, in millimetres."""
    return [float(number) * _MM[unit] for number, unit in _LENGTH.findall(written.lower())]


def sheet_mm(size: str) -> tuple[float, float]:
    """Return width and height of a sheet by its CSS size, those of A5 where it is none that is known."""
    if sides := lengths_mm(size):
        return sides[0], sides[-1]
    words = size.lower().split()
    width, height = next((SHEETS_MM[word] for word in words if word in SHEETS_MM), SHEETS_MM["a5"])
    return (height, width) if "landscape" in words else (width, height)


def margins_for(margins: str, old_size: str, new_size: str) -> str:
    """Return CSS margins that take as much of a sheet as these do of another, when it is the smaller one."""
    share = min(1.0, sheet_mm(new_size)[0] / sheet_mm(old_size)[0])
    if share == 1.0:
        return margins
    return " ".join(f"{length * share:.1f}mm" if length else "0" for length in map(_length_mm, margins.split()))


def _length_mm(word: str) -> float:
    return next(iter(lengths_mm(word)), 0.0)
