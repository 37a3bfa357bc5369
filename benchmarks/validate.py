"""Books to a validator's errors and warnings, many books in one Java machine.

    python benchmarks/validate.py epubcheck FOLDER                               # the .epub files of a folder
    python benchmarks/validate.py epubcheck --seeds                              # what seeds/ become
    python benchmarks/validate.py epubcheck --corpus ../shared/corpus/wcxb --type article --limit 30
    python benchmarks/validate.py epubcheck --seeds --device kobo-libra          # made for it, and asked of our own checks, too

Pages of a corpus are converted without their pictures. `--keep FOLDER` leaves the books there. Exit status: 0 all
clean, 1 some are not, 2 the validator is not installed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

PROJECT = Path(__file__).resolve().parents[1]
# The checkout's own code, whatever is installed, and the validator that the tests use too.
sys.path.insert(0, str(PROJECT))

import converter  # noqa: E402 - found only now
from converter.check import check_content  # noqa: E402 - as above
from converter.devices import device_named  # noqa: E402 - as above
from converter.model.settings import RenderSettings  # noqa: E402 - as above
from tests.validators.epubcheck_jvm import EpubcheckMissingError, check  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from converter.model.device import Device
    from converter.model.document import Document

EXIT_CLEAN, EXIT_FAULTY, EXIT_MISSING = 0, 1, 2


@dataclass(slots=True)
class Tally:
    """What was found in all books."""

    books: int = 0
    clean: int = 0
    messages: int = 0
    without_article: int = 0
    crashed: int = 0
    seconds_converting: float = 0.0
    seconds_checking: float = 0.0


def main(arguments: Sequence[str]) -> int:
    """Check the books that the arguments name, print what is found, and return the exit status."""
    options = parse(arguments)
    device = device_named(options.device) if options.device else None
    tally = Tally()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            for book in books(options, folder, tally):
                check_book(book, device, tally)
        except EpubcheckMissingError as missing:
            print(f"EPUBCheck cannot be run: {missing}.", file=sys.stderr)
            return EXIT_MISSING
    print(
        f"{tally.books} books, {tally.clean} clean, {tally.messages} errors and warnings; "
        f"{tally.without_article} pages without an article, {tally.crashed} crashes; "
        f"converting {tally.seconds_converting:.1f} s, checking {tally.seconds_checking:.1f} s"
    )
    return EXIT_CLEAN if tally.books and tally.clean == tally.books and not tally.crashed else EXIT_FAULTY


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("validator", choices=["epubcheck"])
    parser.add_argument("folder", nargs="?", type=Path, help="folder of finished books")
    parser.add_argument("--corpus", type=Path, help="folder with pages/ID.html.gz and truth.jsonl")
    parser.add_argument("--type", help="only pages that truth.jsonl says are of this type")
    parser.add_argument("--limit", type=int, help="only the first so many pages")
    parser.add_argument("--seeds", action="store_true", help="the documents of seeds/")
    parser.add_argument("--theme", default="classic")
    parser.add_argument("--device", help="make the books for it, and put our own checks' findings beside EPUBCheck's")
    parser.add_argument("--keep", type=Path, help="leave converted books in this folder")
    options = parser.parse_args(arguments)
    if not (options.folder or options.corpus or options.seeds):
        parser.error("name a folder, --corpus or --seeds")
    return options


def books(options: argparse.Namespace, scratch: Path, tally: Tally) -> Iterator[Path]:
    """Yield the books to check; those that are converted lie in `scratch`."""
    if options.folder:
        yield from sorted(options.folder.rglob("*.epub"))
    for name, read in originals(options):
        device = device_named(options.device) if options.device else None
        book = scratch / f"{name}{device.family.epub_suffix if device else '.epub'}"
        if convert(read, book, options, tally):
            yield book


def originals(options: argparse.Namespace) -> Iterator[tuple[str, Callable[[], Document]]]:
    """Yield the name of each document to convert, and what reads it."""
    if options.seeds:
        for path in sorted((PROJECT / "seeds").glob("*.txt")):
            yield path.stem, partial(converter.read_text, path.read_bytes())
    if options.corpus:
        lines = (options.corpus / "truth.jsonl").read_text(encoding="utf-8").splitlines()
        truths = [truth for truth in map(json.loads, lines) if options.type in (None, truth.get("type"))]
        for truth in truths[: options.limit]:
            path = options.corpus / "pages" / f"{truth['id']}.html.gz"
            if path.exists():
                page = gzip.decompress(path.read_bytes())
                yield truth["id"], partial(converter.read_html, page, url=truth.get("url"))


def convert(read: Callable[[], Document], book: Path, options: argparse.Namespace, tally: Tally) -> bool:
    """Write a document's book, and return whether there is one."""
    start = time.perf_counter()
    try:
        settings = RenderSettings(device=device_named(options.device) if options.device else None)
        book.write_bytes(converter.render(read(), "epub", theme=options.theme, settings=settings))
    except converter.ConverterError:
        tally.without_article += 1
        return False
    except Exception as error:  # noqa: BLE001 - one crash is counted, and must not stop the rest
        tally.crashed += 1
        print(f"{book.stem}: CRASH {type(error).__name__}: {error}")
        return False
    finally:
        tally.seconds_converting += time.perf_counter() - start
    return True


def check_book(book: Path, device: Device | None, tally: Tally) -> None:
    """Print and count what EPUBCheck finds in a book, and our own checks in one for a device."""
    start = time.perf_counter()
    messages = [str(message) for message in check(book)]
    if device:
        found = check_content(book.read_bytes(), book.name, device)
        messages += [f"{finding.severity}: {finding.file}({finding.line}): {finding.message}" for finding in found]
    tally.seconds_checking += time.perf_counter() - start
    tally.books += 1
    tally.messages += len(messages)
    tally.clean += not messages
    for message in messages:
        print(f"{book.stem}: {message}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
