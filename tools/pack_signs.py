"""Bring the signs that no theme's fonts have into `themes/signs/`: `python tools/pack_signs.py node_modules`.

Wanted there: npm install @expo-google-fonts/{noto-sans,fira-code} @fontsource/{noto-sans,noto-sans-math,noto-sans-symbols,
noto-sans-symbols-2,noto-music,noto-emoji,fira-code}. Each font is cut to the common signs that none before it has,
without hints, and packed as WOFF2 without its transformation of outlines, which takes fontTools 30 ms a file to undo.
`converter/themes/signs.py` names the files.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.woff2 import WOFF2FlavorData

FOLDER = Path(__file__).parents[1] / "themes" / "signs"
SPACES = (0x0020, 0x00A0)
"""In every font: Pango takes a space from the font of what stands before it, and draws a box where that has none."""
SPACE_EM = 0.26
"""As in Noto's fonts of text; in that of emoji it is as wide as they are."""
IN_CODE = ((0x2190, 0x23FF), (0x2500, 0x25FF), (0x2700, 0x27BF))
JOINERS = ((0x200D, 0x200D), (0xFE0F, 0xFE0F), (0x0023, 0x0039))
"""What makes one emoji of several, and digits that are keys with a sign after them."""


@dataclass(frozen=True, slots=True)
class Signs:
    """One font, and which of its characters are common signs."""

    name: str
    file: str
    ranges: tuple[tuple[int, int], ...]
    only_in_code: bool = False


FONTS = (
    # Arrows, operators, box drawing and blocks, as wide as the letters of the themes' code fonts.
    Signs("fira-code", "@expo-google-fonts/fira-code/400Regular/FiraCode_400Regular.ttf", IN_CODE, only_in_code=True),
    # Punctuation, superscripts, currencies, letter-like signs, fractions.
    Signs(
        "noto-sans",
        "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
        ((0x2010, 0x205E), (0x2070, 0x209F), (0x20A0, 0x20C0), (0x2100, 0x215F), (0x2189, 0x2189)),
    ),
    # Arrows and operators, technical and geometric signs.
    Signs(
        "noto-sans-math",
        "@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2",
        ((0x2100, 0x214F), (0x2190, 0x23FF), (0x25A0, 0x25FF), (0x27C0, 0x27FF)),
    ),
    # Roman numerals, what is in circles and boxes, zodiac and games, ornaments.
    Signs(
        "noto-sans-symbols",
        "@fontsource/noto-sans-symbols/files/noto-sans-symbols-symbols-400-normal.woff2",
        ((0x2150, 0x218F), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2600, 0x27BF), (0x1F100, 0x1F1FF)),
    ),
    # Keys, stars, check marks, pointing hands, Braille.
    Signs(
        "noto-sans-symbols-2",
        "@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff2",
        ((0x2190, 0x21FF), (0x2300, 0x2426), (0x25A0, 0x28FF), (0x2B00, 0x2BFF)),
    ),
    Signs("noto-music", "@fontsource/noto-music/files/noto-music-music-400-normal.woff2", ((0x1D100, 0x1D1FF),)),
    Signs(
        "noto-emoji",
        "@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff2",
        ((0x203C, 0x203C), (0x20E3, 0x20E3), (0x2139, 0x2BFF), (0x1F000, 0x1FAFF), *JOINERS),
    ),
)


def main() -> int:
    """Write the fonts and their licences, and return the exit code."""
    modules = Path(sys.argv[1])
    had: set[int] = set()
    for signs in FONTS:
        font = TTFont(modules / signs.file)
        points = set(font.getBestCmap()) - had
        wanted = {point for point in points if any(first <= point <= last for first, last in signs.ranges)}
        had |= set() if signs.only_in_code else wanted
        folder = FOLDER / signs.name
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(modules / "@fontsource" / signs.name / "LICENSE", folder / "OFL.txt")
        path = folder / f"{signs.name}-signs-400.woff2"
        _save(_cut(_with_spaces(font), wanted.union(SPACES)), path)
        print(f"{path.name}: {len(wanted)} signs, {path.stat().st_size:,} bytes")
    return 0


def _with_spaces(font: Any) -> Any:
    """Return the font with glyphs for spaces as wide as in text, or as everything is in a font for code."""
    known = font.getBestCmap()
    glyph = known.get(SPACES[0], "space")
    if SPACES[0] not in known:
        font.setGlyphOrder([*font.getGlyphOrder(), glyph])
        font["glyf"].glyphs[glyph] = Glyph()
        font["hmtx"].metrics[glyph] = font["hmtx"][".notdef"]
    if not font["post"].isFixedPitch:
        font["hmtx"].metrics[glyph] = (round(SPACE_EM * font["head"].unitsPerEm), 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(dict.fromkeys(SPACES, glyph))
    return font


def _cut(font: Any, points: set[int]) -> Any:
    options = Options(hinting=False, layout_features=["*"], notdef_outline=True, glyph_names=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    return font


def _save(font: Any, path: Path) -> None:
    font.flavor = "woff2"
    font.flavorData = WOFF2FlavorData(transformedTables=()) if "glyf" in font else None
    font.save(path)


if __name__ == "__main__":
    sys.exit(main())
