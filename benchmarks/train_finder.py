"""Train the article finder, and print what it does on pages whose domain it has not seen, beside trafilatura.

    .venv/bin/pip install lightgbm trafilatura
    .venv/bin/python benchmarks/train_finder.py ../shared/corpus [--write] [--worst 20]

The first table is of blocks alone; the second is the whole way to a text, scored by SHARED/tools/score.py, with the
peers in the same run. `--write` puts the model of all pages into the package.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.finder.corpora import truths
from benchmarks.finder.learn import cross_validate, train_and_pack
from benchmarks.finder.pages import PageRows, rows_of
from benchmarks.finder.report import report
from benchmarks.finder.whole_way import measure, print_table
from converter.extract.find.model import SHIPPED


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
    print_table(measure(arguments.corpora, arguments.folds, arguments.peers), arguments.worst)


if __name__ == "__main__":
    main()
