"""A number of bytes to what people call it."""

from __future__ import annotations

from typing import Final

_UNITS: Final = ("bytes", "kB", "MB", "GB", "TB", "PB")
_STEP: Final = 1000
_TEN: Final = 10


def size_in_words(size_bytes: int) -> str:
    """Return a size in the unit that leaves at most three digits before the point, of 1,000 of the next smaller."""
    size, unit = float(size_bytes), 0
    while round(size) >= _STEP and unit + 1 < len(_UNITS):
        size, unit = size / _STEP, unit + 1
    digits = 1 if unit and round(size, 1) < _TEN else 0
    return f"{size:.{digits}f} {_UNITS[unit]}"
