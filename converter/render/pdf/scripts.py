"""A character to the script that it belongs to, and to the font that has it: what a Note tells to install."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ScriptFont:
    """A font for a script, free and in every system's packages."""

    name: str
    """What people know the script as."""
    font: str
    """"" where there is none to install."""
    package: str = ""
    """Debian's and Ubuntu's."""

    def advice(self) -> str:
        """Return what to install; "" where there is nothing."""
        return f"{self.font} ({self.package})" if self.package else self.font


_CJK: Final = ScriptFont("Chinese, Japanese and Korean", "Noto Sans CJK", "fonts-noto-cjk")
_EMOJI: Final = ScriptFont("emoji", "Noto Color Emoji", "fonts-noto-color-emoji")
_SYMBOLS: Final = ScriptFont("signs", "Noto Sans Symbols and Noto Sans Symbols 2", "fonts-noto-core")
_PRIVATE: Final = ScriptFont("signs that only the page's own font has", "")
_UNASSIGNED: Final = ScriptFont("code points that stand for no character", "")

# First words of the characters' Unicode names. What is not here is looked for as a script of the Noto fonts.
_BY_NAME: Final = {
    **dict.fromkeys(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "BOPOMOFO", "KANGXI", "HALFWIDTH"), _CJK),
    **dict.fromkeys(("FULLWIDTH", "YI", "CIRCLED", "PARENTHESIZED", "SQUARE", "VERTICAL"), _CJK),
    "MUSICAL": ScriptFont("musical notation", "Noto Music", "fonts-noto-core"),
    "MATHEMATICAL": ScriptFont("mathematical letters", "Noto Sans Math", "fonts-noto-core"),
    "LATIN": ScriptFont("Latin", "Noto Sans", "fonts-noto-core"),
    "GREEK": ScriptFont("Greek", "Noto Sans", "fonts-noto-core"),
    "CYRILLIC": ScriptFont("Cyrillic", "Noto Sans", "fonts-noto-core"),
    "BRAILLE": _SYMBOLS,
}
_CJK_SIGNS: Final = (0x3000, 0x303F)
"""Unicode's block of their punctuation, whose names begin with anything: LEFT CORNER BRACKET, WAVE DASH."""
_EMOJI_RANGES: Final = ((0x1F1E6, 0x1F1FF), (0x1F300, 0x1FAFF))
_LARGE_SCRIPTS: Final = frozenset({"CUNEIFORM", "EGYPTIAN", "ANATOLIAN", "TANGUT", "NUSHU"})
"""Those that Debian has in a package of their own."""


def script_font(character: str) -> ScriptFont:
    """Return the script of a character, and the font to install for it."""
    if any(first <= ord(character) <= last for first, last in _EMOJI_RANGES):
        return _EMOJI
    if _CJK_SIGNS[0] <= ord(character) <= _CJK_SIGNS[1]:
        return _CJK
    category = unicodedata.category(character)
    if category == "Co":
        return _PRIVATE
    words = unicodedata.name(character, "").split()
    if not words or category == "Cn":
        return _UNASSIGNED
    if words[0] in _BY_NAME:
        return _BY_NAME[words[0]]
    if category[0] not in "LMN":
        return _SYMBOLS
    package = "fonts-noto-extra" if words[0] in _LARGE_SCRIPTS else "fonts-noto-core"
    script = words[0].capitalize()
    return ScriptFont(script, f"Noto Sans {script}", package)
