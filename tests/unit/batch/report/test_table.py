"""Entries to CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from converter.batch.report.table import COLUMNS, csv_pieces
from tests.unit.batch.sample_entries import article, failure


def rows_of(*entries: object) -> list[dict[str, str]]:
    text = b"".join(csv_pieces(entries)).decode("utf-8-sig")  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_is_utf_8_with_a_mark_and_ends_its_lines_as_rfc_4180_says() -> None:
    table = b"".join(csv_pieces([article(2), failure(3)]))

    assert table.startswith("\ufeffposition,source".encode())
    assert table.count(b"\r\n") == table.count(b"\n") == 3


def test_a_row_has_a_cell_for_each_column() -> None:
    (row,) = rows_of(article(1))

    assert list(row) == list(COLUMNS)
    assert row["title"].startswith("Two hundred and six steps, and nobody")
    assert row["authors"] == "Anna Weir; Jón Þór"
    assert row["size in bytes"] == "41822"
    assert row["kinds of notes"] == "image missing"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝", "\x00="])
def test_no_cell_is_a_formula(start: str) -> None:
    (row,) = rows_of(replace(article(0), title=f'{start}HYPERLINK("http://evil.example","x")'))

    assert row["title"].startswith("'")


@pytest.mark.parametrize("title", ['A "quoted", word', "Bread; butter", "two\r\nlines"])
def test_quotes_commas_and_line_feeds_stay_in_their_cell(title: str) -> None:
    (row,) = rows_of(replace(article(0), title=title))

    assert row["title"] == " ".join(title.split())


def test_half_a_character_is_left_out() -> None:
    (row,) = rows_of(replace(article(0), name="caf\udce9.html"))

    assert row["source"] == "caf.html"


def test_many_entries_come_in_pieces() -> None:
    pieces = list(csv_pieces(failure(number) for number in range(450)))

    assert len(pieces) == 3
    assert len(b"".join(pieces).splitlines()) == 451
