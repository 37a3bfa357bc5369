"""Who works in a folder: one run at a time, and the second is told who."""

from __future__ import annotations

import json
import os
import socket
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from converter.base.errors import FolderHeld, LedgerUnusable
from converter.deliver import lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCK_FILE = "lock"
_HOLDER_FILE = "holder.json"
_PATIENCE_SECONDS = 1.0
"""For whoever only looks whether a run works there, and has the lock for that moment."""


@contextmanager
def held(state: Path, place: str) -> Iterator[None]:
    """Hold the folder of a batch's state while the block runs; the system lets go of it when the process ends anyhow.

    Raises FolderHeld with who has it, LedgerUnusable where the folder cannot be written.
    """
    with ExitStack() as holding:
        try:
            holding.enter_context(lock.held(state / _LOCK_FILE, _PATIENCE_SECONDS))
        except BlockingIOError as error:
            raise FolderHeld(path=place, holder=holder_of(state)) from error
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise LedgerUnusable(path=str(state / _LOCK_FILE), reason=reason) from error
        holding.callback((state / _HOLDER_FILE).unlink, missing_ok=True)
        _say_who(state)
        yield


def is_held(state: Path) -> bool:
    """Whether a run works there now."""
    try:
        with lock.held(state / _LOCK_FILE, _PATIENCE_SECONDS / 2):
            return False
    except BlockingIOError:
        return True
    except OSError:  # a folder that cannot be written is worked in by nobody
        return False


def holder_of(state: Path) -> str:
    """Return who holds the folder, in words: "process 4711 on minerva since 2026-11-26 20:15"."""
    try:
        who = json.loads((state / _HOLDER_FILE).read_text(encoding="utf-8"))
        since = datetime.fromisoformat(who["since"]).astimezone()
        return f"process {who['process']} on {who['machine']} since {since:%Y-%m-%d %H:%M}"
    except (OSError, ValueError, KeyError, TypeError):  # it has just begun, or just ended
        return "another run"


def _say_who(state: Path) -> None:
    who = {"process": os.getpid(), "machine": socket.gethostname(), "since": datetime.now(UTC).isoformat()}
    path = state / _HOLDER_FILE
    try:
        path.write_text(json.dumps(who), encoding="utf-8")
    except OSError as error:
        raise LedgerUnusable(path=str(path), reason=(error.strerror or str(error)).lower()) from error
