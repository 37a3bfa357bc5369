"""Tables made of boxes, by role, style or class, to `<table>`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from bs4 import Tag

from converter.base.dom import attribute
from converter.extract.shape.tree import is_gone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from converter.extract.shape.tree import ArticleTree

_Part: TypeAlias = Literal["table", "row", "td", "th", "caption"]

_ROLES: Final[Mapping[str, _Part]] = {
    "table": "table",
    "grid": "table",
    "treegrid": "table",
    "row": "row",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
    "caption": "caption",
}
"""WAI-ARIA 1.2, 5.3.3."""
_STYLES: Final[Mapping[str, _Part]] = {
    "table": "table",
    "table-row": "row",
    "table-cell": "td",
    "table-caption": "caption",
}
_CLASSES: Final[Mapping[str, _Part]] = {
    "divtable": "table",
    "divtablerow": "row",
    "divtablecell": "td",
    "divtablehead": "th",
    "rttable": "table",
    "rttablerow": "row",
    "rttablecell": "td",
    "rttablehead": "th",
}
"""What makers of tables of boxes write."""
_DISPLAY: Final = re.compile(r"display\s*:\s*(table(?:-row|-cell|-caption)?)\s*(?:;|!|\Z)", re.IGNORECASE)
_TABLES_BY_CLASS: Final = re.compile(r" (?:divtable|rttable) ")
_FEWEST_ROWS: Final = 2
_FEWEST_COLUMNS: Final = 2
"""Boxes of fewer rows or columns are set like a table to be centred, or to stand side by side."""


def shape_grids(tree: ArticleTree) -> None:
    """Make each table of boxes a table of rows and cells."""
    boxes = [element for element in tree.with_attribute("role", "style") if _part(element) == "table"]
    boxes += [element for element, _ in tree.of_class(_TABLES_BY_CLASS, "div")]
    # The innermost first: what is in a cell is shaped before the cell is.
    for box in reversed(boxes):
        if not is_gone(box) and box is not tree.root and box.name not in ("table", "math", "svg"):
            _shape_grid(box, tree)


def _shape_grid(box: Tag, tree: ArticleTree) -> None:
    parts = list(_own_parts(box))
    captions = [element for element, part in parts if part == "caption"]
    rows: list[list[tuple[Tag, _Part]]] = []
    for element, part in parts:
        if part == "row":
            rows.append([])
        elif part in ("td", "th") and rows:
            rows[-1].append((element, part))
    rows = [row for row in rows if row]
    if len(rows) < _FEWEST_ROWS or sum(len(row) >= _FEWEST_COLUMNS for row in rows) < _FEWEST_ROWS:
        return
    table = tree.new("table", {"id": attribute(box, "id")} if "id" in box.attrs else {})
    if captions:
        table.append(_moved(captions[0], "caption", tree))
    for row in rows:
        line = tree.new("tr")
        for element, part in row:
            line.append(_moved(element, part, tree))
        table.append(line)
    tree.replace(box, table)


def _moved(element: Tag, name: str, tree: ArticleTree) -> Tag:
    """Return a new element with another's contents, and what it says of spans and alignment."""
    spans = {"aria-colspan": "colspan", "aria-rowspan": "rowspan", "style": "style", "class": "class", "id": "id"}
    moved = tree.new(name, {new: attribute(element, old) for old, new in spans.items() if old in element.attrs})
    for node in list(element.contents):
        moved.append(node.extract())
    return moved


def _own_parts(box: Tag) -> Iterator[tuple[Tag, _Part]]:
    """Yield the rows, cells and captions of a table of boxes in their order, without those of tables within its cells."""
    waiting = [node for node in reversed(box.contents) if isinstance(node, Tag)]
    while waiting:
        element = waiting.pop()
        part = _part(element)
        if part == "table" or element.name == "table":
            continue
        if part is not None:
            yield element, part
        if part in (None, "row"):
            waiting += [node for node in reversed(element.contents) if isinstance(node, Tag)]


def _part(element: Tag) -> _Part | None:
    """Return what of a table an element says it is; None where it says nothing."""
    if part := _ROLES.get(attribute(element, "role")):
        return part
    if "style" in element.attrs and (display := _DISPLAY.search(attribute(element, "style"))):
        return _STYLES[display[1].lower()]
    if "class" in element.attrs:
        classes = attribute(element, "class").lower().split()
        return next((_CLASSES[name] for name in classes if name in _CLASSES), None)
    return None
