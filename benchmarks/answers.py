"""The pages of a corpus to an extractor's answers, in several processes, with the seconds that each took."""

from __future__ import annotations

import importlib
import sys
import time
from argparse import Namespace
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PROJECT: Final = Path(__file__).resolve().parents[1]
TOOL: Final = Path("tools") / "score.py"
"""Where the measuring is, beside the folder of the corpora. Its own functions score, so that our figures are its."""
PROCESSES: Final = 2
PAGES_A_TURN: Final = 8

Score: TypeAlias = Literal["extraction", "structure"]
"""What score.py can measure."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a corpus."""

    identifier: str
    url: str | None
    html: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What an extractor made of one page."""

    identifier: str
    extracted: Any
    """score.py's Extracted; empty after a crash."""
    seconds: float
    """Of the processor, which is what a page takes when nothing else runs; a waiting neighbour costs it nothing."""
    crash: str
    """The error and its message; empty without one."""


@cache
def score_tool(corpora: Path) -> Any:
    """Return score.py as a module; the checkout's own package is what it measures, whatever is installed."""
    sys.path[:0] = [str(PROJECT), str((corpora.parent / TOOL).parent.resolve())]
    return importlib.import_module(TOOL.stem)


@cache
def _extractor(corpora: Path, name: str) -> Callable[[str, str | None, str], Any]:
    extract: Callable[[str, str | None, str], Any] = score_tool(corpora).EXTRACTORS[name]()
    # The first page pays for what is imported where it is used, and none should be measured with that.
    extract("<p>A page to warm up with.</p>", None, "warm")
    return extract


def answer(corpora: Path, extractor: str, page: Page) -> Answer:
    """Return what an extractor that score.py knows makes of a page."""
    extract = _extractor(corpora, extractor)
    began = time.process_time()
    crash = ""
    try:
        extracted = extract(page.html, page.url, page.identifier)
    except Exception as error:  # noqa: BLE001 - one crash is counted, and must not stop the rest
        extracted = score_tool(corpora).Extracted()
        crash = f"{type(error).__name__}: {error}"
    return Answer(page.identifier, extracted, time.process_time() - began, crash)


def pages(corpora: Path, corpus: str) -> list[Page]:
    """Return the pages of a corpus, in the order of its truth.jsonl."""
    found = score_tool(corpora).pages(corpora / corpus)
    return [Page(truth["id"], truth.get("url"), html) for truth, html in found]


def answers(corpora: Path, corpus: str, extractor: str) -> list[Answer]:
    """Return what an extractor makes of each page of a corpus, in order."""
    with ProcessPoolExecutor(PROCESSES) as executor:
        found = executor.map(partial(answer, corpora, extractor), pages(corpora, corpus), chunksize=PAGES_A_TURN)
        return list(found)


def figures(corpora: Path, corpus: str, score: Score, given: Sequence[Answer]) -> dict[str, float]:
    """Return score.py's figures of the answers to a corpus."""
    tool = score_tool(corpora)
    kept = {each.identifier: each.extracted for each in given}
    scoring = {"extraction": tool.score_extraction, "structure": tool.score_structure}[score]
    measured, _, _ = scoring(
        lambda _html, _url, identifier: kept[identifier],
        corpora / corpus,
        Namespace(type=None, limit=None, worst=0),
    )
    return dict(measured)
