"""WorkerPool: an executor of warm processes that outlives whatever its tasks do to them."""

from __future__ import annotations

import pickle
import sys
import threading
import weakref
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import TYPE_CHECKING

from converter.batch.pool.process import Task
from converter.batch.pool.supervisor import Supervisor
from converter.batch.pool.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    from converter.batch.pool.limits import Limits

    P = ParamSpec("P")
    T = TypeVar("T")


class WorkerPool(Executor):
    """Runs functions in processes of its own, which are started when they are needed and used again.

    A future gets what its function returns or raises; OutOfTime or OutOfMemory where it took more than the limits;
    WorkerDied where its process ended. What cannot be pickled comes back as a RuntimeError with its text.
    """

    def __init__(self, max_workers: int, limits: Limits, warm: Callable[[], object] | None = None) -> None:
        """Start nothing yet. `warm` is called once in each new process: it imports what is slow to import."""
        self.max_workers = max_workers
        self._limits = limits
        path = tuple(folder or str(Path.cwd()) for folder in sys.path)
        self._workshop = Workshop(pickle.dumps(warm) if warm else b"", limits, path)
        self._supervisor: Supervisor | None = None
        # Reentrant, for a handler of a signal may come here while its own thread is here.
        self._lock = threading.RLock()
        self._is_shut = False

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Return the future of a call. Raises RuntimeError when the pool is shut."""
        future: Future[T] = Future()
        try:
            call = pickle.dumps((function, args, kwargs), protocol=pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # noqa: BLE001 - any class may say anything to being pickled
            future.set_exception(error)
            return future
        with self._lock:
            if self._is_shut:
                message = "A pool that is shut takes no more tasks."
                raise RuntimeError(message)
            supervisor = self._supervised()
            supervisor.pending.append(Task(call, future))
        supervisor.wake()
        return future

    def _supervised(self) -> Supervisor:
        if self._supervisor is None:
            self._supervisor = Supervisor(self.max_workers, self._limits, self._workshop)
            # When nobody holds the pool any more, and at the end of the program.
            weakref.finalize(self, self._supervisor.kill)
        if self._supervisor.has_ended:
            message = "The pool has stopped, which it should not."
            raise BrokenExecutor(message)
        return self._supervisor

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as in Executor
        """Take no more tasks, end the workers when all are done, and wait for it. Cancelled ones are not begun."""
        with self._lock:
            self._is_shut = True
            supervisor = self._supervisor
        if supervisor is None:
            return
        if cancel_futures:
            for task in tuple(supervisor.pending):
                task.future.cancel()
        supervisor.close()
        if wait:
            supervisor.join()

    def kill(self) -> None:
        """End the workers now, and take no more tasks; all futures that are not done get a CancelledError.

        May be called from a handler of a signal.
        """
        self._is_shut = True
        if self._supervisor is not None:
            self._supervisor.kill()
