"""What an EPUB's package says: names as they are sorted, languages, dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from converter.model.document import Metadata
from converter.render.epub.creators import file_as
from converter.render.epub.dates import modified_date, w3c_date
from converter.render.epub.metadata import language_tag


@pytest.mark.parametrize(
    ("name", "sorted_name"),
    [
        ("Ada Lovelace", "Lovelace, Ada"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr."),
        ("Jean-Luc O’Brien", "O’Brien, Jean-Luc"),
        ("Plato", "Plato"),
        ("The Associated Press", "The Associated Press"),
        ("村上春樹", "村上春樹"),
        ("Лев Толстой", "Лев Толстой"),
    ],
)
def test_names_are_sorted_by_the_family_name_where_it_is_plain(name: str, sorted_name: str) -> None:
    assert file_as(name) == sorted_name


@pytest.mark.parametrize(
    ("language", "tag"),
    [("en", "en"), ("EN_us", "en-US"), ("zh-hant-TW", "zh-Hant-TW"), ("es-419", "es-419"), ("english", ""), ("", "")],
)
def test_languages_become_tags(language: str, tag: str) -> None:
    assert language_tag(language) == tag


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (None, ""),
        (date(2015, 1, 2), "2015-01-02"),
        (datetime(2015, 1, 2, 3, 4), "2015-01-02"),  # noqa: DTZ001 - pages leave the zone out
        (datetime(2015, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=2))), "2015-01-02T01:04:00Z"),
    ],
)
def test_a_time_without_its_zone_is_only_a_date(moment: date | None, written: str) -> None:
    assert w3c_date(moment) == written


@pytest.mark.parametrize(
    "moment",
    [
        date.min,
        date.max,
        datetime.min.replace(tzinfo=timezone(timedelta(hours=9))),
        datetime.max.replace(tzinfo=timezone(-timedelta(hours=9))),
    ],
)
def test_the_ends_of_the_calendar_are_dates_too(moment: date) -> None:
    assert modified_date(Metadata(published=moment)).tzinfo is UTC
