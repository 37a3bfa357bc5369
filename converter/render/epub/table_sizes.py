"""Tables that are wider than an e-reader's screen to the classes by which style sheets set them smaller.

No screen says how many letters it shows. In their own type, those of six inches show some fifty in a line; what is wider
yet is cut off at the edge by most, or zoomed by the reader's finger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width

from converter.model.document import Table
from converter.model.walk import blocks_of, plain_text
from converter.render.records import by_column

if TYPE_CHECKING:
    from converter.model.book import Book

WIDEST: Final = 53
"""Letters that a table shows, which is set in 0.88 of the text's size, with its padding."""
WIDEST_SMALL: Final = 60
PADDING: Final = 2
"""Between two columns, in letters."""
LONGEST_UNBROKEN: Final = 24
"""Letters; a longer word is broken."""


def table_classes(book: Book) -> dict[Table, str]:
    """Return a class for each table of a book that is too wide to be set in its usual size."""
    classes: dict[Table, str] = {}
    for chapter in book.chapters:
        for block in blocks_of(chapter):
            if isinstance(block, Table) and (width := least_width(block)) > WIDEST:
                classes[block] = "table-small" if width <= WIDEST_SMALL else "table-smaller"
    return classes


def least_width(table: Table) -> int:
    """Return how many letters wide a table is where each column is as narrow as its longest word."""
    widths: dict[int, int] = {}
    for row in by_column(table):
        for column, cell in enumerate(row):
            if cell is not None and cell.column_span == 1:
                longest = max(map(_width, plain_text(cell.blocks).split()), default=0)
                widths[column] = max(widths.get(column, 0), min(longest, LONGEST_UNBROKEN))
    return sum(widths.values()) + PADDING * len(widths)


def _width(word: str) -> int:
    """Return how many letters a word takes that cannot be broken: of Chinese and Japanese, one of two's width."""
    return 2 if any(east_asian_width(letter) in "WF" for letter in word) else len(word)
