"""`octavo book` as a child process."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def notes(tmp_path: Path) -> list[str]:
    """Two articles that name each other, as Markdown files."""
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / f"{name}.md").write_text(
            f"---\ntitle: Note {name}\nsource: https://example.org/{name}\n---\n\n"
            f"A paragraph of {name}, and [the other](https://example.org/{other}).\n"
        )
    return ["one.md", "two.md"]


def package(path: Path) -> str:
    with zipfile.ZipFile(path) as book:
        return book.read("EPUB/content.opf").decode()


def test_articles_are_bound_into_one_book_in_the_order_in_which_they_are_named(
    octavo: Run, notes: list[str], tmp_path: Path
) -> None:
    done = octavo("book", *reversed(notes), "--title", "The week", "-o", "week.epub")

    assert (done.returncode, done.stdout) == (0, "week.epub\n"), done.stderr
    assert re.findall("<dc:(?:title|source)>([^<]+)", package(tmp_path / "week.epub")) == [
        "The week",
        "https://example.org/two",
        "https://example.org/one",
    ]


@pytest.mark.parametrize("name", ["week.html", "week.md"])
def test_a_book_s_articles_link_to_each_other(octavo: Run, notes: list[str], tmp_path: Path, name: str) -> None:
    assert octavo("book", *notes, "--title", "The week", "-o", name).returncode == 0

    assert re.findall(r"#a[12](?=[\")])", (tmp_path / name).read_text()).count("#a2") >= 2


def test_a_source_that_fails_is_told_and_the_others_are_bound(octavo: Run, notes: list[str], tmp_path: Path) -> None:
    done = octavo("book", notes[0], "away.md", notes[1], "-o", "week.epub", "--report", "report.json")

    assert (done.returncode, done.stdout) == (3, "week.epub\n")
    assert "There is no file away.md." in done.stderr
    report = json.loads((tmp_path / "report.json").read_text())
    assert [(row["title"], row["exit_code"]) for row in report["sources"]] == [
        ("Note one", 0),
        (None, 3),
        ("Note two", 0),
    ]


def test_without_any_article_there_is_no_book(octavo: Run, tmp_path: Path) -> None:
    done = octavo("book", "away.md", "-o", "week.epub")

    assert done.returncode == 3
    assert not (tmp_path / "week.epub").exists()


def test_each_article_can_be_a_book_of_its_own_in_a_series(octavo: Run, notes: list[str], tmp_path: Path) -> None:
    done = octavo("book", *notes, "--title", "The week", "--each", "-o", "week/", "--to", "epub")

    assert done.stdout.splitlines() == ["week/Note one.epub", "week/Note two.epub"], done.stderr
    two = package(tmp_path / "week" / "Note two.epub")
    assert '<meta name="calibre:series" content="The week"' in two
    assert 'property="group-position">2<' in two


def test_an_issue_is_numbered_in_its_series(octavo: Run, notes: list[str], tmp_path: Path) -> None:
    assert octavo("book", *notes, "--series", "Weekly", "--number", "7", "-o", "week.epub").returncode == 0

    assert "<dc:title>Weekly 7</dc:title>" in package(tmp_path / "week.epub")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "week.txt"], "text holds one article"),
        (["-o", "week.epub", "--number", "7"], "--series"),
        (["-o", "week.epub", "--by", "colour"], 'no grouping "colour"'),
        (["-o", "week.epub", "--each"], "name a folder"),
        (["-o", "week.epub", "--theme", "none"], 'no theme "none"'),
    ],
)
def test_what_does_not_fit_is_told_before_anything_is_read(
    octavo: Run, notes: list[str], arguments: list[str], said: str
) -> None:
    done = octavo("book", *notes, *arguments)

    assert done.returncode == 2
    assert said in done.stderr


def test_what_a_device_may_refuse_is_told_when_the_book_is_made(octavo: Run, notes: list[str], tmp_path: Path) -> None:
    for name in notes:
        text = (tmp_path / name).read_text()
        (tmp_path / name).write_text(text.replace("source:", "language: ru\nsource:"))

    done = octavo("book", *notes, "--title", "The week", "--device", "kindle-basic", "-o", "week.epub")

    assert done.returncode == 0
    assert "pre-flight: The language “ru” is not in Amazon's list" in done.stderr


def test_the_help_lists_the_ways_to_group_articles(octavo: Run) -> None:
    assert re.search(r"section +by the section that the site", octavo("book", "--help").stdout)
