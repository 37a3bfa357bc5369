"""The user's defaults in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.cli.conftest import Run


def test_a_file_s_defaults_hold(octavo: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('to = "text"\noutput = "kept"\n')

    assert octavo("--config", "mine.toml", "convert", article).stdout == "kept/The Lighthouse Keepers.txt\n"


def test_a_flag_beats_the_file(octavo: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('to = "text"\n')

    assert octavo("--config", "mine.toml", "convert", article, "--to", "json").stdout == "The Lighthouse Keepers.json\n"


def test_the_user_s_own_file_is_found(octavo: Run, article: Path, environment: Mapping[str, str]) -> None:
    from pathlib import Path

    folder = Path(environment["HOME"]) / ".config" / "octavo"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('to = "text"\n')

    assert octavo("convert", article).stdout == "The Lighthouse Keepers.txt\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('thema = "modern"', 'did you mean "theme"?'),
        ('to = "markdwon"', 'did you mean "markdown"?'),
        ("keep = 3", "keep wants a list"),
        ("to = \nkeep = []", "line 1"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_name(
    octavo: Run, article: Path, tmp_path: Path, content: str, words: str
) -> None:
    (tmp_path / "mine.toml").write_text(content)

    done = octavo("--config", "mine.toml", "convert", article)

    assert done.returncode == 2
    assert done.stderr.startswith("octavo: mine.toml: ")
    assert words in done.stderr


def test_a_file_that_was_named_must_be_there(octavo: Run, article: Path) -> None:
    assert octavo("--config", "gone.toml", "convert", article).stderr == "octavo: gone.toml: there is no such file.\n"
