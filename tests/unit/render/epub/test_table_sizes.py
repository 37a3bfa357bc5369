"""Tables that are too wide for a small screen."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from converter.model.document import Cell, Document, Metadata, Paragraph, Table, Text
from converter.model.settings import RenderSettings
from converter.render.epub import render_epub
from converter.render.epub.table_sizes import least_width
from converter.themes import load_theme


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Paragraph((Text(text),)),)) for text in texts)


def class_of(table: Table) -> str:
    document = Document(Metadata("T", language="en"), (table,))
    content = render_epub(document, load_theme("classic"), RenderSettings(images="embed")).content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        chapter = book.read("EPUB/chapter-1.xhtml").decode()
    return chapter.partition("<table")[2].partition(">")[0].strip().removeprefix('class="').removesuffix('"')


@pytest.mark.parametrize(("columns", "expected"), [(4, ""), (9, "table-small"), (12, "table-smaller")])
def test_a_table_of_many_columns_is_set_smaller(columns: int, expected: str) -> None:
    assert class_of(Table((row(*["1902"] * columns), row(*["four"] * columns)))) == expected


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    table = Table((row("a long sentence of short words", "extraordinary"), row("two", "x")))

    assert least_width(table) == len("sentence") + len("extraordinary") + 4


def test_words_that_break_anywhere_and_cells_that_span_columns_make_no_column_wide() -> None:
    over = Cell((Paragraph((Text("Constantinople"),)),), column_span=2)
    table = Table(((over,), row("一二三四五六", "x"), row("https://example.org/a/very/long/address", "y")))

    assert least_width(table) == 24 + 1 + 4


def test_a_table_of_a_thousand_columns_is_measured_in_no_time() -> None:
    started = time.process_time()

    assert least_width(Table(tuple(row(*["word"] * 1000) for _ in range(20)))) == 6000
    assert time.process_time() - started < 3
