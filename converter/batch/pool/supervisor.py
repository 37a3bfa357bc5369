"""Supervisor: the thread that hands tasks to workers, and sees to it that each task ends once."""

from __future__ import annotations

import contextlib
import math
import pickle
import selectors
import socket
import threading
import time
from collections import deque
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from converter.base.errors import OutOfMemory, OutOfTime, WorkerDied
from converter.batch.pool.answers import settle
from converter.batch.pool.messages import OverMemory, Ready

if TYPE_CHECKING:
    from collections.abc import Callable

    from converter.base.errors import DocumentLost
    from converter.batch.pool.limits import Limits
    from converter.batch.pool.messages import Answer
    from converter.batch.pool.process import Task, WorkerProcess
    from converter.batch.pool.workshop import Workshop

TICK_SECONDS = 0.2
"""Between two looks at workers that are busy: whether they live, and what memory they hold."""
START_SECONDS = 60.0
"""That a worker has to be warm: a second is usual, a cold and crowded disk has been seen to need twenty."""
START_TRIES = 3
"""That fail one after the other before a task is told that there is no worker for it."""
STARTING_AGAIN_SECONDS = 0.5
"""Until another process is tried where the system had no room for one."""
GROWN_BYTES = 128_000_000
"""That a worker may hold after a task beyond what it held when it was warm; a smaller limit's half where there is one.

EPUBs and Markdown leave 30 to 70 MB, for ever; each PDF leaves 0.2 MB more: a worker is good for some hundred of them."""
STANDSTILL_SECONDS = 1.0
"""That this thread may wake up late; when it is more, the whole program stood still (Ctrl-Z), and its clocks with it."""
IDLE_SECONDS = 300.0
"""That a worker waits for a task until it gives its memory back."""
KILL_SECONDS = 5.0
"""That a thread which is to end at once is waited for."""


