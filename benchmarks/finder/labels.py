"""Which blocks of a page belong to a reference text, by shared runs of words and then by the word F1 itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

RUN: Final = 4
"""Words in a run that must stand in the reference as they stand in the block."""
BELONGS: Final = 0.6
"""Share of a block's words in shared runs from which it belongs."""
PARTLY: Final = 0.25
FAINT_WORDS: Final = 3
"""So short a block belongs only if it is a line of the reference, or what is around it belongs."""
AROUND: Final = 4
FEWEST_OF_A_COPY: Final = 6
UNKNOWN: Final = -1
_WORD: Final = re.compile(r"\w+")
_SPACE: Final = re.compile(r"\s+")


def words_of(text: str) -> list[str]:
    """Return a text's words as the scores count them."""
    return _WORD.findall(text.lower())


def labels_by_text(texts: Sequence[str], reference: str) -> NDArray[np.int64]:
    """Return 1 for each block that belongs to the reference, else 0."""
    blocks = [words_of(text) for text in texts]
    share = _shares(blocks, reference)
    belongs = share >= BELONGS
    _refine(belongs, share, blocks, Counter(words_of(reference)))
    for index, words in enumerate(blocks):
        if not words:
            belongs[index] = _around(blocks, share, index) > BELONGS
    kept = {texts[index] for index in np.nonzero(belongs)[0] if len(blocks[index]) >= FEWEST_OF_A_COPY}
    for index, text in enumerate(texts):
        belongs[index] |= text in kept
    return belongs.astype(np.int64)


def labels_by_snippets(texts: Sequence[str], wanted: Sequence[str], unwanted: Sequence[str]) -> NDArray[np.int64]:
    """Return 1 for blocks that hold a wanted snippet, 0 for an unwanted one, UNKNOWN for the rest."""
    labels = np.full(len(texts), UNKNOWN)
    plain = [_SPACE.sub(" ", text).lower() for text in texts]
    for snippets, label in ((unwanted, 0), (wanted, 1)):
        for snippet in snippets:
            sought = _SPACE.sub(" ", snippet).strip().lower()
            for index, text in enumerate(plain):
                if sought in text or (len(text) > 2 * FEWEST_OF_A_COPY and text in sought):
                    labels[index] = label
    return labels


def _shares(blocks: list[list[str]], reference: str) -> NDArray[np.float64]:
    """Return the share of each block's words that lie in runs of the reference."""
    sought = words_of(reference)
    runs = [Counter(zip(*(sought[start:] for start in range(size)), strict=False)) for size in range(1, RUN + 1)]
    lines = {tuple(words_of(line)) for line in reference.split("\n")}
    share = np.zeros(len(blocks))
    for index, words in enumerate(blocks):
        if words:
            size = min(RUN, len(words))
            covered = bytearray(len(words))
            for start in range(len(words) - size + 1):
                if tuple(words[start : start + size]) in runs[size - 1]:
                    covered[start : start + size] = b"\1" * size
            share[index] = sum(covered) / len(words)
    plain = share.copy()
    for index, words in enumerate(blocks):
        if 0 < len(words) <= FAINT_WORDS and plain[index] and tuple(words) not in lines:
            share[index] = float(_around(blocks, plain, index) > BELONGS)
    _one_of_each(blocks, share, plain, runs)
    return share


def _one_of_each(
    blocks: list[list[str]],
    share: NDArray[np.float64],
    plain: NDArray[np.float64],
    runs: list[Counter[tuple[str, ...]]],
) -> None:
    """Keep of blocks with the same words as many as the reference has, those in the best company first."""
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, words in enumerate(blocks):
        if words and share[index] > PARTLY * 2:
            same[tuple(words)].append(index)
    for words, places in same.items():
        size = min(RUN, len(words))
        starts = range(min(len(words) - size + 1, 30))
        times = max(1, min(runs[size - 1][words[start : start + size]] for start in starts))
        if len(places) > times:
            company = {place: round(_around(blocks, plain, place, set(places)), 2) for place in places}
            for place in sorted(places, key=lambda place: (-company[place], place))[times:]:
                share[place] = 0.0


def _around(
    blocks: list[list[str]], share: NDArray[np.float64], index: int, but: frozenset[int] | set[int] = frozenset()
) -> float:
    total = weights = 0.0
    for by in range(-AROUND, AROUND + 1):
        place = index + by
        if by and 0 <= place < len(blocks) and blocks[place] and place not in but:
            weight = min(len(blocks[place]), 15) / abs(by) ** 0.5
            total += weight * share[place]
            weights += weight
    return total / weights if weights else 0.0


def _refine(
    belongs: NDArray[np.bool_], share: NDArray[np.float64], blocks: list[list[str]], reference: Counter[str]
) -> None:
    """Add blocks that belong in part, and take blocks away, where the word F1 gains by it."""
    size = reference.total()
    taken: Counter[str] = Counter()
    for index in np.nonzero(belongs)[0]:
        taken.update(blocks[index])
    count, shared = taken.total(), (taken & reference).total()
    for index, words in enumerate(blocks):
        mine = Counter(words)
        if not belongs[index] and share[index] >= PARTLY and len(words) > FEWEST_OF_A_COPY:
            gain = sum(min(n, max(0, reference[word] - taken[word])) for word, n in mine.items())
            if (shared + gain) * (count + size) > shared * (count + len(words) + size):
                belongs[index] = True
                taken.update(mine)
                count, shared = count + len(words), shared + gain
        elif belongs[index] and FAINT_WORDS <= len(words) < count:
            loss = sum(max(0, min(n, reference[word] - (taken[word] - n))) for word, n in mine.items())
            better = (shared - loss) * (count + size) > shared * (count - len(words) + size)
            if better and loss < len(words) / 3:
                belongs[index] = False
                taken.subtract(mine)
                count, shared = count - len(words), shared - loss
