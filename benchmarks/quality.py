"""Measure what Octavo finds in public corpora, and hold it against floors.

    .venv/bin/python benchmarks/quality.py [CORPORA] [--with "as is" trafilatura] [--slowest 10] [--raise | --lower]

CORPORA is ../shared/corpus unless named; the tool that scores lies beside it, as ../shared/tools/score.py. They are not
part of this repository: where they are missing, that is said and nothing is measured.

Prints each figure beside its floor in floors.json. Ends with 1 when a figure falls more than 0.003 below its floor,
when a page crashes, or when one takes over two seconds from HTML to text and Markdown. Where a corpus is not the one
that its floors were set on, its figures are compared with nothing; its pages may still not crash or be slow.

The package's rules and its model were made with these very pages in sight, so the figures are what to hold, and not
what to expect elsewhere.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

PROJECT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # the checkout's own code, whatever is installed

from benchmarks.answers import TOOL, Answer, Score, answer, answers, figures, pages  # noqa: E402 - found only now
from benchmarks.floors import (  # noqa: E402 - as above
    Comparison,
    Measurement,
    compare,
    digest,
    lowered,
    raised,
    read_floors,
    write_floors,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

MEASUREMENT: Final[Measurement] = "shipped model, has seen these pages"
OURS: Final = "converter"
"""Octavo's name among score.py's extractors."""
MAX_SECONDS: Final = 2.0
"""For one page, from HTML to text and Markdown: what a reader waits before wondering."""


@dataclass(frozen=True, slots=True)
class Held:
    """A corpus, and which of score.py's figures are held to floors there."""

    corpus: str
    score: Score
    figures: tuple[str, ...]


HELD: Final = (
    Held(
        "wcxb",
        "extraction",
        (
            "F1",
            "F1 article",
            "F1 collection",
            "F1 documentation",
            "F1 forum",
            "F1 listing",
            "F1 product",
            "F1 service",
            "title",
            "authors",
            "published",
        ),
    ),
    Held("readability", "extraction", ("F1",)),
    Held("snippets", "extraction", ("with", "without (0 is best)")),
    Held("plaintext", "extraction", ("F1",)),
    Held("defuddle", "structure", ("mean over kinds",)),
)


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured on one corpus."""

    corpus: str
    sha256: str
    measured: dict[str, float]
    peers: dict[str, dict[str, float]]
    answers: tuple[Answer, ...]


def main(arguments: Sequence[str]) -> int:
    """Print the table and what fails, and return the exit code."""
    options = parse(arguments)
    if not (options.corpora.is_dir() and (options.corpora.parent / TOOL).is_file()):
        print(f"There are no corpora in {options.corpora}: nothing is measured.")
        return 0
    results = [result(held, options) for held in HELD if (options.corpora / held.corpus).is_dir()]
    kept = read_floors()
    ours = kept.get(MEASUREMENT, {})
    compared = [
        comparison
        for each in results
        for comparison in compare(each.corpus, ours.get(each.corpus), each.sha256, each.measured)
    ]
    print_table(compared, {each.corpus: each.peers for each in results}, options.peers)
    print_slowest(results, options.slowest)
    if options.up or options.lower:
        new = {
            each.corpus: lowered(each.sha256, each.measured)
            if options.lower
            else raised(ours.get(each.corpus), each.sha256, each.measured)
            for each in results
        }
        write_floors({**kept, MEASUREMENT: {**ours, **new}})
    told = faults([] if options.lower else compared, results)
    print("\n" + "\n".join(told or ["Every floor holds, no page crashes, and none takes too long."]))
    return 1 if told else 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="?", default=PROJECT.parent / "shared" / "corpus")
    parser.add_argument("--with", dest="peers", nargs="+", default=[], help="what score.py knows besides Octavo")
    parser.add_argument("--slowest", type=int, default=1, metavar="N", help="list the N slowest pages")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--raise", dest="up", action="store_true", help="figures that rose become the floors")
    either.add_argument("--lower", action="store_true", help="all figures become the floors, also those that fell")
    return parser.parse_args(arguments)


def result(held: Held, options: argparse.Namespace) -> Result:
    """Return what is measured on one corpus."""
    corpora: Path = options.corpora
    given = [timed_again(corpora, held.corpus, each) for each in answers(corpora, held.corpus, OURS)]
    measured = figures(corpora, held.corpus, held.score, given)
    peers = {
        peer: figures(corpora, held.corpus, held.score, answers(corpora, held.corpus, peer)) for peer in options.peers
    }
    chosen = {figure: measured[figure] for figure in held.figures if figure in measured}
    return Result(held.corpus, digest(corpora / held.corpus), chosen, peers, tuple(given))


def timed_again(corpora: Path, corpus: str, given: Answer) -> Answer:
    """Return a slow answer as it is when nothing else runs here: two processes may have been in each other's way."""
    if given.seconds <= MAX_SECONDS:
        return given
    again = answer(corpora, OURS, next(page for page in pages(corpora, corpus) if page.identifier == given.identifier))
    return min(given, again, key=attrgetter("seconds"))


def faults(compared: Sequence[Comparison], results: Sequence[Result]) -> list[str]:
    """Return a sentence for everything that must not be."""
    told = [
        f"{each.corpus}: {each.figure} fell from {each.floor} to {each.now:.4f}."
        for each in compared
        if each.verdict == "FELL"
    ]
    for each in results:
        for given in each.answers:
            if given.crash:
                told.append(f"{each.corpus} {given.identifier} crashes: {given.crash}")
            if given.seconds > MAX_SECONDS:
                told.append(
                    f"{each.corpus} {given.identifier} takes {given.seconds:.1f} s; {MAX_SECONDS} s is the most."
                )
    return told


def print_table(
    compared: Sequence[Comparison], peers: dict[str, dict[str, dict[str, float]]], names: Sequence[str]
) -> None:
    """Print the figures, their floors and the peers'."""
    print(f"Octavo: {MEASUREMENT}.")
    print(f"{'corpus':12} {'figure':20} {'floor':>8} {'now':>8}  {'verdict':14}" + "".join(f"{n:>14}" for n in names))
    for each in compared:
        floor = f"{each.floor:8.4f}" if each.floor is not None else " " * 8
        beside = (peers[each.corpus][name].get(each.figure) for name in names)
        cells = "".join(f"{value:14.4f}" if value is not None else " " * 14 for value in beside)
        print(f"{each.corpus:12} {each.figure:20} {floor} {each.now:8.4f}  {each.verdict:14}{cells}".rstrip())
    for corpus in dict.fromkeys(each.corpus for each in compared if each.verdict == "another corpus"):
        print(f"{corpus} is not the corpus that the floors were set on: nothing of it is compared.")


def print_slowest(results: Sequence[Result], count: int) -> None:
    """Print how many pages there are, how many crash, and which take the longest."""
    given = [(each.corpus, one) for each in results for one in each.answers]
    print(f"\n{len(given)} pages, {sum(bool(one.crash) for _, one in given)} crashes; the slowest:")
    for corpus, one in sorted(given, key=lambda row: -row[1].seconds)[:count]:
        print(f"{one.seconds:8.2f} s  {corpus} {one.identifier}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
