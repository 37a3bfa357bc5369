"""What the structure of MathML is known by: names, what wrappers hold, fences that belong together, and scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.base.mathml.symbols import ACCENTS_ABOVE, ACCENTS_BELOW, CLOSING, FENCES, OPENING
from converter.base.mathml.tokens import characters, joined, text_of_token

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as ET

WRAPPERS: Final = frozenset({"mrow", "mstyle", "mpadded", "semantics", "merror", "math"})
SCRIPTS: Final = frozenset({"msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts"})
_DRAWN_IN: Final = re.compile(r"\A(?:\\! )+")


def name_of(node: ET.Element) -> str:
    """Return an element's name without its namespace."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def is_nothing(node: ET.Element) -> bool:
    """Return whether an element holds nothing that is seen."""
    return not isinstance(node.tag, str) or (
        len(node) == 0 and name_of(node) not in ("mspace", "mtext") and not (node.text or "").strip(" \t\r\n")
    )


def is_binomial(node: ET.Element) -> bool:
    """Return whether an element is a fraction without its line."""
    return name_of(node) == "mfrac" and has_no_line(node)


def has_no_line(fraction: ET.Element) -> bool:
    """Return whether a fraction is drawn without its line."""
    return fraction.get("linethickness", "").strip() in ("0", "0pt", "0em", "0px", "0ex")


def core_of(node: ET.Element) -> ET.Element:
    """Return the one element that wrappers hold; the element itself where they hold several."""
    while name_of(node) in WRAPPERS:
        inner = [child for child in node if not is_nothing(child)]
        if len(inner) != 1 and not (name_of(node) == "semantics" and inner):
            return node
        node = inner[0]
    return node


def mark_of(node: ET.Element) -> str:
    """Return the character of an operator, of the one in wrappers, or of the one that scripts hang on; else ""."""
    node = core_of(node)
    if name_of(node) in SCRIPTS and len(node):
        node = core_of(node[0])
    return text_of_token(node) if name_of(node) == "mo" else ""


def is_pair(row: Sequence[ET.Element]) -> bool:
    """Return whether a row's first and last element are fences that belong together."""
    first, last = core_of(row[0]), core_of(row[-1])
    if not (name_of(first) == name_of(last) == "mo"):
        return False
    opening, closing = text_of_token(first), text_of_token(last)
    if opening not in OPENING or closing not in CLOSING:
        return False
    inner = [mark_of(node) for node in row[1:-1]]
    if opening in "|∣‖∥":
        return opening == closing and opening not in inner
    depth = 0
    for mark in inner:
        depth += (mark in OPENING and mark not in CLOSING) - (mark in CLOSING and mark not in OPENING) if mark else 0
        if depth < 0:
            return False
    return depth == 0


def between(opening: str, content: str, closing: str) -> str:
    """Return what stands between fences that grow with it."""
    if opening not in FENCES or closing not in FENCES:
        return joined((characters(opening), content, characters(closing)))
    left, right = FENCES[opening], FENCES[closing]
    gap = " " if left[-1].isalpha() and content[:1].isalpha() else ""
    return f"\\left{left}{gap}{content}\\right{right}"


def scripts_of(below: str, above: str) -> str:
    """Return a subscript and a superscript; primes and degrees are written as LaTeX has them."""
    # Renderers pull scripts towards what they hang on; LaTeX does that by itself.
    below, above = _DRAWN_IN.sub("", below), _DRAWN_IN.sub("", above)
    subscript = f"_{{{below}}}" if below else ""
    primes = above.replace(" ", "")
    if primes and not primes.strip("'"):
        return f"{subscript}{primes}"
    if above == r"^{\circ}":
        return f"{subscript}{above}"
    return f"{subscript}^{{{above}}}" if above else subscript


def pair_at(written: Sequence[str], place: int) -> tuple[str, str]:
    """Return a subscript and the superscript behind it."""
    return written[place], written[place + 1] if place + 1 < len(written) else ""


def is_character(node: ET.Element) -> bool:
    """Return whether an element is one character and nothing else."""
    node = core_of(node)
    return len(node) == 0 and len((node.text or "").strip()) == 1


def set_over(base: str, node: ET.Element, above: str, *, is_wide: bool) -> str:
    """Return what stands below something: an accent, a brace, a line or whatever it is."""
    mark = mark_of(node)
    if mark in ACCENTS_ABOVE:
        narrow, wide = ACCENTS_ABOVE[mark]
        return f"{wide if is_wide else narrow}{{{base}}}"
    if base.startswith(r"\overbrace"):
        return f"{base}^{{{above}}}"
    return f"\\overset{{{above}}}{{{base}}}" if above else base


def set_under(base: str, node: ET.Element, below: str) -> str:
    """Return what stands above something: a brace, a line or whatever it is."""
    mark = mark_of(node)
    if mark in ACCENTS_BELOW:
        return f"{ACCENTS_BELOW[mark]}{{{base}}}"
    if base.startswith(r"\underbrace"):
        return f"{base}_{{{below}}}"
    return f"\\underset{{{below}}}{{{base}}}" if below else base
