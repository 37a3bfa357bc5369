"""A corpus page to what is learned from it: features, labels, weights, and unlike copies."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.finder.augment import augmented
from benchmarks.finder.features import FEATURES
from benchmarks.finder.features.arrays import Page, arrays_of
from benchmarks.finder.labels import UNKNOWN, labels_by_snippets, labels_by_text, words_of
from converter.base.dom import parse_page
from converter.base.guard import guarded
from converter.extract.find.survey import Survey, survey

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.finder.corpora import Truth

COPIES: Final = 2
WEIGHT_OF_WORDS: Final = 0.75
WEIGHT_OF_PAGES: Final = 0.65
"""A block weighs (words + 1)^.75 over its page's sum to the .65: long pages count more, but not as much as they have."""
FORGETTING_THE_TITLE: Final = 0.2


@dataclass(slots=True)
class Rows:
    """The features of a page or of one of its copies."""

    page: Page
    columns: dict[str, NDArray[np.float32]]
    places: NDArray[np.int64]
    """Places of its blocks in the page's own."""


@dataclass(slots=True)
class PageRows:
    """One page of a corpus as rows."""

    truth: Truth
    texts: list[str]
    label: NDArray[np.int64]
    """1, 0 or UNKNOWN."""
    weight: NDArray[np.float64]
    words: NDArray[np.float64]
    rows: Rows | None
    copies: list[Rows] = field(default_factory=list)

    def __len__(self) -> int:
        """Return how many blocks it has."""
        return len(self.texts)


def rows_of(truth: Truth) -> PageRows:
    """Return a page's rows, with COPIES unlike ones."""
    seen = survey(parse_page(guarded(truth.html())[0]))
    texts = [block.text for block in seen.blocks]
    if truth.text is not None:
        label = labels_by_text(texts, truth.text)
    else:
        label = labels_by_snippets(texts, truth.wanted, truth.unwanted)
    counts = np.array([len(words_of(text)) for text in texts], float)
    weight = (counts + 1) ** WEIGHT_OF_WORDS
    page = PageRows(truth, texts, label, weight / (weight.sum() or 1.0) ** WEIGHT_OF_PAGES, counts, None)
    if texts:
        page.rows = _rows(seen, truth.title, np.arange(len(texts)))
        rng = np.random.RandomState(int(hashlib.sha256(truth.identifier.encode()).hexdigest()[:7], 16))
        for _ in range(COPIES):
            copy, places = augmented(seen, label == 1, rng)
            title = "" if rng.rand() < FORGETTING_THE_TITLE else truth.title
            page.copies.append(_rows(copy, title, places))
    return page


def _rows(seen: Survey, title: str, places: NDArray[np.int64]) -> Rows:
    page = arrays_of(seen, title)
    columns = {name: values.astype(np.float32) for source in FEATURES for name, values in source(page)}
    return Rows(page, columns, places)


def is_labelled(page: PageRows) -> bool:
    """Return whether the page teaches anything by itself."""
    return bool((page.label != UNKNOWN).any()) and page.truth.text != ""
