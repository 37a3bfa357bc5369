"""EPUBCheck finds no error and no warning in any EPUB."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import converter
from converter.devices import device_named
from converter.model.book import Series
from converter.model.document import Document, Footnote, FootnoteMark, Heading, Link, Metadata, Paragraph
from converter.model.settings import BindSettings, RenderSettings, Settings
from converter.themes import theme_summaries
from tests.golden.test_golden import CASES, document_of
from tests.validators.epubcheck_jvm import EpubcheckMissingError, check
from tests.validators.missing import skip_unless_in_ci
from tests.validators.sample_documents import HOSTILE_TITLES, everything, paragraph, right_to_left, text, titled

if TYPE_CHECKING:
    from pathlib import Path

    from converter.model.document import Block
    from tests.validators.epubcheck_jvm import Message

pytestmark = pytest.mark.java


def messages(document: Document, folder: Path, theme: str = "classic") -> tuple[Message, ...]:
    book = folder / "book.epub"
    book.write_bytes(converter.render(document, "epub", theme=theme))
    return checked(book)


def checked(book: Path) -> tuple[Message, ...]:
    try:
        return check(book)
    except EpubcheckMissingError as missing:
        skip_unless_in_ci(missing)


def test_a_broken_book_is_found(tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(b"no zip")

    assert checked(tmp_path / "book.epub")


@pytest.mark.parametrize("theme", ["classic", "modern"])
@pytest.mark.parametrize("case", CASES)
def test_each_golden_page_makes_a_clean_book(case: str, theme: str, tmp_path: Path) -> None:
    assert messages(document_of(case), tmp_path, theme) == ()


@pytest.mark.parametrize("theme", [summary.name for summary in theme_summaries()])
def test_every_node_of_the_model_makes_a_clean_book(theme: str, tmp_path: Path) -> None:
    assert messages(everything(), tmp_path, theme) == ()


def test_settings_and_a_style_sheet_of_the_user_s_make_a_clean_book(tmp_path: Path) -> None:
    wishes = RenderSettings(
        theme_settings=(("leading", "1.8"), ("justify", "off"), ("drop-caps", "on")),
        style_sheet=":root { --mine: #333 } h2 { color: var(--mine); direction: rtl }",
    )
    book = tmp_path / "book.epub"
    book.write_bytes(converter.render(everything(), "epub", settings=wishes))

    assert checked(book) == ()


def test_a_book_that_reads_from_right_to_left_is_clean(tmp_path: Path) -> None:
    assert messages(right_to_left(), tmp_path) == ()


@pytest.mark.parametrize("title", HOSTILE_TITLES, ids=range(len(HOSTILE_TITLES)))
def test_hostile_titles_make_clean_books(title: str, tmp_path: Path) -> None:
    assert messages(titled(title), tmp_path) == ()


def test_a_book_of_many_articles_is_clean(tmp_path: Path) -> None:
    documents = [everything(), right_to_left(), *map(titled, HOSTILE_TITLES), everything()]
    settings = Settings(bind=BindSettings(series=Series("Weekly", 7), by="section"))
    book = tmp_path / "book.epub"
    book.write_bytes(converter.render_book(documents, "epub", title="The week", settings=settings))

    assert checked(book) == ()


def test_an_empty_document_makes_a_clean_book(tmp_path: Path) -> None:
    assert messages(Document(Metadata(), ()), tmp_path) == ()


def test_a_long_article_in_several_files_is_clean(tmp_path: Path) -> None:
    words = "Words and words. " * 400
    blocks: list[Block] = []
    for number in range(60):
        elsewhere = Link(f"#part-{(number * 7) % 60}", text("elsewhere"))
        blocks += [Heading(2, text(f"Part {number}"), f"part-{number}"), paragraph(words)]
        blocks.append(Paragraph((elsewhere, FootnoteMark("note"))))
    document = Document(Metadata("Long"), tuple(blocks), (Footnote("note", (paragraph("Aside."),)),))

    assert messages(document, tmp_path) == ()


@pytest.mark.parametrize("name", ["kindle-basic", "kobo-libra", "pocketbook", "tablet"])
def test_a_book_for_a_device_is_clean(name: str, tmp_path: Path) -> None:
    book = tmp_path / "book.epub"
    for document in (everything(), right_to_left()):
        book.write_bytes(converter.render(document, "epub", settings=RenderSettings(device=device_named(name))))
        assert checked(book) == ()
