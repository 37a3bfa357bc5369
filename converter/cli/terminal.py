"""What is said where: results on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from enum import IntEnum
from threading import Timer
from typing import TYPE_CHECKING

from converter.base.errors import OutputUnwritable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rich.status import Status

PATIENCE_SECONDS = 1.0
"""Work that is over sooner shows no progress: it would only flicker."""


class Verbosity(IntEnum):
    """How much is said on standard error."""

    QUIET = 0
    """Errors only."""
    NORMAL = 1
    """Errors and losses."""
    VERBOSE = 2
    """Guesses and removals too."""


def verbosity_of(*, quiet: bool, verbose: bool) -> Verbosity:
    """Return how much is said where --quiet or --verbose is given; --quiet beats the other."""
    return Verbosity.QUIET if quiet else Verbosity.VERBOSE if verbose else Verbosity.NORMAL


def escaped(text: str) -> str:
    r"""Return the text with every character that moves the cursor or turns the line as its escape, e.g. `\x1b`.

    Titles come from pages: what they hold must not be carried out by a terminal.
    """
    return "".join(c if c.isprintable() or c == "\u00a0" else c.encode("unicode_escape").decode() for c in text)


def say(message: str, *, style: str = "") -> None:
    """Write one line to standard error, in colour where that is a terminal."""
    line = escaped(message)
    with suppress(OSError):  # nobody listens: the exit code still tells
        if style and sys.stderr.isatty():
            from rich.console import Console

            Console(stderr=True).print(line, style=style, markup=False, highlight=False, soft_wrap=True)
        else:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()


def print_path(path: Path) -> None:
    """Write a result's path to standard output: as it is for a program, escaped for a terminal."""
    line = escaped(str(path)).encode() if sys.stdout.isatty() else os.fsencode(path)
    try:
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputUnwritable(path="standard output", reason=error.strerror or str(error)) from error


def print_line(line: str) -> None:
    """Write one line of a result to standard output, with nothing in it that a terminal would carry out."""
    try:
        sys.stdout.buffer.write(escaped(line).encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputUnwritable(path="standard output", reason=error.strerror or str(error)) from error


def flush_output() -> None:
    """Empty standard output now, or the interpreter complains of a closed pipe on its way out."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def progress(text: str) -> Iterator[Callable[[], None]]:
    """Show what is being done, once it takes over a second, where standard error is a terminal.

    What it gives ends that at once: for a question in between.
    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    shown: list[Status] = []

    def show() -> None:
        from rich.console import Console
        from rich.markup import escape

        shown.append(Console(stderr=True).status(escape(escaped(text))))
        shown[0].start()

    timer = Timer(PATIENCE_SECONDS, show)

    def hush() -> None:
        timer.cancel()
        timer.join()  # it may be drawing: what follows must come after
        for status in shown:
            status.stop()

    timer.start()
    try:
        yield hush
    finally:
        hush()
