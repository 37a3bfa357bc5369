"""Which footnotes the foot of a page can hold."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from converter.model.document import (
    Blocks,
    BulletList,
    CodeBlock,
    Document,
    Footnote,
    FootnoteMark,
    ListItem,
    Metadata,
    Paragraph,
    Quote,
    Text,
)
from converter.model.settings import RenderSettings
from converter.render import render_document
from converter.render.pdf.foot import unfit_for_foot
from converter.themes import load_theme

PAGES_OF_THIRTY_NOTES = 2
"""Five with WeasyPrint's own roundings."""

WORDS = Paragraph((Text("The miller wrote it down. "),))
LONG = Paragraph((Text("The miller wrote it down. " * 100),))


def unfit(blocks: Blocks, size: str = "A4") -> bool:
    return bool(unfit_for_foot(Document(Metadata(), (), (Footnote("n", blocks),)), size))


@pytest.mark.parametrize(
    "blocks", [(WORDS,), (WORDS, WORDS), (LONG,), (BulletList((ListItem((WORDS,)),)),), (Quote((WORDS,)),)]
)
def test_paragraphs_lists_and_quotations_stand_at_the_foot(blocks: Blocks) -> None:
    assert not unfit(blocks)


@pytest.mark.parametrize(
    "blocks", [(WORDS, CodeBlock("x = 1")), (LONG, LONG), (WORDS,) * 9, (BulletList((ListItem((CodeBlock("x"),)),)),)]
)
def test_code_and_what_is_longer_than_half_a_page_stand_at_the_end(blocks: Blocks) -> None:
    assert unfit(blocks)


@pytest.mark.parametrize("size", ["A5", "148mm 210mm", "A6 landscape", "5in 8in", "JIS-B5"])
def test_a_smaller_sheet_holds_shorter_notes(size: str) -> None:
    assert unfit((LONG,), size)


def test_notes_at_the_foot_and_at_the_end_are_numbered_as_one() -> None:
    paragraph = Paragraph((Text("It rose."), FootnoteMark("a"), FootnoteMark("b"), FootnoteMark("c")))
    notes = (Footnote("a", (CodeBlock("x = 1"),)), Footnote("b", (WORDS,)), Footnote("c", (WORDS,)))

    document = Document(Metadata(title="Mill", language="en"), (paragraph,), notes)
    pdf = render_document(document, "pdf", load_theme("classic"), RenderSettings()).content
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()

    assert "It rose.123" in text
    assert "\n1. \n2. The miller wrote it down." in text
    assert "3. The miller wrote it down." in text


def test_three_notes_to_a_paragraph_leave_no_page_half_empty() -> None:
    blocks = tuple(
        Paragraph(
            (Text("The mill stood on the left bank. " * 6), *(FootnoteMark(f"{number}-{each}") for each in "abc"))
        )
        for number in range(10)
    )
    notes = tuple(
        Footnote(mark.footnote, (Paragraph((Text("Measured at the old bridge. " * 6),)),))
        for block in blocks
        for mark in block.children[1:]
        if isinstance(mark, FootnoteMark)
    )
    document = Document(Metadata(title="Mill", language="en"), blocks, notes)

    pdf = render_document(document, "pdf", load_theme("classic"), RenderSettings()).content

    assert len(PdfReader(io.BytesIO(pdf)).pages) == PAGES_OF_THIRTY_NOTES
