"""What stands next to a block, and what blocks of its kind are like on this page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.find.features.arrays import Numbers, Page, Places

RADIUS: Final = 5
"""Blocks on either side."""
NEIGHBOURS: Final = (("last", -1), ("next", 1))


def around_columns(page: Page) -> Iterator[tuple[str, Numbers]]:
    """Return means over windows, the neighbours' tags, and means over blocks with the same tags and classes."""
    blocks, sums = page.blocks, page.sums
    count = len(page)
    position = np.arange(count)
    first, end = np.maximum(position - RADIUS, 0), np.minimum(position + RADIUS + 1, count)
    words = sums.words[end] - sums.words[first]
    yield "around_good", (sums.good[end] - sums.good[first]) / (end - first)
    yield "around_words", words / (end - first)
    yield "around_link", (sums.link_words[end] - sums.link_words[first]) / np.maximum(words, 1)
    kind = _kinds(page)
    tag = page.boxes.tag[blocks.box].astype(float)
    parent = page.boxes.parent[blocks.box]
    for name, by in NEIGHBOURS:
        neighbour = np.clip(position + by, 0, count - 1)
        there = (position + by >= 0) & (position + by < count)
        yield f"{name}_tag", np.where(there, tag[neighbour], 0.0)
        yield f"{name}_same_parent", (there & (parent[neighbour] == parent)).astype(float)
    of_kind = np.bincount(kind)
    kind_words = np.bincount(kind, weights=blocks.words)
    yield "kind_count", of_kind[kind].astype(float)
    yield "kind_mean", (kind_words / of_kind)[kind]
    yield "kind_link", (np.bincount(kind, weights=blocks.words * blocks.link) / kind_words)[kind]
    yield "kind_good", (np.bincount(kind, weights=blocks.good) / (sums.good[-1] or 1.0))[kind]


def _kinds(page: Page) -> Places:
    """Return a number for each block's own and outer tag and class: equal where both are."""
    numbers: dict[tuple[tuple[int, str], tuple[int, str]], int] = {}
    kinds, parents = page.boxes.kind, page.boxes.parent.tolist()
    return np.array(
        [numbers.setdefault((kinds[box], kinds[parents[box]]), len(numbers)) for box in page.blocks.box.tolist()]
    )
