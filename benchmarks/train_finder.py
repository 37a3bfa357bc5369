"""Train the article finder and print its out-of-fold table.

    .venv/bin/pip install lightgbm numpy
    .venv/bin/python benchmarks/train_finder.py ../shared/corpus [--worst 20]

The model that judges a page has not seen its domain. `--write FILE` packs the model of all pages as numpy arrays.
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


def main() -> None:
    """Train, report, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--write", type=Path, metavar="FILE", help="pack the model of all pages there")
    parser.add_argument("--rounds", type=int, default=160)
    parser.add_argument("--features", type=int, default=0, help="keep the best N; 0 keeps all")
    parser.add_argument("--worst", type=int, default=0)
    arguments = parser.parse_args()
    with ProcessPoolExecutor(2) as executor:
        pages: list[PageRows] = list(executor.map(rows_of, truths(arguments.corpora), chunksize=16))
    print(f"{len(pages)} pages, {sum(len(page) for page in pages)} blocks")
    kept, probabilities = cross_validate(pages, arguments.rounds, arguments.features)
    report(pages, probabilities, arguments.worst)
    if arguments.write:
        train_and_pack(pages, probabilities, kept, arguments.rounds, arguments.write)
        print(f"{arguments.write}: {arguments.write.stat().st_size} bytes")


if __name__ == "__main__":
    main()
