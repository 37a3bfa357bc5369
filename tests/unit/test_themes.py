"""Theme folders: what is found, what is inherited, and how a broken one says where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from converter.base.errors import OutputUnwritable, SettingsError, ThemeError, UnknownName
from converter.themes import DEFAULT_THEME, load_theme, new_theme, theme_folder, theme_summaries

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [summary.name for summary in theme_summaries()]


def theme_at(folder: Path, toml: str, **sheets: str) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "theme.toml").write_text(toml, encoding="utf-8")
    for name, sheet in sheets.items():
        (folder / f"{name}.css").write_text(sheet, encoding="utf-8")
    return str(folder)


def complaint(folder: Path, toml: str) -> str:
    """Return what loading such a theme says, without the folder's path."""
    with pytest.raises(ThemeError) as caught:
        load_theme(theme_at(folder, toml))
    return str(caught.value).replace(f"{folder}/", "")


def test_classic_and_modern_ship() -> None:
    assert {"classic", "modern", DEFAULT_THEME} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_that_ships_is_whole(name: str) -> None:
    theme = load_theme(name)

    assert theme.name == name
    assert theme.description
    assert all(theme.style_sheet(medium) for medium in ("html", "print", "epub"))
    assert all(font.content.startswith(b"wOF2") for font in theme.fonts)


@pytest.mark.parametrize("name", NAMES)
def test_fonts_that_ship_carry_their_licence(name: str) -> None:
    folders = {path.parent for path in theme_folder(name).glob("fonts/**/*.woff2")}

    assert all("SIL Open Font License" in (folder / "OFL.txt").read_text(encoding="utf-8") for folder in folders)


@pytest.mark.parametrize("name", NAMES)
def test_no_shipped_style_sheet_asks_for_anything(name: str) -> None:
    sheets = "".join(sheet for _, sheet in load_theme(name).style_sheets)

    assert "url(" not in sheets
    assert "@import" not in sheets


def test_an_unknown_theme_suggests_the_nearest() -> None:
    with pytest.raises(UnknownName, match='did you mean "classic"'):
        load_theme("clasic")


@pytest.mark.parametrize("name", ["", "../classic", ".", "classic/../../..", "no/such/folder", "a\0b"])
def test_what_names_no_theme_is_unknown_or_broken(name: str) -> None:
    with pytest.raises((UnknownName, ThemeError)):
        load_theme(name)


def test_a_theme_inherits_what_it_does_not_say(tmp_path: Path) -> None:
    mine = load_theme(
        theme_at(tmp_path / "mine", 'name = "mine"\nextends = "modern"\n[pdf]\nsize = "A5"\n', html="h1 {}")
    )
    modern = load_theme("modern")

    assert mine.page.size == "A5"
    assert mine.page.margin == modern.page.margin
    assert mine.fonts == modern.fonts
    sheets, inherited = dict(mine.style_sheets), dict(modern.style_sheets)
    assert sheets["html"] == inherited["html"] + "\nh1 {}"
    assert sheets["print"].rstrip() == inherited["print"].rstrip()
    assert dict(mine.settings[0].values) == {"print": "A5"}
    assert mine.settings[1:] == modern.settings[1:]


def test_the_shared_sheet_stands_before_that_of_the_medium(tmp_path: Path) -> None:
    mine = load_theme(theme_at(tmp_path, 'name = "mine"', base="a {}", epub="b {}"))

    assert mine.style_sheets == (("html", "a {}"), ("print", "a {}"), ("epub", "a {}b {}"))


def test_a_theme_extends_one_beside_it(tmp_path: Path) -> None:
    theme_at(tmp_path / "base", 'name = "base"\n[markdown]\nwrap = 72\n')

    mine = load_theme(theme_at(tmp_path / "mine", 'name = "mine"\nextends = "../base"\n[markdown]\nbullet = "*"\n'))

    assert (mine.markdown.wrap, mine.markdown.bullet) == (72, "*")


def test_front_matter_keys_keep_their_order(tmp_path: Path) -> None:
    mine = load_theme(theme_at(tmp_path, 'name = "m"\n[markdown.keys]\nurl = "url"\nby = "authors"\n'))

    assert mine.markdown.keys == (("url", "url"), ("by", "authors"))


