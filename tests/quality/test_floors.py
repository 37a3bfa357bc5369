"""Figures are held to floors that only a flag lowers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import quality
from benchmarks.answers import Answer, Page
from benchmarks.floors import Comparison, CorpusFloors, compare, digest, lowered, raised, read_floors, write_floors

ROOT = Path(__file__).parents[2]
KEPT = CorpusFloors("abc", {"F1": 0.9, "without (0 is best)": 0.1})


def verdicts(sha256: str, **figures: float) -> dict[str, str]:
    measured = {name.replace("without", "without (0 is best)"): now for name, now in figures.items()}
    return {each.figure: each.verdict for each in compare("wcxb", KEPT, sha256, measured)}


@pytest.mark.parametrize(
    ("f1", "without", "expected"),
    [
        (0.9, 0.1, ["holds", "holds"]),
        (0.897, 0.103, ["holds", "holds"]),
        (0.896, 0.104, ["FELL", "FELL"]),
        (0.91, 0.09, ["rose", "rose"]),
    ],
)
def test_a_figure_may_worsen_by_three_thousandths(f1: float, without: float, expected: list[str]) -> None:
    assert list(verdicts("abc", F1=f1, without=without).values()) == expected


def test_a_floor_whose_figure_is_gone_has_fallen() -> None:
    assert verdicts("abc", F1=0.9)["without (0 is best)"] == "FELL"


def test_the_figures_of_another_corpus_are_compared_with_nothing() -> None:
    assert verdicts("other", F1=0.1, without=0.9) == {"F1": "another corpus", "without (0 is best)": "another corpus"}


def test_raising_takes_what_rose_and_what_is_new_and_lowers_nothing() -> None:
    measured = {"F1": 0.8, "without (0 is best)": 0.05, "title": 0.7}

    assert raised(KEPT, "abc", measured).floors == {"F1": 0.9, "without (0 is best)": 0.05, "title": 0.7}


def test_raising_leaves_the_floors_of_another_corpus() -> None:
    assert raised(KEPT, "other", {"F1": 0.99}) is KEPT


def test_lowering_takes_what_was_measured() -> None:
    assert lowered("other", {"F1": 0.12345}) == CorpusFloors("other", {"F1": 0.1235})


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    floors = {"out of fold": {"wcxb": KEPT}}
    write_floors(floors, tmp_path / "floors.json")

    assert read_floors(tmp_path / "floors.json") == floors


def test_the_digest_is_of_names_and_contents(tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.write_text("one")
    digests = [digest(tmp_path)]
    page.write_text("two")
    digests.append(digest(tmp_path))
    page.rename(tmp_path / "another")
    digests.append(digest(tmp_path))

    assert len(set(digests)) == 3


def test_every_figure_that_is_held_has_a_floor() -> None:
    kept = read_floors()[quality.MEASUREMENT]

    assert {held.corpus: set(held.figures) for held in quality.HELD} == {
        corpus: set(row.floors) for corpus, row in kept.items()
    }


def test_a_crash_a_slow_page_and_a_fall_are_told() -> None:
    fallen = Comparison("wcxb", "F1", 0.9, 0.8, "FELL")
    answers = (Answer("1", None, 0.1, "KeyError: 'x'"), Answer("2", None, 2.1, ""), Answer("3", None, 1.9, ""))
    result = quality.Result("wcxb", "abc", {}, {}, answers)

    assert quality.faults([fallen], [result]) == [
        "wcxb: F1 fell from 0.9 to 0.8000.",
        "wcxb 1 crashes: KeyError: 'x'",
        "wcxb 2 takes 2.1 s; 2.0 s is the most.",
    ]


def test_a_slow_page_counts_as_it_is_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    alone = Answer("1", None, 1.5, "")
    monkeypatch.setattr(quality, "pages", lambda *_: [Page("1", None, "")])
    monkeypatch.setattr(quality, "answer", lambda *_: alone)

    assert quality.timed_again(tmp_path, "wcxb", Answer("1", None, 2.5, "")) is alone


def test_where_the_corpora_are_missing_nothing_is_measured_and_that_is_said(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/quality.py", str(tmp_path / "none")],
        cwd=ROOT,
        env={**os.environ, "CI": "true"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, f"There are no corpora in {tmp_path / 'none'}: nothing is measured.\n")


SCORER = """
import collections
from dataclasses import dataclass

@dataclass
class Extracted:
    text: str = ""

def extract(html, url, key):
    if "crash" in html:
        raise ValueError("of the page")
    return Extracted(html.upper())

EXTRACTORS = {"converter": lambda: extract}

def pages(corpus, types=None, limit=None):
    for path in sorted((corpus / "pages").iterdir()):
        yield {"id": path.stem}, path.read_text()

def score_extraction(extract, corpus, arguments):
    texts = [extract(html, None, truth["id"]).text for truth, html in pages(corpus)]
    return {"F1": sum(text.isupper() for text in texts) / len(texts)}, [], []

score_structure = score_extraction
"""


def test_pages_are_measured_in_processes_and_scored_by_the_tool_and_crashes_fail(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "score.py").write_text(SCORER)
    pages = tmp_path / "corpus" / "readability" / "pages"
    pages.mkdir(parents=True)
    for name, html in (("1.html", "fine"), ("2.html", "crash"), ("3.html", "good"), ("4.html", "well")):
        (pages / name).write_text(html)
    done = subprocess.run(
        [sys.executable, "benchmarks/quality.py", str(tmp_path / "corpus")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1, done.stderr
    assert re.search(r"readability +F1 +\S+ +0\.7500  another corpus", done.stdout)
    assert "readability is not the corpus that the floors were set on: nothing of it is compared." in done.stdout
    assert done.stdout.endswith("readability 2 crashes: ValueError: of the page\n")
