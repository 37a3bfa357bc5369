from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from converter.model.codec import NotADocument, decode_document, encode_document
from converter.model.document import Document, Emphasis, Metadata, Paragraph, Text
from converter.model.schema import document_schema

EMPTY = {"format": "octavo-document", "version": 1, "metadata": {}, "blocks": []}


def test_a_document_carries_its_format_and_version() -> None:
    assert encode_document(Document(Metadata(), ())) == EMPTY


def test_a_node_names_its_type_and_leaves_out_what_is_usual() -> None:
    document = Document(Metadata(), (Paragraph((Text("a"),)),))

    assert encode_document(document)["blocks"] == [{"type": "Paragraph", "children": [{"type": "Text", "text": "a"}]}]


def test_a_date_and_a_moment_stay_apart() -> None:
    metadata = Metadata(published=date(2015, 10, 14), modified=datetime(2015, 10, 14, tzinfo=UTC))

    copy = decode_document(json.loads(json.dumps(encode_document(Document(metadata, ())))))

    assert copy.metadata == metadata
    assert type(copy.metadata.published) is date


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        ([{"type": "Poem"}], "'Poem' at blocks[0], where a node's type belongs"),
        ([{"type": "Heading", "level": 1, "children": []}], "1 at blocks[0].level"),
        ([{"type": "Heading", "level": True, "children": []}], "true at blocks[0].level"),
        ([{"type": "Paragraph", "children": [5]}], "5 at blocks[0].children[0]"),
        ([{"type": "Paragraph"}], "JSON without blocks[0].children"),
        ([{"type": "Paragraph", "children": [], "class": "x"}], "unknown key 'class' at blocks[0]"),
        ([{"type": "Figure", "images": [{"type": "Text", "url": "x"}]}], "'Text' at blocks[0].images[0].type"),
        ({}, "an object at blocks, where a list belongs"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(blocks: object, message: str) -> None:
    with pytest.raises(NotADocument) as caught:
        decode_document({**EMPTY, "blocks": blocks})

    assert message in str(caught.value)


def test_another_version_is_refused() -> None:
    with pytest.raises(NotADocument, match="version 2, where 1 is known"):
        decode_document({**EMPTY, "version": 2})


def test_other_json_is_refused() -> None:
    with pytest.raises(NotADocument, match="octavo-document"):
        decode_document([1, 2])


def test_depth_is_bounded() -> None:
    inline: dict[str, object] = {"type": "Text", "text": "a"}
    for _ in range(400):
        inline = {"type": "Emphasis", "children": [inline]}

    with pytest.raises(NotADocument, match="nested deeper than"):
        decode_document({**EMPTY, "blocks": [{"type": "Paragraph", "children": [inline]}]})


def test_the_depth_of_a_page_comes_back() -> None:
    inline: Text | Emphasis = Text("a")
    for _ in range(200):
        inline = Emphasis((inline,))
    document = Document(Metadata(), (Paragraph((inline,)),))

    assert decode_document(encode_document(document)) == document


# --- The schema ---


def problems(document: object) -> list[str]:
    from jsonschema import Draft202012Validator

    return [error.message for error in Draft202012Validator(document_schema()).iter_errors(document)]


def test_the_schema_is_one() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(document_schema())


def test_what_is_written_is_valid() -> None:
    document = Document(Metadata(title="a", published=date(2015, 10, 14)), (Paragraph((Emphasis((Text("a"),)),)),))

    assert problems(encode_document(document)) == []


def test_an_unknown_node_is_invalid() -> None:
    assert problems({**EMPTY, "blocks": [{"type": "Poem"}]})


def test_an_unknown_key_is_invalid() -> None:
    assert problems({**EMPTY, "colour": "red"})


def test_a_document_without_version_is_invalid() -> None:
    assert problems({"format": "octavo-document", "metadata": {}, "blocks": []})