def test_themes_that_extend_each_other_are_told(tmp_path: Path) -> None:
    theme_at(tmp_path / "a", 'name = "a"\nextends = "../b"')
    theme_at(tmp_path / "b", 'name = "b"\nextends = "../a"')

    with pytest.raises(ThemeError, match="circle: a -> b -> a"):
        load_theme(str(tmp_path / "a"))


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('name = "m"\n[pdf]\nsise = "A4"', 'theme.toml, line 3: the key "pdf.sise" is not known here; "size" is.'),
        ('name = "m"\n\ncolour = "red"', 'theme.toml, line 3: the key "colour" is not known'),
        (
            'name = "m"\n[html]\nembed_fonts = "no"',
            'theme.toml, line 3: the key "html.embed_fonts" must be true or false.',
        ),
        ('name = "m"\n[markdown]\nwrap = true', 'theme.toml, line 3: the key "markdown.wrap" must be a whole number.'),
        ('name = "m"\n[markdown]\nwrap = -1', 'theme.toml, line 3: the key "markdown.wrap" must not be negative.'),
        (
            'name = "m"\n[markdown]\nbullet = "o"',
            "theme.toml, line 3: the key \"markdown.bullet\" must be one of '-', '*', '+'.",
        ),
        ('name = "m"\n[markdown.keys]\nby = "autors"', 'theme.toml, line 3: the key "markdown.keys.by" must name'),
        ('name = "m"\n[pdf]\nsize = "A99"', 'theme.toml, line 3: the key "pdf.size" must be a page size'),
        (
            'name = "m"\n[pdf]\nmargin = "2mm } * {"',
            'theme.toml, line 3: the key "pdf.margin" must be one to four lengths',
        ),
        ('name = "m"\npdf = 3', 'theme.toml, line 2: the key "pdf" must be a table.'),
        ('name = "m"\nextends = "clasic"', 'theme.toml, line 2: the key "extends" names no theme.'),
        ('description = "m"', 'theme.toml: the key "name" is missing.'),
        (
            'name = "m"\nwrap : 3',
            "theme.toml: this is not TOML: Expected '=' after a key in a key/value pair (at line 2",
        ),
        ('name = "m"\n[[fonts]]\nfamily = "F"', 'theme.toml, line 2: the key "fonts.file" is missing.'),
        (
            'name = "m"\n[[fonts]]\nfamily = "F"\nfile = "f.woff2"',
            'line 4: the key "fonts.file" names f.woff2, which is missing.',
        ),
        (
            'name = "m"\n[[fonts]]\nfamily = "F"\nfile = "../f"',
            'line 4: the key "fonts.file" must lie in the theme\'s folder.',
        ),
        (
            'name = "m"\n[[fonts]]\nfamily = "F"\nfile = "theme.toml"\nranges = "x"',
            'line 5: the key "fonts.ranges" has "x"',
        ),
        (
            'name = "m"\n[[fonts]]\nfamily = "F\\"}"\nfile = "theme.toml"',
            'line 3: the key "fonts.family" must be letters',
        ),
    ],
)
def test_a_mistake_is_told_with_file_line_and_key(toml: str, told: str, tmp_path: Path) -> None:
    assert told in complaint(tmp_path, toml)


def test_the_second_font_is_the_one_whose_line_is_told(tmp_path: Path) -> None:
    font = '[[fonts]]\nfamily = "F"\nfile = "theme.toml"\n'

    assert "line 8" in complaint(tmp_path, f'name = "m"\n{font}{font}weight = "fat"')


def test_a_folder_without_a_theme_file_says_which_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"theme\.toml: the file is missing"):
        load_theme(str(tmp_path))


def test_a_theme_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_bytes(b'name = "\xff"')

    with pytest.raises(ThemeError, match="not in UTF-8"):
        load_theme(str(tmp_path))


def test_a_new_theme_loads_and_looks_like_classic(tmp_path: Path) -> None:
    folder = new_theme("mine", tmp_path)

    mine = load_theme(str(folder))

    assert mine.name == "mine"
    assert mine.fonts == load_theme("classic").fonts


def test_every_setting_is_explained_in_a_new_theme(tmp_path: Path) -> None:
    starter = (new_theme("mine", tmp_path) / "theme.toml").read_text(encoding="utf-8")
    told = starter.replace("# ", "")

    uncommented = "\n".join(line for line in told.splitlines() if " = " in line or line.startswith("["))
    assert "[markdown.keys]" in uncommented
    for key in (
        "size",
        "margin",
        "embed_fonts",
        "code_colours",
        "front_matter",
        "title_heading",
        "heading_style",
        "bullet",
        "fence",
        "wrap",
        "kind",
        "about",
        "default",
        "on",
        "off",
        "sheet",
    ):
        assert f"\n{key} = " in f"\n{uncommented}"


def test_a_new_theme_replaces_nothing(tmp_path: Path) -> None:
    new_theme("mine", tmp_path)

    with pytest.raises(OutputUnwritable, match="something of that name"):
        new_theme("mine", tmp_path)


@pytest.mark.parametrize("name", ["", "../mine", "Mine", "a b", "-x", "a" * 61])
def test_a_new_theme_needs_a_plain_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot name a theme"):
        new_theme(name, tmp_path)
