"""Table to records, for a page or a screen that is too narrow for its columns: each row a list of "header: value"."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from converter.model.document import BulletList, LineBreak, ListItem, Paragraph, Strong, Text
from converter.model.walk import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.document import Block, Blocks, Cell, Inline, Inlines, Table

CELL_SEPARATOR = " · "
MOST_LINES = 8
"""Values that have a line each; where a row has more, and all are short, they run on, or it would fill a page."""
LONGEST_RUN_ON_CHARACTERS = 40
"""Of a short value with its header."""
MOST_REPEATED = 30
"""Columns whose cells are said again in each row that they span: all of them would make a document of its square."""


def records_of(table: Table) -> Blocks:
    """Return the table's caption and an item for each row below the header; a paragraph each where there is none.

    A value without a header, or that is more than a paragraph, stands by itself.
    """
    blocks: list[Block] = [Paragraph((Strong(table.caption),))] if table.caption else []
    if not table.header_rows or table.header_rows >= len(table.rows):
        return (*blocks, *(block for row in table.rows for block in _line(row)))
    rows = list(by_column(table))
    # Of headers over headers the lowest names a column.
    headers = [_one_paragraph(cell) if cell else () for cell in rows[table.header_rows - 1]]
    items = tuple(item for row in rows[table.header_rows :] if (item := _record(row, headers)).blocks)
    return (*blocks, BulletList(items)) if items else tuple(blocks)


def by_column(table: Table) -> Iterator[list[Cell | None]]:
    """Yield the cell of each column of each row; one that spans rows is in each of them, one that spans columns in its first."""
    reaching: dict[int, tuple[Cell, int]] = {}
    for row in table.rows:
        line: list[Cell | None] = []
        below: dict[int, tuple[Cell, int]] = {}
        cells = deque(row)
        last = max(reaching, default=-1)
        while cells or len(line) <= last:
            column = len(line)
            if column in reaching:
                above, rows_left = reaching[column]
                line.append(above)
                if rows_left > 1:
                    below[column] = (above, rows_left - 1)
            elif cells:
                cell = cells.popleft()
                if cell.row_span > 1 and column < MOST_REPEATED:
                    below[column] = (cell, cell.row_span - 1)
                line += [cell, *([None] * (cell.column_span - 1))]
            else:
                line.append(None)
        reaching = below
        yield line


def _record(row: list[Cell | None], headers: list[Inlines | None]) -> ListItem:
    values: list[tuple[Inlines, Inlines]] = []
    blocks: list[Block] = []
    for column, cell in enumerate(row):
        if cell is None or not cell.blocks:
            continue
        header = headers[column] if column < len(headers) else ()
        name = header if header and plain_text(header) else ()
        if (value := _one_paragraph(cell)) is None:
            blocks += [Paragraph((*name, Text(": "))), *cell.blocks] if name else cell.blocks
        elif value:
            is_title = not values and not column
            values.append((name, (Strong(value),) if is_title else value))
    return ListItem((*((Paragraph(_joined(values)),) if values else ()), *blocks))


def _joined(values: list[tuple[Inlines, Inlines]]) -> Inlines:
    """Return values with their names below one another, or after the first one after another where they are many and short."""
    runs_on = len(values) > MOST_LINES and all(
        len(plain_text((*name, *value))) <= LONGEST_RUN_ON_CHARACTERS for name, value in values[1:]
    )
    joined: list[Inline] = []
    for place, (name, value) in enumerate(values):
        if place:
            joined.append(Text(CELL_SEPARATOR) if runs_on and place > 1 else LineBreak())
        if name:
            # Where lines may end anywhere, none ends between a name and its value.
            joined += (*name, Text(":\N{NO-BREAK SPACE}" if runs_on and place else ": "))
        joined += value
    return tuple(joined)


def _line(row: tuple[Cell, ...]) -> Blocks:
    """Return a row without a header as one paragraph; cells that are more than a paragraph stay blocks."""
    blocks: list[Block] = []
    line: list[Inline] = []
    for cell in row:
        if (inlines := _one_paragraph(cell)) is None:
            blocks += [Paragraph(tuple(line)), *cell.blocks] if line else cell.blocks
            line = []
        elif inlines and plain_text(inlines):
            line += [Text(CELL_SEPARATOR), *inlines] if line else inlines
    return (*blocks, Paragraph(tuple(line))) if line else tuple(blocks)


def _one_paragraph(cell: Cell) -> Inlines | None:
    """Return what a cell says if that is one paragraph or nothing, else None."""
    match cell.blocks:
        case ():
            return ()
        case (Paragraph(children=children),):
            return children
        case _:
            return None
