"""Characters to those that no font has: neither the theme's, nor any of the machine's that Pango would fall back to."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DECLARATIONS: Final = """
    typedef struct _FcCharSet FcCharSet;
    FcResult FcPatternGetCharSet (FcPattern *p, const char *object, int n, FcCharSet **c);
    FcBool FcCharSetHasChar (const FcCharSet *fcs, unsigned int ucs4);
"""
"""Fontconfig's functions that WeasyPrint does not use, and declares none of."""

_DRAWN_FORMATS: Final = frozenset({b"TrueType", b"CFF"})
"""What Pango takes for text (pangofc-fontmap.c, pango_fc_is_supported_font_format)."""

_INVISIBLE: Final = frozenset(
    chr(point)
    for first, last in (
        (0x00AD, 0x00AD),
        (0x034F, 0x034F),
        (0x061C, 0x061C),
        (0x17B4, 0x17B5),
        (0x180B, 0x180E),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xFFF0, 0xFFF8),
        (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    )
    for point in range(first, last + 1)
)
"""Zero wide for Pango (pango-utils.c, pango_is_zero_width), whatever a font has."""
_UNDRAWN: Final = frozenset({"Cc", "Zs"})
"""Categories of control characters and of spaces."""


FontOwner: TypeAlias = Literal["theme", "machine"]
OWNERS: Final[tuple[FontOwner, ...]] = ("theme", "machine")


def characters_without_font(
    characters: Iterable[str], configuration: Any, owners: tuple[FontOwner, ...] = OWNERS
) -> frozenset[str]:
    """Return those of some characters that no font of WeasyPrint's font configuration can draw.

    The theme's fonts are asked first, and have nearly all: of the machine's only the rest is looked for.
    """
    left = {
        character
        for character in characters
        if unicodedata.category(character) not in _UNDRAWN and character not in _INVISIBLE
    }
    for charset in _charsets(configuration, owners):
        if not left:
            break
        has = _fontconfig().FcCharSetHasChar
        left = {character for character in left if not has(charset, ord(character))}
    return frozenset(left)


def _charsets(configuration: Any, owners: tuple[FontOwner, ...]) -> Iterator[Any]:
    """Yield what each font covers."""
    ffi, fontconfig = sys.modules["weasyprint.text.ffi"].ffi, _fontconfig()
    text, charset = ffi.new("FcChar8 **"), ffi.new("FcCharSet **")
    sets = {"theme": fontconfig.FcSetApplication, "machine": fontconfig.FcSetSystem}
    for name in map(sets.__getitem__, owners):
        fonts = fontconfig.FcConfigGetFonts(configuration._config, name)  # noqa: SLF001 -- it has no other name
        for pattern in ffi.unpack(fonts.fonts, fonts.nfont) if fonts != ffi.NULL and fonts.nfont else ():
            found = fontconfig.FcPatternGetString(pattern, b"fontformat", 0, text) == fontconfig.FcResultMatch
            if found and ffi.string(text[0]) not in _DRAWN_FORMATS:
                continue
            if fontconfig.FcPatternGetCharSet(pattern, b"charset", 0, charset) == fontconfig.FcResultMatch:
                yield charset[0]


@cache
def _fontconfig() -> Any:
    """Return WeasyPrint's own fontconfig with the functions that it lacks."""
    loaded = sys.modules["weasyprint.text.ffi"]
    loaded.ffi.cdef(_DECLARATIONS)
    return loaded.fontconfig
