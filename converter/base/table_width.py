"""A table's words to how many characters wide it is at least: what decides whether a narrow screen has room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_WORD: Final = 24
"""Characters; what is longer is an address or code, which breaks anywhere."""
WHITE: Final = 2
"""Characters that the white around a column takes."""
MOST_COLUMNS: Final = 1000
"""HTML standard, 4.9.11; what lies beyond is not measured."""


class GridCell(NamedTuple):
    """A cell as it takes part in the measure."""

    text: str
    columns: int
    rows: int


def narrowest_line(rows: Iterable[Iterable[GridCell]]) -> int:
    """Return the sum of every column's longest word and the white around it, in characters.

    A cell over several columns makes none of them wider: its words have room in all of them.
    """
    widths: list[int] = []
    reaching: dict[int, int] = {}
    for row in rows:
        below: dict[int, int] = {column: left - 1 for column, left in reaching.items() if left > 1}
        column = 0
        for cell in row:
            while column in reaching:
                column += 1
            span = max(1, min(cell.columns, MOST_COLUMNS - column))
            if column >= MOST_COLUMNS:
                break
            widths += [0] * (column + span - len(widths))
            if span == 1:
                longest = max(map(len, cell.text.split()), default=0)
                widths[column] = max(widths[column], min(longest, LONGEST_WORD))
            if cell.rows > 1:
                below.update(dict.fromkeys(range(column, column + span), cell.rows - 1))
            column += span
        reaching = below
    return sum(width + WHITE for width in widths)
