"""Laws of Markdown: what is written and read again says the same, and is written the same."""

from __future__ import annotations

import re

from hypothesis import example, given

from converter.model.document import (
    Cell,
    Embed,
    Figure,
    Image,
    ListItem,
    OrderedList,
    Paragraph,
    Table,
    Text,
    Verse,
)
from converter.model.walk import plain_text
from tests.laws.any_document import bodies, lines
from tests.laws.test_markdown_text import body, read, squeezed, written


@given(lines)
def test_a_paragraph_keeps_its_words_whatever_marks_stand_in_it(line: tuple[object, ...]) -> None:
    paragraph = Paragraph(line)  # type: ignore[arg-type]

    markdown = written(body(paragraph))

    assert letters(plain_text(read(markdown).blocks)) == letters(plain_text((paragraph,))), markdown


def task_in_a_table_for_layout(block: Embed | Verse) -> tuple[Table]:
    """Return what is written as HTML the first time, and then as a task item."""
    return (Table(((Cell((OrderedList((ListItem((block,), checked=False), ListItem((block,))), 0),)),),)),)


def figure_beside_an_empty_verse() -> tuple[Table]:
    """Return what is written as HTML for its verse, of which the reader sees nothing, and then as rows of cells."""
    figure = Figure((Image("https://a.example/b.png", "x"),), caption=(Text("y"),))
    return (Table(((Cell((Verse(((),)),)), Cell((figure,))),)),)


@given(bodies)
@example(task_in_a_table_for_layout(Embed("video", "https://a.example/b", "x")))
@example(task_in_a_table_for_layout(Verse(((Text("x"),),))))
@example(task_in_a_table_for_layout(Verse(((Text("x"),), (), (Text("y"),)))))
@example(figure_beside_an_empty_verse())
def test_markdown_settles(blocks: tuple[object, ...]) -> None:
    once = written(read(written(body(*blocks))))

    assert written(read(once)) == once


@given(bodies)
def test_wrapping_changes_no_word(blocks: tuple[object, ...]) -> None:
    wide, narrow = written(body(*blocks)), written(body(*blocks), wrap=20)

    assert squeezed(plain_text(read(narrow).blocks)) == squeezed(plain_text(read(wide).blocks))


def letters(text: str) -> str:
    return re.sub(r"[\s“”‘’]+", "", text)
