"""The pool in rough weather: workers that are killed at any moment, and many of them.

`OCTAVO_LAWS=heavy` makes the weather longer.
"""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections import Counter
from concurrent.futures import as_completed, wait
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import WorkerDied
from converter.batch.pool import Limits, WorkerPool
from converter.batch.pool.memory import resident_bytes
from tests.unit.batch.pool import tasks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

IS_HEAVY = os.environ.get("OCTAVO_LAWS") == "heavy"
KILLS = 100 if IS_HEAVY else 25
WORKERS = 300 if IS_HEAVY else 40
RESULTS = 20_000 if IS_HEAVY else 2_000


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    pool = WorkerPool(2, Limits(60, 300_000_000))
    yield pool
    pool.kill()


def zombies() -> list[int]:
    """Return the children of this process that have ended, and that nobody has buried."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = status.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state == "Z" and parent == str(os.getpid()):
            found.append(int(status.parent.name))
    return found


def test_each_task_ends_once_with_its_result_or_with_the_death_of_its_worker(pool: WorkerPool) -> None:
    chance, kills, is_over = random.Random(7), 0, threading.Event()  # noqa: S311 - no secret

    def kill_workers() -> None:
        nonlocal kills
        while kills < KILLS and not is_over.wait(chance.uniform(0.005, 0.25)):
            workers = list(pool._supervisor._workers) if pool._supervisor else []
            if workers:
                os.kill(chance.choice(workers).pid, signal.SIGKILL)
                kills += 1

    ends: Counter[int] = Counter()
    futures: dict[Future[object], int] = {}

    def submit() -> None:
        number = len(futures)
        future = pool.submit(tasks.nap, chance.uniform(0, 0.08), bytes(200_000) + str(number).encode())
        futures[future] = number
        future.add_done_callback(lambda done: ends.update([futures[done]]))

    for _ in range(200):
        submit()
    killer = threading.Thread(target=kill_workers)
    killer.start()
    while killer.is_alive():
        time.sleep(0.01)
        if sum(not future.done() for future in futures) < 20:
            submit()
    is_over.set()
    _, waiting = wait(futures, timeout=60)

    assert not waiting
    for future, number in futures.items():
        error = future.exception()
        assert isinstance(error, WorkerDied) or future.result() == bytes(200_000) + str(number).encode()
    assert kills == KILLS
    assert sum(future.exception() is not None for future in futures) <= KILLS
    assert set(ends.values()) == {1}
    assert len(ends) == len(futures)


def test_of_many_workers_no_file_and_no_zombie_is_left(pool: WorkerPool) -> None:
    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    wait([pool.submit(tasks.die) for _ in range(4)])
    before = open_files()
    wait([pool.submit(tasks.die) for _ in range(WORKERS)])

    assert open_files() <= before
    assert zombies() == []


def test_the_memory_of_a_long_run_stays_flat(pool: WorkerPool) -> None:
    def run(count: int) -> None:
        window = {pool.submit(tasks.letters, 200_000) for _ in range(8)}
        for _ in range(count):
            done = next(as_completed(window))
            assert len(done.result()) == 200_000
            window.remove(done)
            window.add(pool.submit(tasks.letters, 200_000))
        wait(window)

    run(200)
    before = resident_bytes(os.getpid())
    run(RESULTS)

    assert resident_bytes(os.getpid()) - before < 20_000_000
