"""Document to one that a page can hold: headings without gaps, tables that fit and are laid out in reasonable time."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from converter.base.table_width import GridCell, narrowest_line
from converter.model.document import Heading, HeadingLevel, Table
from converter.model.record import Note, NoteKind
from converter.model.walk import blocks_of, parts_of, plain_text, rewrite
from converter.render.records import records_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from converter.model.document import Block, Blocks, Document

MAX_COLUMNS = 30
"""Columns that a page can show: thirty have 5 mm each on A4, room for three figures at 6 pt."""

MAX_NESTING = 2
"""Tables within each other that are laid out. WeasyPrint's time doubles with each level once they are many (measured:
0.1 s for 8 levels, 0.9 s for 16, minutes for 24), and the third has no width left."""

_NUMBER = re.compile(r"[#№(]?(?:\d{1,3}(?![\d,:%])|[IVXLC]{1,7}(?=[.):])|[A-Z](?=[.)]))")
"""What a heading with a number begins with; a year, a time or an amount is none."""
_NEXT_LEVEL: dict[HeadingLevel | Literal[1], HeadingLevel] = {1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 6}


def even_headings(document: Document) -> Document:
    """Return the document with no heading more than one level below the one before it.

    PDF/UA (7.4.2) and HTML's validators want a heading of level 3 between those of 2 and 4; pages choose by looks.
    """
    levels: list[HeadingLevel] = []
    before: HeadingLevel | Literal[1] = 1
    for block in blocks_of(document):
        if isinstance(block, Heading):
            before = _NEXT_LEVEL[before] if block.level > before else block.level
            levels.append(before)
    if levels == [block.level for block in blocks_of(document) if isinstance(block, Heading)]:
        return document
    # Headings hold no headings, so that this meets them in the same order.
    remaining = iter(levels)
    return rewrite(
        document,
        lambda inline: (inline,),
        lambda block: (replace(block, level=next(remaining)),) if isinstance(block, Heading) else (block,),
    )


def with_narrow_tables(document: Document, line_characters: int) -> tuple[Document, int]:
    """Return the document with every table as records that a screen has no room for, and how many these are.

    `line_characters` is how many letters of the text stand in a line of the screen.
    """
    return _with_records(document, lambda table: narrowest_line(_grid(table)) > line_characters)


def _grid(table: Table) -> Iterator[Iterator[GridCell]]:
    for row in table.rows:
        yield (GridCell(plain_text(cell.blocks), cell.column_span, cell.row_span) for cell in row)


def headings_said(document: Document) -> dict[str, str | None]:
    """Return the attribute of `<article>` by which style sheets know that its headings have numbers of their own.

    So they have where most of the highest level begin with one: "1. Beginnings", "Chapter" is no number, "IV." is.
    """
    texts = [plain_text(block.children) for block in document.blocks if isinstance(block, Heading)]
    levels = [block.level for block in document.blocks if isinstance(block, Heading)]
    highest = [text for text, level in zip(texts, levels, strict=True) if level == min(levels)]
    numbered = sum(1 for text in highest if _NUMBER.match(text))
    return {"data-headings": "numbered" if numbered * 2 > len(highest) else None}


def fit_tables(document: Document) -> tuple[Document, tuple[Note, ...]]:
    """Return the document with every table that no page can hold as records, and a note if there was one.

    Which of the others are too wide for their page only its typesetter knows.
    """
    fitted, flattened = _with_records(
        document, lambda table: _column_count(table) > MAX_COLUMNS or _nesting(table) > MAX_NESTING
    )
    return fitted, notes_on_tables(flattened, "a page")


def notes_on_tables(flattened: int, place: str) -> tuple[Note, ...]:
    """Return a note on so many tables that no longer are any; () where there is none."""
    if not flattened:
        return ()
    message = f"Tables too wide or too deep for {place} are written row by row: {flattened}."
    return (Note(NoteKind.FORMAT_LOSS, message, "table"),)


def _with_records(document: Document, is_too_wide: Callable[[Table], bool]) -> tuple[Document, int]:
    """Return the document with those tables as records, and how many they are."""
    if not any(isinstance(block, Table) for block in blocks_of(document)):
        return document, 0
    flattened = 0

    def fit(block: Block) -> Blocks:
        nonlocal flattened
        if not isinstance(block, Table):
            return (block,)
        table = _without_empty_columns(block)
        if not is_too_wide(table):
            return (table,)
        flattened += 1
        return records_of(table)

    return rewrite(document, lambda inline: (inline,), fit), flattened


def _without_empty_columns(table: Table) -> Table:
    """Return the table with no cell spanning more columns than there are cells in any row and above it.

    What is beyond has no cell of its own in it; `colspan="1000"` is written for "all of them".
    """
    widest = max((len(row) for row in table.rows), default=0)
    reaching = sum(1 for row in table.rows for cell in row if cell.row_span > 1)
    limit = max(widest + min(reaching, MAX_COLUMNS), 1)
    if all(cell.column_span <= limit for row in table.rows for cell in row):
        return table
    rows = tuple(tuple(replace(cell, column_span=min(cell.column_span, limit)) for cell in row) for row in table.rows)
    return replace(table, rows=rows)


def _column_count(table: Table) -> int:
    """Return how many columns the table has; one too many as soon as it is over MAX_COLUMNS."""
    widest = 0
    reaching: list[tuple[int, int]] = []  # rows still to come and columns, of cells that span rows
    for row in table.rows:
        own = sum(cell.column_span for cell in row)
        widest = max(widest, own + sum(columns for _, columns in reaching))
        if widest > MAX_COLUMNS:
            return MAX_COLUMNS + 1
        reaching = [(rows - 1, columns) for rows, columns in reaching if rows > 1]
        reaching += [(cell.row_span - 1, cell.column_span) for cell in row if cell.row_span > 1]
    return widest


def _nesting(table: Table) -> int:
    """Return how deep tables lie in each other: 1 is a table without another in it."""
    inner = [part for row in table.rows for cell in row for part in parts_of(cell.blocks) if isinstance(part, Table)]
    return 1 + max(map(_nesting, inner), default=0)
