"""veraPDF accepts every archival PDF as PDF/A-2a and as PDF/UA-1."""

from __future__ import annotations

import os
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from converter.bind import bind_book
from converter.model.document import OriginalPage
from converter.model.settings import BindSettings, PdfSettings, RenderSettings
from converter.render import render_book, render_document
from converter.themes import load_theme, theme_summaries
from tests.validators.hard_documents import HARD
from tests.validators.sample_documents import HOSTILE_TITLES, everything, titled
from tests.validators.verapdf import VerapdfMissingError, check

if TYPE_CHECKING:
    from pathlib import Path

    from converter.model.document import Document
    from tests.validators.verapdf import Failure, Profile

pytestmark = pytest.mark.java

ARCHIVE = RenderSettings(pdf=PdfSettings(profile="archive"))


def failures(document: Document, folder: Path, theme: str = "classic") -> list[Failure]:
    file = folder / "article.pdf"
    file.write_bytes(render_document(document, "pdf", load_theme(theme), ARCHIVE).content)
    return [*checked(file, "2a"), *checked(file, "ua1")]


def checked(file: Path, profile: Profile) -> tuple[Failure, ...]:
    try:
        return check(file, profile)
    except VerapdfMissingError as missing:
        # In CI a validator that does not run is a failure: else nobody would learn of it.
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


def test_what_is_no_pdf_is_found(tmp_path: Path) -> None:
    (tmp_path / "article.pdf").write_bytes(b"no PDF")

    assert checked(tmp_path / "article.pdf", "2a")


def test_a_pdf_of_the_standard_profile_claims_no_standard_and_has_none(tmp_path: Path) -> None:
    file = tmp_path / "article.pdf"
    file.write_bytes(render_document(HARD["footnotes"], "pdf", load_theme("classic"), RenderSettings()).content)

    assert {failure.rule for failure in checked(file, "ua1")} == {"5-1"}


@pytest.mark.parametrize("name", HARD)
def test_a_hard_document_is_archival_and_accessible(name: str, tmp_path: Path) -> None:
    assert failures(HARD[name], tmp_path) == []


def test_a_book_of_hard_documents_is_archival_and_accessible(tmp_path: Path) -> None:
    names = ("footnotes", "arabic", "tables with spans", "a conversation", "formulas")
    book = bind_book([HARD[name] for name in names], BindSettings(title="Hard pages"))
    file = tmp_path / "book.pdf"
    file.write_bytes(render_book(book, "pdf", load_theme("classic"), ARCHIVE).content)

    assert [*checked(file, "2a"), *checked(file, "ua1")] == []


def test_an_archive_with_the_page_inside_keeps_part_three(tmp_path: Path) -> None:
    page = b"<!DOCTYPE html><title>x</title>"
    original = OriginalPage(page, "text/html", sha256(page).hexdigest(), "https://example.org/")
    file = tmp_path / "article.pdf"
    document = replace(HARD["footnotes"], originals=(original, original))
    file.write_bytes(render_document(document, "pdf", load_theme("classic"), ARCHIVE).content)

    assert [*checked(file, "3a"), *checked(file, "ua1")] == []


@pytest.mark.parametrize("theme", [summary.name for summary in theme_summaries()])
def test_every_node_of_the_model_is_archival_and_accessible(theme: str, tmp_path: Path) -> None:
    assert failures(everything(), tmp_path, theme) == []


@pytest.mark.parametrize("title", HOSTILE_TITLES, ids=range(len(HOSTILE_TITLES)))
def test_hostile_titles_make_archival_and_accessible_pdfs(title: str, tmp_path: Path) -> None:
    assert failures(titled(title), tmp_path) == []
