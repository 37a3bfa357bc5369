"""Table elements to tables, as `render/xhtml/tables.py` writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import attribute
from converter.base.vocabulary import HEADER_COLUMNS_ATTRIBUTE, HEADER_ROWS_ATTRIBUTE
from converter.model.document import Alignment, Cell, Table
from converter.read.rendering.inlines import read_inlines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from converter.model.document import Blocks
    from converter.read.rendering.places import Places

MOST_COLUMNS: Final = 1000
MOST_ROWS: Final = 65534
"""HTML standard, 4.9.11."""

_ALIGNMENT: Final = re.compile(r"text-align: (left|center|right)\Z")
_ALIGNMENTS: Final[Mapping[str, Alignment]] = {"left": "left", "center": "center", "right": "right"}


def read_table(element: Tag, places: Places, read_flow: Callable[[Iterable[object], Places], Blocks]) -> Table:
    """Return a table; `read_flow` reads what stands in a cell."""
    head: list[Tag] = []
    body: list[Tag] = []
    caption: Tag | None = None
    for part in _named(element, "caption", "thead", "tbody", "tfoot", "tr"):
        match part.name:
            case "caption":
                caption = part
            case "tr":
                body.append(part)
            case name:
                (head if name == "thead" else body).extend(_named(part, "tr"))
    elements = [_named(row, "td", "th") for row in head + body]
    rows = tuple(tuple(_cell(cell, places, read_flow) for cell in row) for row in elements)
    header_rows = min(_number(element, HEADER_ROWS_ATTRIBUTE, len(head)), len(rows))
    below = list(zip(elements, rows, strict=True))[header_rows : header_rows + 1]
    shown = sum(
        cell.column_span for row, cells in below for tag, cell in zip(row, cells, strict=True) if tag.name == "th"
    )
    columns = min(_number(element, HEADER_COLUMNS_ATTRIBUTE, shown), MOST_COLUMNS)
    line = read_inlines(caption.contents, places) if caption is not None else ()
    return Table(rows, header_rows, columns, line)


def _cell(element: Tag, places: Places, read_flow: Callable[[Iterable[object], Places], Blocks]) -> Cell:
    alignment = _ALIGNMENT.match(attribute(element, "style"))
    return Cell(
        read_flow(element.contents, places),
        max(1, min(_number(element, "colspan", 1), MOST_COLUMNS)),
        max(1, min(_number(element, "rowspan", 1), MOST_ROWS)),
        _ALIGNMENTS[alignment[1]] if alignment else None,
    )


def _named(element: Tag, *names: str) -> list[Tag]:
    return [node for node in element.contents if isinstance(node, Tag) and node.name in names]


def _number(element: Tag, name: str, otherwise: int) -> int:
    digits = attribute(element, name)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else otherwise  # noqa: PLR2004 - fits any integer
