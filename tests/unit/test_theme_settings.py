"""A theme's named settings: what theme.toml says of them, what a user chooses, and what style sheets get."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from converter.base.errors import SettingsError, ThemeError
from converter.model.settings import RenderSettings
from converter.themes import load_theme, read_user_style_sheet, theme_summaries

if TYPE_CHECKING:
    from pathlib import Path

    from converter.model.theme import Theme

NAMES = [summary.name for summary in theme_summaries()]

SWITCH = 'name = "m"\n[settings.wide]\nkind = "switch"\nabout = "Wide"\ndefault = false\non = "2em"\noff = "1em"\n'


def theme(folder: Path, toml: str, *choices: tuple[str, str], css: str = "") -> Theme:
    (folder / "theme.toml").write_text(toml, encoding="utf-8")
    return load_theme(str(folder), RenderSettings(theme_settings=choices, style_sheet=css))


def chosen(name: str, *choices: tuple[str, str]) -> Theme:
    return load_theme(name, RenderSettings(theme_settings=choices))


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_that_ships_has_the_settings_that_everybody_looks_for(name: str) -> None:
    settings = {setting.name: setting for setting in load_theme(name).settings}

    assert {"paper", "margin", "font-size", "leading", "measure", "justify", "hyphenate", "drop-caps"} <= set(settings)
    assert all(setting.values for setting in settings.values())
    assert all(20 < len(setting.about) < 90 for setting in settings.values())


def test_a_setting_is_a_variable_of_the_style_sheet() -> None:
    assert "--font-size: 12pt;" in chosen("classic", ("font-size", "12pt")).style_sheet("print")


def test_a_setting_counts_only_in_the_media_that_have_it() -> None:
    assert "--font-size" not in chosen("classic", ("font-size", "12pt")).style_sheet("epub")


def test_the_last_choice_of_a_name_counts() -> None:
    sheet = chosen("classic", ("font-size", "12pt"), ("font-size", "14pt")).style_sheet("print")

    assert "--font-size: 14pt;" in sheet


def test_paper_and_margin_are_those_of_the_page() -> None:
    page = chosen("modern", ("paper", "a5"), ("margin", "12mm  14mm")).page

    assert (page.size, page.margin) == ("a5", "12mm 14mm")


@pytest.mark.parametrize(
    ("said", "css"), [("on", "2em"), ("Yes", "2em"), ("true", "2em"), ("off", "1em"), ("0", "1em")]
)
def test_a_switch_has_a_value_for_on_and_one_for_off(said: str, css: str, tmp_path: Path) -> None:
    assert f"--wide: {css};" in theme(tmp_path, SWITCH, ("wide", said)).style_sheet("html")


def test_a_switch_that_is_on_brings_its_sheet(tmp_path: Path) -> None:
    (tmp_path / "wide.css").write_text("p { margin: 2em }", encoding="utf-8")
    toml = f'{SWITCH}sheet = "wide.css"\n'

    assert "p { margin: 2em }" not in theme(tmp_path, toml).style_sheet("epub")
    assert "p { margin: 2em }" in theme(tmp_path, toml, ("wide", "on")).style_sheet("epub")


def test_a_theme_changes_the_value_of_a_setting_that_it_inherits(tmp_path: Path) -> None:
    mine = theme(
        tmp_path, 'name = "m"\nextends = "classic"\n[settings]\nfont-size = { print = "9pt" }\njustify = false\n'
    )

    settings = {setting.name: dict(setting.values) for setting in mine.settings}
    assert settings["font-size"] == {"html": "18px", "print": "9pt"}
    assert set(settings["justify"].values()) == {"off"}


def test_a_setting_that_there_is_not_is_told_with_those_that_there_are() -> None:
    with pytest.raises(SettingsError, match=r'"classic" has no setting "size"\. It has: paper, margin, font-size'):
        chosen("classic", ("size", "12pt"))


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("font-size", "large", 'must be a length such as "12pt"'),
        ("font-size", "12pt; } * { color: red", "must be a length"),
        ("font-size", "-3pt", "must be a length"),
        ("leading", "1.4em", 'must be a number such as "1.5"'),
        ("justify", "maybe", 'must be "on" or "off"'),
        ("paper", "A99", "must be a page size"),
        ("margin", "2mm } * {", "must be one to four lengths"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_what_would(name: str, value: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        chosen("classic", (name, value))


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        (
            '[settings]\nsise = "3pt"',
            'line 3: the key "settings.sise" is no setting of the theme that this one extends',
        ),
        ('[settings.Size]\nkind = "length"', 'the key "settings.Size" must be small letters'),
        ('[settings.size]\nabout = "x"\ndefault = "1pt"', 'line 2: the key "settings.size.kind" is missing'),
        ('[settings.size]\nkind = "lenght"\nabout = "x"', 'line 3: the key "settings.size.kind" must be one of'),
        ('[settings.size]\nkind = "length"\nabout = "x"', 'line 2: the key "settings.size.default" is missing'),
        (
            '[settings.size]\nkind = "length"\nabout = "x"\ndefault = "big"',
            'line 5: the key "settings.size.default" must be a length',
        ),
        (
            '[settings.size]\nkind = "length"\nabout = "x"\ndefault = { prnt = "1pt" }',
            'the key "settings.size.default.prnt" is not known here; "print" is',
        ),
        (
            '[settings.size]\nkind = "length"\nabout = "x"\ndefault = "1pt"\nsheet = "x.css"',
            'line 6: the key "settings.size.sheet" is for settings of the kind "switch"',
        ),
        (
            '[settings.sheet]\nkind = "paper"\nabout = "x"\ndefault = "A5"',
            'line 5: the key "settings.sheet.default" is what [pdf] says as size',
        ),
        (
            '[settings.s]\nkind = "choice"\nabout = "x"\ndefault = "c"\nchoices = ["a", "b"]',
            'line 5: the key "settings.s.default" must be one of a, b',
        ),
        (
            '[settings.s]\nkind = "switch"\nabout = "x"\ndefault = true\nsheet = "../x.css"',
            'line 6: the key "settings.s.sheet" must lie in the theme\'s folder',
        ),
        ('[keep_fonts]\n"Literata" = "text"', 'line 3: the key "keep_fonts.Literata" names no font of the theme'),
        ('[keep_fonts]\n"Literata" = "head"', "line 3: the key \"keep_fonts.Literata\" must be one of 'text', 'code'"),
    ],
)
def test_a_mistake_in_a_setting_is_told_with_file_line_and_key(toml: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ThemeError) as caught:
        theme(tmp_path, f'name = "m"\n{toml}')

    assert told in str(caught.value)


def test_the_sheet_of_a_switch_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"gone\.css: the file is missing"):
        theme(tmp_path, f'{SWITCH}sheet = "gone.css"')


def test_fonts_of_the_extended_theme_stay_beside_its_own(tmp_path: Path) -> None:
    (tmp_path / "f.woff2").write_bytes(b"wOF2")
    own = '[[fonts]]\nfamily = "Own"\nfile = "f.woff2"\n[keep_fonts]\n"Source Code Pro" = "code"\n"Literata" = "fallback"\n'

    fonts = theme(tmp_path, f'name = "m"\nextends = "classic"\n{own}').fonts

    assert {(font.family, font.role) for font in fonts} == {
        ("Own", "text"),
        ("Source Code Pro", "code"),
        ("Literata", "fallback"),
    }
    assert fonts[0].family == "Own"


# --- Style sheets of one's own ---


def test_the_user_s_style_sheet_stands_last(tmp_path: Path) -> None:
    mine = theme(tmp_path, SWITCH, css="h1 { color: teal }")

    assert all(mine.style_sheet(medium).endswith("h1 { color: teal }") for medium in ("html", "print", "epub"))


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("\n@import url('https://example.org/a.css');", "line 2: @import is not followed"),
        ("\n\\40import 'a.css';", "line 2: this is not CSS"),
        ("@IMPORT 'a.css';", "line 1: @import is not followed"),
        ("p { background: url(https://example.org/a.png) }", "line 1: .*example.org.* is not fetched"),
        ("p { background: url('file:///etc/passwd') }", "line 1: .*passwd.* is not fetched"),
        ("p { background: u\\72l('file:///etc/passwd') }", "line 1: .*passwd.* is not fetched"),
        ("@media print {\n p { background: URL(//example.org/a.png) } }", "line 2: .*is not fetched"),
        ("@font-face { font-family: F;\nsrc: url(../f.woff2) }", "line 2: .*is not fetched"),
        ("p { background: url(data:image/png;base64,AAAA) }", None),
        ("p { color: red } }", "line 1: this is not CSS"),
    ],
)
def test_a_style_sheet_of_one_s_own_asks_for_nothing_outside(css: str, told: str | None, tmp_path: Path) -> None:
    sheet = tmp_path / "mine.css"
    sheet.write_text(css, encoding="utf-8")

    if told is None:
        assert read_user_style_sheet(sheet) == css
    else:
        with pytest.raises(SettingsError, match=rf"mine\.css, {told}"):
            read_user_style_sheet(sheet)


def test_a_theme_s_style_sheet_asks_for_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "print.css").write_text("p {}\np { background: url(//example.org/a.png) }", encoding="utf-8")

    with pytest.raises(ThemeError, match=r"print\.css, line 2: .*is not fetched"):
        theme(tmp_path, 'name = "m"')


@pytest.mark.parametrize("name", ["gone.css", "."])
def test_a_style_sheet_that_cannot_be_read_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_user_style_sheet(tmp_path / name)


def test_a_style_sheet_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine.css").write_bytes(b"p { content: '\xff' }")

    with pytest.raises(SettingsError, match="not in UTF-8"):
        read_user_style_sheet(tmp_path / "mine.css")
