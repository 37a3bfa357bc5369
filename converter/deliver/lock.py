"""A file to the one process that may work on what lies beside it; the system gives it back when that process dies."""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STEP_SECONDS: Final = 0.1


@contextmanager
def held(path: Path, patience_seconds: float) -> Iterator[None]:
    """Hold the lock of that file while the block runs; wait for another process so long.

    Raises OSError where the file cannot be made, and BlockingIOError, which is one, where another process has it.
    """
    number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = time.monotonic() + patience_seconds
        while not _taken(number):
            if time.monotonic() >= end:
                raise BlockingIOError(errno.EAGAIN, "another run is at work on it; wait for its end")
            time.sleep(_STEP_SECONDS)
        yield
    finally:
        os.close(number)


if os.name == "nt":  # pragma: no cover - the tests run elsewhere

    def _taken(number: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        except OSError:
            return False
        return True

else:

    def _taken(number: int) -> bool:
        import fcntl

        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
