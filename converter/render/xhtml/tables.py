"""Table to XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.vocabulary import HEADER_COLUMNS_ATTRIBUTE, HEADER_ROWS_ATTRIBUTE
from converter.render.xhtml.inlines import write_inlines
from converter.render.xhtml.markup import element

if TYPE_CHECKING:
    from collections.abc import Callable

    from converter.model.document import Blocks, Cell, Table
    from converter.render.xhtml.inlines import Context

MAX_COLUMN_SPAN = 1000
"""HTML standard, 4.9.11."""


def write_table(table: Table, context: Context, write_flow: Callable[[Blocks, Context], str]) -> str:
    """Return a table; `write_flow` writes what stands in a cell."""
    context.tables.append(table)
    row_headers = _row_headers(table)
    rows: list[str] = []
    for index, row in enumerate(table.rows):
        cells: list[str] = []
        for place, cell in enumerate(row):
            scope = "col" if index < table.header_rows else "row" if place < row_headers[index] else None
            attributes = _spans(cell, len(table.rows) - index) | {"scope": scope}
            cells.append(element("th" if scope else "td", attributes, write_flow(cell.blocks, context)))
        rows.append(element("tr", {}, "".join(cells)))
    # A cell that reaches out of the header would be cut off at the end of a <thead>.
    header = 0 if _reaches_out_of_header(table) else table.header_rows
    caption = element("caption", {}, write_inlines(table.caption, context)) if table.caption else ""
    head = element("thead", {}, "\n".join(rows[:header])) if rows[:header] else ""
    body = element("tbody", {}, "\n".join(rows[header:])) if rows[header:] else ""
    classes = context.settings.table_classes
    columns = _columns_that_show(table, row_headers)
    attributes = {
        "class": classes.get(table) if classes else None,
        HEADER_ROWS_ATTRIBUTE: str(table.header_rows) if table.header_rows != len(rows[:header]) else None,
        HEADER_COLUMNS_ATTRIBUTE: str(table.header_columns) if table.header_columns != columns else None,
    }
    return element("table", attributes, f"{caption}{head}{body}")


def _columns_that_show(table: Table, row_headers: list[int]) -> int:
    """Return how many header columns the first row below the headers shows."""
    if table.header_rows >= len(table.rows):
        return 0
    headers = table.rows[table.header_rows][: row_headers[table.header_rows]]
    return sum(min(cell.column_span, MAX_COLUMN_SPAN) for cell in headers)


def _spans(cell: Cell, rows_left: int) -> dict[str, str | None]:
    """Return the attributes of a cell's spans and alignment, the spans kept to what HTML and the table hold."""
    columns = min(cell.column_span, MAX_COLUMN_SPAN)
    rows = min(cell.row_span, rows_left)
    return {
        "colspan": str(columns) if columns > 1 else None,
        "rowspan": str(rows) if rows > 1 else None,
        "style": f"text-align: {cell.alignment}" if cell.alignment else None,
    }


def _reaches_out_of_header(table: Table) -> bool:
    return any(
        index + cell.row_span > table.header_rows
        for index, row in enumerate(table.rows[: table.header_rows])
        for cell in row
    )


def _row_headers(table: Table) -> list[int]:
    """Return how many cells of each row, from its first, begin in a header column.

    Only the header columns are followed, so that the time grows with the cells and not with their spans.
    """
    taken_for = [0] * table.header_columns  # rows for which each header column is still taken from above
    counts: list[int] = []
    for row in table.rows:
        column = count = 0
        cells = iter(row)
        while column < table.header_columns:
            if taken_for[column]:
                column += 1
                continue
            cell = next(cells, None)
            if cell is None:
                break
            count += 1
            end = min(column + max(cell.column_span, 1), table.header_columns)
            taken_for[column:end] = [max(cell.row_span, 1)] * (end - column)
            column = end
        taken_for = [max(rows - 1, 0) for rows in taken_for]
        counts.append(count)
    return counts
