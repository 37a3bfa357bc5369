"""The folder of a pool, and who removes it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from converter.batch.pool import Limits
from converter.batch.pool.workshop import HELD_FILE, PREFIX, Workshop, sweep

if TYPE_CHECKING:
    import pytest

PROGRAM = """
import tempfile
tempfile.tempdir = sys.argv[1]
from converter.batch.pool import Limits, WorkerPool
from tests.unit.batch.pool import tasks
pool = WorkerPool(1, Limits(60, 300_000_000))
print(pool.submit(tasks.temporary_file).result(), flush=True)
sys.stdin.read()
"""


def age(place: Path) -> None:
    """Let the folders of pools be an hour old."""
    for held in place.glob(f"*/{HELD_FILE}"):
        os.utime(held, (time.time() - 3600,) * 2)


def running_pool(place: Path) -> subprocess.Popen[str]:
    """Return a program that has a pool with a worker, whose folder lies in that place."""
    program = subprocess.Popen(
        [sys.executable, "-c", f"import sys{PROGRAM}", str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert Path(program.stdout.readline().strip()).is_dir()
    return program


def test_what_a_killed_program_left_is_removed_by_the_next_pool(tmp_path: Path) -> None:
    with running_pool(tmp_path) as program:
        program.kill()
    age(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1

    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_a_pool_that_lives_stays(tmp_path: Path) -> None:
    with running_pool(tmp_path) as program:
        age(tmp_path)
        sweep(tmp_path)
        is_there = len(list(tmp_path.iterdir())) == 1
        program.kill()

    assert is_there


def test_a_folder_that_may_not_have_its_lock_yet_stays(tmp_path: Path) -> None:
    folder = tmp_path / f"{PREFIX}new"
    folder.mkdir()
    (folder / HELD_FILE).touch()
    sweep(tmp_path)

    assert folder.exists()


def test_a_pool_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    workshop = Workshop(b"", Limits(60, 300_000_000), sys.path)
    worker = workshop.worker()
    assert len(list(tmp_path.iterdir())) == 1
    worker.bury()
    workshop.close()

    assert list(tmp_path.iterdir()) == []
