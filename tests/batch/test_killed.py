"""A run that is killed, again and again, ends as one that was not."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from tests.batch.command import articles_of, catalogue_of, done, kill, octavo, write_collection

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = 60
KILLS = 50
FORMATS = "markdown,html,text,json,epub,pdf"
SHORTEST_SECONDS, LONGEST_SECONDS = 0.1, 4.0
"""Of a run's life: from before its first import to a few documents after its workers are warm."""


def _arguments(source: Path, out: Path) -> list[str]:
    return ["batch", str(source), "-o", str(out), "--to", FORMATS, "--workers", "2", "--quiet"]


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("collection") / "in"
    write_collection(folder, DOCUMENTS)
    return folder


@pytest.fixture(scope="module")
def whole_run(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a run that nobody killed."""
    out = tmp_path_factory.mktemp("uninterrupted") / "out"
    run = done(*_arguments(collection, out))
    assert run.returncode == 0, run.stderr
    return out


@pytest.fixture(scope="module")
def uninterrupted(whole_run: Path) -> dict[str, bytes]:
    return articles_of(whole_run)


def test_a_collection_has_each_article_once_in_every_format(uninterrupted: dict[str, bytes]) -> None:
    articles = DOCUMENTS - DOCUMENTS // 6  # one of six comes twice

    assert len(uninterrupted) == articles * len(FORMATS.split(","))


def test_fifty_kills_leave_the_very_files_of_a_run_without_any(
    collection: Path, whole_run: Path, uninterrupted: dict[str, bytes], tmp_path: Path
) -> None:
    moments = random.Random(6)  # noqa: S311 - moments, no secrets
    kills = rounds = 0
    while kills < KILLS:
        out = tmp_path / f"out{rounds}"
        rounds += 1
        while kills < KILLS:
            run = octavo(*_arguments(collection, out))
            time.sleep(moments.uniform(SHORTEST_SECONDS, LONGEST_SECONDS))
            if run.poll() is not None:
                run.communicate()
                break
            kill(run)
            kills += 1
            half = [name for name, content in articles_of(out).items() if uninterrupted.get(name) != content]
            assert [name for name in half if not name.endswith(".part")] == []
        last = done(*_arguments(collection, out))
        assert (last.returncode, last.stderr) == (0, "")
        assert articles_of(out) == uninterrupted
        assert catalogue_of(out) == catalogue_of(whole_run)
