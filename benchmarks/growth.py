"""Time the way from HTML to Markdown against the size of the page, for pages of ten shapes.

    .venv/bin/python benchmarks/growth.py [SHAPE …] [--most 10_000_000]

Prints milliseconds, milliseconds per 100 kB, and that beside the 1 MB page of the same shape. Ends with 1 when a byte of
a larger page costs more than twice what a byte of the 1 MB page does. `shapes.py` makes the pages, of our own words.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the checkout's own code, whatever is installed

import converter
from benchmarks.shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES: Final = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
"""Characters; the pages are ASCII, so bytes too."""
REFERENCE: Final = 1_000_000
MAX_RATIO: Final = 2.0
"""Between the costs of a byte above 1 MB and at 1 MB. Linear work stays at 1, and at 1.4 with the caches that a large tree
misses; work that is quadratic would be at 10 for 10 MB, and shows here as soon as it is a ninth
of the time at 1 MB. The guard drops tags beyond 100,000 elements, so that a page of many small ones costs less there."""
RUNS_OF_SMALL: Final = 3
"""The least of so many counts, below the reference: other work on the machine only ever adds."""


def seconds_of(page: str) -> float:
    """Return the processor's seconds for a page from HTML to Markdown, or to seeing that there is no article."""
    gc.collect()  # what an earlier page left is not this page's work
    began = time.process_time()
    try:
        converter.render(converter.read_html(page), "markdown")
    except converter.ConverterError as error:
        print(f"  {error}")
    return time.process_time() - began


def main(arguments: Sequence[str]) -> int:
    """Print a table for each shape, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=", ".join(SHAPES))
    parser.add_argument("--most", type=int, default=SIZES[-1], metavar="BYTES", help="no larger pages")
    options = parser.parse_args(arguments)
    seconds_of(SHAPES["article"](SIZES[0]))  # the first page pays for what is imported where it is used
    steep = [
        shape
        for shape in options.shapes or SHAPES
        if measured(shape, [s for s in SIZES if s <= options.most]) > MAX_RATIO
    ]
    print(f"\nA byte costs too much in large pages: {', '.join(steep)}." if steep else "\nTime grows with the page.")
    return 1 if steep else 0


def measured(shape: str, sizes: Sequence[int]) -> float:
    """Print the rows of a shape, and return the most that a byte of a page above the reference costs beside one there."""
    print(f"\n{shape:20} {'ms':>8} {'ms/100 kB':>10} {'beside 1 MB':>12}")
    costs = {}
    for size in sizes:
        page = SHAPES[shape](size)
        seconds = min(seconds_of(page) for _ in range(RUNS_OF_SMALL if size < REFERENCE else 1))
        costs[size] = seconds / len(page)
        beside = f"{costs[size] / costs[REFERENCE]:12.2f}" if REFERENCE in costs else ""
        print(f"{len(page) / 1000:17,.0f} kB {1e3 * seconds:8.0f} {1e8 * costs[size]:10.1f} {beside}", flush=True)
    return max((cost / costs[REFERENCE] for size, cost in costs.items() if size > REFERENCE), default=1.0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
