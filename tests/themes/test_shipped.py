"""Every theme that ships renders everything in every format, and asks of no renderer what that does not know."""

from __future__ import annotations

import logging

import pytest

import converter
from converter.render import RENDERERS
from converter.themes import load_theme, theme_folder, theme_summaries
from converter.themes.style_sheets import problems_of
from tests.validators.sample_documents import everything, right_to_left

NAMES = [summary.name for summary in theme_summaries()]


def test_ten_themes_ship() -> None:
    assert NAMES == [
        "academic",
        "archive",
        "classic",
        "dyslexia",
        "eink",
        "large-print",
        "modern",
        "newspaper",
        "night",
        "obsidian",
    ]


@pytest.mark.parametrize("to", [row.name for row in RENDERERS])
@pytest.mark.parametrize("theme", NAMES)
def test_everything_is_rendered_in_every_format(theme: str, to: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        assert converter.render(everything(), to, theme=theme)

    # WeasyPrint tells of CSS that it does not know, and of much about the document that is not the theme's.
    told = [record.getMessage() for record in caplog.records]
    assert [
        line for line in told if line.startswith(("Ignored", "Invalid", "Unsupported", "Unknown", "Parse error"))
    ] == []


@pytest.mark.parametrize("theme", NAMES)
def test_a_text_that_runs_from_right_to_left_is_set_in_every_theme(theme: str) -> None:
    assert converter.render(right_to_left(), "pdf", theme=theme).startswith(b"%PDF")


@pytest.mark.parametrize("theme", NAMES)
def test_the_style_sheets_are_css_and_ask_for_nothing_outside(theme: str) -> None:
    sheets = sorted(theme_folder(theme).glob("*.css"))

    assert [(path.name, *problem) for path in sheets for problem in problems_of(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("theme", NAMES)
def test_every_font_of_a_theme_is_asked_for_by_its_style_sheets(theme: str) -> None:
    loaded = load_theme(theme)

    assert {font.family for font in loaded.fonts if f'"{font.family}"' not in loaded.style_sheet("print")} == set()
