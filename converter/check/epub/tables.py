"""Tables wider than the screen has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.table_width import GridCell, narrowest_line
from converter.check.check import Check
from converter.check.epub.book import HTML, line_of
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from converter.check.epub.book import Book
    from converter.model.device import Device

_CELLS: Final = (f"{HTML}td", f"{HTML}th")


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield the tables that are too wide; one within another makes that wide, and is measured by itself, too."""
    if device is None:
        return
    for path, root in book.pages():
        for table in root.iter(f"{HTML}table"):
            characters = narrowest_line(_grid(table))
            if characters > device.line_characters:
                message = (
                    f"A table needs a line of {characters} letters, "
                    f"and the screen of {device.title} has room for {device.line_characters}."
                )
                yield Finding("advice", message, "Write each row as a list.", path, line_of(table))


def _grid(table: _Element) -> Iterator[Iterator[GridCell]]:
    for row in table.iter(f"{HTML}tr"):
        if next(row.iterancestors(f"{HTML}table")) is table:
            yield (
                GridCell(" ".join(map(str, cell.itertext())), _span(cell, "colspan"), _span(cell, "rowspan"))
                for cell in row
                if cell.tag in _CELLS
            )


def _span(cell: _Element, name: str) -> int:
    said = (cell.get(name) or "1").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < len("100000") else 1


CHECK: Final = Check("tables", "tables wider than the screen has room for", find)
