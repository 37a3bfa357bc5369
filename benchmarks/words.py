"""Pages whose words vanish on the way from the article to the document and its renderings, and are told of by nobody.

    .venv/bin/python benchmarks/words.py ../shared/corpus/wcxb [--limit N] [--start N] [--renderings]

Prints each such page with the words that are gone and those that are new (glued or split ones), then how many there are.
Also what of the article's words in the page went before, without a removal that says so. Ends with 1 where words are gone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

# The checkout's own code, whatever is installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import converter
from converter.extract import extract_article
from converter.extract.witness import Witness
from converter.fetch import page_from_text
from converter.model.record import NoteKind
from converter.model.settings import ExtractSettings
from converter.read import read_article
from tests.laws.words import FORMATS, words_of_document, words_of_html, words_of_rendering, words_of_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bs4 import Tag

    from converter.extract.find import Found

SHOWN_WORDS = 25


@dataclass(slots=True)
class Watch(Witness):
    """Hears which words were found, and which the rules of removal took."""

    found: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)

    def copied(self, found: Found, tree: Tag) -> None:
        """Count the words of what was found."""
        del found
        self.found += words_of_tree(tree)

    def given(self, html: str, tree: Tag) -> None:
        """Count the words of what the page or a rule gave."""
        del html
        self.found += words_of_tree(tree)

    def took(self, rule: str, element: Tag) -> None:
        """Count the words that a rule takes."""
        del rule
        self.taken += words_of_tree(element)


def main(arguments: Sequence[str]) -> int:
    """Print what is gone, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--renderings", action="store_true", help="look into HTML, EPUB, Markdown and text, too")
    options = parser.parse_args(arguments)
    pages = with_losses = 0
    for identifier, url, html in pages_of(options.corpus, options.start, options.limit):
        pages += 1
        losses = [
            f"  {step}: {told(gone)}" + (f"\n    new: {told(new)}" if new else "")
            for step, gone, new in steps(html, url, FORMATS if options.renderings else ())
            if gone
        ]
        if losses:
            with_losses += 1
            print(identifier, *losses, sep="\n")
    print(f"{with_losses} of {pages} pages lose words untold.")
    return int(with_losses > 0)


def pages_of(corpus: Path, start: int, limit: int | None) -> Iterator[tuple[str, str, str]]:
    """Yield name, URL and HTML of the pages of a corpus."""
    lines = (corpus / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[start : None if limit is None else start + limit]:
        truth = json.loads(line)
        content = gzip.decompress((corpus / "pages" / f"{truth['id']}.html.gz").read_bytes())
        yield truth["id"], truth.get("url") or "", content.decode(errors="replace")


def steps(html: str, url: str, formats: Sequence[str]) -> Iterator[tuple[str, Counter[str], Counter[str]]]:
    """Yield for each step the words that are gone after it, and those that are new."""
    watch = Watch()
    try:
        article = extract_article(page_from_text(html, "html", url), ExtractSettings(), witness=watch)
    except converter.ConverterError:
        return
    document = read_article(article)
    body, words = words_of_html(article.body), words_of_document(document)
    left = watch.found - watch.taken
    if not any(note.kind is NoteKind.TEXT_LOST for note in article.notes):
        yield "shaping", left - body, body - left
    if not any(note.kind is NoteKind.TEXT_LOST for note in document.notes):
        yield "reading", body - words, words - body
    for to in formats:
        rendered = words_of_rendering(document, to)
        yield to, words - rendered, rendered - words


def told(words: Counter[str]) -> str:
    """Return words as they are shown, the longest first."""
    shown = sorted(words, key=len, reverse=True)[:SHOWN_WORDS]
    return f"{words.total()}: {' '.join(shown)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
