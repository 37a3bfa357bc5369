from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

import converter
from converter.base.vocabulary import METADATA_NAMES
from converter.fetch import page_from_text
from converter.model.document import (
    BulletList,
    Document,
    Heading,
    Link,
    ListItem,
    Metadata,
    Paragraph,
    Strong,
    Table,
    Text,
)
from converter.model.walk import blocks_of, plain_text
from tests.validators.sample_documents import everything, right_to_left

HEAD = '<!DOCTYPE html>\n<html><head><meta name="generator" content="Octavo"></head><body>'


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def read(body: str) -> Document:
    return converter.read_html(f"{HEAD}{body}</body></html>")


def test_every_field_of_the_metadata_has_its_element() -> None:
    assert set(METADATA_NAMES) == {field.name for field in fields(Metadata)}


def test_a_page_that_octavo_wrote_is_known_by_its_head() -> None:
    written = converter.render(Document(Metadata(title="T"), (paragraph("Short."),)), "html")

    assert page_from_text(written, "html", "").kind == "rendering"


def test_a_page_that_speaks_of_octavo_is_a_page_like_any_other() -> None:
    speaking = '<html><head><title>x</title></head><body><meta name="generator" content="Octavo"><p>x</p></body></html>'

    assert page_from_text(speaking, "html", "").kind == "html"


def test_a_short_page_that_octavo_wrote_is_an_article_all_the_same() -> None:
    document = Document(Metadata(title="T"), (paragraph("Short."),))

    assert converter.read(converter.render(document, "html")) == document


def test_what_a_finder_would_take_for_clutter_stays() -> None:
    links = BulletList(tuple(ListItem((Paragraph((Link("https://a.example/", (Text("More"),)),)),)) for _ in range(9)))
    document = Document(Metadata(), (Heading(2, (Text("Related articles"),)), links))

    assert converter.read_html(converter.render(document, "html")) == document


@pytest.mark.parametrize("document", [everything(), right_to_left()], ids=["everything", "right to left"])
def test_a_document_by_hand_comes_back(document: Document) -> None:
    again = converter.read_html(converter.render(document, "html"))

    assert again == converter.read_html(converter.render(again, "html"))
    assert plain_text(again.blocks) == plain_text(document.blocks)


def test_a_picture_beside_the_file_is_read_from_there() -> None:
    document = read(
        '<article><figure><img src="a-files/b.png" data-address="https://a.example/b.png" alt="x"></figure>'
    )

    assert [image.url for block in document.blocks for image in block.images] == ["a-files/b.png"]  # type: ignore[union-attr]


def test_what_someone_wrote_into_the_file_is_read() -> None:
    document = read("<article><p>One <b>two</b> <u>three</u></p>\n<center><p>four</p></center><p>five</p></article>")

    assert document.blocks[0] == Paragraph((Text("One "), Strong((Text("two"),)), Text(" three")))
    assert re.sub(r"\s+", " ", plain_text(document.blocks)) == "One two three four five"


@pytest.mark.parametrize(
    "body",
    [
        '<p><a href="javascript:alert(1)">x</a></p>',
        '<p><a href="https://a.example/" data-address="javascript:alert(1)">x</a></p>',
        '<p><img src="file:///etc/passwd" alt="x"></p>',
        '<p><img src="https://a.example/a.png" data-address="file:///etc/passwd" alt="x"></p>',
        '<blockquote cite="javascript:alert(1)"><p>x</p></blockquote>',
        '<article class="posting" data-author="x" data-url="javascript:alert(1)"><p>x</p></article>',
        "<p>x<script>alert(1)</script></p>",
    ],
)
def test_a_page_that_only_says_that_octavo_wrote_it_can_do_no_harm(body: str) -> None:
    written = repr(replace(read(body), notes=()))

    assert "x" in written
    assert "alert" not in written
    assert "passwd" not in written


def test_a_page_that_only_says_so_and_is_nested_beyond_all_limits_is_read() -> None:
    document = read("<div><em>" * 20_000 + "deep" + "</em></div>" * 20_000 + "<p>end</p>")

    assert "deep" in plain_text(document.blocks)
    assert "end" in plain_text(document.blocks)


def test_a_table_that_says_too_much_of_itself_is_believed_within_reason() -> None:
    document = read(
        '<table data-header-rows="999999999" data-header-columns="999999999"><tr>'
        '<td colspan="99999999" rowspan="99999999">x</td></tr></table>'
    )
    table = next(block for block in blocks_of(document) if isinstance(block, Table))

    assert (table.header_rows, table.header_columns) == (1, 1000)
    assert (table.rows[0][0].column_span, table.rows[0][0].row_span) == (1000, 65534)
