"""What MathJax 3 and 4 drew, as elements named after MathML's or as SVG, back to MathML.

Pages that were saved after drawing, and whose author turned the hidden MathML off, have nothing else. Every element of the
drawing is named after the one of MathML that it draws; a glyph's class or `data-c` is its character in hexadecimal.
https://docs.mathjax.org/en/latest/output/html.html
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, new_element

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_DEPTH: Final = 150
"""Elements of the drawing in each other; some three for one of MathML's."""
_GLYPH: Final = re.compile(r"(?:^|\s)mjx-c([0-9A-F]{1,6})(?=\s|$)")
_CODE: Final = re.compile(r"[0-9A-F]{1,6}")
_HIGHEST_CHARACTER: Final = 0x10FFFF
_SURROGATES: Final = range(0xD800, 0xE000)
_LEAVES: Final = frozenset({"mi", "mn", "mo", "mtext", "ms", "mspace"})
_ROWS: Final = frozenset(
    {"math", "mrow", "mstyle", "mpadded", "mphantom", "menclose", "merror", "msqrt", "mtd", "mtr", "mtable"}
)
_SCRIPTED: Final = frozenset({"msub", "msup", "msubsup", "munder", "mover", "munderover"})
_DRAWN_ONLY: Final = frozenset(
    "mjx-nstrut mjx-dstrut mjx-tstrut mjx-line mjx-surd mjx-spacer mjx-assistive-mml mjx-labels mjx-lazy".split()
)
_RENAMED: Final = {"texatom": "mrow", "mlabeledtr": "mtr"}
_PIECES: Final = frozenset({"mjx-beg", "mjx-mid", "mjx-ext", "mjx-end"})
_BOXES: Final = frozenset({"mjx-box", "mjx-row", "mjx-frac", "mjx-dbox", "mjx-dtable", "mjx-sqrt"})
"""Elements that arrange the parts of another."""
_TRANSLATED: Final = re.compile(r"translate\(\s{0,4}-?[\d.]{1,20}[ ,]{1,4}(-?[\d.]{1,20})")


def mathml_of_drawing(container: Tag) -> Tag | None:
    """Return the `<math>` that an `<mjx-container>` draws; None where nothing can be read from it."""
    drawn = container.find("mjx-math")
    children: list[Tag] = []
    if isinstance(drawn, Tag):
        children = _elements(drawn, 0)
    else:
        drawing = container.find(attrs={"data-mml-node": "math"})
        if isinstance(drawing, Tag):
            children = _drawn(drawing, 0)
    if not children or not any(child.get_text().strip() for child in children):
        return None
    return _element("math", children)


# --- Elements (CHTML) ---


def _elements(parent: Tag, depth: int) -> list[Tag]:
    """Return the MathML of what stands in an element."""
    return [each for child in parent.children if isinstance(child, Tag) for each in _element_drawn(child, depth)]


def _element_drawn(box: Tag, depth: int) -> list[Tag]:
    """Return the MathML of one element; one that only arranges gives way to its contents."""
    if depth > MAX_DEPTH or box.name in _DRAWN_ONLY:
        return []
    name = box.name.removeprefix("mjx-")
    if name in _LEAVES:
        return [_leaf(name, _glyphs(box))]
    if name == "mfrac":
        return [_element("mfrac", [_part(box, part, depth) for part in ("mjx-num", "mjx-den")])]
    if name == "mroot":
        return [_element("mroot", [_part(box, part, depth) for part in ("mjx-box", "mjx-root")])]
    if name in _SCRIPTED:
        return [_scripted(box, name, depth)]
    inner = _elements(box, depth + 1)
    if name in _ROWS:
        return [_element(name, inner)]
    return [_element(_RENAMED[name], inner)] if name in _RENAMED else inner


def _scripted(element: Tag, name: str, depth: int) -> Tag:
    """Return scripts, or what stands over and under something; which of them is said by the boxes around them."""
    over, under = _nearest(element, "mjx-over"), _nearest(element, "mjx-under")
    script = _nearest(element, "mjx-script")
    if over is None and under is None and script is not None:
        base = [part for part in element.children if isinstance(part, Tag) and part.name != "mjx-script"]
        parts = _each(script, depth)
        # The superscript is drawn first, the subscript below it.
        return _element(name, [_row(base, depth), *reversed(parts)])
    base_box = _nearest(element, "mjx-base")
    base_row = _part_of(base_box, depth) if base_box is not None else _element("mrow", [])
    parts = [_part_of(part, depth) for part in (under, over) if part is not None]
    return _element(name, [base_row, *parts])


