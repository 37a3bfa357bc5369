"""`octavo themes` and the options that stand before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import converter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize("arguments", [("themes",), ("themes", "list")])
def test_the_themes_that_ship_are_listed(octavo: Run, arguments: tuple[str, ...]) -> None:
    done = octavo(*arguments)

    assert done.returncode == 0
    assert "classic" in done.stdout
    assert "modern" in done.stdout


def test_a_theme_is_shown_with_what_it_inherits(octavo: Run) -> None:
    done = octavo("themes", "show", "modern")

    assert done.returncode == 0
    assert "[pdf] size" in done.stdout
    assert "[markdown] heading_style" in done.stdout


def test_a_theme_of_one_s_own_is_begun_and_used(octavo: Run, article: Path, tmp_path: Path) -> None:
    begun = octavo("themes", "new", "mine")
    done = octavo("convert", article, "--theme", "./mine", "-o", "x.md")

    assert (begun.returncode, begun.stdout) == (0, "mine\n")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x.md").exists()


def test_a_theme_is_not_begun_over_another(octavo: Run) -> None:
    octavo("themes", "new", "mine")

    assert octavo("themes", "new", "mine").returncode == 7


def test_an_unknown_theme_is_told_with_the_nearest(octavo: Run) -> None:
    done = octavo("themes", "show", "clasic")

    assert (done.returncode, done.stdout) == (2, "")
    assert '"classic"' in done.stderr


def test_the_version_is_the_package_s(octavo: Run) -> None:
    assert octavo("--version").stdout == f"octavo {converter.__version__}\n"


def test_the_help_of_convert_has_every_format_and_rule(octavo: Run) -> None:
    said = octavo("convert", "--help").stdout

    assert "one self-contained, print-friendly file" in said
    assert "photo_credits" in said


def test_completion_can_be_installed(octavo: Run) -> None:
    assert "--install-completion" in octavo("--help").stdout


def test_a_theme_is_shown_with_the_settings_that_set_changes(octavo: Run) -> None:
    said = octavo("themes", "show", "modern").stdout

    assert "Settings (--set NAME=VALUE)" in said
    assert "font-size" in said
    assert "html: 18px, print: 11pt" in said


def test_settings_and_a_style_sheet_of_one_s_own_are_used(octavo: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.css").write_text("h1.title { color: teal }\n", encoding="utf-8")

    done = octavo(
        "convert", article, "-o", "x.html", "--set", "font-size=22px", "--set", "measure=30rem", "--css", "mine.css"
    )

    assert done.returncode == 0, done.stderr
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "--font-size: 22px; " in page
    assert "--measure: 30rem; " in page
    assert page.index("h1.title { color: teal }") > page.index("--measure: 30rem; ")


def test_the_config_file_has_settings_and_a_style_sheet_and_flags_come_after(
    octavo: Run, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "mine.css").write_text("h1.title { color: teal }\n", encoding="utf-8")
    (tmp_path / "config" / "c.toml").write_text('set = ["font-size=20px", "leading=1.7"]\ncss = "mine.css"\n')

    done = octavo("--config", "config/c.toml", "convert", article, "-o", "x.html", "--set", "font-size=22px")

    assert done.returncode == 0, done.stderr
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "--font-size: 22px; --leading: 1.7;" in page
    assert "h1.title { color: teal }" in page


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--set", "size=22px"), 'The theme "classic" has no setting "size". It has: paper, margin'),
        (("--set", "font-size"), 'A setting of a theme is written NAME=VALUE, not "font-size".'),
        (("--set", "font-size=big"), 'The setting "font-size" must be a length such as "12pt"'),
        (("--css", "gone.css"), "gone.css cannot be read"),
    ],
)
def test_what_does_not_fit_is_told_before_anything_is_fetched(
    octavo: Run, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = octavo("convert", tmp_path / "no-such-article.html", "-o", "x.html", *arguments)

    assert done.returncode == 2
    assert told in done.stderr
