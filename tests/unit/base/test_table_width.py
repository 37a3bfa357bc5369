from __future__ import annotations

from converter.base.table_width import LONGEST_WORD, MOST_COLUMNS, WHITE, GridCell, narrowest_line


def row(*texts: str) -> list[GridCell]:
    return [GridCell(text, 1, 1) for text in texts]


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    assert narrowest_line([row("a", "some words"), row("longer", "b")]) == len("longer") + len("words") + 2 * WHITE


def test_a_table_without_rows_is_nothing() -> None:
    assert narrowest_line([]) == 0


def test_a_cell_over_two_columns_makes_neither_wider() -> None:
    assert narrowest_line([[GridCell("comprehensive", 2, 1)], row("a", "b")]) == 2 + 2 * WHITE


def test_a_cell_over_two_rows_shifts_the_next_row() -> None:
    rows = [[GridCell("a", 1, 2), GridCell("b", 1, 1)], row("long")]

    assert narrowest_line(rows) == len("a") + len("long") + 2 * WHITE


def test_an_address_breaks_and_counts_no_more_than_a_long_word() -> None:
    assert narrowest_line([row("https://example.org/a/very/long/path")]) == LONGEST_WORD + WHITE


def test_a_table_of_a_million_columns_is_measured_as_far_as_html_has_any() -> None:
    assert narrowest_line([[GridCell("", 10**6, 10**6)] * 1000] * 3) == MOST_COLUMNS * WHITE
