"""The Nu Html Checker finds no error in any HTML rendering."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import converter
from converter.model.document import Document, Metadata
from converter.themes import theme_summaries
from tests.validators.missing import ValidatorMissingError, skip_unless_in_ci
from tests.validators.sample_documents import HOSTILE_TITLES, everything, right_to_left, titled
from tests.validators.vnu import check

if TYPE_CHECKING:
    from tests.validators.vnu import Error

pytestmark = pytest.mark.java

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def errors_in(folder: Path, *pages: bytes) -> tuple[Error, ...]:
    """Return the errors of all pages, which one Java machine looks at."""
    files = [folder / f"page-{number}.html" for number in range(len(pages))]
    for file, page in zip(files, pages, strict=True):
        file.write_bytes(page)
    try:
        return check(files)
    except ValidatorMissingError as missing:
        skip_unless_in_ci(missing)


def test_an_error_is_found(tmp_path: Path) -> None:
    errors = errors_in(tmp_path, b"<!DOCTYPE html><html lang=en><title>x</title><p><div></p>")

    assert {error.file for error in errors} == {"page-0.html"}


def test_every_node_of_the_model_is_valid_in_each_theme(tmp_path: Path) -> None:
    pages = [converter.render(everything(), "html", theme=summary.name) for summary in theme_summaries()]

    assert errors_in(tmp_path, *pages) == ()


def test_what_is_seldom_is_valid(tmp_path: Path) -> None:
    documents = [right_to_left(), Document(Metadata(), ()), *map(titled, HOSTILE_TITLES), *map(converter.read, SEEDS)]

    assert errors_in(tmp_path, *(converter.render(document, "html") for document in documents)) == ()


def test_a_book_of_many_articles_is_valid(tmp_path: Path) -> None:
    documents = [everything(), right_to_left(), *map(titled, HOSTILE_TITLES), everything()]

    assert errors_in(tmp_path, converter.render_book(documents, "html", title="The week")) == ()
