"""Who converts: the workers of this machine or of a cluster, hired for one run."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from converter.batch.limits import FIRST_SHARE
from converter.batch.pool import Limits, WorkerPool
from converter.batch.work import Warmth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from typing import ParamSpec, TypeVar

    from converter.model.batch import Order

    P = ParamSpec("P")
    T = TypeVar("T")


class Workers(Protocol):
    """An Executor of concurrent.futures that says how many tasks it works on at one time: a WorkerPool, a cluster."""

    @property
    def max_workers(self) -> int:
        """How many at one time; those of a cluster come and go."""
        ...

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Return the future of a call."""
        ...


@dataclass(frozen=True, slots=True)
class Means:
    """What a run may take of the machine and of the web."""

    workers: int
    """Documents converted at one time."""
    hosts: int
    """Hosts asked at one time."""
    limits: Limits
    """Of one document, over both tries."""
    pause_seconds: float = 1.0
    """Between two requests of one host."""
    heeds_robots: bool = True
    cluster: str = ""
    """Address of a Dask scheduler, whose workers convert in place of this machine's."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works."""

    local: Workers
    """Who converts items of this machine, and of storage."""
    hosts: Workers
    """Who converts items that wait for a host most of the time."""
    alone: Workers
    """Who tries an item that took its worker along once more."""
    hosts_at_a_time: int
    """Hosts that are asked at one time."""


@contextmanager
def hired(means: Means, order: Order) -> Iterator[Crew]:
    """Give workers that are warm for an order while the block runs; where it is left by an error, they end at once."""
    warm = Warmth(order)
    first = Limits(means.limits.seconds * FIRST_SHARE, means.limits.memory_bytes)
    rest = Limits(means.limits.seconds - first.seconds, means.limits.memory_bytes)
    if means.cluster:
        from converter.batch.pool.cluster import DaskExecutor

        among, alone = DaskExecutor(means.cluster, first, warm), DaskExecutor(means.cluster, rest, warm)
        crew = Crew(among, among, alone, means.hosts)
        pools: tuple[DaskExecutor | WorkerPool, ...] = (among, alone)
    else:
        local, hosts = WorkerPool(means.workers, first, warm), WorkerPool(means.hosts, first, warm)
        single = WorkerPool(1, rest, warm)
        crew = Crew(local, hosts, single, means.hosts)
        pools = (local, hosts, single)
    try:
        yield crew
    except BaseException:
        for pool in pools:
            pool.kill()
        raise
    for pool in pools:
        pool.shutdown(wait=True)
