"""A table as a list of records."""

from __future__ import annotations

from converter.model.document import Cell, CodeBlock, LineBreak, Paragraph, Strong, Table, Text
from converter.model.walk import plain_text
from converter.render.records import records_of


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Paragraph((Text(text),)),) if text else (), columns, rows)


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(cell, texts))


def said(table: Table) -> list[str]:
    """Return the words of each item, or of each paragraph."""
    found: list[str] = []
    for block in records_of(table):
        found += [plain_text(item.blocks) for item in getattr(block, "items", ())] or [plain_text((block,))]
    return found


HEADER = row("Ship", "Year")


def test_each_row_is_an_item_that_names_its_values() -> None:
    (records,) = records_of(Table((HEADER, row("Anna", "1902")), header_rows=1))

    assert records.items[0].blocks == (  # type: ignore[union-attr]
        Paragraph(
            (Text("Ship"), Text(": "), Strong((Text("Anna"),)), LineBreak(), Text("Year"), Text(": "), Text("1902"))
        ),
    )


def breaks(columns: int, value: str) -> int:
    """Return how many line breaks the record of a row of so many equal values has."""
    header = row(*(f"Hour {hour}" for hour in range(columns)))
    (records,) = records_of(Table((header, row(*[value] * columns)), header_rows=1))
    (paragraph,) = records.items[0].blocks  # type: ignore[union-attr]
    assert isinstance(paragraph, Paragraph)
    return paragraph.children.count(LineBreak())


def test_many_short_values_run_on_below_the_first() -> None:
    assert breaks(8, "112") == 7
    assert breaks(24, "112") == 1
    assert breaks(24, "112 cm above the mean of the year before it") == 23


def test_a_value_that_is_missing_is_not_named() -> None:
    assert said(Table((HEADER, row("Anna", ""), row("", "1903")), header_rows=1)) == ["Ship: Anna", "Year: 1903"]


def test_the_lowest_header_names_a_column() -> None:
    table = Table(((cell("Cargo", 2),), HEADER, row("Anna", "1902")), header_rows=2)

    assert said(table) == ["Ship: Anna Year: 1902"]


def test_a_cell_that_spans_rows_is_in_each_record() -> None:
    table = Table((HEADER, (cell("Anna", rows=2), cell("1902")), row("1903")), header_rows=1)

    assert said(table) == ["Ship: Anna Year: 1902", "Ship: Anna Year: 1903"]


def test_a_header_that_spans_rows_and_columns_names_the_first_of_them() -> None:
    header = ((cell("Ship", rows=2), cell("Cargo", 2)), row("Coal", "Wood"))

    assert said(Table((*header, row("Anna", "4", "5")), header_rows=2)) == ["Ship: Anna Coal: 4 Wood: 5"]


def test_what_is_more_than_a_paragraph_stands_below_its_name() -> None:
    table = Table((HEADER, (Cell((CodeBlock("x = 1"),)), *row("1902"))), header_rows=1)
    (records,) = records_of(table)

    assert records.items[0].blocks[1:] == (Paragraph((Text("Ship"), Text(": "))), CodeBlock("x = 1"))  # type: ignore[union-attr]


def test_without_a_header_each_row_is_a_line() -> None:
    assert said(Table((row("Anna", "1902"), row("Berta", "1903")), caption=(Text("Ships"),))) == [
        "Ships",
        "Anna · 1902",
        "Berta · 1903",
    ]
