"""Pages of the corpora to the table that counts: what a reader gets, each page judged by a model that has not seen it.

The scores are those of SHARED/tools/score.py itself, and a peer is measured in the same run.
"""

from __future__ import annotations

import importlib.util
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from statistics import mean, median
from typing import TYPE_CHECKING, Any, Final

from benchmarks.finder.corpora import truths
from benchmarks.finder.learn import fold_file
from converter.extract.find import learned
from converter.extract.find.model import load_model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from benchmarks.finder.corpora import Truth

OURS: Final = "converter"
"""Octavo's name among the extractors of score.py."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What one extractor made of one page."""

    milliseconds: float
    figures: dict[str, float] = field(default_factory=dict)
    crash: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """One page, with each extractor's scores."""

    truth: Truth
    by: dict[str, Scores]


def measure(corpora: Path, folds: Path, peers: Sequence[str]) -> list[Measured]:
    """Return every page's scores: Octavo's with the model of the page's fold, in `folds`, and the peers'."""
    with ProcessPoolExecutor(2, initializer=_prepare, initargs=(corpora, folds, (OURS, *peers))) as executor:
        return list(executor.map(_measured, truths(corpora), chunksize=8))


def print_table(pages: Sequence[Measured], worst: int) -> None:
    """Print the means by corpus and kind of page, one column an extractor, and the pages that Octavo does worst on."""
    extractors = list(pages[0].by)
    figures: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for page in pages:
        for who, scores in page.by.items():
            for name, value in scores.figures.items():
                figures[f"{page.truth.corpus} {name}"][who].append(value)
                if page.truth.corpus == "wcxb":
                    figures[f"wcxb {page.truth.kind}: {name}"][who].append(value)
    print(f"{'':36}{'pages':>6}" + "".join(f"{who if who != OURS else 'octavo':>14}" for who in extractors))
    for name, by in sorted(figures.items()):
        print(f"{name:36}{len(by[OURS]):6}" + "".join(f"{mean(by[who]):14.4f}" for who in extractors))
    times = "".join(f"{median(page.by[who].milliseconds for page in pages):14.1f}" for who in extractors)
    print(f"{'ms a page, median':36}{len(pages):6}{times}")
    for page in pages:
        if page.by[OURS].crash:
            print(f"crash {page.truth.corpus} {page.truth.identifier}: {page.by[OURS].crash}")
    scored = [page for page in pages if "F1" in page.by[OURS].figures]
    for page in sorted(scored, key=lambda page: page.by[OURS].figures["F1"])[:worst]:
        truth = page.truth
        print(f"worst {page.by[OURS].figures['F1']:.3f} {truth.corpus} {truth.identifier} {truth.kind} {truth.url}")


def figures_of(pages: Sequence[Measured]) -> dict[str, dict[str, float]]:
    """Return Octavo's means by corpus, named as floors.json names them."""
    values: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for page in pages:
        for name, value in page.by[OURS].figures.items():
            if name == "F1" or page.truth.corpus == "snippets":
                values[page.truth.corpus]["without (0 is best)" if name == "without" else name].append(value)
            if name == "F1" and page.truth.corpus == "wcxb":
                values["wcxb"][f"F1 {page.truth.kind}"].append(value)
    return {corpus: {name: mean(found) for name, found in by.items()} for corpus, by in values.items()}


_score: Any = None
_extractors: dict[str, Callable[..., Any]] = {}
_folds: Path


def _prepare(corpora: Path, folds: Path, names: Sequence[str]) -> None:
    """Load what a process needs: the tool, and the extractors in it."""
    global _score, _folds  # noqa: PLW0603 - the state of one process, set once
    spec = importlib.util.spec_from_file_location("score", corpora.parent / "tools" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(corpora.parent / "tools" / "score.py")
    _score = importlib.util.module_from_spec(spec)
    sys.modules["score"] = _score
    spec.loader.exec_module(_score)
    _folds = folds
    _extractors.update({name: _score.EXTRACTORS[name]() for name in names})


def _measured(truth: Truth) -> Measured:
    unseen = fold_file(_folds, truth.fold)
    # What ships has no way to name another model, for nobody else needs one; load_model is cached, hence the type.
    learned.load_model = lambda: load_model(unseen)  # type: ignore[assignment]
    html = truth.html()
    return Measured(truth, {name: _scores(extract, truth, html) for name, extract in _extractors.items()})


def _scores(extract: Callable[..., Any], truth: Truth, html: str) -> Scores:
    began = _score.time.perf_counter()
    try:
        got = extract(html, truth.url or None, truth.identifier)
        crash = ""
    except Exception as error:  # noqa: BLE001 - a crash is a result, and is told
        got, crash = _score.Extracted(), f"{type(error).__name__}: {error}"
    milliseconds = 1000 * (_score.time.perf_counter() - began)
    figures: dict[str, float] = {}
    if truth.text is not None:
        figures["F1"] = _score.prf(_score.words(got.text), _score.words(truth.text))[2]
    if truth.wanted:
        figures["with"] = _score.snippets(got.text, truth.wanted)
    if truth.unwanted:
        figures["without"] = _score.snippets(got.text, truth.unwanted)
    return Scores(milliseconds, figures, crash)
