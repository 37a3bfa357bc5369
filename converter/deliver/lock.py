"""A file to the one process that may work on what lies beside it; the system gives it back when that process dies."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def held(path: Path, patience_seconds: float) -> Iterator[None]:
    """Hold the lock of that file while the block runs; wait for another process so long.

    Raises OSError where the file cannot be made, and BlockingIOError, which is one, where another process has it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path, mode=0o600)
    try:
        lock.acquire(timeout=patience_seconds)
    except Timeout as error:
        raise BlockingIOError(errno.EAGAIN, "another run is at work on it; wait for its end") from error
    try:
        yield
    finally:
        lock.release()
