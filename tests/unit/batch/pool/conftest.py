"""Pools that are surely gone when a test ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from converter.batch.pool import Limits, WorkerPool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    MakePool = Callable[..., WorkerPool]


@pytest.fixture
def make_pool() -> Iterator[MakePool]:
    """Return what makes a pool of two workers with a minute and 300 MB a task, or with other limits."""
    pools: list[WorkerPool] = []

    def make(
        workers: int = 2,
        seconds: float = 60,
        memory_bytes: int = 300_000_000,
        warm: Callable[[], object] | None = None,
    ) -> WorkerPool:
        pools.append(WorkerPool(workers, Limits(seconds, memory_bytes), warm))
        return pools[-1]

    yield make
    for pool in pools:
        pool.kill()


@pytest.fixture
def pool(make_pool: MakePool) -> WorkerPool:
    return make_pool()
