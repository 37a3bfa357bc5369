"""A worker as a process: what it hears, and when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from converter.batch.pool.worker import GRACE_SECONDS
from tests.unit.batch.pool import tasks

if TYPE_CHECKING:
    from converter.batch.pool import WorkerPool
    from tests.unit.batch.pool.conftest import MakePool

PARENT = """
import sys, time
from converter.batch.pool import Limits, WorkerPool
from tests.unit.batch.pool import tasks
pool = WorkerPool(1, Limits(float(sys.argv[3]), 300_000_000))
pool.submit(getattr(tasks, sys.argv[1]), sys.argv[2])
time.sleep(600)
"""


def is_running(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return False


def has_ended(pid: int, seconds: float) -> bool:
    """Return whether a process ends within that time; one that does not is killed, so that no test leaves it."""
    until = time.monotonic() + seconds
    while is_running(pid):
        if time.monotonic() > until:
            os.kill(pid, signal.SIGKILL)
            return False
        time.sleep(0.02)
    return True


def started_worker(told: Path, parent: subprocess.Popen[bytes]) -> int:
    """Return the worker that a task told of, when it is well in that task."""
    until = time.monotonic() + 30
    while not (told.exists() and told.read_text(encoding="ascii")):
        assert parent.poll() is None
        assert time.monotonic() < until
        time.sleep(0.02)
    time.sleep(0.1)
    return int(told.read_text(encoding="ascii"))


@pytest.mark.parametrize("task", ["nap_and_tell", "hang_and_tell"])
def test_no_worker_outlives_a_parent_that_is_killed(tmp_path: Path, task: str) -> None:
    told = tmp_path / "told"
    with subprocess.Popen([sys.executable, "-c", PARENT, task, str(told), "600"]) as parent:
        worker = started_worker(told, parent)
        parent.kill()

    assert has_ended(worker, 2)


def test_a_worker_that_hangs_ends_by_its_own_clock_where_its_parent_stands_still(tmp_path: Path) -> None:
    told = tmp_path / "told"
    with subprocess.Popen([sys.executable, "-c", PARENT, "hang_and_tell", str(told), "1"]) as parent:
        worker = started_worker(told, parent)
        parent.send_signal(signal.SIGSTOP)
        has_ended_itself = has_ended(worker, 1 + GRACE_SECONDS + 2)
        parent.kill()

    assert has_ended_itself


def test_an_idle_worker_ends_with_its_parent(tmp_path: Path) -> None:
    told = tmp_path / "told"
    with subprocess.Popen([sys.executable, "-c", PARENT, "tell", str(told), "600"]) as parent:
        worker = started_worker(told, parent)
        assert is_running(worker)
        parent.kill()

    assert has_ended(worker, 2)


def test_a_worker_hears_none_of_the_signals_that_a_terminal_sends(pool: WorkerPool) -> None:
    assert pool.submit(tasks.signals_ignored).result() == [True, True, True]


def test_a_worker_that_crashes_leaves_no_core(pool: WorkerPool) -> None:
    assert pool.submit(tasks.core_limit).result() == 0


def test_a_worker_finds_the_modules_that_its_parent_finds(
    make_pool: MakePool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "its_own.py").write_text("def answer():\n    return 42\n", encoding="ascii")
    monkeypatch.syspath_prepend(tmp_path)
    import its_own  # type: ignore[import-not-found]

    assert make_pool().submit(its_own.answer).result() == 42


def test_a_cold_worker_imports_nothing_slow(pool: WorkerPool) -> None:
    loaded = pool.submit(tasks.modules).result()

    assert loaded & {"bs4", "weasyprint", "ebooklib", "httpx", "lxml", "PIL", "numpy", "rich", "typer"} == set()
