from __future__ import annotations

import json
from hashlib import sha256

import pytest

from converter.base.errors import UnsupportedContent
from converter.model.document import Link, Paragraph, Text
from converter.model.page import Page
from converter.model.record import Note, NoteKind
from converter.read.json import read_document


def page(blocks: object = (), **further: object) -> Page:
    document = {"format": "octavo-document", "version": 1, "metadata": {}, "blocks": blocks, **further}
    return Page(json.dumps(document), "document", location="a.json")


def test_a_refusal_names_file_and_place() -> None:
    with pytest.raises(UnsupportedContent) as caught:
        read_document(page([{"type": "Poem"}]))

    assert (
        str(caught.value) == "a.json is JSON with 'Poem' at blocks[0], where a node's type belongs, and not an article."
    )


@pytest.mark.parametrize("text", ["", "{", "nul", '{"a":' + "9" * 5000 + "}", "[" * 100_000, "null", "NaN"])
def test_broken_json_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UnsupportedContent):
        read_document(Page(text, "document", location="a.json"))


def test_a_link_that_runs_a_script_becomes_its_text() -> None:
    link = {"type": "Link", "url": "JavaScript:alert(1)", "children": [{"type": "Text", "text": "a"}]}

    assert read_document(page([{"type": "Paragraph", "children": [link]}])).blocks == (Paragraph((Text("a"),)),)


def test_a_link_to_the_web_stays() -> None:
    link = {"type": "Link", "url": "https://a.example/", "children": [{"type": "Text", "text": "a"}]}

    read = read_document(page([{"type": "Paragraph", "children": [link]}]))

    assert read.blocks == (Paragraph((Link("https://a.example/", (Text("a"),)),)),)


def test_an_asset_is_what_its_name_says() -> None:
    wrong = {"sha256": "../../etc/passwd", "media_type": "image/png", "content": "YQ=="}

    with pytest.raises(UnsupportedContent, match=r"assets\[0\]"):
        read_document(page(assets=[wrong]))


def test_an_honest_asset_is_taken() -> None:
    right = {"sha256": sha256(b"a").hexdigest(), "media_type": "image/png", "content": "YQ=="}

    assert read_document(page(assets=[right])).assets[0].content == b"a"


def test_a_cell_that_spans_a_million_columns_is_refused() -> None:
    with pytest.raises(UnsupportedContent, match="spans"):
        read_document(page([{"type": "Table", "rows": [[{"blocks": [], "column_span": 1_000_000}]]}]))


def test_the_pages_notes_come_first() -> None:
    note = Note(NoteKind.CUT, "Cut.")
    copy = page(notes=[{"kind": "whole page", "message": "Whole."}])

    read = read_document(Page(copy.text, "document", notes=(note,)))

    assert [each.kind for each in read.notes] == [NoteKind.CUT, NoteKind.WHOLE_PAGE]
