"""The leaves of MathML to LaTeX: names, numbers, operators, words and spaces."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from converter.base.mathml.symbols import ALPHABETS, FUNCTIONS, SYMBOLS, VARIANTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree import ElementTree as ET

_WHITE_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
"""MathML's own; a no-break space is a space that someone wanted."""
_INVISIBLE: Final = re.compile("[\u2061-\u2064\u200b\ufeff\ufe00-\ufe0f]+")
_LENGTH: Final = re.compile(r"([+-]?\d{0,9}\.?\d{0,9})\s?(em|ex|px|pt|mu|cm|mm|in|pc)?")
_MATH_LETTERS: Final = (0x1D400, 0x1D7FF)
_LETTERLIKE: Final = (0x2102, 0x2149)
_TEXT_VARIANTS: Final = {"bold": r"\textbf", "italic": r"\textit", "monospace": r"\texttt"}
_IN_TEXT: Final = str.maketrans(
    {
        "\\": r"\textbackslash ",
        "^": r"\textasciicircum ",
        "~": r"\textasciitilde ",
        "\N{NO-BREAK SPACE}": " ",
    }
    | {sign: f"\\{sign}" for sign in "{}$&#_%"}
)
_EM: Final = {
    "em": 1.0,
    "ex": 0.43,
    "px": 1 / 16,
    "pt": 0.1,
    "mu": 1 / 18,
    "cm": 2.37,
    "mm": 0.237,
    "in": 6.0,
    "pc": 1.0,
}
"""How many em of LaTeX's ten-point type a unit has; a pixel of the usual sixteen-pixel type."""
_NAMED_SPACES: Final = {
    "negativeveryverythinmathspace": r"\!",
    "negativeverythinmathspace": r"\!",
    "negativethinmathspace": r"\!",
    "thinmathspace": r"\,",
    "mediummathspace": r"\:",
    "thickmathspace": r"\;",
    "verythickmathspace": r"\;",
    "veryverythickmathspace": r"\;",
}
_SPACES: Final = (
    (1.6, r"\qquad"),
    (0.7, r"\quad"),
    (0.4, r"\ "),
    (0.26, r"\;"),
    (0.2, r"\:"),
    (0.1, r"\,"),
    (-0.05, ""),
)
"""Spaces of LaTeX by the least width for which they stand, in em."""


def text_of_token(node: ET.Element) -> str:
    """Return a leaf's characters, white space collapsed and at the ends gone."""
    return _WHITE_SPACE.sub(" ", "".join(node.itertext())).strip(" ")


def joined(pieces: Iterable[str]) -> str:
    """Return pieces of LaTeX in a line, with spaces between them but beside what encloses."""
    written = ""
    for piece in pieces:
        if not piece:
            continue
        close = written.endswith(("(", "[")) or piece.startswith((")", "]", ",", "'", "^", "_"))
        written = f"{written}{piece}" if close or not written else f"{written} {piece}"
    return written


def write_identifier(node: ET.Element, *, is_label: bool, is_applied: bool) -> str:
    """Return an `<mi>`. `is_label`: it stands in a script; `is_applied`: an argument follows."""
    text = _INVISIBLE.sub("", text_of_token(node))
    variant = node.get("mathvariant", "")
    if text in FUNCTIONS:
        return f"\\{text}"
    plain, letters = _plain_letters(text)
    variant = variant or letters
    if len(plain) > 1 and plain.isascii() and plain.replace(" ", "").isalnum():
        # A label as people write it: \sigma_{max}; upright in the line, where its letters would be factors.
        if variant in ("", "normal") and is_applied:
            return f"\\operatorname{{{plain}}}"
        if variant in ("", "normal") and is_label:
            return plain
        return f"{VARIANTS.get(variant or 'normal', chr(92) + 'mathit')}{{{plain}}}"
    latex = characters(plain)
    return _styled(latex, variant)


def write_number(node: ET.Element) -> str:
    """Return an `<mn>`."""
    plain, letters = _plain_letters(_INVISIBLE.sub("", text_of_token(node)))
    variant = node.get("mathvariant", "") or letters
    return _styled(characters(plain), "" if variant == "normal" else variant)


def write_operator(node: ET.Element) -> str:
    """Return an `<mo>`: "" for what is not seen."""
    text = _INVISIBLE.sub("", text_of_token(node))
    if text in FUNCTIONS:
        return f"\\{text}"
    words = text.replace(" ", "")
    if len(words) > 1 and words.isascii() and words.isalpha():
        return f"\\operatorname{{{text.replace(' ', chr(92) + ',')}}}"
    return characters(text)


def write_words(node: ET.Element) -> str:
    """Return an `<mtext>`: marks alone are marks of the formula."""
    text = _WHITE_SPACE.sub(" ", _INVISIBLE.sub("", "".join(node.itertext())))
    if not any(character.isalnum() for character in text):
        return r"\ " if text and not text.strip() else characters(text.strip())
    command = _TEXT_VARIANTS.get(node.get("mathvariant", ""), r"\text")
    return f"{command}{{{text.translate(_IN_TEXT)}}}"


def write_string(node: ET.Element) -> str:
    """Return an `<ms>`, in its quotation marks."""
    quoted = f"{node.get('lquote', chr(34))}{text_of_token(node)}{node.get('rquote', chr(34))}"
    return f"\\text{{{quoted.translate(_IN_TEXT)}}}"


def write_space(node: ET.Element) -> str:
    """Return an `<mspace>` as the nearest space that LaTeX has."""
    if node.get("linebreak") == "newline":
        return r"\\"
    width = node.get("width", "").strip()
    if width in _NAMED_SPACES:
        return _NAMED_SPACES[width]
    found = _LENGTH.fullmatch(width)
    if not found or not any(map(str.isdigit, found[1])):
        return ""
    width_em = float(found[1]) * _EM[found[2] or "em"]
    return next((space for least, space in _SPACES if width_em >= least), r"\!")


def characters(text: str) -> str:
    """Return characters as LaTeX."""
    if text.isascii() and text.replace(".", "").replace(",", "").isalnum():
        return text
    return joined(_with_style(character) for character in text if not character.isspace() or character == "\xa0")


def _with_style(character: str) -> str:
    if character in SYMBOLS:
        return SYMBOLS[character]
    plain, variant = _plain_letters(character)
    return _styled(SYMBOLS.get(plain, plain), variant)


def _plain_letters(text: str) -> tuple[str, str]:
    """Return letters of mathematics as common ones, and the `mathvariant` that they all had; "" for none, or several."""
    found = {_alphabet(character) for character in text}
    variant = found.pop() if len(found) == 1 else ""
    if not variant:
        return text, ""
    return unicodedata.normalize("NFKC", text), "" if variant == "italic" else variant


def _alphabet(character: str) -> str:
    point = ord(character)
    if character in SYMBOLS or not (
        _MATH_LETTERS[0] <= point <= _MATH_LETTERS[1] or _LETTERLIKE[0] <= point <= _LETTERLIKE[1]
    ):
        return ""
    if character == "ℎ":
        return "italic"
    name = unicodedata.name(character, "")
    return next((variant for part, variant in ALPHABETS if part in name), "")


def _styled(latex: str, variant: str) -> str:
    if not latex or variant in ("", "italic", "initial", "inherit") or variant not in VARIANTS:
        return latex
    if variant == "normal" and not (latex.isascii() and latex.isalpha()):
        return latex
    if latex.startswith("\\") and variant.startswith("bold"):
        return f"\\boldsymbol{{{latex}}}"
    return f"{VARIANTS[variant]}{{{latex}}}" if latex[0] not in "'{\\" or variant != "normal" else latex
