"""Probabilities to a choice of blocks: the set with the highest expected F1, without what is said twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.extract.find.features.arrays import Flags, Numbers

MAX_ROUNDS: Final = 12
SETTLED: Final = 1e-4
SURE_FROM: Final = 0.85
SURE_TO: Final = 0.97
"""Expected F1 between which the threshold rises: a page that is sure of itself can do without what is doubtful."""
STRICTER_WHEN_SURE: Final = 1.4
FEWEST_BLOCKS: Final = 20
"""A smaller page that repeats itself does so on purpose."""
SAID_BEFORE: Final = 0.8
FEWEST_WORDS_OF_A_RUN: Final = 20
LARGEST_RUN: Final = 0.6
"""A run that is more of the choice than this is the article, whatever stood before it."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s")
_SHORTEST_SENTENCE: Final = 4


def choose(probability: Numbers, words: Numbers) -> tuple[Flags, float]:
    """Return the chosen blocks, and the word F1 that is expected of them."""
    chosen, expected = _best_expected(probability, words, 1.0)
    sureness = min(max((expected - SURE_FROM) / (SURE_TO - SURE_FROM), 0.0), 1.0)
    if sureness:
        chosen, _ = _best_expected(probability, words, 1 + (STRICTER_WHEN_SURE - 1) * sureness)
    return chosen, expected


def without_repetition(texts: Sequence[str], homes: Sequence[int], chosen: Flags, words: Numbers) -> Flags:
    """Return the choice without runs of blocks that were said before: the same article again for small screens.

    `homes` are numbers of what each block stands in: what is said again in the same place is a refrain, and stays.
    """
    if len(texts) < FEWEST_BLOCKS:
        return chosen
    left = chosen.copy()
    total = float(words[chosen].sum())
    run: list[int] = []
    for index in [*_said_before(texts, homes, chosen), -1]:
        if index >= 0 and (not run or not chosen[run[-1] + 1 : index].any()):
            run.append(index)
            continue
        if FEWEST_WORDS_OF_A_RUN <= words[run].sum() <= LARGEST_RUN * total:
            left[run] = False
        run = [index]
    return left


def _best_expected(probability: Numbers, words: Numbers, strictness: float) -> tuple[Flags, float]:
    # The set with the best expected F1 is all above half of that F1 (Ye, Chai, Lee and Chieu 2012).
    expected = 0.6
    mass = probability * words
    chosen = probability > expected / 2 * strictness
    for _ in range(MAX_ROUNDS):
        chosen = probability > expected / 2 * strictness
        now = 2 * float(mass[chosen].sum()) / (float(words[chosen].sum() + mass.sum()) or 1.0)
        if abs(now - expected) < SETTLED:
            break
        expected = now
    return (chosen if chosen.any() else probability >= probability.max()), expected


def _said_before(texts: Sequence[str], homes: Sequence[int], chosen: Flags) -> list[int]:
    seen: dict[str, int] = {}
    repeated: list[int] = []
    for index in np.nonzero(chosen)[0].tolist():
        sentences = [part for part in _SENTENCE_END.split(texts[index]) if len(part) >= _SHORTEST_SENTENCE]
        length = sum(map(len, sentences))
        home = homes[index]
        again = sum(len(part) for part in sentences if seen.get(part, home) != home)
        if length and again >= SAID_BEFORE * length:
            repeated.append(index)
        for part in sentences:
            seen.setdefault(part, home)
    return repeated
