"""A worker: calls that come over a socket, run one after the other in this process.

It is started as a program, and not forked: a thread of its parent may hold any lock at that moment, and a worker of Dask
may have no `multiprocessing` children.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import pickle
import resource
import signal
import socket
import sys
import threading
import time
import traceback
from typing import TYPE_CHECKING

from converter.batch.pool.memory import IS_LINUX, writable_bytes
from converter.batch.pool.messages import OverMemory, Raised, Ready, Returned, Start, read_frame, write_frame

if TYPE_CHECKING:
    from converter.batch.pool.limits import Limits
    from converter.batch.pool.messages import Answer

GRACE_SECONDS = 2.0
"""Beyond the time of a task, until a worker ends itself where neither the parent nor the system did."""
PARENT_SECONDS = 1.0
"""Between two looks at whether the parent lives, where the system does not end a worker with it."""
PR_SET_PDEATHSIG = 1
"""<linux/prctl.h>: the signal that this process gets when its parent ends."""


def main(descriptor: int, parent: int) -> None:
    """Run the calls that come over the socket of that descriptor until it ends, or the process of that id does."""
    is_bound = _is_bound_to(parent)
    # The terminal sends its signals to the whole group. Whether and when the work ends is the parent's to say.
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connection = socket.socket(fileno=descriptor)
    connection.set_inheritable(False)
    # The parent may be gone, or want no more: a worker ends without a word then.
    with connection, contextlib.suppress(OSError):
        first = read_frame(connection)
        if first is not None:
            start: Start = pickle.loads(first)  # noqa: S301 - from our own parent
            _prepare(start)
            _work(connection, 0.0 if is_bound else start.limits.seconds + GRACE_SECONDS)


def _prepare(start: Start) -> None:
    with contextlib.suppress(Exception):  # a task that needs what is missing will say so itself
        if start.warm:
            pickle.loads(start.warm)()  # noqa: S301 - from our own parent
    # What is there now stays: the collector need not walk over it again after every task.
    gc.collect()
    gc.freeze()
    _limit_memory(start.limits)


def _work(connection: socket.socket, own_seconds: float) -> None:
    """Answer the calls; a task that takes so many seconds ends the process, none where they are 0.

    A clock of its own does not know when the whole program stood still (Ctrl-Z), so that the parent's is better.
    """
    write_frame(connection, pickle.dumps(Ready()))
    while True:
        call = read_frame(connection)
        if call is None:
            return
        if own_seconds:  # runs without the interpreter's lock, and so ends also what hangs in C
            faulthandler.dump_traceback_later(own_seconds, exit=True)
        answer = _answer(call)
        del call
        write_frame(connection, pickle.dumps(answer))
        faulthandler.cancel_dump_traceback_later()
        del answer


def _answer(call: bytearray) -> Answer:
    try:
        function, args, kwargs = pickle.loads(call)  # noqa: S301 - from our own parent
        return Returned(pickle.dumps(function(*args, **kwargs), protocol=pickle.HIGHEST_PROTOCOL))
    except BaseException as error:  # noqa: BLE001 - whatever one task raises is that task's
        if _is_for_want_of_memory(error):
            return OverMemory()
        text = f"{type(error).__qualname__}: {error}"
        return Raised(_pickled(error), text, "".join(traceback.format_exception(error)))


def _is_for_want_of_memory(error: BaseException | None) -> bool:
    """Return whether an error is a MemoryError, or was raised because of one."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, MemoryError):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False


def _pickled(error: BaseException) -> bytes:
    """Return the error pickled, empty where it cannot be, or would stop whoever asks for the result."""
    if not isinstance(error, Exception):
        return b""
    try:
        return pickle.dumps(error, protocol=pickle.HIGHEST_PROTOCOL)
    except Exception:  # noqa: BLE001 - any class may say anything to being pickled
        return b""


def _limit_memory(limits: Limits) -> None:
    """Let this process have no more writable memory than the limit over what it has now; Linux alone sees to it."""
    if not IS_LINUX:
        return  # the parent alone looks after it
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = writable_bytes() + limits.memory_bytes
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _is_bound_to(parent: int) -> bool:
    """See to it that this process ends with its parent, also when that is killed; return whether the system does it.

    Where it does not, a thread of ours does, but for a task that hangs in C with the interpreter's lock in its hand.
    """
    is_bound = False
    if IS_LINUX:
        import ctypes

        is_bound = ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL) == 0
    if os.getppid() != parent:
        sys.exit()
    if not is_bound:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    return is_bound


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_SECONDS)
    os._exit(1)