class Supervisor:
    """Hands tasks to at most so many workers, in a thread of its own. All public methods may be called by any thread."""

    def __init__(self, max_workers: int, limits: Limits, workshop: Workshop) -> None:
        self.pending: deque[Task] = deque()
        self.has_ended = False
        self._limits = limits
        self._workshop = workshop
        self._max_workers = max_workers
        self._workers: list[WorkerProcess] = []
        self._failed_starts = 0
        self._no_start_before = 0.0
        self._selector = selectors.DefaultSelector()
        self._bell, self._rope = socket.socketpair()
        self._bell.settimeout(0)
        self._rope.settimeout(0)
        self._is_closing = False
        self._is_killed = False
        # Nobody waits for it at the end of the program: whoever forgot to shut a pool wants no more of it.
        self._thread = threading.Thread(target=self._run, name="octavo-pool", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Let the thread look at what is pending."""
        with contextlib.suppress(OSError):  # the bell rings already, or nobody is there to hear it
            self._rope.send(b"!")

    def close(self) -> None:
        """Let the thread end when nothing is pending any more."""
        self._is_closing = True
        self.wake()

    def join(self, seconds: float | None = None) -> None:
        """Wait for the end of the thread."""
        if threading.current_thread() is not self._thread:  # which runs the callbacks of futures
            self._thread.join(seconds)

    def kill(self) -> None:
        """End the workers and the thread now. What is pending or running is cancelled."""
        self._is_killed = True
        for worker in tuple(self._workers):
            worker.kill()
        self.wake()
        self.join(KILL_SECONDS)

    def _run(self) -> None:
        """Work until there is nothing more to do; whoever waits still when this ends otherwise is told why."""
        why: Exception = CancelledError()
        self._selector.register(self._bell, selectors.EVENT_READ, self._hear_bell)
        try:
            while not self._is_killed and not (self._is_closing and not self.pending and not self._busy()):
                self._fill()
                self._wait()
                if not self._is_killed:
                    self._look_after()
        except Exception as error:  # noqa: BLE001 - nobody must wait for ever for what a bug of ours has stopped
            why = error
        finally:
            self.has_ended = True
            self._end(why)

    def _busy(self) -> list[WorkerProcess]:
        return [worker for worker in self._workers if worker.task is not None]

    def _fill(self) -> None:
        """Give every idle worker a task, and start workers while there are tasks without one."""
        idle = [worker for worker in self._workers if worker.is_ready and worker.task is None]
        while self.pending and idle:
            task = self.pending.popleft()
            if task.future.set_running_or_notify_cancel():
                worker = idle.pop()
                worker.task, worker.deadline = task, time.monotonic() + self._limits.seconds
                worker.begin(task)
                self._watch(worker)
        starting = sum(not worker.is_ready for worker in self._workers)
        for _ in range(min(len(self.pending) - starting, self._max_workers - len(self._workers))):
            if time.monotonic() >= self._no_start_before:
                self._hire()

    def _hire(self) -> None:
        try:
            worker = self._workshop.worker()
        except OSError as error:  # no room for a process or a file
            self._no_start_before = time.monotonic() + STARTING_AGAIN_SECONDS
            if not self._workers:
                self._start_failed(WorkerDied(how=f"it could not be started, {error}"))
            return
        worker.deadline = time.monotonic() + START_SECONDS
        self._workers.append(worker)
        self._selector.register(worker.channel.connection, selectors.EVENT_READ, lambda: self._hear(worker))
        self._selector.register(worker.errors, selectors.EVENT_READ, lambda: self._overhear(worker))
        self._watch(worker)

    def _watch(self, worker: WorkerProcess) -> None:
        """Look out for answers of a worker, and for its being ready to hear the rest of what it is told."""
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if worker.channel.is_waiting_to_write else 0)
        if self._selector.get_key(worker.channel.connection).events != events:
            self._selector.modify(worker.channel.connection, events, lambda: self._hear(worker))

    def _wait(self) -> None:
        """Sleep until somebody says something, or it is time to look after the workers."""
        asleep = time.monotonic()
        is_watching = self.pending or any(worker.task or not worker.is_ready for worker in self._workers)
        nearest = min((worker.deadline for worker in self._workers), default=math.inf)
        nearest = min(nearest, asleep + TICK_SECONDS) if is_watching else nearest
        seconds = None if nearest == math.inf else max(0.0, nearest - asleep)
        events = self._selector.select(seconds)
        late = time.monotonic() - asleep - (seconds or 0)
        if seconds is not None and late > STANDSTILL_SECONDS:
            for worker in self._workers:
                worker.deadline += late
        for key, _ in events:
            react: Callable[[], None] = key.data
            react()

    def _hear_bell(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while self._bell.recv(4096):
                pass

    def _overhear(self, worker: WorkerProcess) -> None:
        if worker in self._workers and not worker.listen():
            self._selector.unregister(worker.errors)

    def _hear(self, worker: WorkerProcess) -> None:
        if worker not in self._workers:
            return  # another event of the same moment has ended it
        worker.channel.flush()
        for frame in worker.channel.receive():
            self._take(worker, pickle.loads(frame))  # noqa: S301 - from our own worker
        if worker not in self._workers:
            return  # it was let go after its answer
        if worker.channel.has_ended:
            self._lose(worker, None)
        else:
            self._watch(worker)

    def _take(self, worker: WorkerProcess, message: Ready | Answer) -> None:
        """Take what a worker says; one that is no longer fresh is let go."""
        if isinstance(message, Ready):
            worker.is_ready, worker.deadline = True, time.monotonic() + IDLE_SECONDS
            worker.measure()
            worker.warm_bytes = worker.last_resident_bytes
            self._failed_starts = 0
            return
        task, worker.task = worker.task, None
        worker.deadline = time.monotonic() + IDLE_SECONDS
        grown = worker.measure()
        if isinstance(message, OverMemory) or grown > min(GROWN_BYTES, self._limits.memory_bytes // 2):
            self._let_go(worker)
        try:
            self._fill()  # before somebody looks at the result: the worker need not wait for that
        finally:
            if task is not None:
                settle(task.future, message, self._limits)

    def _look_after(self) -> None:
        """End the workers that are over their limits, and see which have ended."""
        now = time.monotonic()
        for worker in tuple(self._workers):
            if not worker.is_alive:
                self._hear(worker)  # it may have answered before
                if worker in self._workers:
                    self._lose(worker, None)
            elif now < worker.deadline:
                if worker.task is not None and worker.measure() > self._limits.memory_bytes:
                    self._lose(worker, OutOfMemory(limit_bytes=self._limits.memory_bytes))
            elif worker.task is None and worker.is_ready:
                self._let_go(worker)
            else:
                self._lose(worker, OutOfTime(seconds=self._limits.seconds))

    def _lose(self, worker: WorkerProcess, why: DocumentLost | None) -> None:
        """Be done with a worker; its task, if it has one, fails by that reason, or by how the process ended."""
        if self._is_killed:
            return  # by us: `_end` tells whoever waits, and not that the task was at fault
        self._forget(worker)
        ended = worker.bury()
        if worker.task is not None:
            if why is None and time.monotonic() >= worker.deadline:
                why = OutOfTime(seconds=self._limits.seconds)  # it was quicker to end itself than we were
            worker.task.future.set_exception(why or ended)
        elif not worker.is_ready:
            how = f"it was not ready after {START_SECONDS:g} seconds" if why else f"it was never ready: {ended}"
            self._start_failed(WorkerDied(how=how))

    def _start_failed(self, why: DocumentLost) -> None:
        """Try again; now and then let a task know, for nobody should wait for ever for a worker that cannot live."""
        self._failed_starts += 1
        if self._failed_starts >= START_TRIES and self.pending:
            self._failed_starts = 0
            task = self.pending.popleft()
            if task.future.set_running_or_notify_cancel():
                task.future.set_exception(why)

    def _let_go(self, worker: WorkerProcess) -> None:
        """Be done with a worker that has no task."""
        self._forget(worker)
        worker.bury()

    def _forget(self, worker: WorkerProcess) -> None:
        self._workers.remove(worker)
        for stream in (worker.channel.connection, worker.errors):
            with contextlib.suppress(KeyError):  # its standard error may have been closed before
                self._selector.unregister(stream)

    def _end(self, why: Exception) -> None:
        """Let all workers go, and tell whoever still waits."""
        while self.pending:
            future = self.pending.popleft().future
            if self._is_killed:
                future.cancel()
            if future.set_running_or_notify_cancel():
                future.set_exception(why)
        while self._workers:
            worker = self._workers.pop()
            worker.bury()
            if worker.task is not None:
                worker.task.future.set_exception(why)
        self._workshop.close()
        self._selector.close()
        self._bell.close()
        self._rope.close()
