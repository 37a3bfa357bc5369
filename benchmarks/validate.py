"""Books, pages and PDFs to a validator's complaints, many in one run of it.

    python benchmarks/validate.py epubcheck FOLDER                               # the .epub files of a folder
    python benchmarks/validate.py epubcheck --seeds                              # what seeds/ become
    python benchmarks/validate.py epubcheck --corpus ../shared/corpus/wcxb --type article
    python benchmarks/validate.py epubcheck --corpus ../shared/corpus/wcxb --type article --limit 50 --anthology
    python benchmarks/validate.py epubcheck --seeds --device kobo-libra          # made for it, and asked of our own checks, too
    python benchmarks/validate.py vnu --corpus ../shared/corpus/wcxb --type article --limit 50
    python benchmarks/validate.py ace --seeds --theme modern
    python benchmarks/validate.py verapdf --corpus ../shared/corpus/wcxb --type article --limit 100

EPUBCheck's errors and warnings count, the errors of the Nu Html Checker (vnu), and every violation that Ace by DAISY
finds. Of a PDF, in the profile archive, veraPDF's verdict on PDF/A-2a and on PDF/UA-1 counts, and whether it has tags
and bookmarks. Pages of a corpus are converted without their pictures; with --anthology all are bound into one book.
`--keep FOLDER` leaves the results there. Exit status: 0 all clean, 1 some are not, 2 the validator is not installed.
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
from converter.bind import bind_book  # noqa: E402 - as above
from converter.check import check_content  # noqa: E402 - as above
from converter.devices import device_named  # noqa: E402 - as above
from converter.model.settings import BindSettings, PdfSettings, RenderSettings  # noqa: E402 - as above
from converter.themes import load_theme  # noqa: E402 - as above
from tests.validators import ace, epubcheck_jvm, verapdf, vnu  # noqa: E402 - as above
from tests.validators.missing import ValidatorMissingError  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from converter.model.document import Document
    from converter.model.rendering import Rendering
    from converter.model.theme import Theme

EXIT_CLEAN, EXIT_FAULTY, EXIT_MISSING = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Validator:
    """A validator, and what it is for."""

    to: str
    """The format that it knows."""
    check: Callable[[Sequence[Path]], Iterable[tuple[Path, list[str]]]]
    """Yields each file with what is found in it."""
    settings: RenderSettings


def checked_by_epubcheck(books: Sequence[Path]) -> Iterator[tuple[Path, list[str]]]:
    """Yield each book with EPUBCheck's errors and warnings."""
    for book in books:
        yield book, [str(message) for message in epubcheck_jvm.check(book)]


def checked_by_ace(books: Sequence[Path]) -> Iterator[tuple[Path, list[str]]]:
    """Yield each book with the violations that Ace finds."""
    for book in books:
        with tempfile.TemporaryDirectory() as report:
            yield book, list(ace.violations(book, Path(report)))


def checked_by_vnu(pages: Sequence[Path]) -> Iterator[tuple[Path, list[str]]]:
    """Yield each page with the errors of the Nu Html Checker."""
    errors = vnu.check(pages)
    for page in pages:
        yield page, [str(error) for error in errors if error.file == page.name]


def checked_by_verapdf(files: Sequence[Path]) -> Iterator[tuple[Path, list[str]]]:
    """Yield each PDF with what veraPDF finds in it by both standards, and what it lacks for readers."""
    from pypdf import PdfReader

    for file in files:
        found = [f"{profile}: {failure}" for profile in ("2a", "ua1") for failure in verapdf.check(file, profile)]
        reader = PdfReader(file)
        if not reader.outline:
            found.append("no bookmarks")
        if "/StructTreeRoot" not in reader.root_object:
            found.append("no tags")
        yield file, found


