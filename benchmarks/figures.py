"""Measure what Octavo finds in public corpora, and hold it against floors.

    .venv/bin/python benchmarks/figures.py [--shared ../shared] [--with "as is" trafilatura]

Runs SHARED/tools/score.py on each row of floors.json, prints the figures beside those of peers, and ends with 1 when
a figure is below its floor, a page crashes, or a corpus is not the one that the floors were set on. Ends with 2 where
the corpora are missing: they are not part of this repository.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_name("floors.json")
OURS = "converter"
"""Octavo's name among score.py's extractors."""


@dataclass(frozen=True, slots=True)
class Row:
    """One corpus, or some kinds of its pages, and the least that is expected there."""

    corpus: str
    types: tuple[str, ...]
    sha256: str
    floors: dict[str, float]


def rows() -> list[Row]:
    """Return the rows of floors.json."""
    return [Row(r["corpus"], tuple(r["types"]), r["sha256"], r["floors"]) for r in json.loads(FLOORS.read_text())]


def digest(corpus: Path) -> str:
    """Return the SHA-256 of every file's path and content in a corpus."""
    found = hashlib.sha256()
    for path in sorted(corpus.rglob("*")):
        if path.is_file():
            found.update(path.relative_to(corpus).as_posix().encode() + b"\0")
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def measured(row: Row, shared: Path, extractors: list[str]) -> dict[str, dict[str, float]]:
    """Return each extractor's figures on the row's pages."""
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "figures.json"
        command = [
            sys.executable,
            str(shared / "tools" / "score.py"),
            "extraction",
            str(shared / "corpus" / row.corpus),
        ]
        command += ["--with", *extractors, "--json", str(answers)]
        if row.types:
            command += ["--type", *row.types]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        figures: dict[str, dict[str, float]] = json.loads(answers.read_text())
        return figures


def shortfalls(row: Row, figures: dict[str, float], shared: Path) -> list[str]:
    """Return a sentence for everything on which the row falls short."""
    told = []
    if digest(shared / "corpus" / row.corpus) != row.sha256:
        told.append(f"{row.corpus} is not the corpus that the floors were set on.")
    told += [
        f"{row.corpus}: {name} is {figures.get(name, 0.0):.3f}, under {floor}."
        for name, floor in row.floors.items()
        if figures.get(name, 0.0) < floor
    ]
    if figures["crashes"]:
        told.append(f"{row.corpus}: {figures['crashes']:.0f} pages crash.")
    return told


def print_table(row: Row, figures: dict[str, dict[str, float]]) -> None:
    """Print the figures of every extractor, with the floors."""
    print(f"\n{row.corpus} {' '.join(row.types)} ({figures[OURS]['pages']:.0f} pages)")
    print(f"{'':24}" + "".join(f"{name if name != OURS else 'octavo':>14}" for name in figures) + f"{'floor':>10}")
    for name in figures[OURS]:
        if name == "pages":
            continue
        cells = "".join(f"{figures[who][name]:14.3f}" if name in figures[who] else f"{'':14}" for who in figures)
        print(f"{name:24}{cells}" + (f"{row.floors[name]:10.2f}" if name in row.floors else ""))


def main() -> int:
    """Print the tables, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--with", dest="peers", nargs="*", default=["as is"], help="what score.py knows besides Octavo")
    arguments = parser.parse_args()
    if not (arguments.shared / "corpus").is_dir():
        print(f"There are no corpora in {arguments.shared}: nothing is measured.", file=sys.stderr)
        return 2
    told = []
    for row in rows():
        figures = measured(row, arguments.shared, [OURS, *arguments.peers])
        print_table(row, figures)
        told += shortfalls(row, figures[OURS], arguments.shared)
    print("\n" + ("\n".join(told) or "Every floor holds."))
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
