"""MathML to plain text: a formula as one writes it in a line, which reads better than LaTeX."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOKEN: Final = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w:.-]*)[^<>]*?(?P<empty>/?)>|(?P<text>[^<>]+)")
_LEAVES: Final = frozenset({"mi", "mn", "mo", "ms", "mtext", "mspace", "none", "mprescripts"})
_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "mfrac": ("/",),
    "mover": ("^",),
    "msub": ("_",),
    "msubsup": ("_", "^"),
    "msup": ("^",),
    "munder": ("_",),
    "munderover": ("_", "^"),
}
"""What stands between the children of an element, as one writes it in a line."""
_BETWEEN_MANY: Final[Mapping[str, str]] = {"mtable": "; ", "mtd": " ", "mtr": ", "}
_ROOTS: Final = frozenset({"mroot", "msqrt"})
_INVISIBLE: Final = re.compile("[\u2061-\u2064\u200b]+")
_WHITE_SPACE: Final = re.compile(r"\s+")
_NEEDLESS_SPACE: Final = re.compile(r" (?=[)^_/,;])|(?<=[(^_/]) ")


def mathml_text(mathml: str) -> str:
    """Return a formula in one line: "x = (− b ± √(b^2 − 4 a c))/(2 a)"; "" for no formula."""
    text = _INVISIBLE.sub(" ", unescape("".join(_pieces(mathml))))
    return _NEEDLESS_SPACE.sub("", _WHITE_SPACE.sub(" ", text)).strip()


def _pieces(mathml: str) -> Iterator[str]:
    """Yield the formula's characters with the signs of its structure. By hand: depth is the page's."""
    open_elements: list[tuple[str, str]] = []
    children = [0]
    for token in _TOKEN.finditer(mathml):
        name = token["name"]
        if name is None:
            yield f" {token['text'].strip()} "
        elif token["end"]:
            if open_elements:
                children.pop()
                yield open_elements.pop()[1]
        else:
            outer = open_elements[-1][0] if open_elements else ""
            children[-1] += 1
            sign = _sign(outer, children[-1])
            yield sign
            if not token["empty"]:
                is_wrapped = name in _ROOTS or (outer in _SIGNS and name not in _LEAVES)
                yield ("√(" if name in _ROOTS else "(") if is_wrapped else ""
                open_elements.append((name, ")" if is_wrapped else ""))
                children.append(0)


def _sign(outer: str, place: int) -> str:
    """Return what stands before a child; its place is counted from 1."""
    if place == 1:
        return ""
    signs = _SIGNS.get(outer, ())
    return signs[place - 2] if place - 2 < len(signs) else _BETWEEN_MANY.get(outer, "")
