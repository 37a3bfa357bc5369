"""Tables of MathML to LaTeX: matrices, cases, aligned equations, numbered ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.base.mathml.tokens import text_of_token

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as ET

_LINES: Final = frozenset({"solid", "dashed"})
_COLUMNS: Final = {"left": "l", "right": "r", "center": "c"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells as LaTeX, and its number without the brackets around it; "" where it has none."""

    cells: tuple[str, ...]
    number: str


def is_table(node: ET.Element) -> bool:
    """Return whether an element is a table."""
    return isinstance(node.tag, str) and node.tag.rpartition("}")[2] == "mtable"


def write_rows(table: ET.Element, write_cell: Callable[[ET.Element], str]) -> list[Row]:
    """Return a table's rows, without those that hold nothing."""
    rows = []
    for line in table:
        name = line.tag.rpartition("}")[2] if isinstance(line.tag, str) else ""
        if name not in ("mtr", "mlabeledtr"):
            continue
        cells = list(line)
        number = text_of_token(cells[0]) if name == "mlabeledtr" and cells else ""
        written = tuple(write_cell(cell) for cell in (cells[1:] if name == "mlabeledtr" else cells))
        if any(written):
            rows.append(Row(written, "".join(number.split())))
    return rows


def write_array(table: ET.Element, environment: str, write_cell: Callable[[ET.Element], str]) -> str:
    """Return a table in an environment that draws its own fences."""
    return _environment(environment, "", write_rows(table, write_cell))


def write_standing_table(table: ET.Element, write_cell: Callable[[ET.Element], str], is_display: bool) -> str:  # noqa: FBT001 - of the formula
    """Return a table without fences: an equation with its number, aligned equations, or an array."""
    rows = write_rows(table, write_cell)
    if not rows:
        return ""
    if len(rows) == 1 and not _has_lines(table):
        line = " ".join(filter(None, rows[0].cells))
        return f"{line} {_number(rows[0].number, is_display)}".rstrip()
    if any(row.number for row in rows):
        rows = [Row((*row.cells, rf"\quad \text{{{row.number}}}") if row.number else row.cells, "") for row in rows]
    if _has_lines(table):
        columns = max(len(row.cells) for row in rows)
        return _environment("array", f"{{{_preamble(table, columns)}}}", rows)
    return _environment("aligned" if _is_aligned(table) else "matrix", "", rows)


def _number(number: str, is_display: bool) -> str:  # noqa: FBT001 - of the formula
    """Return an equation's number: LaTeX sets one in a display alone, and puts round brackets around it."""
    if not number:
        return ""
    bare = number[1:-1] if number.startswith("(") and number.endswith(")") else ""
    if not is_display:
        return rf"\quad \text{{{number}}}"
    return rf"\tag{{{bare}}}" if bare else rf"\tag*{{{number}}}"


def _environment(name: str, arguments: str, rows: list[Row]) -> str:
    lines = r" \\ ".join(" & ".join(row.cells) for row in rows)
    return f"\\begin{{{name}}}{arguments}{lines}\\end{{{name}}}"


def _is_aligned(table: ET.Element) -> bool:
    """Return whether columns are aligned, as those of equations are; matrices are centred."""
    sides = set(table.get("columnalign", "").split())
    sides |= {cell.get("columnalign", "") for line in table for cell in line}
    return bool(sides & {"left", "right"}) or table.get("displaystyle") == "true"


def _has_lines(table: ET.Element) -> bool:
    return bool(_LINES & set(f"{table.get('columnlines', '')} {table.get('rowlines', '')}".split()))


def _preamble(table: ET.Element, columns: int) -> str:
    """Return the letters and lines of an array's columns. The last side or line said counts for all that follow."""
    sides = table.get("columnalign", "").split() or ["center"]
    lines = table.get("columnlines", "").split() or ["none"]
    written = ""
    for column in range(columns):
        written += _COLUMNS.get(sides[min(column, len(sides) - 1)], "c")
        if column + 1 < columns and lines[min(column, len(lines) - 1)] in _LINES:
            written += "|"
    return written
