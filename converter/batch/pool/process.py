"""WorkerProcess: the parent's side of one worker."""

from __future__ import annotations

import contextlib
import os
import pickle
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from converter.base.errors import OutOfMemory, WorkerDied
from converter.batch.pool.memory import resident_bytes
from converter.batch.pool.messages import Channel, Start

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future
    from typing import Any

    from converter.base.errors import DocumentLost
    from converter.batch.pool.limits import Limits

PROGRAM = "import sys; sys.path[:] = sys.argv[3:]; from converter.batch.pool.worker import main; main(*map(int, sys.argv[1:3]))"
"""Of a worker: it finds what the parent finds, and neither runs nor imports the parent's own program."""
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""A worker is there for each core; what numpy starts beside it would only take memory."""
LAST_WORDS_BYTES = 4000
"""Kept of what a worker writes to standard error: enough for faulthandler's account of a crash."""
ENDING_SECONDS = 2.0
"""That a process which was killed has until nobody waits for it any more."""
CRASHES = {signal.SIGABRT, signal.SIGBUS, signal.SIGSEGV, signal.SIGTRAP, signal.SIGILL}
"""How libraries in C, C++ and Rust end a process that gets no memory."""
WANT_OF_MEMORY = re.compile(
    rb"MemoryError|bad_alloc|failed to allocate|memory allocation of|cannot allocate memory|out of memory"
    rb"|memory allocation still failed|memory exhausted",
    re.IGNORECASE,
)
"""What Python, libstdc++, GLib, Rust, glibc and OpenBLAS say of it."""
FULL_SHARE = 0.8
"""Of its limit that a worker holds which crashed because of it, and did not say so."""


@dataclass(slots=True)
class Task:
    """One call that somebody waits for."""

    call: bytes
    """Pickled; empty when it is with a worker."""
    future: Future[Any]


class WorkerProcess:
    """One process, that runs one task at a time."""

    def __init__(self, warm: bytes, limits: Limits, path: Sequence[str], place: str) -> None:
        """Start the process, which imports from these folders, and has a folder of its own at that place.

        Raises OSError where the system does not let us.
        """
        self.limits = limits
        self.task: Task | None = None
        self.deadline = 0.0
        """Of its task, of its start, or of its having nothing to do, by the monotonic clock."""
        self.is_ready = False
        self.warm_bytes = 0
        self.last_resident_bytes = 0
        # WeasyPrint puts fonts there, and a process that is killed leaves them.
        self._folder = tempfile.mkdtemp(dir=place)
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self._process = _process(theirs.fileno(), path, self._folder)
        except OSError:
            ours.close()
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        self.channel = Channel(ours)
        assert self._process.stderr is not None  # noqa: S101 - as asked for
        self.errors = self._process.stderr
        os.set_blocking(self.errors.fileno(), False)
        self._last_words = b""
        self.channel.send(pickle.dumps(Start(warm, limits)))

    @property
    def pid(self) -> int:
        """The id of its process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    def begin(self, task: Task) -> None:
        """Let it run a task."""
        self.channel.send(task.call)
        task.call = b""

    def measure(self) -> int:
        """Return how much memory it holds now beyond what it held when it was warm."""
        self.last_resident_bytes = resident_bytes(self.pid) or self.last_resident_bytes
        return self.last_resident_bytes - self.warm_bytes

    def listen(self) -> bool:
        """Read what it wrote to standard error, keep the end, and return whether more can come.

        A pipe that nobody reads would stop it.
        """
        with contextlib.suppress(BlockingIOError):
            while said := os.read(self.errors.fileno(), 65536):
                self._last_words = (self._last_words + said)[-LAST_WORDS_BYTES:]
            return False
        return True

    def kill(self) -> None:
        """End the process now, whatever it does. Any thread may do this."""
        self._process.kill()

    def bury(self) -> DocumentLost:
        """See the process to its end, close all that there is of it, and return how it ended."""
        self.kill()  # one that has begun to end keeps its own reason
        try:
            code = self._process.wait(ENDING_SECONDS)
        except subprocess.TimeoutExpired:  # it waits for a disk that does not answer
            return self._closed(WorkerDied(how="it stands still, and cannot be ended"))
        self.listen()
        said = self._last_words
        is_full = (
            -code in CRASHES and self.last_resident_bytes - self.warm_bytes > FULL_SHARE * self.limits.memory_bytes
        )
        if code and code != -signal.SIGKILL and (is_full or WANT_OF_MEMORY.search(said)):
            return self._closed(OutOfMemory(limit_bytes=self.limits.memory_bytes))
        lost = WorkerDied(how=how_it_ended(code))
        if said:
            lost.add_note(said.decode(errors="replace"))
        return self._closed(lost)

    def _closed(self, lost: DocumentLost) -> DocumentLost:
        self.channel.close()
        self.errors.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        return lost


def _process(descriptor: int, path: Sequence[str], folder: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, str(descriptor), str(os.getpid()), *path],
        pass_fds=[descriptor],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        bufsize=0,
        env={**ONE_THREAD, **os.environ, "TMPDIR": folder},
    )


def how_it_ended(code: int) -> str:
    """Return what a process's exit code says: "exit code 3", "signal 9 (SIGKILL)"."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {-code} ({signal.Signals(-code).name})"
    except ValueError:
        return f"signal {-code}"
