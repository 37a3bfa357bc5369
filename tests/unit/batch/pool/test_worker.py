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
    from collections.abc import Callable

    from converter.batch.pool import WorkerPool
    from tests.unit.batch.pool.conftest import MakePool

ELSEWHERE = "import converter.batch.pool.memory as memory; memory.IS_LINUX = False; "
"""Takes from a worker what only Linux has."""
PARENT = f"""
ELSEWHERE = {ELSEWHERE!r}
import sys, time
from converter.batch.pool import Limits, WorkerPool, process
from tests.unit.batch.pool import tasks
if "elsewhere" in sys.argv:
    process.PROGRAM = process.PROGRAM.replace("from converter.batch.pool.worker", ELSEWHERE + "from converter.batch.pool.worker")
pool = WorkerPool(1, Limits(float(sys.argv[3]), 300_000_000))
pool.submit(getattr(tasks, sys.argv[1]), sys.argv[2])
time.sleep(60)
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


def wait_for(is_so: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not is_so() and time.monotonic() < until:
        time.sleep(0.02)
    return is_so()


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


@pytest.mark.parametrize(("task", "seconds"), [("nap_and_tell", 2), ("hang_and_tell", 1 + GRACE_SECONDS + 2)])
def test_no_worker_outlives_its_parent_for_long_where_the_system_does_not_see_to_it(
    tmp_path: Path, task: str, seconds: float
) -> None:
    told = tmp_path / "told"
    limit = "1" if task == "hang_and_tell" else "600"
    with subprocess.Popen([sys.executable, "-c", PARENT, task, str(told), limit, "elsewhere"]) as parent:
        worker = started_worker(told, parent)
        parent.kill()

    assert has_ended(worker, seconds)


def test_the_time_in_which_the_whole_program_stood_still_is_on_no_clock(tmp_path: Path) -> None:
    told = tmp_path / "told"
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, "wait_and_tell", str(told), "2.5"], start_new_session=True
    ) as parent:
        worker = started_worker(told, parent)
        os.killpg(parent.pid, signal.SIGSTOP)
        time.sleep(3)
        os.killpg(parent.pid, signal.SIGCONT)
        time.sleep(0.3)
        Path(f"{told}.go").touch()
        is_done = wait_for(Path(f"{told}.gone").exists, 10)
        parent.kill()

    assert is_done
    assert has_ended(worker, 2)


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
