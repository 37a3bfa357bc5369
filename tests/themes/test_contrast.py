"""Every text of every theme has the contrast that WCAG 2.2 asks for at level AA."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import converter
from converter.model.document import CodeBlock, Heading, Quote, Text
from converter.render.xhtml.code import TOKEN_CLASSES
from converter.themes import load_theme, theme_summaries
from tests.themes.contrast import DARK, SITUATIONS, contrast, pale_texts
from tests.validators.sample_documents import everything

if TYPE_CHECKING:
    from pathlib import Path

CODE = (
    CodeBlock("@cached\ndef f(x):  # a comment\n    return 'text', 42\n", "python"),
    CodeBlock("-old\n+new\n", "diff"),
)
RICH = replace(everything(), blocks=(*everything().blocks, *CODE, Quote((Heading(5, (Text("Low"),)), *CODE))))
NAMES = [summary.name for summary in theme_summaries()]


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)


def test_the_grey_that_just_passes_on_white_is_767676() -> None:
    grey, darker_by_one = 0x77 / 255, 0x76 / 255

    assert contrast((grey, grey, grey), (1, 1, 1)) < 4.5 < contrast((darker_by_one,) * 3, (1, 1, 1))


def test_every_kind_of_token_is_in_what_is_looked_at() -> None:
    page = converter.render(RICH, "html").decode()

    assert {name for _, name in TOKEN_CLASSES if f'<span class="{name}">' not in page} == set()


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("theme", NAMES)
def test_no_text_is_too_pale(theme: str, situation: str) -> None:
    assert pale_texts(RICH, theme, situation) == []


@pytest.mark.parametrize(
    ("situation", "colours"),
    [
        ("html light", ".kicker { color: #aaa }"),
        ("html dark", f"{DARK} {{ .kicker {{ color: #444 }} }}"),
        ("print", ".kicker { color: #aaa }"),
        ("epub white", ".title-page .kicker { color: #aaa }"),
        ("epub black", ".title-page .kicker { color: #444 }"),
        ("epub black", ".title-page .kicker { background: #ddd }"),
        ("print", "@page { color: #aaa }"),
    ],
)
def test_text_that_is_too_pale_is_found(situation: str, colours: str, tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text('name = "pale"\nextends = "classic"\n', encoding="utf-8")
    for medium in ("html", "print", "epub"):
        (tmp_path / f"{medium}.css").write_text(colours, encoding="utf-8")

    assert pale_texts(RICH, str(tmp_path), situation)


@pytest.mark.parametrize("theme", NAMES)
def test_the_small_print_of_a_cover_stands_out_from_its_ground(theme: str) -> None:
    cover = load_theme(theme).cover
    ground = rgb(cover.ground)

    assert [ink for ink in (cover.ink, *cover.accents.split()) if contrast(rgb(ink), ground) < 4.5] == []


def rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue
