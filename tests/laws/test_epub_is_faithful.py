"""The law of EPUB: read again, a book of one article is the Document that it was made from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

from converter.fetch import fetch_page, source_from
from converter.model.settings import ExtractSettings, FetchSettings, RenderSettings
from converter.pipeline import document_from_page
from converter.render import render_document
from converter.themes import load_theme
from tests.laws import left_out
from tests.laws.any_document import kept_documents

if TYPE_CHECKING:
    from converter.model.document import Document

CLASSIC = load_theme("classic")
PLAIN_COVER = replace(CLASSIC, cover=replace(CLASSIC.cover, drawn=False))
"""A cover that is drawn, in what fonts the machine has, stands for the lead image."""


def read_again(document: Document) -> Document:
    """Return what is read of a document's book, without asking the web for the pictures that it has not."""
    book = render_document(document, "epub", PLAIN_COVER, RenderSettings()).content
    page = fetch_page(source_from(book), FetchSettings())
    return document_from_page(page, ExtractSettings())


@given(kept_documents)
def test_an_epub_is_read_back_equal(document: Document) -> None:
    assert replace(read_again(document), notes=()) == left_out.of_epub(document)
