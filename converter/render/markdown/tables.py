"""Table to Markdown: rows of cells between lines where that is enough, else an HTML table."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from converter.model.document import (
    Code,
    CodeBlock,
    Division,
    Embed,
    Figure,
    Formula,
    FormulaBlock,
    Heading,
    LineBreak,
    Link,
    Paragraph,
    Strong,
    Text,
)

if TYPE_CHECKING:
    from converter.model.document import Alignment, Blocks, Cell, Inline, Inlines, Table
    from converter.render.markdown.context import MarkdownContext
    from converter.render.markdown.inlines import InlineWriter

_DELIMITERS: dict[Alignment | None, str] = {None: "---", "left": ":---", "center": ":---:", "right": "---:"}

_EMPTY_LINES = re.compile(r"\n[ \t]*(?=\n)")


def write_table(table: Table, context: MarkdownContext, inlines: InlineWriter) -> str:
    """Return a table's lines; "" when it has no cells.

    GFM has no table without a header. Of one that has none the first row stands in its place, as Pandoc's readers of
    spreadsheets, Turndown and trafilatura write it: an empty row above each such table is a bar of nothing in every
    viewer, and is read out as one. That the row was no header is told.
    """
    width = max((sum(cell.column_span for cell in row) for row in table.rows), default=0)
    if not width:
        return ""
    runs = [[_cell_inlines(cell, width) for cell in row] for row in table.rows]
    if table.header_rows > 1 or any(run is None for row in runs for run in row):
        return _html_table(table, context)
    if table.header_columns:
        context.lose("Header columns of tables look like other columns.")
    lines = [_row([inlines.line(run or ()) for run in row], width) for row in runs]
    if not table.header_rows:
        context.lose("The first row of a table without a header looks like one.")
        # What Markdown's readers take for "no header" is a row in which nothing stands.
        empty = _row([], width)
        lines = list(dropwhile(lambda line: line == empty, lines))
    delimiters = _row([_DELIMITERS[_alignment(table, column)] for column in range(width)], width)
    return "\n".join([*lines[:1], delimiters, *lines[1:]]) if lines else ""


def _row(cells: list[str], width: int) -> str:
    # The row is split before anything in it is read, so each line in it is escaped, in code too.
    escaped = [cell.replace("|", "\\|") for cell in cells]
    return "| " + " | ".join([*escaped, *([""] * (width - len(cells)))]) + " |"


def _alignment(table: Table, column: int) -> Alignment | None:
    """Return the alignment of a column: that of its first cell that has one."""
    return next((row[column].alignment for row in table.rows if column < len(row) and row[column].alignment), None)


def _cell_inlines(cell: Cell, width: int) -> Inlines | None:
    """Return what a cell holds as one run of inlines; None when a line cannot hold it.

    A cell that spans a whole row is the first of a row of empty ones: it parts the rows above from those below as well.
    """
    if (cell.column_span > 1 and cell.column_span != width) or cell.row_span > 1:
        return None
    return _run(cell.blocks)


def _run(blocks: Blocks) -> Inlines | None:
    result: list[Inline] = []
    for block in blocks:
        match block:
            case Paragraph():
                run: Inlines | None = block.children
            case Heading():
                run = (Strong(block.children),) if block.children else ()
            case Figure(credit=()):
                # Two breaks, for behind one the reader sees no caption, but a paragraph, which is written behind two; and
                # of several pictures on a line each is a figure to it.
                parts = (*((image,) for image in block.images), *((block.caption,) if block.caption else ()))
                run = tuple(part for inner in parts for part in (LineBreak(), LineBreak(), *inner))[2:]
            case CodeBlock(caption=()) if "\n" not in block.text:
                run = (Code(block.text),)
            case FormulaBlock(latex=latex) if latex:
                run = (Formula(latex),)
            case Embed(url=url) if url:
                run = (Link(url, (Text(block.title or url),)),)
            case Division():
                run = _run(block.blocks)
            case _:
                run = None
        if run is None:
            return None
        result += [LineBreak(), LineBreak(), *run] if result and run else run
    return tuple(result)


def _html_table(table: Table, context: MarkdownContext) -> str:
    """Return the table in HTML, without its caption, which is a paragraph of its own."""
    from converter.render.markdown.html import block_html

    # An empty line would end the HTML; in code it counts.
    return _EMPTY_LINES.sub("&#10;", block_html(replace(table, caption=()), context))
