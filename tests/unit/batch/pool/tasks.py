"""What the tests let workers do. They import this by its name, as they import the tasks of a batch."""

from __future__ import annotations

import ctypes
import os
import re
import resource
import signal
import stat
import sys
import threading
import time
from pathlib import Path

from converter.base.errors import SourceRefused
from converter.batch.pool.messages import HEADER

MEGABYTE = 1_000_000
HELD: list[object] = []


def pid() -> int:
    return os.getpid()


def nap(seconds: float, answer: object = None) -> object:
    time.sleep(seconds)
    return answer


def letters(count: int) -> bytes:
    return b"x" * count


def size(content: bytes) -> int:
    return len(content)


def stand_still_in_an_answer() -> None:
    opened = (int(link.name) for link in Path("/proc/self/fd").iterdir())
    descriptor = next(fd for fd in sorted(opened) if fd > 2 and Path(f"/proc/self/fd/{fd}").exists() and is_socket(fd))
    os.write(descriptor, HEADER.pack(1000) + b"half of it")
    os.kill(os.getpid(), signal.SIGSTOP)


def is_socket(descriptor: int) -> bool:
    return stat.S_ISSOCK(os.fstat(descriptor).st_mode)


def die(number: int = signal.SIGKILL) -> None:
    os.kill(os.getpid(), number)


def kill_parent() -> None:
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(60)


def leave(code: int) -> None:
    os._exit(code)


def end_program(code: int) -> None:
    sys.exit(code)


def crash() -> None:
    ctypes.string_at(0)


def hang_with_the_lock() -> None:
    """Backtracks for longer than anybody waits, and lets no other thread of Python run meanwhile."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def tell(path: str) -> None:
    Path(path).write_text(str(os.getpid()), encoding="ascii")


def hang_and_tell(path: str) -> None:
    Path(path).write_text(str(os.getpid()), encoding="ascii")
    hang_with_the_lock()


def nap_and_tell(path: str) -> None:
    Path(path).write_text(str(os.getpid()), encoding="ascii")
    time.sleep(600)


def wait_and_tell(path: str) -> None:
    """Tell at once, and elsewhere when somebody has said so."""
    tell(path)
    while not Path(f"{path}.go").exists():
        time.sleep(0.02)
    tell(f"{path}.gone")


def fill(megabytes: int) -> int:
    return len(bytearray(megabytes * MEGABYTE))


def fill_by_and_by(megabytes: int) -> None:
    """Take memory in a way that no limit of the system sees: mapped, and shared."""
    import mmap

    for _ in range(megabytes):
        area = mmap.mmap(-1, MEGABYTE)
        area.write(b"x" * MEGABYTE)
        HELD.append(area)
        time.sleep(0.001)
    time.sleep(60)


def fill_and_hide() -> None:
    try:
        fill(10_000)
    except MemoryError as error:
        message = "no picture"
        raise ValueError(message) from error


def abort_for_want_of_memory() -> None:
    os.write(2, b"memory allocation of 4096 bytes failed")
    os.abort()


def grow(megabytes: int) -> int:
    HELD.append(b"x" * (megabytes * MEGABYTE))
    return os.getpid()


def refuse() -> None:
    raise SourceRefused(location="https://example.org/", status=403)


def divide(by: int) -> float:
    return 1 / by


class Odd(Exception):  # noqa: N818 - it is odd
    """Cannot be pickled."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.lock = threading.Lock()


class Picky(Exception):  # noqa: N818
    """Can be pickled, and not unpickled."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


def raise_odd() -> None:
    message = "quite odd"
    raise Odd(message)


def raise_picky() -> None:
    raise Picky("rather", "picky")


def lock() -> object:
    return threading.Lock()


def chatter(kilobytes: int) -> str:
    for _ in range(kilobytes):
        os.write(2, b"e" * 1000)
        print("o" * 1000)  # noqa: T201
    return "said"


def modules() -> set[str]:
    return set(sys.modules)


def signals_ignored() -> list[bool]:
    return [signal.getsignal(number) == signal.SIG_IGN for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]


def core_limit() -> int:
    return resource.getrlimit(resource.RLIMIT_CORE)[0]


def temporary_file() -> str:
    import tempfile

    return tempfile.mkdtemp()


def warm() -> None:
    HELD.append("warm")


def warm_and_slow() -> None:
    time.sleep(1)


def warm_and_fail() -> None:
    message = "cold"
    raise OSError(message)


def held() -> int:
    return len(HELD)


def render_page(html: str, to: str) -> bytes:
    import converter

    return converter.render(converter.read_html(html, url="https://example.org/tides"), to)


def warm_converter() -> None:
    render_page("<article><h1>Warm</h1><p>It is warm here, and the sentence is long enough.</p></article>", "epub")
