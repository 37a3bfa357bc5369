"""Tables to the model: spans clamped, headers counted, layout tables unwrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import attribute
from converter.model.document import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.document import Alignment, Blocks, Inlines
    from converter.read.html.reader import Reader

MOST_COLUMNS_SPANNED: Final = 1000
"""HTML standard, 4.9.11."""

_WIDEST_GRID: Final = 10_000
"""Columns after which a cell spans one: the grid's rows are numbers of so many bits."""

_LAYOUT_ROLES: Final = frozenset({"presentation", "none"})
_TEXT_ALIGN: Final = re.compile(r"text-align\s*:\s*(left|center|right|start|end)", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\s*\+?(\d{1,9})")


@dataclass(slots=True)
class _Placed:
    """A cell's element, and where it lies in the grid."""

    element: Tag
    column: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that a cell cannot span out of."""

    rows: list[Tag]
    is_head: bool


def read_table(element: Tag, reader: Reader) -> Blocks:
    """Return a table; the contents of its cells one after the other where it only arranges them."""
    groups = list(_groups(element))
    caption = next((child for child in element.contents if isinstance(child, Tag) and child.name == "caption"), None)
    cells_by_row = [list(_cells(row)) for group in groups for row in group.rows]
    if _is_layout(element, cells_by_row, reader):
        inner = tuple(block for cells in cells_by_row for cell in cells for block in reader.blocks(cell))
        return (*(reader.blocks(caption) if caption is not None else ()), *inner)
    line: Inlines = reader.line(caption) if caption is not None else ()
    grid = _grid(groups)
    if not grid:
        return reader.blocks(caption) if caption is not None else ()
    rows = tuple(tuple(_read_cell(placed, reader) for placed in row) for row in grid)
    if not any(cell.blocks for row in rows for cell in row):
        return reader.blocks(caption) if caption is not None else ()
    header_rows = _header_rows(groups, grid)
    return (Table(rows, header_rows, _header_columns(grid[header_rows:]), line),)


def read_stray_part(element: Tag, reader: Reader) -> Blocks:
    """Return the contents of a row or cell that stands in no table."""
    return reader.blocks(element)


def _groups(table: Tag) -> Iterator[_Group]:
    """Yield the groups of a table's own rows as they are shown: head, bodies, foot."""
    feet: list[_Group] = []
    loose: list[Tag] = []
    for child in table.contents:
        if not isinstance(child, Tag):
            continue
        match child.name:
            case "tr":
                loose.append(child)
            case "thead" | "tbody" | "tfoot":
                if loose:
                    yield _Group(loose, is_head=False)
                    loose = []
                group = _Group(
                    [row for row in child.contents if isinstance(row, Tag) and row.name == "tr"], child.name == "thead"
                )
                if child.name == "tfoot":
                    feet.append(group)
                else:
                    yield group
            case _:
                continue
    if loose:
        yield _Group(loose, is_head=False)
    yield from feet


def _cells(row: Tag) -> Iterator[Tag]:
    return (child for child in row.contents if isinstance(child, Tag) and child.name in ("td", "th"))


def _is_layout(table: Tag, cells_by_row: list[list[Tag]], reader: Reader) -> bool:
    """Return whether a table only arranges: it says so, holds tables, has one cell, or one column of blocks."""
    if attribute(table, "role") in _LAYOUT_ROLES:
        return True
    cells = [cell for row in cells_by_row for cell in row]
    if len(cells) <= 1:
        return True
    if any(cell.name == "th" for cell in cells):
        return False
    if max(map(len, cells_by_row)) == 1 and any(reader.holds_blocks(cell) for cell in cells):
        return True
    return any(reader.holds_blocks(cell) and cell.find("table") is not None for cell in cells)


def _grid(groups: list[_Group]) -> list[list[_Placed]]:
    """Return the rows that have cells of their own, each cell with its place and its clamped spans.

    A row's occupied columns are the bits of one number, so that a cell that spans 65534 rows costs no more than
    one that spans two. Columns in which no cell starts are then taken out of the spans.
    """
    rows = [placed for group in groups for placed in _group_grid(group)]
    starts = sorted({cell.column for row in rows for cell in row})
    index = {column: place for place, column in enumerate(starts)}
    for row in rows:
        for cell in row:
            first = index[cell.column]
            last = first
            while last + 1 < len(starts) and starts[last + 1] < cell.column + cell.columns:
                last += 1
            cell.column, cell.columns = first, last - first + 1
    return rows


def _group_grid(group: _Group) -> list[list[_Placed]]:
    rows = [cells for row in group.rows if (cells := list(_cells(row)))]
    occupied = 0
    released: dict[int, int] = {}
    grid: list[list[_Placed]] = []
    for number, cells in enumerate(rows):
        occupied &= ~released.pop(number, 0)
        taken = occupied
        placed_row: list[_Placed] = []
        for element in cells:
            column = (~taken & (taken + 1)).bit_length() - 1
            span = _span(element, "colspan", 1) if column < _WIDEST_GRID else 1
            columns = max(1, min(span, MOST_COLUMNS_SPANNED))
            deep = _span(element, "rowspan", 1)
            left = len(rows) - number
            deep = left if deep == 0 else min(deep, left)
            mask = ((1 << columns) - 1) << column
            taken |= mask
            if deep > 1:
                occupied |= mask
                released[number + deep] = released.get(number + deep, 0) | mask
            placed_row.append(_Placed(element, column, columns, deep))
        grid.append(placed_row)
    return grid


def _span(element: Tag, name: str, otherwise: int) -> int:
    found = _DIGITS.match(attribute(element, name))
    return int(found.group(1)) if found else otherwise


def _read_cell(placed: _Placed, reader: Reader) -> Cell:
    return Cell(reader.blocks(placed.element), placed.columns, placed.rows, _alignment(placed.element))


def _alignment(element: Tag) -> Alignment | None:
    css = _TEXT_ALIGN.search(attribute(element, "style"))
    match css.group(1).lower() if css else attribute(element, "align").strip().lower():
        case "left" | "start":
            return "left"
        case "center":
            return "center"
        case "right" | "end":
            return "right"
        case _:
            return None


def _header_rows(groups: list[_Group], grid: list[list[_Placed]]) -> int:
    """Return how many rows at the top are headers: those of the head, else those of header cells only."""
    head = 0
    for group in groups:
        if not group.is_head:
            break
        head += sum(1 for row in group.rows if any(True for _ in _cells(row)))
    if not head:
        while head < len(grid) and all(placed.element.name == "th" for placed in grid[head]):
            head += 1
    # A table of nothing but headers is one whose author likes bold type.
    return head if head < len(grid) else min(head, 1)


def _header_columns(body: list[list[_Placed]]) -> int:
    """Return how many columns at the start hold header cells only, below the header rows."""
    fewest: int | None = None
    for row in body:
        columns = row[0].column
        for placed in row:
            if placed.element.name != "th":
                break
            columns = placed.column + placed.columns
        else:
            columns = row[0].column if len(row) == 1 else columns
        fewest = columns if fewest is None else min(fewest, columns)
    return fewest or 0
