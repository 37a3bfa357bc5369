"""Time whole processes on an article of five pages, beside a bare interpreter and trafilatura.

    .venv/bin/python benchmarks/startup.py [--runs 7]

Prints the least and the median of the runs in seconds, and whether the least keeps within its limit: other work on
the machine only ever adds. Ends with 1 when a limit is passed. The article is made here, of words of our own.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORDS = (
    "harbour lamp keeper winter ledger quiet water stair window signal evening motor archive paper weather ship gull "
    "tower clockwork coast village letter volume visitor morning the the the of of and and a a in to was with for on"
).split()
WORDS_OF_FIVE_PAGES = 2250
WORDS_A_PARAGRAPH = 75


@dataclass(frozen=True, slots=True)
class Timing:
    """How long the runs of one command took."""

    name: str
    seconds: tuple[float, ...]
    limit: float | None = None

    @property
    def keeps_limit(self) -> bool:
        """Whether the quickest run is within the limit; True without one."""
        return self.limit is None or min(self.seconds) <= self.limit

    def row(self) -> str:
        """Return the line of the table."""
        verdict = "" if self.limit is None else f"{self.limit:6.2f}   {'pass' if self.keeps_limit else 'FAIL'}"
        return f"{self.name:24} {min(self.seconds):6.3f} {statistics.median(self.seconds):6.3f}  {verdict}"


def article_page() -> str:
    """Return an HTML page with an article of five printed pages, and a menu and a footer around it."""
    chance = random.Random(4)  # noqa: S311 - the same words at each run, and no secret
    parts = []
    for number in range(WORDS_OF_FIVE_PAGES // WORDS_A_PARAGRAPH):
        if number % 6 == 5:
            parts.append(f"<h2>{' '.join(chance.choices(WORDS, k=4)).capitalize()}</h2>")
        words = " ".join(chance.choices(WORDS, k=WORDS_A_PARAGRAPH)).capitalize()
        parts.append(f'<p>{words}, <a href="https://example.org/{number}">as they say</a>, and <em>so on</em>.</p>')
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("home", "news", "sport", "about"))
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Lighthouse Ledger</title></head><body>'
        f"<nav><ul>{menu}</ul></nav><article><h1>The Lighthouse Ledger</h1>{''.join(parts)}</article>"
        "<footer><p>All rights reserved</p></footer></body></html>"
    )


def timed(name: str, command: list[str], limit: float | None, *, runs: int, folder: Path) -> Timing:
    """Return how long so many runs of a command took; raises CalledProcessError where it fails."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    seconds = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        seconds.append(time.perf_counter() - began)
    return Timing(name, tuple(seconds[1:]), limit)  # the first run fills the system's caches


def main() -> int:
    """Print the table, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    octavo = [sys.executable, "-m", "converter.cli"]
    convert = [*octavo, "convert", "article.html", "--overwrite", "-o"]
    commands: list[tuple[str, list[str], float | None]] = [
        ("python -c pass", [sys.executable, "-c", "pass"], None),
        ("octavo --help", [*octavo, "--help"], None),
        ("octavo convert -o x.md", [*convert, "x.md"], 0.45),
        ("octavo convert -o x.epub", [*convert, "x.epub"], 0.7),
        ("octavo convert -o x.pdf", [*convert, "x.pdf"], 1.3),
    ]
    peer = Path(sys.executable).with_name("trafilatura")
    found = str(peer) if peer.exists() else shutil.which("trafilatura")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pages").mkdir()
        (folder / "article.html").write_text(article_page(), encoding="utf-8")
        (folder / "pages" / "article.html").write_text(article_page(), encoding="utf-8")
        if found:
            reading = [found, "--input-dir", "pages", "--output-dir", "out", "--markdown", "--with-metadata"]
            commands.append(("trafilatura --markdown", reading, None))
        print(f"{'whole process':24} {'least':>6} {'median':>6}  {'limit':>6}   seconds, {runs} runs")
        timings = []
        for label, command, limit in commands:
            timings.append(timed(label, command, limit, runs=runs, folder=folder))
            print(timings[-1].row(), flush=True)
    return 0 if all(timing.keeps_limit for timing in timings) else 1


if __name__ == "__main__":
    sys.exit(main())
