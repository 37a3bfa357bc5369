"""The page as it came, inside the PDF that was made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from converter.model.document import Document, Metadata, OriginalPage
from converter.render.pdf import render_pdf
from tests.unit.render.pdf.reading import CLASSIC, reading, settings
from tests.unit.render.specimen import paragraph

PAGE = b"<!DOCTYPE html><title>\xc5\x81</title>"
ORIGINAL = OriginalPage(
    PAGE, "text/html", sha256(PAGE).hexdigest(), "https://example.org/a", datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
)
DOCUMENT = Document(Metadata("T", language="en"), (paragraph("x"),), originals=(ORIGINAL,))


def files_of(document: Document) -> tuple[Any, Any]:
    """Return the PDF's root, and the dictionaries of its files."""
    root = reading(render_pdf(document, CLASSIC, settings("archive")).content).root_object
    return root, [file.get_object() for file in root.get("/AF", [])]


def test_the_page_is_inside_byte_by_byte() -> None:
    _, (file,) = files_of(DOCUMENT)

    assert file["/EF"]["/F"].get_object().get_data() == PAGE


def test_the_file_says_where_and_when_it_came_from_and_what_it_is() -> None:
    _, (file,) = files_of(DOCUMENT)

    assert file["/UF"] == "source-01.html"
    assert file["/AFRelationship"] == "/Source"
    assert file["/Desc"] == (
        f"The page as it came from https://example.org/a on 2026-11-22T08:30:00+00:00; SHA-256 {ORIGINAL.sha256}"
    )
    assert file["/EF"]["/F"].get_object()["/Params"]["/ModDate"] == "D:20261122083000+00'00"


def test_a_viewer_lists_the_pages_of_an_article_in_several() -> None:
    root, files = files_of(replace(DOCUMENT, originals=(ORIGINAL, replace(ORIGINAL, url="https://example.org/a?p=2"))))

    assert [name for name in root["/Names"]["/EmbeddedFiles"]["/Names"] if isinstance(name, str)] == [
        "source-01.html",
        "source-02.html",
    ]
    assert len(files) == 2


def test_an_archive_with_a_page_inside_is_of_part_three() -> None:
    with_page = render_pdf(DOCUMENT, CLASSIC, settings("archive")).content
    without = render_pdf(replace(DOCUMENT, originals=()), CLASSIC, settings("archive")).content

    assert b"<pdfaid:part>3</pdfaid:part>" in with_page
    assert b"<pdfaid:part>2</pdfaid:part>" in without
    assert "/AF" not in reading(without).root_object
