"""A title to a file's name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.base.names import MAX_NAME_BYTES, file_name, slug
from converter.model.document import Metadata


def test_a_plain_title_is_its_own_name() -> None:
    assert slug("Iranian Army Openly Deploys Troops to Syria") == "Iranian Army Openly Deploys Troops to Syria"


def test_letters_of_every_script_stay() -> None:
    assert slug("Über die Größe – 日本語 и кириллица") == "Über die Größe – 日本語 и кириллица"


def test_a_decomposed_title_is_composed() -> None:
    assert slug("Cafe\u0301") == "Café"


def test_what_a_file_system_reserves_becomes_a_space() -> None:
    assert slug('AC/DC: "Who made who?" <live> a\\b|c*d') == "AC DC Who made who live a b c d"


def test_a_way_up_the_folders_is_no_way() -> None:
    assert slug("../../etc/passwd") == "etc passwd"


def test_controls_and_direction_marks_go() -> None:
    assert slug("evil\u202egnp.exe\x00\x1b[31m\u2066") == "evilgnp.exe[31m"


def test_line_breaks_are_spaces() -> None:
    assert slug("one\r\n two\u2028three") == "one two three"


def test_a_persian_word_keeps_its_joiner() -> None:
    assert slug("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize("title", ["-rf", "--help", ".profile", "...", "- . -"])
def test_no_name_begins_with_a_dot_or_a_dash(title: str) -> None:
    assert slug(title)[0] not in ".-"


def test_no_name_ends_with_a_dot_or_a_space() -> None:
    assert slug("And then... ") == "And then"


@pytest.mark.parametrize("title", ["CON", "nul", "NUL.txt", "com1", "Lpt9 .x", "COM²", "aux."])
def test_a_device_of_windows_is_no_name(title: str) -> None:
    assert slug(title).startswith("_")


@pytest.mark.parametrize("title", ["Console", "Conan", "Auxiliary", "COM10"])
def test_a_name_that_only_begins_like_a_device_stays(title: str) -> None:
    assert slug(title) == title


@pytest.mark.parametrize("title", ["", "   ", "///", "\u202e", "\u200d", "..."])
def test_nothing_is_called_article(title: str) -> None:
    assert slug(title) == "article"


def test_a_long_title_is_cut_after_a_word() -> None:
    assert slug("word " * 60).endswith("word")


def test_a_long_word_is_cut_between_letters() -> None:
    name = slug("é" * 500)

    assert set(name) == {"é"}
    assert 90 < len(name.encode()) <= MAX_NAME_BYTES


def test_a_cut_parts_no_letter_from_its_accent() -> None:
    # x + combining dot below + combining acute have no composed form together.
    name = slug("x\u0323\u0301" * 100)

    assert name.endswith("x\u0323\u0301")


def test_a_file_is_named_after_its_title_with_the_format_s_ending() -> None:
    assert file_name(Metadata(title="A/B"), ".md") == "A B.md"


@given(st.text(max_size=300))
def test_every_name_fits_and_is_safe(title: str) -> None:
    name = slug(title)

    assert 0 < len((name + " 999.markdown").encode()) <= MAX_NAME_BYTES
    assert not set(name) & set('<>:"/\\|?*\n\r\t\x00')
    assert not name.startswith((".", "-", " "))
    assert not name.endswith((".", " "))
    assert not any(
        unicodedata.bidirectional(c) in {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"} for c in name
    )


@given(st.text(max_size=300))
def test_a_name_is_its_own_slug(title: str) -> None:
    assert slug(slug(title)) == slug(title)


def test_the_end_of_a_name_stays_however_long_its_title_is() -> None:
    name = slug("ä" * 300, " (1 of 3)")

    assert name.endswith("ä (1 of 3)")
    assert slug(name) == name
