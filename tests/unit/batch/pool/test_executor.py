"""The pool as whoever submits sees it."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import CancelledError, wait
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import SourceRefused
from converter.batch.pool import Limits, WorkerPool
from tests.unit.batch.pool import tasks

if TYPE_CHECKING:
    from tests.unit.batch.pool.conftest import MakePool


def children() -> list[int]:
    """Return the processes that this one has, and has not seen the end of."""
    found: list[int] = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # of one that has ended meanwhile
            if status.read_text().rpartition(")")[2].split()[1] == str(os.getpid()):
                found.append(int(status.parent.name))
    return found


def test_a_result_comes_back(pool: WorkerPool) -> None:
    assert pool.submit(tasks.divide, by=4).result() == 0.25


def test_large_calls_and_results_come_whole(pool: WorkerPool) -> None:
    assert pool.submit(tasks.size, b"x" * 30_000_000).result() == 30_000_000
    assert len(pool.submit(tasks.letters, 30_000_000).result()) == 30_000_000


def test_two_workers_work_at_a_time(pool: WorkerPool) -> None:
    wait([pool.submit(tasks.nap, 0.5) for _ in range(2)])
    started = time.monotonic()
    wait([pool.submit(tasks.nap, 0.5) for _ in range(2)])

    assert time.monotonic() - started < 0.95


def test_no_worker_is_started_without_need(pool: WorkerPool) -> None:
    before = len(children())
    for _ in range(5):
        pool.submit(tasks.pid).result()

    assert len(children()) - before == 1


def test_a_worker_is_used_again(make_pool: MakePool) -> None:
    pool = make_pool(workers=1)

    assert len({pool.submit(tasks.pid).result() for _ in range(5)}) == 1


def test_a_worker_is_warmed_once(make_pool: MakePool) -> None:
    pool = make_pool(workers=1, warm=tasks.warm)

    assert [pool.submit(tasks.held).result() for _ in range(3)] == [1, 1, 1]


def test_becoming_warm_is_not_on_the_clock_of_the_first_task(make_pool: MakePool) -> None:
    assert make_pool(seconds=0.5, warm=tasks.warm_and_slow).submit(tasks.divide, 2).result() == 0.5


def test_a_worker_that_cannot_be_warmed_works_all_the_same(make_pool: MakePool) -> None:
    assert make_pool(warm=tasks.warm_and_fail).submit(tasks.divide, 2).result() == 0.5


def test_an_error_of_ours_comes_back_whole(pool: WorkerPool) -> None:
    error = pool.submit(tasks.refuse).exception()

    assert isinstance(error, SourceRefused)
    assert (error.status, error.location, str(error)) == (
        403,
        "https://example.org/",
        "https://example.org/ answered 403.",
    )


def test_any_other_error_comes_back_with_where_it_was_raised(pool: WorkerPool) -> None:
    error = pool.submit(tasks.divide, 0).exception()

    assert isinstance(error, ZeroDivisionError)
    assert "return 1 / by" in error.__notes__[0]


@pytest.mark.parametrize(
    ("task", "text"), [(tasks.raise_odd, "Odd: quite odd"), (tasks.raise_picky, "Picky: rather picky")]
)
def test_an_error_that_cannot_be_pickled_is_a_runtime_error_with_its_text(
    pool: WorkerPool, task: object, text: str
) -> None:
    error = pool.submit(task).exception()  # type: ignore[arg-type]

    assert type(error) is RuntimeError
    assert str(error) == text


def test_a_task_that_ends_the_program_ends_no_worker(make_pool: MakePool) -> None:
    pool = make_pool(workers=1)
    before = pool.submit(tasks.pid).result()

    assert str(pool.submit(tasks.end_program, 3).exception()) == "SystemExit: 3"
    assert pool.submit(tasks.pid).result() == before


def test_a_result_that_cannot_be_pickled_is_an_error_of_its_task(pool: WorkerPool) -> None:
    assert "cannot pickle" in str(pool.submit(tasks.lock).exception())


def test_a_call_that_cannot_be_pickled_is_an_error_of_its_task(pool: WorkerPool) -> None:
    assert "pickle" in str(pool.submit(lambda: None).exception())


def test_what_a_worker_prints_goes_nowhere(pool: WorkerPool, capfd: pytest.CaptureFixture[str]) -> None:
    assert pool.submit(tasks.chatter, 300).result() == "said"
    assert capfd.readouterr() == ("", "")


def test_a_future_that_is_cancelled_is_not_begun(make_pool: MakePool, tmp_path: Path) -> None:
    pool = make_pool(workers=1)
    running = pool.submit(tasks.nap, 0.3)
    waiting = pool.submit(tasks.nap_and_tell, str(tmp_path / "told"))

    assert waiting.cancel()
    assert pool.submit(tasks.divide, 1).result() == 1
    assert running.done()
    assert not (tmp_path / "told").exists()


def test_what_is_submitted_is_done_before_the_pool_is_shut(pool: WorkerPool) -> None:
    futures = [pool.submit(tasks.nap, 0.05, number) for number in range(8)]
    pool.shutdown()

    assert [future.result(timeout=0) for future in futures] == list(range(8))


def test_a_pool_that_is_shut_takes_no_more_tasks(pool: WorkerPool) -> None:
    pool.shutdown()

    with pytest.raises(RuntimeError, match="shut"):
        pool.submit(tasks.pid)


def test_shutting_a_pool_can_cancel_what_is_not_begun(make_pool: MakePool) -> None:
    pool = make_pool(workers=1)
    first = pool.submit(tasks.nap, 0.5, "done")
    while not first.running():
        time.sleep(0.01)
    rest = [pool.submit(tasks.nap, 60) for _ in range(3)]
    pool.shutdown(cancel_futures=True)

    assert first.result(timeout=0) == "done"
    assert all(future.cancelled() for future in rest)


def test_killing_a_pool_ends_all_at_once(pool: WorkerPool) -> None:
    futures = [pool.submit(tasks.hang_with_the_lock) for _ in range(4)]
    while not futures[0].running():
        time.sleep(0.01)
    started = time.monotonic()
    pool.kill()

    assert time.monotonic() - started < 1
    for future in futures:
        with pytest.raises(CancelledError):
            future.result(timeout=0)


def test_a_pool_can_be_killed_by_a_callback_of_its_own(pool: WorkerPool) -> None:
    killed = threading.Event()
    pool.submit(tasks.pid).add_done_callback(lambda _: (pool.kill(), killed.set()))

    assert killed.wait(10)


def test_no_process_and_no_file_is_left_of_a_pool(make_pool: MakePool) -> None:
    files, processes = len(list(Path("/proc/self/fd").iterdir())), set(children())
    pool = make_pool()
    wait([pool.submit(tasks.nap, 0.1) for _ in range(4)])
    wait([pool.submit(tasks.die)])
    folder = Path(str(pool.submit(tasks.temporary_file).result()))
    pool.shutdown()

    assert set(children()) == processes
    assert len(list(Path("/proc/self/fd").iterdir())) == files
    assert not folder.exists()


def test_a_pool_that_nobody_shut_is_gone_with_the_last_who_held_it() -> None:
    processes = set(children())
    pool = WorkerPool(1, Limits(60, 300_000_000))
    pool.submit(tasks.pid).result()
    del pool
    gc.collect()

    assert set(children()) == processes


def test_a_program_that_forgot_its_pool_ends() -> None:
    program = (
        "from converter.batch.pool import Limits, WorkerPool\nfrom tests.unit.batch.pool import tasks\n"
        "pool = WorkerPool(2, Limits(60, 300_000_000))\nprint(pool.submit(tasks.divide, 2).result())\n"
        "pool.submit(tasks.hang_with_the_lock)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=30, check=False
    )

    assert (done.stdout, done.stderr, done.returncode) == ("0.5\n", "", 0)


def test_ctrl_c_reaches_no_worker(make_pool: MakePool) -> None:
    pool = make_pool(workers=1)
    worker = int(str(pool.submit(tasks.pid).result()))
    future = pool.submit(tasks.nap, 0.5, "slept")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.kill(worker, number)

    assert future.result() == "slept"
    assert pool.submit(tasks.pid).result() == worker
