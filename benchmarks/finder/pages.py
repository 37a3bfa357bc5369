"""A corpus page to what is learned from it: features, labels, weights, and unlike copies."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.finder.augment import augmented
from benchmarks.finder.labels import labels_by_snippets, labels_by_text, words_of
from converter.base.dom import parse_page
from converter.base.guard import guarded
from converter.extract.find import Declaration
from converter.extract.find.features import FEATURES
from converter.extract.find.features.arrays import Page, arrays_of
from converter.extract.find.features.named import name_tokens
from converter.extract.find.survey import Survey, survey
from converter.extract.metadata import read_metadata
from converter.fetch import page_from_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.finder.corpora import Truth

COPIES: Final = 2
WEIGHT_OF_WORDS: Final = 0.75
WEIGHT_OF_PAGES: Final = 0.65
"""A block weighs (words + 1)^.75 over its page's sum to the .65: long pages count more, but not as much as they have."""
FORGETTING_WHAT_IS_DECLARED: Final = 0.2
FORGETTING_WHAT_KIND: Final = 0.5


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
    names: dict[str, float] = field(default_factory=dict)
    """Which share of the words under each name of a class or id belongs to the article; where that is known."""

    def __len__(self) -> int:
        """Return how many blocks it has."""
        return len(self.texts)


def rows_of(truth: Truth) -> PageRows:
    """Return a page's rows, with COPIES unlike ones."""
    html = truth.html()
    tree = parse_page(guarded(html)[0])
    seen = survey(tree)
    # As the package reads it, for so it is judged.
    _, says, _ = read_metadata(tree, seen, page_from_text(html, "html", truth.url), truth.url)
    texts = [block.text for block in seen.blocks]
    if truth.text is not None:
        label = labels_by_text(texts, truth.text)
    else:
        label = labels_by_snippets(texts, truth.wanted, truth.unwanted)
    counts = np.array([len(words_of(text)) for text in texts], float)
    weight = (counts + 1) ** WEIGHT_OF_WORDS
    page = PageRows(truth, texts, label, weight / (weight.sum() or 1.0) ** WEIGHT_OF_PAGES, counts, None)
    if texts:
        page.rows = _rows(seen, says, np.arange(len(texts)))
        if truth.text:
            page.names = _names(page)
        rng = np.random.RandomState(int(hashlib.sha256(truth.identifier.encode()).hexdigest()[:7], 16))
        for _ in range(COPIES):
            copy, places = augmented(seen, label == 1, rng)
            forgets = rng.rand() < FORGETTING_WHAT_IS_DECLARED
            heard = Declaration() if forgets else says
            if rng.rand() < FORGETTING_WHAT_KIND:
                heard = dataclasses.replace(heard, types=frozenset(), url="")
            page.copies.append(_rows(copy, heard, places))
    return page


def _rows(seen: Survey, says: Declaration, places: NDArray[np.int64]) -> Rows:
    page = arrays_of(seen, says)
    columns = {name: values.astype(np.float32) for source in FEATURES for name, values in source(page)}
    return Rows(page, columns, places)


def _names(page: PageRows) -> dict[str, float]:
    if page.rows is None:
        return {}
    boxes = page.rows.page.boxes
    mass = np.concatenate([[0.0], np.cumsum(page.words + 1)])
    kept = np.concatenate([[0.0], np.cumsum((page.words + 1) * (page.label == 1))])
    tokens: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for index, names in enumerate(boxes.names[1:], 1):
        for token in name_tokens(names):
            tokens[token][0] += kept[boxes.end[index]] - kept[boxes.first[index]]
            tokens[token][1] += mass[boxes.end[index]] - mass[boxes.first[index]]
    return {token: good / total for token, (good, total) in tokens.items()}
