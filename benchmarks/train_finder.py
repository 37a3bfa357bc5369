"""Train the article finder, and print what it does on pages whose domain it has not seen, beside trafilatura.

    .venv/bin/pip install lightgbm trafilatura
    .venv/bin/python benchmarks/train_finder.py ../shared/corpus [--write] [--worst 20]

The first table is of blocks alone; the second is the whole way to a text, scored by SHARED/tools/score.py, with the
peers in the same run. `--write` puts the model of all pages into the package. Figures out of fold that rose become
floors in floors.json; one that falls by more than 0.003 is an error.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.finder.corpora import truths
from benchmarks.finder.learn import cross_validate, train_and_pack
from benchmarks.finder.pages import PageRows, rows_of
from benchmarks.finder.report import report
from benchmarks.finder.whole_way import figures_of, measure, print_table
from benchmarks.floors import Measurement, compare, digest, lowered, raised, read_floors, write_floors
from converter.extract.find.model import SHIPPED

MEASUREMENT: Final[Measurement] = "out of fold"


def main() -> None:
    """Train, measure, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--write", action="store_true", help=f"pack the model of all pages as {SHIPPED.name}")
    parser.add_argument("--folds", type=Path, default=Path("out/finder"), help="where the folds' models are kept")
    parser.add_argument("--measure-only", action="store_true", help="take the folds' models that are there")
    parser.add_argument("--with", dest="peers", nargs="*", default=["trafilatura"], help="what else score.py knows")
    parser.add_argument("--rounds", type=int, default=105)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument(
        "--lower", action="store_true", help="all figures out of fold become floors, also those that fell"
    )
    arguments = parser.parse_args()
    if not arguments.measure_only:
        arguments.folds.mkdir(parents=True, exist_ok=True)
        with ProcessPoolExecutor(2) as executor:
            pages: list[PageRows] = list(executor.map(rows_of, truths(arguments.corpora), chunksize=16))
        print(f"{len(pages)} pages, {sum(len(page) for page in pages)} blocks")
        names, probabilities = cross_validate(pages, arguments.rounds, arguments.folds)
        report(pages, probabilities, arguments.worst)
        if arguments.write:
            train_and_pack(pages, probabilities, names, arguments.rounds, SHIPPED)
            print(f"{SHIPPED}: {SHIPPED.stat().st_size} bytes")
    pages_measured = measure(arguments.corpora, arguments.folds, arguments.peers)
    print_table(pages_measured, arguments.worst)
    fallen = held_against_floors(arguments.corpora, figures_of(pages_measured), lowers=arguments.lower)
    print("\n".join(fallen) or "Every floor of figures out of fold holds.")
    sys.exit(1 if fallen else 0)


def held_against_floors(corpora: Path, measured: dict[str, dict[str, float]], *, lowers: bool) -> list[str]:
    """Return a sentence for each figure that fell below its floor; figures that rose, or all, become the floors."""
    kept = read_floors()
    ours = kept.get(MEASUREMENT, {})
    digests = {corpus: digest(corpora / corpus) for corpus in measured}
    new = {
        corpus: lowered(digests[corpus], found) if lowers else raised(ours.get(corpus), digests[corpus], found)
        for corpus, found in measured.items()
    }
    write_floors({**kept, MEASUREMENT: {**ours, **new}})
    compared = [
        row for corpus, found in measured.items() for row in compare(corpus, ours.get(corpus), digests[corpus], found)
    ]
    return (
        []
        if lowers
        else [f"{row.corpus} {row.figure} fell to {row.now:.4f}" for row in compared if row.verdict == "FELL"]
    )


if __name__ == "__main__":
    main()
