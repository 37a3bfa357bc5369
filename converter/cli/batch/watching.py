"""A run as it goes, to progress on a terminal or to lines of a log, and signals to its end."""

from __future__ import annotations

import signal
import sys
import time
from collections import Counter
from contextlib import contextmanager
from datetime import datetime
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

from converter.base.errors import ConverterError
from converter.batch.plan import plan
from converter.batch.session import retry_batch, run_batch
from converter.cli import INTERRUPTED_EXIT_CODE
from converter.cli.telling import GUESSES
from converter.cli.terminal import Verbosity, escaped, print_line, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from rich.progress import Progress, TaskID

    from converter.batch.run import Run, Tally
    from converter.batch.session import Batch
    from converter.model.batch import Entry, EntryState, Item

LOG_SECONDS: Final = 60.0
"""Between two lines that say how far a run is, where no terminal shows it."""
_COUNTED_AT_A_TIME: Final = 1000
_NAME_CHARACTERS: Final = 40


class Telling:
    """How far a run is, in numbers: what the terminal and the log both say."""

    def __init__(self, verbosity: Verbosity) -> None:
        self.counts: Counter[EntryState] = Counter()
        self.known: Counter[EntryState] = Counter()
        self.total: int | None = None
        """Items of the plan; None until they are counted."""
        self.now = ""
        self._verbosity = verbosity
        self._began = time.monotonic()

    def begun(self, item: Item) -> None:
        """Take down what is worked on."""
        self.now = item.name

    def settled(self, entry: Entry) -> None:
        """Count an item, and say what failed or was lost."""
        self.counts[entry.state] += 1
        match entry.state:
            case "failed" | "quarantined":
                self.line(f"{entry.name}: {entry.message}", style="red")
            case "same" if self._verbosity is Verbosity.VERBOSE:
                self.line(f"{entry.name}: {entry.message}")
            case "done" if self._verbosity is Verbosity.VERBOSE:
                for note in entry.notes:
                    if note.kind not in GUESSES:
                        self.line(f"{entry.name}: {note.kind}: {note.message}", style="yellow")
            case _:
                pass

    def known_already(self, entry: Entry) -> None:
        """Count an item that an earlier run settled."""
        self.known[entry.state] += 1

    def line(self, text: str, *, style: str = "") -> None:
        """Say one line on standard error."""
        say(text, style=style)

    @property
    def seen(self) -> int:
        """Items that the run has come by."""
        return self.counts.total() + self.known.total()

    def summary(self) -> str:
        """Return the numbers as a line."""
        parts = [f"{self.counts['done']:,} done", *_counted(self.counts, ("same", "failed", "quarantined"))]
        if self.known:
            failed = ", ".join(_counted(self.known, ("failed", "quarantined")))
            parts.append(f"{self.known.total():,} known already" + (f" (of them {failed})" if failed else ""))
        return ", ".join(parts)

    def a_minute(self) -> float:
        """Return how many items the run settles in a minute."""
        return self.counts.total() * 60 / max(time.monotonic() - self._began, 1e-3)


class LogWatcher:
    """Lines with the time, for cron and files: failures as they come, and once a minute how far it is."""

    def __init__(self, telling: Telling, *, says_how_far: bool) -> None:
        self._telling = telling
        self._says_how_far = says_how_far
        self._next = time.monotonic() + LOG_SECONDS
        telling.line = _timed_line  # type: ignore[method-assign]

    def begun(self, item: Item) -> None:
        """Take down what is worked on."""
        self._telling.begun(item)

    def settled(self, entry: Entry) -> None:
        """Count an item."""
        self._telling.settled(entry)
        self._tell()

    def known(self, entry: Entry) -> None:
        """Count an item that is left as it is."""
        self._telling.known_already(entry)
        self._tell()

    def _tell(self) -> None:
        if self._says_how_far and time.monotonic() >= self._next:
            self._next = time.monotonic() + LOG_SECONDS
            total = f" of {self._telling.total:,}" if self._telling.total is not None else ""
            _timed_line(
                f"{self._telling.seen:,}{total}: {self._telling.summary()}; {self._telling.a_minute():,.0f} a minute"
            )


