"""What a PDF is for."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from converter.base.errors import UnknownName
from converter.model.document import CodeBlock, Document, Footnote, FootnoteMark, Link, Metadata, Paragraph, Text
from converter.model.theme import PdfProfileName
from converter.render.pdf import render_pdf
from converter.render.pdf.numbered_links import with_numbered_links
from converter.render.pdf.profiles import PROFILES, profile_named
from tests.unit.render.pdf.reading import CLASSIC, pdf_of, reading, settings
from tests.unit.render.specimen import paragraph


def link(url: str, words: str) -> Link:
    return Link(url, (Text(words),))


def notes_of(document: Document) -> list[str]:
    return [note.blocks[0].children[0].text for note in document.footnotes]  # type: ignore[union-attr]  # a paragraph


def test_the_table_has_a_row_for_each_name_that_a_theme_may_have() -> None:
    assert tuple(profile.name for profile in PROFILES) == get_args(PdfProfileName)


def test_an_unknown_profile_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match='did you mean "archive"'):
        profile_named("archiv")


def test_a_theme_says_what_its_pdfs_are_for_and_the_user_says_it_first() -> None:
    archive = replace(CLASSIC, page=replace(CLASSIC.page, profile="archive"))
    document = Document(Metadata("T"), (paragraph("x"),))

    of_theme, of_user = (
        render_pdf(document, archive, wishes).content for wishes in (settings(), settings(profile="standard"))
    )

    assert b"pdfaid:part" in of_theme
    assert b"pdfaid:part" not in of_user


def test_print_has_the_addresses_of_links_as_notes() -> None:
    pdf = pdf_of(paragraph("See ", link("https://example.org/path?q=1", "this"), "."), profile="print")

    assert "1. example.org/path?q=1" in reading(pdf).pages[0].extract_text()


def test_one_address_is_one_note_and_what_shows_its_address_has_none() -> None:
    blocks = (
        paragraph(link("https://example.org/a", "one"), link("https://example.org/b", "two")),
        paragraph(link("https://example.org/a", "again"), link("https://example.org/c", "example.org/c")),
        paragraph(link("#within", "within"), link("javascript:x", "bad")),
    )

    assert notes_of(with_numbered_links(Document(Metadata(), blocks)).document) == ["example.org/a", "example.org/b"]


def test_a_link_in_a_note_has_its_address_in_brackets() -> None:
    note = Footnote("address-1", (paragraph("See ", link("https://example.org/n", "there")),))
    body = paragraph("Text", FootnoteMark("address-1"), link("https://example.org/a", "one"))
    numbered = with_numbered_links(Document(Metadata(), (body,), (note,))).document

    own, added = numbered.footnotes
    assert own.blocks == (Paragraph((Text("See "), link("https://example.org/n", "there"), Text(" (example.org/n)"))),)
    assert added.identifier == "address-1-"


def test_few_addresses_stand_at_the_foot_and_many_at_the_end() -> None:
    few = with_numbered_links(Document(Metadata(), (paragraph(link("https://example.org/1", "x")),)))
    many = with_numbered_links(
        Document(Metadata(), tuple(paragraph(link(f"https://example.org/{n}", "x")) for n in range(50)))
    )

    assert few.at_end == frozenset()
    assert len(many.at_end) == 50


def test_print_has_no_coloured_grounds() -> None:
    def fills(pdf: bytes) -> int:
        return reading(pdf).pages[0].get_contents().get_data().count(b"\nf\n")  # type: ignore[union-attr]  # it has some

    assert fills(pdf_of(CodeBlock("x"))) > 0
    assert fills(pdf_of(CodeBlock("x"), profile="print")) == 0
