"""Time whole batches: articles a minute on one core and on two, what ledger and executor cost, memory, and how a plan starts.

    .venv/bin/python benchmarks/batch.py rate ../shared/corpus [--limit 600] [--runs 3]
    .venv/bin/python benchmarks/batch.py memory [--items 10_000]
    .venv/bin/python benchmarks/batch.py plan [--items 1_000_000]

`rate` converts pages of the corpora to EPUB and Markdown without pictures, by the command as users start it, held to one
core and to two; the overhead is what that takes of the processor beside converting the same pages one after the other in
one process. Each ends with 1 when a limit is passed: 1.8 times on two cores, 10 % of overhead, memory that grows by over
10 % after the first 500 items, 5 seconds to the first article.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FORMATS: Final = ("epub", "markdown")
LEAST_GAIN: Final = 1.8
MOST_OVERHEAD: Final = 0.10
MOST_GROWTH: Final = 1.10
MOST_SECONDS_TO_START: Final = 5.0
SETTLED_ITEMS: Final = 500
_SAMPLE_SECONDS: Final = 0.5
_PAGE_BYTES: Final = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of a command."""

    seconds: float
    processor_seconds: float
    """Of it and of its workers."""


def measured(command: Sequence[str], cores: int) -> Measured:
    """Run a command on so many cores, and return what it took. Raises where it ends with something else than failures."""
    own = sorted(os.sched_getaffinity(0))[:cores]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, preexec_fn=lambda: os.sched_setaffinity(0, own)
    )
    seconds = time.perf_counter() - began
    if done.returncode not in {0, 3, 4}:
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Measured(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def batch_command(listed: Path, out: Path, workers: int) -> list[str]:
    """Return the command of a batch over a list."""
    formats = ["--to", ",".join(FORMATS), "--images", "none"]
    return [sys.executable, "-m", "converter.cli", "batch", "--list", str(listed), "-o", str(out), *formats, "--workers",
            str(workers), "--quiet"]  # fmt: skip


BARE: Final = """
import sys
from converter.batch.plan import plan
from converter.batch.run import convert_item
from converter.batch.work import warm_up
from converter.base.errors import ConverterError
from converter.model.batch import Order
from converter.model.settings import RenderSettings, Settings
from pathlib import Path
order = Order(("epub", "markdown"), "classic", Settings(render=RenderSettings(images="none")))
warm_up(order)
for item in plan((), [Path(sys.argv[1])]):
    try:
        convert_item(item, order, "x")
    except ConverterError:
        pass
"""


def rate(corpora: Path, limit: int, runs: int) -> bool:
    """Print articles a minute and the overhead; return whether both are within their limits."""
    pages = [
        page
        for corpus in ("wcxb", "readability", "defuddle")
        for page in sorted((corpora / corpus / "pages").glob("*"))
    ]
    step = max(1, len(pages) // limit)
    chosen = pages[::step][:limit]
    gains, overheads, rates = [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole, one = folder / "whole.txt", folder / "one.txt"
        whole.write_text("\n".join(map(str, chosen)), encoding="utf-8")
        one.write_text(str(chosen[0]), encoding="utf-8")
        for run in range(runs):
            two_cores = measured(batch_command(whole, folder / f"two{run}", 2), 2)
            one_core = measured(batch_command(whole, folder / f"one{run}", 1), 1)
            start = measured(batch_command(one, folder / f"start{run}", 1), 1)
            bare = measured([sys.executable, "-c", BARE, str(whole)], 1)
            bare_start = measured([sys.executable, "-c", BARE, str(one)], 1)
            gains.append((one_core.seconds - start.seconds) / (two_cores.seconds - start.seconds))
            batch_cost = one_core.processor_seconds - start.processor_seconds
            bare_cost = bare.processor_seconds - bare_start.processor_seconds
            overheads.append(batch_cost / bare_cost - 1)
            minute = [60 * len(chosen) / (taken.seconds - start.seconds) for taken in (one_core, two_cores)]
            rates.append(minute)
            print(f"{len(chosen)} pages: {minute[0]:,.0f} a minute on one core, {minute[1]:,.0f} on two ({gains[-1]:.2f} times); "
                  f"{1000 * bare_cost / len(chosen):.1f} ms of the processor a page, overhead {overheads[-1]:.1%}")  # fmt: skip
    gain, overhead = max(gains), statistics.median(overheads)
    print(
        f"best gain of the second core {gain:.2f} (at least {LEAST_GAIN}), median overhead {overhead:.1%} (at most {MOST_OVERHEAD:.0%})"
    )
    return gain >= LEAST_GAIN and overhead <= MOST_OVERHEAD


def memory(items: int) -> bool:
    """Print the memory of a run and its workers as it goes; return whether it stays flat."""
    from tests.unit.batch.bench import page

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(items):
            path = folder / "in" / f"{number // 1000:03}" / f"{number:06}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page(f"Of Rivers {number}", words=f"Page {number}. " * 20), encoding="utf-8")
        (folder / "list.txt").write_text("\n".join(map(str, sorted((folder / "in").rglob("*.html")))), encoding="utf-8")
        run = subprocess.Popen(batch_command(folder / "list.txt", folder / "out", 2))
        samples: list[tuple[int, int]] = []
        while run.poll() is None:
            time.sleep(_SAMPLE_SECONDS)
            samples.append((sum(1 for _ in (folder / "out").glob("*.md")), resident_bytes(run.pid)))
        print(f"exit code {run.returncode}")
    early = max(size for done, size in samples if SETTLED_ITEMS / 2 <= done <= SETTLED_ITEMS * 2)
    late = max(size for done, size in samples if done > SETTLED_ITEMS * 2)
    for done, size in samples[:: max(1, len(samples) // 20)]:
        print(f"{done:>7,} items  {size / 1e6:>6,.0f} MB")
    print(
        f"most around the first {SETTLED_ITEMS}: {early / 1e6:,.0f} MB, after: {late / 1e6:,.0f} MB ({late / early:.2f}, at most {MOST_GROWTH})"
    )
    return late <= MOST_GROWTH * early


def resident_bytes(process: int) -> int:
    """Return what a process and those that it started hold in memory, shared pages counted in each."""
    total = 0
    for child in [process, *_children_of(process)]:
        with suppress(OSError, IndexError):
            total += int(Path(f"/proc/{child}/statm").read_text(encoding="ascii").split()[1]) * _PAGE_BYTES
    return total


def _children_of(process: int) -> list[int]:
    found = []
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            found += [int(child) for child in (thread / "children").read_text(encoding="ascii").split()]
    return found


def plan(items: int) -> bool:
    """Print the seconds until a plan of so many has given its first article; return whether they are few."""
    from tests.unit.batch.bench import page

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        first = 100
        for number in range(first):
            (folder / "in" / f"{number}.html").write_text(page(f"Of Rivers {number}"), encoding="utf-8")
        with (folder / "list.txt").open("w", encoding="utf-8") as listed:
            listed.writelines(f"{folder}/in/{number}.html\n" for number in range(items))
        began = time.perf_counter()
        run = subprocess.Popen(batch_command(folder / "list.txt", folder / "out", 2), stderr=subprocess.DEVNULL)
        while run.poll() is None and not any((folder / "out").glob("*.md")):
            time.sleep(0.01)
        seconds = time.perf_counter() - began
        run.send_signal(signal.SIGINT)
        run.wait()
    print(f"{items:,} items: the first article is there after {seconds:.1f} s (at most {MOST_SECONDS_TO_START:g})")
    return seconds <= MOST_SECONDS_TO_START


def main() -> int:
    """Run what is asked for, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    asked = commands.add_parser("rate")
    asked.add_argument("corpora", type=Path)
    asked.add_argument("--limit", type=int, default=600)
    asked.add_argument("--runs", type=int, default=3)
    commands.add_parser("memory").add_argument("--items", type=int, default=10_000)
    commands.add_parser("plan").add_argument("--items", type=int, default=1_000_000)
    wanted = parser.parse_args()
    measure: Callable[[], bool]
    match wanted.command:
        case "rate":
            measure = lambda: rate(wanted.corpora, wanted.limit, wanted.runs)  # noqa: E731
        case "memory":
            measure = lambda: memory(wanted.items)  # noqa: E731
        case _:
            measure = lambda: plan(wanted.items)  # noqa: E731
    return 0 if measure() else 1


if __name__ == "__main__":
    sys.exit(main())
