"""Time renderings where the program runs already, and what memory they take: an article as PDF, books of fifty articles.

    .venv/bin/python benchmarks/books.py [--runs 7]

Each line is a process of its own; the article is that of `startup.py`, of five pages, and a book has fifty of them, with
a picture each. Prints the least and the median of the processor's seconds, whatever else the machine does, the first time
left out where it is warm, and the most memory of the process; ends with 1 when a limit is passed.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import converter  # noqa: E402 - found only now
from benchmarks.startup import article_page  # noqa: E402 - as above
from converter.model.document import Asset, Figure, Image  # noqa: E402 - as above
from converter.model.settings import PdfSettings, RenderSettings, Settings  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Callable

    from converter.model.document import Document

ARTICLES = 50
MOST_MEGABYTES = 600
PICTURE_SIZE = (1200, 800)
ARCHIVE = RenderSettings(pdf=PdfSettings(profile="archive"))


@dataclass(frozen=True, slots=True)
class Measurement:
    """One line of the table."""

    name: str
    prepare: Callable[[], Callable[[], object]]
    """Returns what is to be timed."""
    limit_seconds: float
    runs: int | None = None
    """None: as many as are asked for, after a first that is left out; else so many, none left out."""


def article(number: int) -> Document:
    """Return an article of five pages with a picture of its own."""
    from PIL import Image as Picture

    page = article_page().replace("Lighthouse Ledger", f"Lighthouse Ledger {number}")
    document = converter.read_html(page, url=f"https://example.org/{number}")
    drawn = BytesIO()
    # A slope that is another in each: equal pictures would be one.
    slope = Picture.linear_gradient("L").resize(PICTURE_SIZE).rotate(number)
    Picture.merge("RGB", (slope, slope.rotate(30), slope.rotate(60))).save(drawn, "JPEG", quality=85)
    asset = Asset(sha256(drawn.getvalue()).hexdigest(), "image/jpeg", drawn.getvalue(), *PICTURE_SIZE)
    figure = Figure((Image(f"https://example.org/{number}.jpg", "A slope", asset=asset.sha256),))
    return replace(document, blocks=(document.blocks[0], figure, *document.blocks[1:]), assets=(asset,))


def prepared_article(settings: RenderSettings) -> Callable[[], object]:
    """Return what renders an article as a PDF."""
    document = replace(converter.read_html(article_page(), url="https://example.org/"))
    return partial(converter.render, document, "pdf", settings=settings)


def prepared_book(to: str, articles: int) -> Callable[[], object]:
    """Return what renders so many articles as one book."""
    documents = [article(number) for number in range(articles)]
    return partial(converter.render_book, documents, to, title="The Week", settings=Settings())


MEASUREMENTS = (
    Measurement("article of 5 pages, PDF, warm", partial(prepared_article, RenderSettings()), 0.25),
    Measurement("article of 5 pages, PDF/A, warm", partial(prepared_article, ARCHIVE), 0.25),
    Measurement(f"{ARTICLES} articles, EPUB", partial(prepared_book, "epub", ARTICLES), 5.0, runs=1),
    Measurement(f"{ARTICLES} articles, PDF", partial(prepared_book, "pdf", ARTICLES), 30.0, runs=1),
    Measurement(f"{2 * ARTICLES} articles, PDF", partial(prepared_book, "pdf", 2 * ARTICLES), 60.0, runs=1),
)


def measure(measurement: Measurement, runs: int) -> dict[str, float]:
    """Return least and median seconds and the most megabytes of this process."""
    work = measurement.prepare()
    seconds = []
    for _ in range(measurement.runs or runs + 1):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    counted = seconds if measurement.runs else seconds[1:]
    # Bytes on macOS, kilobytes elsewhere.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return {"least": min(counted), "median": statistics.median(counted), "megabytes": megabytes}


def main() -> int:
    """Print the table, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure is not None:
        print(json.dumps(measure(MEASUREMENTS[options.measure], options.runs)))
        return 0
    print(f"{'':32} {'least':>7} {'median':>7} {'limit':>6} {'MB':>5}   the processor's seconds")
    passed = True
    for number, measurement in enumerate(MEASUREMENTS):
        command = [sys.executable, __file__, "--runs", str(options.runs), "--measure", str(number)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        figures = json.loads(done.stdout)
        keeps = figures["least"] <= measurement.limit_seconds and figures["megabytes"] <= MOST_MEGABYTES
        passed = passed and keeps
        print(
            f"{measurement.name:32} {figures['least']:7.3f} {figures['median']:7.3f} {measurement.limit_seconds:6.2f} "
            f"{figures['megabytes']:5.0f}   {'pass' if keeps else 'FAIL'}",
            flush=True,
        )
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