VALIDATORS = {
    "epubcheck": Validator("epub", checked_by_epubcheck, RenderSettings()),
    "ace": Validator("epub", checked_by_ace, RenderSettings()),
    "vnu": Validator("html", checked_by_vnu, RenderSettings()),
    "verapdf": Validator("pdf", checked_by_verapdf, RenderSettings(pdf=PdfSettings(profile="archive"))),
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
    validator = validator_for(options)
    tally = Tally()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        start = time.perf_counter()
        files = list(results(options, validator, folder, tally))
        converted = time.perf_counter()
        tally.seconds_converting = converted - start
        try:
            check(files, validator, tally)
        except (ValidatorMissingError, epubcheck_jvm.EpubcheckMissingError, verapdf.VerapdfMissingError) as missing:
            print(f"{options.validator} cannot be run: {missing}.", file=sys.stderr)
            return EXIT_MISSING
        tally.seconds_checking = time.perf_counter() - converted
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
    parser.add_argument("--anthology", action="store_true", help="bind all of them into one book")
    parser.add_argument("--theme", default="classic")
    parser.add_argument("--device", help="make the books for it, and put our own checks' findings beside EPUBCheck's")
    parser.add_argument("--keep", type=Path, help="leave what was converted in this folder")
    options = parser.parse_args(arguments)
    if not (options.folder or options.corpus or options.seeds):
        parser.error("name a folder, --corpus or --seeds")
    return options


def validator_for(options: argparse.Namespace) -> Validator:
    """Return the validator that the command line names, for what is made for a device where it names one."""
    validator = VALIDATORS[options.validator]
    if not options.device:
        return validator
    return replace(validator, settings=replace(validator.settings, device=device_named(options.device)))


def results(options: argparse.Namespace, validator: Validator, scratch: Path, tally: Tally) -> Iterator[Path]:
    """Yield the files to check; those that are converted lie in `scratch`."""
    suffix = pipeline.suffix_of(validator.to, validator.settings)
    if options.folder:
        yield from sorted(options.folder.rglob(f"*{suffix}"))
    theme = load_theme(options.theme)
    bound: list[Document] = []
    for name, read in originals(options):
        document = converted(name, read, tally)
        if document is None:
            continue
        if options.anthology:
            bound.append(document)
        elif written(scratch / f"{name}{suffix}", partial(one_article, document, validator, theme), tally):
            yield scratch / f"{name}{suffix}"
    if bound and written(scratch / f"anthology{suffix}", partial(anthology, bound, validator, theme), tally):
        yield scratch / f"anthology{suffix}"


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


def one_article(document: Document, validator: Validator, theme: Theme) -> Rendering:
    """Return a document's rendering in the format that the validator knows."""
    return pipeline.render(document, validator.to, theme, validator.settings)


def anthology(documents: Sequence[Document], validator: Validator, theme: Theme) -> Rendering:
    """Return the rendering of one book of all documents."""
    book = bind_book(documents, BindSettings(title="Anthology"))
    return pipeline.render_book(book, validator.to, theme, validator.settings)


def converted(name: str, read: Callable[[], Document], tally: Tally) -> Document | None:
    """Return a document; None where the page has none, or reading it crashed."""
    try:
        return read()
    except converter.ConverterError:
        tally.without_article += 1
    except Exception as error:  # noqa: BLE001 - one crash is counted, and must not stop the rest
        tally.crashed += 1
        print(f"{name}: CRASH {type(error).__name__}: {error}")
    return None


def written(result: Path, render: Callable[[], Rendering], tally: Tally) -> bool:
    """Write a rendering, and return whether there is one."""
    try:
        result.write_bytes(render().content)
    except Exception as error:  # noqa: BLE001 - one crash is counted, and must not stop the rest
        tally.crashed += 1
        print(f"{result.stem}: CRASH {type(error).__name__}: {error}")
        return False
    return True


def check(files: Sequence[Path], validator: Validator, tally: Tally) -> None:
    """Print and count what a validator finds in the files, and our own checks in those for a device."""
    device = validator.settings.device
    for file, found in validator.check(files):
        messages = list(found)
        if device:
            own = check_content(file.read_bytes(), file.name, device)
            messages += [f"{finding.severity}: {finding.file}({finding.line}): {finding.message}" for finding in own]
        tally.results += 1
        tally.messages += len(messages)
        tally.clean += not messages
        for message in messages:
            print(f"{file.stem}: {message}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
