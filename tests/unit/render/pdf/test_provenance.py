"""The record of where an article is from, which the theme archive sets below its title."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from converter.model.document import DefinitionList, Document, Metadata
from converter.model.settings import RenderSettings
from converter.model.walk import plain_text
from converter.render.pdf import render_pdf
from converter.render.pdf.provenance import with_provenance
from converter.themes import load_theme
from tests.unit.render.pdf.reading import reading
from tests.unit.render.specimen import paragraph

KNOWN = Metadata(
    title="T",
    published=date(2025, 3, 9),
    url="https://a.example/article?page=2",
    canonical_url="https://a.example/article",
    fetched=datetime(2026, 1, 5, 10, 30, tzinfo=timezone(timedelta(hours=1))),
    page_sha256="0123456789abcdef" * 4,
    licence="https://creativecommons.org/licenses/by/4.0/",
    language="en",
)


def record(metadata: Metadata) -> list[tuple[str, str]]:
    document = with_provenance(Document(metadata, (paragraph("Text."),)))
    first = document.blocks[0]
    if not isinstance(first, DefinitionList):
        return []
    return [(plain_text(entry.terms[0]), plain_text(entry.explanations[0])) for entry in first.entries]


def test_all_that_is_known_is_in_the_record() -> None:
    assert record(KNOWN) == [
        ("Source", "https://a.example/article?page=2"),
        ("Published", "2025-03-09"),
        ("Retrieved", "2026-01-05T09:30:00Z"),
        ("Licence", "https://creativecommons.org/licenses/by/4.0/"),
        ("SHA-256", "0123456789abcdef" * 4),
    ]


@pytest.mark.parametrize(
    ("language", "word"), [("de-AT", "Quelle"), ("ar", "المصدر"), ("tlh", "Source"), ("", "Source")]
)
def test_the_words_of_the_record_are_in_the_article_s_language(language: str, word: str) -> None:
    assert record(replace(KNOWN, language=language))[0][0] == word


def test_a_day_without_a_zone_is_left_as_it_is() -> None:
    naive = datetime(2025, 3, 9, 8, tzinfo=UTC).replace(tzinfo=None)

    assert record(Metadata(published=naive)) == [("Published", "2025-03-09T08:00:00")]


def test_an_article_of_which_nothing_is_known_has_no_record() -> None:
    assert record(Metadata(title="T")) == []


def test_the_theme_archive_sets_it_on_the_first_page_and_the_address_on_all() -> None:
    document = Document(KNOWN, tuple(paragraph("Words and words. " * 60) for _ in range(12)))

    pdf = render_pdf(document, load_theme("archive"), RenderSettings(images="embed")).content

    pages = [page.extract_text() for page in reading(pdf).pages]
    assert "0123456789abcdef" * 4 in pages[0].replace("\n", "")
    assert "2026-01-05T09:30:00Z" in pages[0]
    assert len(pages) > 1
    assert all("a.example/article" in page for page in pages)
