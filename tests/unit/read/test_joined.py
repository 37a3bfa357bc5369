"""The pages of an article, joined into one document."""

from __future__ import annotations

import converter
from converter.model.document import Document, Footnote, FootnoteMark, Heading, Link, Metadata, Paragraph, Span, Text
from converter.read import join_documents


def page(text: str, *, words: int, minutes: int) -> Document:
    return Document(
        metadata=Metadata(title=text, word_count=words, reading_minutes=minutes),
        blocks=(
            Heading(2, (Text(text),), "part"),
            Paragraph((Text("See"), FootnoteMark("1"), Link("#part", (Text("above"),)), Span((), identifier="here"))),
        ),
        footnotes=(Footnote("1", (Paragraph((Text(f"Note of {text}"),)),)),),
    )


def test_one_page_is_its_document() -> None:
    document = page("one", words=1, minutes=1)

    assert join_documents([document]) is document


def test_blocks_and_footnotes_follow_each_other_and_the_first_page_s_metadata_count() -> None:
    joined = join_documents([page("one", words=300, minutes=2), page("two", words=100, minutes=1)])

    assert joined.metadata.title == "one"
    assert [block.children for block in joined.blocks if isinstance(block, Heading)] == [(Text("one"),), (Text("two"),)]
    assert joined.metadata.word_count == 400
    assert joined.metadata.reading_minutes == 3


def test_what_is_called_the_same_on_two_pages_stays_apart() -> None:
    joined = join_documents([page("one", words=1, minutes=1), page("two", words=1, minutes=1)])

    assert [footnote.identifier for footnote in joined.footnotes] == ["1", "page2-1"]
    assert joined.blocks[2:] == (
        Heading(2, (Text("two"),), "page2-part"),
        Paragraph(
            (
                Text("See"),
                FootnoteMark("page2-1"),
                Link("#page2-part", (Text("above"),)),
                Span((), identifier="page2-here"),
            )
        ),
    )


def test_a_joined_document_is_rendered_with_all_its_notes() -> None:
    joined = join_documents([page("one", words=1, minutes=1), page("two", words=1, minutes=1)])
    rendered = converter.render(joined, "markdown").decode()

    assert "Note of one" in rendered
    assert "Note of two" in rendered