def _nearest(element: Tag, name: str) -> Tag | None:
    """Return the first element of a name that is the element's own part, not one of something in it."""
    # The lower half of an <mjx-munderover> is an <mjx-munder>.
    return _first_through(element, name, _BOXES | {"mjx-munder"} if element.name == "mjx-munderover" else _BOXES)


def _first_through(element: Tag, name: str, boxes: frozenset[str]) -> Tag | None:
    for child in element.children:
        if not isinstance(child, Tag):
            continue
        if child.name == name:
            return child
        if child.name in boxes and (found := _first_through(child, name, boxes)) is not None:
            return found
    return None


def _part(element: Tag, name: str, depth: int) -> Tag:
    part = _nearest(element, name)
    return _part_of(part, depth) if part is not None else _element("mrow", [])


def _part_of(box: Tag, depth: int) -> Tag:
    return _one(_elements(box, depth + 2))


def _row(boxes: Iterable[Tag], depth: int) -> Tag:
    return _one([each for box in boxes for each in _element_drawn(box, depth + 1)])


def _each(script: Tag, depth: int) -> list[Tag]:
    """Return each script of a box for scripts."""
    parts = [part for part in script.children if isinstance(part, Tag) and part.name not in _DRAWN_ONLY]
    return [_one(_element_drawn(part, depth + 1)) for part in parts]


def _glyphs(box: Tag) -> str:
    """Return the characters of a leaf: what stands in it, else what the classes of its glyphs name."""
    written = []
    for node in box.descendants:
        # A fence that grows is named on what holds the pieces of which it is drawn.
        if _PIECES & {around.name for around in islice(node.parents, 2)}:
            continue
        if isinstance(node, NavigableString):
            written.append(str(node))
        elif isinstance(node, Tag) and (not node.get_text() or node.name.startswith("mjx-stretchy")):
            found = _GLYPH.search(attribute(node, "class"))
            written.append(_character(found[1]) if found else "")
    return "".join(written)


# --- SVG ---


def _drawn(group: Tag, depth: int) -> list[Tag]:
    """Return the MathML of the groups within one."""
    return [each for child in group.children if isinstance(child, Tag) for each in _group_drawn(child, depth)]


def _group_drawn(group: Tag, depth: int) -> list[Tag]:
    """Return the MathML of one group, which is named after what it draws."""
    if depth > MAX_DEPTH:
        return []
    name = attribute(group, "data-mml-node").lower()
    if name in _LEAVES:
        codes = (attribute(glyph, "data-c") for glyph in group.find_all(attrs={"data-c": True}))
        return [_leaf(name, "".join(_character(code) for code in codes) or group.get_text())]
    return _group(group, name, depth) if name else _drawn(group, depth + 1)


def _group(group: Tag, name: str, depth: int) -> list[Tag]:
    """Return the MathML of a named group. What stands higher is the numerator, and the superscript."""
    if name in ("mfrac", "mroot") or name in _SCRIPTED:
        parts = [
            (_height(child), _one(inner))
            for child in group.children
            if isinstance(child, Tag) and (inner := _group_drawn(child, depth + 1))
        ]
        if name == "mfrac":
            parts.sort(key=lambda part: -part[0])
        elif name in ("msubsup", "munderover") and len(parts) == 3:  # noqa: PLR2004 - the base and both scripts
            parts[1:] = sorted(parts[1:], key=lambda part: part[0])
        if name == "mroot":
            parts = [part for part in parts if part[1].get_text() != "√"]
            parts.sort(key=lambda part: part[0])
        return [_element(name, [part for _, part in parts])]
    inner = _drawn(group, depth + 1)
    if name == "msqrt":
        inner = [each for each in inner if each.get_text() != "√"]
    if name in _ROWS:
        return [_element(name, inner)]
    return [_element(_RENAMED[name], inner)] if name in _RENAMED else inner


def _height(group: Tag) -> float:
    """Return how far a group stands above the line."""
    found = _TRANSLATED.search(attribute(group, "transform"))
    try:
        return float(found[1]) if found else 0.0
    except ValueError:
        return 0.0


# --- Both ---


def _leaf(name: str, text: str) -> Tag:
    element = new_element(name)
    if text:
        element.append(text)
    return element


def _element(name: str, children: Iterable[Tag]) -> Tag:
    element = new_element(name)
    for child in children:
        element.append(child)
    return element


def _one(elements: list[Tag]) -> Tag:
    """Return elements as one."""
    return elements[0] if len(elements) == 1 else _element("mrow", elements)


def _character(code: str) -> str:
    if not _CODE.fullmatch(code):
        return ""
    point = int(code, 16)
    return chr(point) if point <= _HIGHEST_CHARACTER and point not in _SURROGATES else ""
