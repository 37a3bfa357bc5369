"""What a task may do to its worker, and what that costs the others: nothing."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from concurrent.futures import wait
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import OutOfMemory, OutOfTime, WorkerDied
from converter.batch.pool import Limits, WorkerPool, supervisor
from tests.unit.batch.pool import tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.batch.pool.conftest import MakePool


@pytest.mark.parametrize(
    ("task", "argument", "how"),
    [
        (tasks.die, signal.SIGKILL, "signal 9 (SIGKILL)"),
        (tasks.die, signal.SIGSEGV, "signal 11 (SIGSEGV)"),
        (tasks.leave, 0, "exit code 0"),
        (tasks.leave, 3, "exit code 3"),
    ],
)
def test_a_worker_that_dies_says_how(pool: WorkerPool, task: Callable[[int], None], argument: int, how: str) -> None:
    error = pool.submit(task, argument).exception()

    assert isinstance(error, WorkerDied)
    assert error.how == how
    assert pool.submit(tasks.divide, 2).result() == 0.5


def test_a_crash_in_c_comes_with_the_line_that_it_was_in(pool: WorkerPool) -> None:
    error = pool.submit(tasks.crash).exception()

    assert isinstance(error, WorkerDied)
    assert error.how == "signal 11 (SIGSEGV)"
    assert "in crash" in error.__notes__[0]


def test_a_task_that_hangs_is_out_of_time(make_pool: MakePool) -> None:
    pool = make_pool(seconds=0.5)
    pool.submit(tasks.pid).result()
    started = time.monotonic()
    error = pool.submit(tasks.hang_with_the_lock).exception()

    assert isinstance(error, OutOfTime)
    assert error.seconds == 0.5
    assert 0.5 <= time.monotonic() - started < 2
    assert pool.submit(tasks.divide, 2).result() == 0.5


def test_of_twelve_tasks_one_kills_its_worker_one_hangs_and_ten_are_done_in_the_time_of_one(
    make_pool: MakePool,
) -> None:
    pool = make_pool(seconds=5)
    started = time.monotonic()
    futures = [pool.submit(tasks.nap, 0.1, number) for number in range(4)]
    futures += [pool.submit(tasks.hang_with_the_lock), pool.submit(tasks.die)]
    futures += [pool.submit(tasks.nap, 0.1, number) for number in range(4, 10)]
    wait(futures)
    elapsed = time.monotonic() - started

    assert [future.result() for future in futures[:4] + futures[6:]] == list(range(10))
    assert [type(future.exception()) for future in futures[4:6]] == [OutOfTime, WorkerDied]
    assert elapsed < 2 * 5


def test_a_task_that_wants_more_memory_than_its_limit_is_out_of_memory(make_pool: MakePool) -> None:
    pool = make_pool(memory_bytes=100_000_000)

    assert pool.submit(tasks.fill, 80).result() == 80_000_000
    error = pool.submit(tasks.fill, 120).exception()
    assert isinstance(error, OutOfMemory)
    assert str(error) == "It took more than 100 MB of memory."


def test_memory_that_the_system_does_not_limit_is_seen_from_outside(make_pool: MakePool) -> None:
    error = make_pool(memory_bytes=100_000_000).submit(tasks.fill_by_and_by, 400).exception()

    assert isinstance(error, OutOfMemory)


@pytest.mark.parametrize("task", [tasks.fill_and_hide, tasks.abort_for_want_of_memory])
def test_want_of_memory_is_told_also_where_a_library_gives_it_another_name(
    pool: WorkerPool, task: Callable[[], None]
) -> None:
    assert isinstance(pool.submit(task).exception(), OutOfMemory)


def test_a_worker_that_was_out_of_memory_is_used_no_more(make_pool: MakePool) -> None:
    pool = make_pool(workers=1, memory_bytes=100_000_000)
    before = pool.submit(tasks.pid).result()
    pool.submit(tasks.fill, 120).exception()

    assert pool.submit(tasks.pid).result() != before


def test_a_worker_that_has_grown_is_exchanged(make_pool: MakePool) -> None:
    pool = make_pool(workers=1, memory_bytes=200_000_000)
    workers = [pool.submit(tasks.grow, 60).result() for _ in range(6)]

    assert [workers.count(worker) for worker in dict.fromkeys(workers)] == [2, 2, 2]


def test_a_worker_that_nobody_needs_gives_its_memory_back(make_pool: MakePool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "IDLE_SECONDS", 0.3)
    pool = make_pool(workers=1)
    worker = pool.submit(tasks.pid).result()
    time.sleep(1)

    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
    assert pool.submit(tasks.pid).result() != worker


def test_a_worker_that_dies_with_nothing_to_do_costs_nothing(make_pool: MakePool) -> None:
    pool = make_pool(workers=1)
    for _ in range(3):
        worker = pool.submit(tasks.pid).result()
        os.kill(worker, signal.SIGKILL)
        with suppress(ProcessLookupError):  # until it is buried
            while True:
                os.kill(worker, 0)
                time.sleep(0.01)

    assert pool.submit(tasks.divide, 2).result() == 0.5


def test_a_worker_that_stands_still_in_the_middle_of_an_answer_stops_nobody_else(make_pool: MakePool) -> None:
    pool = make_pool(seconds=4)
    still = pool.submit(tasks.stand_still_in_an_answer)
    others = [pool.submit(tasks.nap, 0.1, number) for number in range(5)]

    assert [other.result() for other in others] == list(range(5))
    assert not still.done()
    assert isinstance(still.exception(), OutOfTime)


def test_workers_that_cannot_live_fail_their_tasks_and_do_not_let_them_wait_for_ever(make_pool: MakePool) -> None:
    pool = make_pool(workers=1, warm=tasks.die)
    errors = [pool.submit(tasks.pid).exception() for _ in range(2)]

    assert [type(error) for error in errors] == [WorkerDied, WorkerDied]


def test_a_worker_that_is_never_warm_is_given_up(make_pool: MakePool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "START_SECONDS", 0.3)

    error = make_pool(warm=tasks.hang_with_the_lock).submit(tasks.pid).exception()
    assert isinstance(error, WorkerDied)
    assert error.how == "it was not ready after 0.3 seconds"


def test_a_system_without_room_for_a_process_is_an_error_of_the_task(
    make_pool: MakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("converter.batch.pool.process.sys.executable", "/nowhere/python")

    assert "could not be started" in str(make_pool().submit(tasks.pid).exception())


def test_a_bug_of_the_supervisor_lets_nobody_wait(make_pool: MakePool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.batch.pool.process.WorkerProcess.begin", lambda *_: 1 / 0)
    futures = [make_pool().submit(tasks.pid) for _ in range(2)]

    assert all(future.exception(timeout=10) for future in futures)


def _use_a_pool(results: multiprocessing.SimpleQueue[float]) -> None:
    with WorkerPool(1, Limits(60, 300_000_000)) as pool:
        results.put(pool.submit(tasks.divide, 2).result())


def test_a_daemonic_process_may_have_a_pool() -> None:
    context = multiprocessing.get_context("spawn")
    results = context.SimpleQueue()
    process = context.Process(target=_use_a_pool, args=(results,), daemon=True)
    process.start()

    process.join(30)
    assert process.exitcode == 0
    assert results.get() == 0.5
