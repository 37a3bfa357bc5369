"""DaskExecutor: the same as a WorkerPool, on the machines of a Dask cluster.

    submit --> Dask's scheduler --> run_here, in a thread of a Dask worker --> the WorkerPool of that process

A document that hangs would hang a Dask worker, and one that crashes would take along whatever else runs there: so each
Dask worker has processes of its own for them, under the same limits. Calls and results travel pickled, and only the first
and the last on their way look into them. A cluster's workers need the package, and nothing of this machine.
"""

from __future__ import annotations

import contextlib
import logging
import pickle
import threading
import time
from concurrent import futures
from concurrent.futures import CancelledError, Executor, Future
from functools import partial
from typing import TYPE_CHECKING

from converter.base.errors import ClusterUnusable, LibraryMissing, WorkerDied
from converter.base.version import VERSION
from converter.batch.pool.answers import settle
from converter.batch.pool.executor import WorkerPool
from converter.batch.pool.messages import Raised, Returned

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, ParamSpec, TypeVar

    from converter.batch.pool.limits import Limits
    from converter.batch.pool.messages import Answer

    P = ParamSpec("P")
    T = TypeVar("T")

CONNECT_SECONDS = 10.0
"""That a scheduler has to answer, also when it was lost."""
COUNT_SECONDS = 1.0
"""That the number of a cluster's threads is taken to stay the same."""
LOST = "its scheduler is gone, or was started anew"


class DaskExecutor(Executor):
    """Runs functions in the processes of a Dask cluster, as a WorkerPool does in those of this machine.

    A future gets what a WorkerPool's gets, also where a Dask worker is lost in the middle: its tasks are done elsewhere,
    and those that lose one Dask worker after the other get a WorkerDied. Where the whole cluster is lost, it gets a
    ClusterUnusable: no document is at fault.
    """

    def __init__(self, address: str, limits: Limits, warm: Callable[[], object] | None = None) -> None:
        """Connect to a scheduler. Raises LibraryMissing without `octavo[dask]`, ClusterUnusable where none answers."""
        self._address = address
        self._limits = limits
        self._warm = pickle.dumps(warm) if warm else b""
        self._client = _connected(address)
        # Without a key by the arguments: two calls that look the same are two calls, as everywhere else.
        self._executor = self._client.get_executor(pure=False)
        self._there: dict[Future[Any], Future[Answer]] = {}
        """What waits for a result, and Dask's future of it, which goes at once when the result is there: the cluster keeps
        it in memory as long as that lives."""
        self._is_shut = False
        self._max_workers = 1
        self._counted = 0.0

    @property
    def max_workers(self) -> int:
        """How many tasks the cluster works on at a time now: its threads, at least 1; workers come and go."""
        if time.monotonic() - self._counted > COUNT_SECONDS and self._client.status == "running":
            with contextlib.suppress(OSError):  # lost just now: whoever waits for a result is told
                self._max_workers = max(1, sum(self._client.nthreads().values()))
                self._counted = time.monotonic()
        return self._max_workers

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Return the future of a call. Raises RuntimeError when the executor is shut."""
        if self._is_shut:
            message = "An executor that is shut takes no more tasks."
            raise RuntimeError(message)
        future: Future[T] = Future()
        try:
            call = pickle.dumps((function, args, kwargs), protocol=pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # noqa: BLE001 - any class may say anything to being pickled
            future.set_exception(error)
            return future
        try:
            there = self._executor.submit(run_here, VERSION, call, self._limits, self._warm)
        except Exception as error:  # noqa: BLE001 - closed, or closing: it has several classes for that
            future.set_exception(ClusterUnusable(address=self._address, reason=f"{LOST} ({error})"))
            return future
        self._there[future] = there
        future.add_done_callback(self._forget)
        there.add_done_callback(partial(self._hand_on, future))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as in Executor
        """Take no more tasks, and leave the cluster when all are done; at once where nobody is to wait."""
        self._is_shut = True
        if cancel_futures:
            for future in tuple(self._there):
                future.cancel()
        if wait:
            futures.wait(tuple(self._there))
        self._leave()

    def kill(self) -> None:
        """Leave the cluster now; all futures that are not done are cancelled. What runs there runs on to its limits."""
        self._is_shut = True
        for future in tuple(self._there):
            future.cancel()
        self._leave()

    def _leave(self) -> None:
        with contextlib.suppress(OSError, RuntimeError):  # it is gone already
            self._client.close(timeout=CONNECT_SECONDS)

    def _forget(self, future: Future[Any]) -> None:
        there = self._there.pop(future, None)
        if there is not None and future.cancelled():
            there.cancel()

    def _hand_on(self, future: Future[Any], there: Future[Answer]) -> None:
        """Give a future what came of its call."""
        if not future.set_running_or_notify_cancel():
            return
        if there.cancelled():  # not by us, then: Dask does so with all that a lost scheduler knew
            future.set_exception(ClusterUnusable(address=self._address, reason=LOST))
            return
        error = there.exception()
        if error is None:
            settle(future, there.result(), self._limits)
        else:
            future.set_exception(self._translated(error))

    def _translated(self, error: BaseException) -> Exception:
        """Return an error of Dask's own as one of ours."""
        from distributed import KilledWorker

        if isinstance(error, KilledWorker):
            return WorkerDied(how=f"{error.allowed_failures + 1} Dask workers ended one after the other with it")
        if self._client.status == "running" and not isinstance(error, (OSError, CancelledError)):
            # run_here tells what a task raises: what is raised is about the cluster, such as a package that is missing.
            return ClusterUnusable(
                address=self._address, reason=f"its workers need Octavo {VERSION}, as here ({error})"
            )
        return ClusterUnusable(address=self._address, reason=f"{LOST} ({type(error).__name__} {error})")


