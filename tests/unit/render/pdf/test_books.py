"""A book as a PDF: its articles one after the other, in one structure, under one numbering."""

from __future__ import annotations

import re
from typing import Any

import pytest

from converter.model.book import Book, Section
from converter.model.document import Document, Footnote, FootnoteMark, Heading, Link, Metadata, Text
from converter.render.pdf import render_pdf_book
from converter.themes import load_theme
from tests.unit.render.pdf.reading import CLASSIC, nodes, reading, settings
from tests.unit.render.specimen import LOREM, paragraph


def article(number: int, *links: Link, pages: int = 1) -> Document:
    metadata = Metadata(
        f"Article {number}", authors=("Ann Example",), language="en", url=f"https://example.org/{number}"
    )
    blocks = (
        Heading(2, (Text("A part"),), "part"),
        paragraph("A note", FootnoteMark("n"), ".", *links),
        *(paragraph(LOREM * 2) for _ in range(14 * (pages - 1))),
    )
    return Document(metadata, blocks, (Footnote("n", (paragraph(f"Of {number}."),)),))


BOOK = Book(
    Metadata("The Week", authors=("The Editors",), language="en"),
    (
        Section("", (article(1, Link("https://example.org/3", (Text("the third"),)), pages=3),)),
        Section("Science", (article(2), article(3))),
    ),
)


FRONT_PAGES = 2
"""Cover and title, before the contents."""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf_book(BOOK, CLASSIC, settings("archive")).content


def page_of(pdf: bytes, words: str) -> int:
    """Return the number of the page on which an article with this title begins, the first is 1."""
    pages = [page.extract_text() for page in reading(pdf).pages]
    return next(number for number, text in enumerate(pages, start=1) if text.startswith(words))


def outline(entries: list[Any]) -> list[Any]:
    return [outline(entry) if isinstance(entry, list) else entry["/Title"] for entry in entries]


def test_the_contents_name_the_page_of_each_article(pdf: bytes) -> None:
    contents = reading(pdf).pages[FRONT_PAGES].extract_text()

    listed = {title: int(page) for title, page in re.findall(r"(Article \d)[ .]+(\d+)", contents)}
    assert listed == {f"Article {number}": page_of(pdf, f"Article {number}") for number in (1, 2, 3)}
    assert listed["Article 2"] > listed["Article 1"] + 1


def test_pages_are_numbered_throughout_but_for_cover_and_title(pdf: bytes) -> None:
    pages = list(reading(pdf).pages)[FRONT_PAGES:]

    assert [int(page.extract_text().split()[-1]) for page in pages] == list(
        range(FRONT_PAGES + 1, FRONT_PAGES + 1 + len(pages))
    )


def test_the_first_page_is_the_cover_which_is_described(pdf: bytes) -> None:
    assert len(reading(pdf).pages[0].images) == 1
    assert [figure["/Alt"] for figure in nodes(pdf, "Figure")] == ["The Week, The Editors"]


def test_a_book_for_paper_has_no_page_of_ink() -> None:
    first = reading(render_pdf_book(BOOK, CLASSIC, settings("print")).content).pages[0]

    assert first.extract_text().startswith("The Week")


def test_bookmarks_follow_sections_and_articles(pdf: bytes) -> None:
    assert outline(reading(pdf).outline) == [
        "The Week",
        "Contents",
        "Article 1",
        ["A part"],
        "Science",
        ["Article 2", ["A part"], "Article 3", ["A part"]],
    ]


def test_a_link_to_an_article_of_the_book_leads_into_the_book(pdf: bytes) -> None:
    reader = reading(pdf)
    first = reader.pages[page_of(pdf, "Article 1") - 1]
    (target,) = [note.get_object()["/Dest"] for note in first["/Annots"] if "/Dest" in note.get_object()]

    place = reader.named_destinations[target]
    assert reader.get_destination_page_number(place) + 1 == page_of(pdf, "Article 3")


def test_the_structure_has_the_contents_and_each_article_with_its_notes(pdf: bytes) -> None:
    assert len(nodes(pdf, "TOCI")) == 4
    assert len(nodes(pdf, "H1")) == 5
    assert [note["/ID"] for note in nodes(pdf, "Note")] == ["note-000001", "note-000002", "note-000003"]


def test_the_number_of_all_pages_is_that_of_the_book() -> None:
    pages = reading(render_pdf_book(BOOK, load_theme("modern"), settings()).content).pages

    assert f"{len(pages)} / {len(pages)}" in pages[-1].extract_text()


def test_a_book_is_the_same_bytes_again(pdf: bytes) -> None:
    assert render_pdf_book(BOOK, CLASSIC, settings("archive")).content == pdf