class ProgressWatcher:
    """A line at the foot of the terminal: how many are done and failed, how many a minute, how long it takes, what now."""

    def __init__(self, telling: Telling, progress: Progress) -> None:
        self._telling = telling
        self._progress = progress
        self._task: TaskID = progress.add_task("", total=None, numbers="", now="")
        telling.line = self._line  # type: ignore[method-assign]

    def begun(self, item: Item) -> None:
        """Show what is worked on."""
        self._telling.begun(item)

    def settled(self, entry: Entry) -> None:
        """Count an item."""
        self._telling.settled(entry)
        self._show()

    def known(self, entry: Entry) -> None:
        """Count an item that is left as it is."""
        self._telling.known_already(entry)
        self._show()

    def _show(self) -> None:
        telling = self._telling
        now = escaped(telling.now)
        shown = now if len(now) <= _NAME_CHARACTERS else f"…{now[1 - _NAME_CHARACTERS :]}"
        self._progress.update(
            self._task,
            completed=telling.seen,
            total=telling.total,
            numbers=f"{telling.summary()}; {telling.a_minute():,.0f} a minute",
            now=shown,
        )

    def _line(self, text: str, *, style: str = "") -> None:
        self._progress.console.print(escaped(text), style=style or None, markup=False, highlight=False, soft_wrap=True)


def run_watched(batch: Batch, verbosity: Verbosity, *, retries: bool) -> int:
    """Run a batch, or what failed of it, with all that is to be seen of it; return the exit code."""
    telling = Telling(verbosity)
    over = Event()
    if not retries:
        Thread(target=_count, args=(batch, telling, over), daemon=True).start()
    try:
        with _watcher(telling, verbosity) as watcher, _signals(telling) as began:
            tally = (retry_batch if retries else run_batch)(batch, watcher, began)
    finally:
        over.set()
    _say_end(batch, tally, telling, verbosity)
    return INTERRUPTED_EXIT_CODE if tally.is_stopped else tally.exit_code


@contextmanager
def _watcher(telling: Telling, verbosity: Verbosity) -> Iterator[LogWatcher | ProgressWatcher]:
    if verbosity is Verbosity.QUIET or not sys.stderr.isatty():
        yield LogWatcher(telling, says_how_far=verbosity is not Verbosity.QUIET)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[numbers]}", markup=False),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[now]}", style="dim", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), refresh_per_second=4) as progress:
        yield ProgressWatcher(telling, progress)


@contextmanager
def _signals(telling: Telling) -> Iterator[_Began]:
    """Let the first Ctrl-C (or SIGTERM) end the run cleanly, and the second at once, while the block runs."""
    began = _Began()

    def end(number: int, frame: FrameType | None) -> None:
        del number, frame
        if began.run is None or began.is_ending:
            raise KeyboardInterrupt
        began.is_ending = True
        began.run.stop()
        telling.line("Stopping after the documents in work; once more stops at once.")

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield began
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Began:
    """The run that a signal stops, once it has begun."""

    def __init__(self) -> None:
        self.run: Run | None = None
        self.is_ending = False

    def __call__(self, run: Run) -> None:
        self.run = run


def _count(batch: Batch, telling: Telling, over: Event) -> None:
    """Count the items of a plan beside the run, so that it can be said how many are left."""
    if "-" in batch.names:
        return  # standard input is read once
    count = 0
    try:
        for _ in plan(batch.names, batch.lists, place=batch.place):
            count += 1
            if count % _COUNTED_AT_A_TIME == 0:
                time.sleep(0.001)  # the run comes first
                if over.is_set():
                    return
    except ConverterError:
        return  # the run comes to the same place, and tells it
    telling.total = count


def _say_end(batch: Batch, tally: Tally, telling: Telling, verbosity: Verbosity) -> None:
    if verbosity is not Verbosity.QUIET or tally.exit_code:
        stopped = "; stopped, the same command goes on from here" if tally.is_stopped else ""
        where = f"; report.html in {batch.place} tells of each" if tally.exit_code else ""
        telling.line(f"{telling.summary()}{stopped}{where}.")
    if verbosity is not Verbosity.QUIET:
        print_line(batch.place)


def _counted(counts: Counter[EntryState], states: tuple[EntryState, ...]) -> list[str]:
    return [f"{counts[state]:,} {state}" for state in states if counts[state]]


def _timed_line(text: str, *, style: str = "") -> None:
    del style
    say(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {text}")
