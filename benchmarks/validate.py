"""Books and PDFs to a validator's complaints, many in one Java machine.

    python benchmarks/validate.py epubcheck FOLDER                               # the .epub files of a folder
    python benchmarks/validate.py epubcheck --seeds                              # what seeds/ become
    python benchmarks/validate.py epubcheck --corpus ../shared/corpus/wcxb --type article --limit 30
    python benchmarks/validate.py epubcheck --seeds --device kobo-libra          # made for it, and asked of our own checks, too
    python benchmarks/validate.py verapdf --corpus ../shared/corpus/wcxb --type article --limit 100

EPUBCheck's errors and warnings count. Of a PDF, in the profile archive, veraPDF's verdict on PDF/A-2a and on PDF/UA-1
counts, and whether it has tags and bookmarks. Pages of a corpus are converted without their pictures. `--keep FOLDER`
leaves the results there. Exit status: 0 all clean, 1 some are not, 2 the validator is not installed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

PROJECT = Path(__file__).resolve().parents[1]
# The checkout's own code, whatever is installed, and the validator that the tests use too.
sys.path.insert(0, str(PROJECT))

import converter  # noqa: E402 - found only now
from converter import pipeline  # noqa: E402 - as above
from converter.check import check_content  # noqa: E402 - as above
from converter.devices import device_named  # noqa: E402 - as above
from converter.model.settings import PdfSettings, RenderSettings  # noqa: E402 - as above
from converter.themes import load_theme  # noqa: E402 - as above
from tests.validators import epubcheck_jvm, verapdf  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from converter.model.document import Document
    from converter.model.theme import Theme

EXIT_CLEAN, EXIT_FAULTY, EXIT_MISSING = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Validator:
    """A validator, and what it is for."""

    to: str
    """The format that it knows."""
    complaints: Callable[[Path], list[str]]
    settings: RenderSettings


def complaints_on_pdf(file: Path) -> list[str]:
    """Return what veraPDF finds in a PDF by both standards, and what it lacks for readers."""
    from pypdf import PdfReader

    found = [f"{profile}: {failure}" for profile in ("2a", "ua1") for failure in verapdf.check(file, profile)]
    reader = PdfReader(file)
    if not reader.outline:
        found.append("no bookmarks")
    if "/StructTreeRoot" not in reader.root_object:
        found.append("no tags")
    return found


VALIDATORS = {
    "epubcheck": Validator(
        "epub", lambda book: [str(message) for message in epubcheck_jvm.check(book)], RenderSettings()
    ),
    "verapdf": Validator("pdf", complaints_on_pdf, RenderSettings(pdf=PdfSettings(profile="archive"))),
}


@dataclass(slots=True)
class Tally:
    """What was found in all results."""

    results: int = 0
    clean: int = 0
    messages: int = 0
    without_article: int = 0
    crashed: int = 0
    seconds_converting: float = 0.0
    seconds_checking: float = 0.0


def main(arguments: Sequence[str]) -> int:
    """Check what the arguments name, print what is found, and return the exit status."""
    options = parse(arguments)
    validator = VALIDATORS[options.validator]
    device = device_named(options.device) if options.device else None
    validator = replace(validator, settings=replace(validator.settings, device=device))
    tally = Tally()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            for result in results(options, validator, folder, tally):
                check(result, validator, tally)
        except (epubcheck_jvm.EpubcheckMissingError, verapdf.VerapdfMissingError) as missing:
            print(f"{options.validator} cannot be run: {missing}.", file=sys.stderr)
            return EXIT_MISSING
    print(
        f"{tally.results} results, {tally.clean} clean, {tally.messages} complaints; "
        f"{tally.without_article} pages without an article, {tally.crashed} crashes; "
        f"converting {tally.seconds_converting:.1f} s, checking {tally.seconds_checking:.1f} s"
    )
    return EXIT_CLEAN if tally.results and tally.clean == tally.results and not tally.crashed else EXIT_FAULTY


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("validator", choices=sorted(VALIDATORS))
    parser.add_argument("folder", nargs="?", type=Path, help="folder of finished files")
    parser.add_argument("--corpus", type=Path, help="folder with pages/ID.html.gz and truth.jsonl")
    parser.add_argument("--type", help="only pages that truth.jsonl says are of this type")
    parser.add_argument("--limit", type=int, help="only the first so many pages")
    parser.add_argument("--seeds", action="store_true", help="the documents of seeds/")
    parser.add_argument("--theme", default="classic")
    parser.add_argument("--device", help="make them for it, and put our own checks' findings beside the validator's")
    parser.add_argument("--keep", type=Path, help="leave what was converted in this folder")
    options = parser.parse_args(arguments)
    if not (options.folder or options.corpus or options.seeds):
        parser.error("name a folder, --corpus or --seeds")
    return options


def results(options: argparse.Namespace, validator: Validator, scratch: Path, tally: Tally) -> Iterator[Path]:
    """Yield the files to check; those that are converted lie in `scratch`."""
    if options.folder:
        yield from sorted(options.folder.rglob(f"*.{validator.to}"))
    for name, read in originals(options):
        result = scratch / f"{name}{pipeline.suffix_of(validator.to, validator.settings)}"
        if convert(read, result, validator, load_theme(options.theme), tally):
            yield result


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


def convert(read: Callable[[], Document], result: Path, validator: Validator, theme: Theme, tally: Tally) -> bool:
    """Write a document's rendering, and return whether there is one."""
    start = time.perf_counter()
    try:
        result.write_bytes(pipeline.render(read(), validator.to, theme, validator.settings).content)
    except converter.ConverterError:
        tally.without_article += 1
        return False
    except Exception as error:  # noqa: BLE001 - one crash is counted, and must not stop the rest
        tally.crashed += 1
        print(f"{result.stem}: CRASH {type(error).__name__}: {error}")
        return False
    finally:
        tally.seconds_converting += time.perf_counter() - start
    return True


def check(result: Path, validator: Validator, tally: Tally) -> None:
    """Print and count what a validator finds in a file, and our own checks in one for a device."""
    start = time.perf_counter()
    messages = validator.complaints(result)
    if device := validator.settings.device:
        found = check_content(result.read_bytes(), result.name, device)
        messages += [f"{finding.severity}: {finding.file}({finding.line}): {finding.message}" for finding in found]
    tally.seconds_checking += time.perf_counter() - start
    tally.results += 1
    tally.messages += len(messages)
    tally.clean += not messages
    for message in messages:
        print(f"{result.stem}: {message}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
