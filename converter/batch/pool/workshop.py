"""Workshop: where the workers of a pool come from, and the folder that they may litter."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from converter.batch.pool.process import WorkerProcess

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.batch.pool.limits import Limits

PREFIX = "octavo-pool-"
HELD_FILE = "held"
"""In a pool's folder, locked as long as its process lives: no other pool's sweeping takes it away."""
NEW_SECONDS = 60.0
"""That a folder may have no lock yet."""


class Workshop:
    """Starts workers that are warmed by the same function, under the same limits."""

    def __init__(self, warm: bytes, limits: Limits, path: Sequence[str]) -> None:
        """Start nothing yet. `warm` is pickled, empty for none; `path` is where workers import from."""
        self._warm = warm
        self._limits = limits
        self._path = path
        self._folder: Path | None = None
        self._lock = -1

    def worker(self) -> WorkerProcess:
        """Return a new worker. Raises OSError where there is no room for its process or its files."""
        if self._folder is None:
            self._open()
        return WorkerProcess(self._warm, self._limits, self._path, str(self._folder))

    def close(self) -> None:
        """Remove what the workers have left."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            os.close(self._lock)
            self._folder = None

    def _open(self) -> None:
        sweep(Path(tempfile.gettempdir()))
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._lock = os.open(folder / HELD_FILE, os.O_CREAT | os.O_RDWR, 0o600)
        with contextlib.suppress(OSError):  # a file system without locks: nobody sweeps there, either
            fcntl.flock(self._lock, fcntl.LOCK_EX)
        self._folder = folder


def sweep(place: Path) -> None:
    """Remove the folders of pools whose process was killed, and could not do it itself."""
    for held in place.glob(f"{PREFIX}*/{HELD_FILE}"):
        with contextlib.suppress(OSError):  # another's, or gone meanwhile
            if time.time() - held.stat().st_mtime < NEW_SECONDS:
                continue
            descriptor = os.open(held, os.O_RDWR)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(held.parent, ignore_errors=True)
            finally:
                os.close(descriptor)
