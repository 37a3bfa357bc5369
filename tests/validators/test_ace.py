"""Ace by DAISY finds nothing against the accessibility of any EPUB."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

import converter
from converter.themes import theme_summaries
from tests.validators.ace import violations
from tests.validators.missing import ValidatorMissingError, skip_unless_in_ci
from tests.validators.sample_documents import everything, right_to_left

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.java


def found_in(book: Path) -> tuple[str, ...]:
    try:
        return violations(book, book.parent / "report")
    except ValidatorMissingError as missing:
        skip_unless_in_ci(missing)


def test_a_book_that_says_nothing_of_its_language_is_found(tmp_path: Path) -> None:
    book = tmp_path / "book.epub"
    whole = zipfile.ZipFile(_written(tmp_path / "whole.epub", "classic"))
    with whole, zipfile.ZipFile(book, "w") as broken:
        for name in whole.namelist():
            content = whole.read(name)
            broken.writestr(name, content.replace(b'xml:lang="en-GB" ', b"") if name.endswith(".opf") else content)

    assert any("epub-lang" in violation for violation in found_in(book))


@pytest.mark.parametrize("theme", [summary.name for summary in theme_summaries()])
def test_a_book_in_each_theme_is_accessible(theme: str, tmp_path: Path) -> None:
    assert found_in(_written(tmp_path / "book.epub", theme)) == ()


def _written(book: Path, theme: str) -> Path:
    """Write a book with every node of the model and a chapter from right to left, and return its path."""
    documents = [everything(), right_to_left()]
    book.write_bytes(converter.render_book(documents, "epub", title="Everything", theme=theme))
    return book


def test_a_book_of_one_article_is_accessible(tmp_path: Path) -> None:
    book = tmp_path / "book.epub"
    book.write_bytes(converter.render(everything(), "epub"))

    assert found_in(book) == ()
