"""Names of files by a template."""

from __future__ import annotations

from datetime import date

import pytest

from converter.base.errors import SettingsError, UnknownName
from converter.batch.names import FIELDS, check_template, free_stem, stem_of
from converter.model.document import Metadata
from converter.render import RENDERERS

WHOLE = Metadata(
    title="Of Rivers / and Wells",
    authors=("Ada Byron", "Else"),
    published=date(2026, 3, 4),
    site_name="The Valley",
    section="Water",
    language="en",
    url="https://www.valley.example/rivers",
)


@pytest.mark.parametrize(
    ("template", "stem"),
    [
        ("{date}-{site}-{title}", "2026-03-04-The Valley-Of Rivers and Wells"),
        ("{year}/{month}/{title}", "2026/03/Of Rivers and Wells"),
        ("{host}/{author} - {title}", "valley.example/Ada Byron - Of Rivers and Wells"),
        ("{title} ({language})", "Of Rivers and Wells (en)"),
    ],
)
def test_fields_are_filled_in_and_only_the_template_makes_folders(template: str, stem: str) -> None:
    assert stem_of(WHOLE, template) == stem


@pytest.mark.parametrize(
    ("template", "stem"),
    [
        ("{date}-{site}-{title}", "Of Rivers"),
        ("{site}/{title}", "Of Rivers"),
        ("{title}-{author}", "Of Rivers"),
        ("{author}", "article"),
        ("saved {date} {title}", "saved Of Rivers"),
        ("{title} ({author})", "Of Rivers"),
        ("{title} ({author}) kept", "Of Rivers kept"),
    ],
)
def test_a_field_that_is_empty_goes_with_what_parts_it_from_the_next(template: str, stem: str) -> None:
    assert stem_of(Metadata(title="Of Rivers"), template) == stem


@pytest.mark.parametrize("title", ["../../etc/passwd", "..", "con", "a\0b\x1b[31m", "x" * 4000, "", "🐟 Flüsse"])
def test_no_title_leads_out_of_the_folder_or_is_too_long(title: str) -> None:
    stem = stem_of(Metadata(title=title, site_name="../.."), "{site}/{title}")

    parts = stem.split("/")
    assert all(part and not part.startswith(".") and len(part.encode()) < 120 for part in parts)


@pytest.mark.parametrize("site", ["Quarantine", "catalogue", "report.html", "index-2.html", "opds.xml", "Of Rivers.md"])
def test_no_site_has_a_folder_where_the_batch_or_an_article_has_a_file(site: str) -> None:
    assert stem_of(Metadata(title="Of Rivers", site_name=site), "{site}/{title}") == f"_{site}/Of Rivers"


def test_no_folder_is_named_like_a_file_of_any_format() -> None:
    for renderer in RENDERERS:
        folder = f"Of Rivers{renderer.suffixes[0]}"
        assert stem_of(Metadata(title="Of Wells", site_name=folder), "{site}/{title}") == f"_{folder}/Of Wells"


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 9, 1000])
def test_the_first_number_that_is_free_is_found_in_a_few_steps(count: int) -> None:
    asked: list[str] = []
    taken = {"Notes", *(f"Notes {number}" for number in range(2, count + 1))} if count else set()

    def is_free(stem: str) -> bool:
        asked.append(stem)
        return stem not in taken

    assert free_stem("Notes", is_free) == (f"Notes {count + 1}" if count else "Notes")
    assert len(asked) <= 2 * count.bit_length() + 1


def test_every_field_has_a_word_on_it_and_a_value() -> None:
    assert all(about and value(WHOLE) for about, value in FIELDS.values())


def test_a_field_that_there_is_not_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match='did you mean "title"'):
        check_template("{titel}")


@pytest.mark.parametrize("template", ["article", "/{title}", "../{title}", "{title", ""])
def test_a_template_that_names_no_file_below_the_folder_is_refused(template: str) -> None:
    with pytest.raises(SettingsError):
        check_template(template)
