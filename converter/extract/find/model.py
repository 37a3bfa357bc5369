"""The learned finder: boosted trees over features of blocks, as plain arrays, which need numpy and no LightGBM."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from converter.extract.find.features.arrays import Numbers

FIRST_LEAVES: Final = 4
"""After so many steps it is asked which lanes have come to a leaf: most end at the eighth, the deepest at the 22nd."""
MOST_BLOCKS: Final = 4_000
"""Judged at a time: a lane takes 40 bytes, and a hundred trees have a lane a block."""
VERSION: Final = 1
"""Of what the file holds; features that mean something else need another."""
SHIPPED: Final = Path(__file__).with_name("model.npz")
"""Trained by `benchmarks/train_finder.py` on WCXB (CC-BY-4.0), Readability's test pages and snippet annotations."""


@dataclass(frozen=True, slots=True)
class Model:
    """Trees and name weights."""

    features: tuple[str, ...]
    """Names of the columns, in the order that `feature` counts in."""
    feature: NDArray[np.int64]
    """Which column each node asks; a leaf asks any."""
    threshold: NDArray[np.float32]
    """A node goes to its first child where the column is at most this; a leaf's is infinite."""
    child: NDArray[np.int64]
    """First and second child of each node; a leaf's are itself."""
    value: NDArray[np.float32]
    """Of leaves, in log-odds."""
    roots: NDArray[np.int64]
    depth: int
    name_weights: Mapping[str, float]

    def probabilities(self, columns: Mapping[str, Numbers]) -> Numbers:
        """Return how likely each block is the article's."""
        table = np.array([columns[name] for name in self.features], np.float32)
        parts = [self._score(table[:, first : first + MOST_BLOCKS]) for first in range(0, table.shape[1], MOST_BLOCKS)]
        likely: Numbers = 1 / (1 + np.exp(-np.concatenate(parts)))
        return likely

    def _score(self, table: NDArray[np.float32]) -> Numbers:
        """Return log-odds of the columns of a table whose rows are features."""
        # A lane is one block on its way down one tree. The blocks of a tree lie side by side, so that what neighbours
        # ask for lies side by side, too: half the time of the other order.
        count = table.shape[1]
        values, rows = table.ravel(), self.feature * count
        block = np.tile(np.arange(count), len(self.roots))
        node = np.repeat(self.roots, count)
        lane = np.arange(len(node))
        leaf = np.empty_like(node)
        for step in range(self.depth):
            goes_second = values.take(block + rows.take(node)) > self.threshold.take(node)
            node = self.child.take(2 * node + goes_second)
            if step >= FIRST_LEAVES and step % 2 == 0:
                left = np.flatnonzero(self.child.take(2 * node) != node)
                leaf[lane] = node
                lane, node, block = lane.take(left), node.take(left), block.take(left)
        leaf[lane] = node
        score: Numbers = self.value.take(leaf).reshape(-1, count).sum(axis=0, dtype=np.float64)
        return score


@cache
def load_model(path: Path = SHIPPED) -> Model:
    """Return the model in a file that training has packed. Raises ValueError for one of another version."""
    with np.load(path) as arrays:
        if int(arrays["version"]) != VERSION:
            raise ValueError(f"{path} is of version {arrays['version']}, not {VERSION}: train it again")
        return Model(
            features=tuple(arrays["features"].tolist()),
            feature=arrays["feature"].astype(np.int64),
            threshold=arrays["threshold"],
            child=arrays["child"].astype(np.int64),
            value=arrays["value"],
            roots=arrays["roots"].astype(np.int64),
            depth=int(arrays["depth"]),
            name_weights=dict(zip(arrays["names"].tolist(), arrays["weights"].tolist(), strict=True)),
        )
