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
