"""Tasks on a real Dask cluster: one scheduler and two workers on 127.0.0.1."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import wait
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import ClusterUnusable, LibraryMissing, OutOfMemory, OutOfTime, SourceRefused, WorkerDied
from converter.batch.pool import Limits
from converter.batch.pool.cluster import DaskExecutor
from tests.batch.cluster import cluster_of
from tests.unit.batch.pool import tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.batch.cluster import Cluster

LIMITS = Limits(20, 300_000_000)


@pytest.fixture
def executor(cluster: Cluster) -> Iterator[DaskExecutor]:
    executor = DaskExecutor(cluster.address, LIMITS)
    until = time.monotonic() + 60
    while executor.max_workers < 2:
        assert time.monotonic() < until
        time.sleep(0.1)
    yield executor
    executor.kill()


def kept_by_scheduler(executor: DaskExecutor) -> int:
    def count(dask_scheduler: object) -> int:
        return len(dask_scheduler.tasks)  # type: ignore[attr-defined]

    return int(executor._client.run_on_scheduler(count))


def test_results_and_errors_come_back_as_from_a_local_pool(executor: DaskExecutor) -> None:
    assert executor.submit(tasks.divide, by=4).result() == 0.25
    refused = executor.submit(tasks.refuse).exception()
    assert isinstance(refused, SourceRefused)
    assert refused.status == 403
    divided = executor.submit(tasks.divide, 0).exception()
    assert isinstance(divided, ZeroDivisionError)
    assert "return 1 / by" in divided.__notes__[0]
    odd = executor.submit(tasks.raise_odd).exception()
    assert type(odd) is RuntimeError
    assert str(odd) == "Odd: quite odd"


def test_a_cluster_makes_the_same_bytes_as_this_process(cluster: Cluster) -> None:
    executor = DaskExecutor(cluster.address, Limits(60, 600_000_000), tasks.warm_converter)
    pages = [
        f"<title>Tides {number}</title><article><h1>Tides {number}</h1>"
        + f"<p>The sea came in {number} times, and it went out as often, which nobody had asked of it.</p>" * 8
        + "</article>"
        for number in range(4)
    ]
    wanted = [(page, to) for page in pages for to in ("epub", "markdown", "pdf")]
    futures = [executor.submit(tasks.render_page, page, to) for page, to in wanted]

    assert [future.result() for future in futures] == [tasks.render_page(page, to) for page, to in wanted]
    executor.shutdown()


def test_tasks_that_hang_fill_or_die_cost_only_themselves(cluster: Cluster) -> None:
    executor = DaskExecutor(cluster.address, Limits(3, 300_000_000))
    lost = [executor.submit(tasks.hang_with_the_lock), executor.submit(tasks.fill, 400), executor.submit(tasks.die)]
    others = [executor.submit(tasks.nap, 0.05, number) for number in range(10)]

    assert [other.result() for other in others] == list(range(10))
    assert [type(future.exception()) for future in lost] == [OutOfTime, OutOfMemory, WorkerDied]
    executor.shutdown()


def test_a_cluster_keeps_nothing_of_what_is_done(executor: DaskExecutor) -> None:
    futures = [executor.submit(tasks.letters, 200_000) for _ in range(50)]
    wait(futures)
    until = time.monotonic() + 10
    while kept_by_scheduler(executor) and time.monotonic() < until:
        time.sleep(0.05)

    assert kept_by_scheduler(executor) == 0
    assert all(len(future.result()) == 200_000 for future in futures)


def test_a_dask_worker_that_is_killed_loses_nothing_and_is_counted_no_more(tmp_path: Path) -> None:
    with cluster_of(2, tmp_path) as cluster:
        executor = DaskExecutor(cluster.address, LIMITS)
        futures = [executor.submit(tasks.nap, 0.2, number) for number in range(20)]
        wait(futures[:1])
        assert wait_until(lambda: executor.max_workers == 2)
        cluster.stop(cluster.programs[1])

        assert [future.result() for future in futures] == list(range(20))
        assert wait_until(lambda: executor.max_workers == 1)
        cluster.start_worker()
        assert wait_until(lambda: executor.max_workers == 2)
        executor.shutdown()


def test_a_task_that_kills_one_dask_worker_after_the_other_is_given_up(tmp_path: Path) -> None:
    with cluster_of(2, tmp_path) as cluster:
        executor = DaskExecutor(cluster.address, LIMITS)
        error = executor.submit(tasks.kill_parent).exception()

        assert isinstance(error, WorkerDied)
        assert error.how == "2 Dask workers ended one after the other with it"
        executor.shutdown()


def test_a_cluster_with_another_version_is_no_fault_of_a_document(
    executor: DaskExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("converter.batch.pool.cluster.VERSION", "99.0")
    error = executor.submit(tasks.pid).exception()

    assert isinstance(error, ClusterUnusable)
    assert "its workers need Octavo 99.0, as here (this worker has Octavo " in str(error)


def test_a_scheduler_that_is_lost_is_no_fault_of_a_document(tmp_path: Path) -> None:
    with cluster_of(1, tmp_path) as cluster:
        executor = DaskExecutor(cluster.address, LIMITS)
        futures = [executor.submit(tasks.nap, 5) for _ in range(3)]
        time.sleep(0.2)
        cluster.stop(cluster.programs[0])

        for future in futures:
            error = future.exception(timeout=5)
            assert isinstance(error, ClusterUnusable)
            assert "its scheduler is gone" in str(error)
        executor.kill()


def test_no_process_is_left_of_a_dask_worker_that_is_killed(tmp_path: Path) -> None:
    told = tmp_path / "told"
    with cluster_of(1, tmp_path) as cluster:
        executor = DaskExecutor(cluster.address, LIMITS)
        executor.submit(tasks.hang_and_tell, str(told))
        assert wait_until(lambda: told.exists() and told.read_text(encoding="ascii") != "")
        worker = int(told.read_text(encoding="ascii"))
        dask_worker = parent_of(worker)
        os.kill(dask_worker, signal.SIGKILL)

        assert wait_until(lambda: parent_of(worker) == 0, seconds=2)
        executor.kill()


def test_a_cancelled_future_is_not_begun(executor: DaskExecutor, tmp_path: Path) -> None:
    busy = [executor.submit(tasks.nap, 0.5) for _ in range(8)]
    waiting = executor.submit(tasks.tell, str(tmp_path / "told"))

    assert waiting.cancel()
    wait(busy)
    assert executor.submit(tasks.divide, 1).result() == 1
    assert not (tmp_path / "told").exists()


def test_an_executor_that_is_shut_has_done_all_and_takes_no_more(cluster: Cluster) -> None:
    executor = DaskExecutor(cluster.address, LIMITS)
    futures = [executor.submit(tasks.nap, 0.1, number) for number in range(5)]
    executor.shutdown()

    assert [future.result(timeout=0) for future in futures] == list(range(5))
    with pytest.raises(RuntimeError, match="shut"):
        executor.submit(tasks.pid)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("tcp://127.0.0.1:1", "Timed out trying to connect"),
        ("nonsense", "missing port number"),
        ("gopher://127.0.0.1:1", "unknown address scheme"),
    ],
)
def test_a_cluster_that_is_not_there_is_one_sentence(
    address: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("converter.batch.pool.cluster.CONNECT_SECONDS", 1)

    with pytest.raises(ClusterUnusable, match=reason):
        DaskExecutor(address, LIMITS)


def test_a_program_that_found_no_cluster_ends_at_once_and_without_a_word() -> None:
    program = (
        "from converter.batch.pool import Limits, cluster\nfrom converter.base.errors import ClusterUnusable\n"
        "cluster.CONNECT_SECONDS = 1\n"
        "for address in ('tcp://127.0.0.1:1', 'nonsense', 'gopher://127.0.0.1:1'):\n"
        "    try: cluster.DaskExecutor(address, Limits(1, 10**9))\n    except ClusterUnusable: print('none')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=15, check=False)

    assert (done.stdout, done.stderr) == ("none\n" * 3, "")


def test_without_its_extra_dask_is_one_sentence_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(LibraryMissing, match=r"pip install 'octavo\[dask\]'"):
        DaskExecutor("tcp://127.0.0.1:1", LIMITS)


def parent_of(pid: int) -> int:
    """Return the parent of a process; 0 where it has ended."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as status:  # noqa: PTH123
            state, parent = status.read().rpartition(")")[2].split()[:2]
    except OSError:
        return 0
    return 0 if state == "Z" else int(parent)


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> bool:
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
