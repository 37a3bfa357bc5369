"""How much memory a process holds, as the system counts it."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from pathlib import Path

IS_LINUX: bool = sys.platform == "linux"
VM_DATA = re.compile(rb"^VmData:\s+(\d+) kB", re.MULTILINE)


def resident_bytes(pid: int) -> int:
    """Return how much memory a process has in RAM; 0 where nobody says, as of one that has ended."""
    return _resident_by_proc(pid) if IS_LINUX else _resident_by_ps(pid)


def _resident_by_proc(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_bytes().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize()


def _resident_by_ps(pid: int) -> int:
    done = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False)  # noqa: S603, S607
    return int(done.stdout or 0) * 1024


def writable_bytes() -> int:
    """Return how much private, writable memory this process has, which is what Linux's RLIMIT_DATA limits (proc(5))."""
    found = VM_DATA.search(Path("/proc/self/status").read_bytes())
    return int(found[1]) * 1024 if found else 0