def _connected(address: str) -> Any:  # Client, whose methods have no types
    try:
        from distributed import Client
        from distributed.comm.addressing import get_address_host_port
    except ImportError as error:
        command = "pip install 'octavo[dask]'"
        raise LibraryMissing(library="distributed, which speaks to Dask,", command=command) from error
    # Its complaints about a lost scheduler would stand in the middle of the progress; our sentences say it.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        get_address_host_port(address)  # a client that is refused later than here hangs at the end of the program
        connect: Callable[..., Any] = Client
        return connect(address, timeout=CONNECT_SECONDS, set_as_default=False, name="octavo")
    except (OSError, ValueError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else "nobody answers"
        refusal = ClusterUnusable(address=address, reason=reason.rstrip("."))
        # Frames hold the half-made client, whose leaving takes 20 seconds and a traceback at the end of the program.
        cause: BaseException | None = error
        while cause is not None:
            cause.__traceback__, cause = None, cause.__cause__ or cause.__context__
        raise refusal from None


# --- In a Dask worker ---

_POOLS: dict[tuple[Limits, bytes], WorkerPool] = {}
_POOLS_LOCK = threading.Lock()


def run_here(version: str, call: bytes, limits: Limits, warm: bytes) -> Answer:
    """Return what came of a pickled call, which a process of this process's pool runs.

    Raises ImportError where the caller's Octavo is another: what one pickles the other may not know, or render otherwise.
    """
    if version != VERSION:
        message = f"this worker has Octavo {VERSION}"
        raise ImportError(message)
    future = _pool_here(limits, warm).submit(_run_pickled, call)
    error = future.exception()
    if error is None:
        return Returned(future.result())
    if isinstance(error, CancelledError):
        raise error  # this process ends
    return Raised(pickle.dumps(error), f"{type(error).__qualname__}: {error}", "")


def _run_pickled(call: bytes) -> bytes:
    """Return the pickled result of a pickled call."""
    function, args, kwargs = pickle.loads(call)  # noqa: S301 - from our own client
    return pickle.dumps(function(*args, **kwargs), protocol=pickle.HIGHEST_PROTOCOL)


def _pool_here(limits: Limits, warm: bytes) -> WorkerPool:
    """Return this process's pool with these limits: as many processes as the Dask worker has threads."""
    from distributed import get_worker

    with _POOLS_LOCK:
        if (limits, warm) not in _POOLS:
            at_a_time = get_worker().state.nthreads
            _POOLS[limits, warm] = WorkerPool(at_a_time, limits, pickle.loads(warm) if warm else None)  # noqa: S301
        return _POOLS[limits, warm]
