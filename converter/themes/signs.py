"""Common signs that the fonts of text lack: arrows, operators, check marks, stars, notes, emoji, box drawing.

They belong to no theme, and lie beside the themes in `signs/`; `tools/pack_signs.py` makes the files.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from converter.base.errors import ThemeError
from converter.model.theme import Font

if TYPE_CHECKING:
    from pathlib import Path

    from converter.model.theme import FontRole

SIGNS_FOLDER: Final = "signs"

_SIGNS: Final[tuple[tuple[str, FontRole, tuple[tuple[int, int], ...]], ...]] = (
    # As wide as the letters of code, and therefore first; only there.
    ("Fira Code", "code", ((0x2190, 0x23FF), (0x2500, 0x25FF), (0x2700, 0x27BF))),
    ("Noto Sans", "text", ((0x2010, 0x205E), (0x2070, 0x209F), (0x20A0, 0x20C0), (0x2100, 0x215F), (0x2189, 0x2189))),
    (
        "Noto Sans Math",
        "text",
        ((0x2100, 0x214F), (0x2190, 0x23FF), (0x25A0, 0x25FF), (0x27C0, 0x27FF)),
    ),
    (
        "Noto Sans Symbols",
        "text",
        ((0x2150, 0x218F), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2600, 0x27BF), (0x1F100, 0x1F1FF)),
    ),
    ("Noto Sans Symbols 2", "text", ((0x2190, 0x21FF), (0x2300, 0x2426), (0x25A0, 0x28FF), (0x2B00, 0x2BFF))),
    ("Noto Music", "text", ((0x1D100, 0x1D1FF),)),
    ("Noto Emoji", "text", ((0x203C, 0x203C), (0x20E3, 0x20E3), (0x2139, 0x2BFF), (0x1F000, 0x1FAFF))),
)
"""Family, role, and where its signs lie, roughly: which of them a file has, it says itself. Of two that have the same,
the first draws it."""


def sign_fonts(themes: Path) -> tuple[Font, ...]:
    """Return the fonts of signs that lie beside the themes, in the order in which they are asked."""
    return tuple(_sign_font(themes / SIGNS_FOLDER, family, role, ranges) for family, role, ranges in _SIGNS)


def _sign_font(folder: Path, family: str, role: FontRole, ranges: tuple[tuple[int, int], ...]) -> Font:
    name = family.lower().replace(" ", "-")
    path = folder / name / f"{name}-signs-400.woff2"
    # Of its own, so that no style sheet's name of an installed font finds it.
    return Font(f"{family} Signs", "normal", "400", ranges, path.name, partial(_content, path), role)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ThemeError(path=str(path), problem=f"the font cannot be read: {error.strerror}.") from error
