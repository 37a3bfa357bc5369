"""Probabilities to the table of figures: word F1 by kind of page, snippets found."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.finder.labels import words_of
from converter.extract.find.choice import choose, without_repetition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.finder.learn import Probabilities
    from benchmarks.finder.pages import PageRows

_SPACE: Final = re.compile(r"\s+")


def word_f1(found: str, wanted: str) -> float:
    """Return the F1 of two texts' words as multisets."""
    mine, theirs = Counter(words_of(found)), Counter(words_of(wanted))
    if not mine or not theirs:
        return float(mine == theirs)
    return 2 * (mine & theirs).total() / (mine.total() + theirs.total())


def report(pages: Sequence[PageRows], probabilities: Probabilities, worst: int) -> None:
    """Print the means, and the worst pages."""
    figures: dict[str, list[float]] = defaultdict(list)
    scored = []
    for page, probability in zip(pages, probabilities, strict=True):
        text = ""
        if len(page):
            words = page.rows.columns["words"].astype(float) if page.rows else page.words
            chosen = without_repetition(page.texts, _homes(page), choose(probability, words)[0], words)
            text = "\n".join(page.texts[index] for index in np.nonzero(chosen)[0])
        truth = page.truth
        if truth.text is not None:
            f1 = word_f1(text, truth.text)
            figures[truth.corpus].append(f1)
            scored.append((f1, truth))
            if truth.corpus == "wcxb":
                figures[f"wcxb {truth.kind}"].append(f1)
        else:
            plain = _SPACE.sub(" ", text).lower()
            for name, snippets in (("with", truth.wanted), ("without", truth.unwanted)):
                if snippets:
                    found = [_SPACE.sub(" ", snippet).strip().lower() in plain for snippet in snippets]
                    figures[f"{truth.corpus} {name}"].append(float(np.mean(found)))
    for name in sorted(figures):
        print(f"{name:24} {np.mean(figures[name]):.4f}  ({len(figures[name])})")
    for f1, truth in sorted(scored, key=lambda row: row[0])[:worst]:
        print(f"worst {f1:.3f} {truth.corpus} {truth.identifier} {truth.kind} {truth.url}")


def _homes(page: PageRows) -> list[int]:
    """Return what each block of a page stands in: the box around its own."""
    if page.rows is None:
        return list(range(len(page)))
    boxes = page.rows.page
    homes: list[int] = np.maximum(boxes.boxes.parent[boxes.blocks.box], 0).tolist()
    return homes
