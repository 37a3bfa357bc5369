"""A table's structure to one whose rows all have the same columns, as PDF/UA wants it (ISO 14289-1, 7.5)."""

from __future__ import annotations

from typing import Final

from converter.render.pdf.structure_tree import Node

_GROUPS: Final = frozenset({"THead", "TBody", "TFoot"})
_CELLS: Final = frozenset({"TH", "TD"})


def make_regular(table: Node) -> None:
    """Cut spans that reach out of their table or into other cells, and add the cells that rows lack, empty."""
    if not any(group.role == "TBody" for group in table.nodes()):
        # A head needs a body (veraPDF, 7.2-14).
        for group in table.nodes():
            group.role = "TBody" if group.role in _GROUPS else group.role
    groups = [[row for row in group.nodes() if row.role == "TR"] for group in table.nodes() if group.role in _GROUPS]
    widths = [_fit_spans(rows) for rows in groups]
    columns = max((width for group in widths for width in group), default=0)
    for rows, filled in zip(groups, widths, strict=True):
        for row, width in zip(rows, filled, strict=True):
            row.kids += [Node("TD") for _ in range(columns - width)]


def _fit_spans(rows: list[Node]) -> list[int]:
    """Return how many columns each row of a group fills, after its spans were cut.

    Cells fill the first free columns (HTML standard, 4.9.12), so that what is missing is at a row's end, around what
    reaches down from above.
    """
    filled: list[int] = []
    reaching: dict[int, int] = {}  # rows still to come of cells that span rows, by column
    for index, row in enumerate(rows):
        taken = set(reaching)
        below = {column: left - 1 for column, left in reaching.items() if left > 1}
        column = 0
        for cell in row.nodes():
            if cell.role not in _CELLS:
                continue
            while column in taken:
                column += 1
            end = column + 1
            while end < column + _span(cell, "ColSpan") and end not in taken:
                end += 1
            rows_down = min(_span(cell, "RowSpan"), len(rows) - index)
            _set_span(cell, "ColSpan", end - column)
            _set_span(cell, "RowSpan", rows_down)
            for own in range(column, end):
                taken.add(own)
                if rows_down > 1:
                    below[own] = rows_down - 1
            column = end
        filled.append(len(taken))
        reaching = below
    return filled


def _span(cell: Node, name: str) -> int:
    value = cell.attributes.get(name, 1)
    return max(value, 1) if isinstance(value, int) else 1


def _set_span(cell: Node, name: str, span: int) -> None:
    if span > 1:
        cell.attributes[name] = span
    else:
        cell.attributes.pop(name, None)
