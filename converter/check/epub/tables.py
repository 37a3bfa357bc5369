"""Tables with more columns than the screen has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import HTML, line_of
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from converter.check.epub.book import Book
    from converter.model.device import Device

_CELLS: Final = (f"{HTML}td", f"{HTML}th")
_MAX_SPAN: Final = 1000
"""HTML standard, 4.9.11."""


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield the tables that are too wide."""
    if device is None:
        return
    for path, root in book.pages():
        for table in root.iter(f"{HTML}table"):
            columns = max(map(_columns, table.iter(f"{HTML}tr")), default=0)
            if columns > device.most_columns:
                message = f"A table has {columns} columns, and the screen of {device.title} has room for {device.most_columns}."
                yield Finding("advice", message, "Write each row as a list.", path, line_of(table))


def _columns(row: _Element) -> int:
    return sum(_span(cell) for cell in row if cell.tag in _CELLS)


def _span(cell: _Element) -> int:
    said = (cell.get("colspan") or "1").strip()
    return min(int(said), _MAX_SPAN) if said.isascii() and said.isdigit() else 1


CHECK: Final = Check("tables", "tables with more columns than the screen has room for", find)
