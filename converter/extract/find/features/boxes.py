"""What the boxes around a block hold: its own, and two that each hold more than the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from converter.extract.find.names import CLUTTER, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.find.features.arrays import Numbers, Page

LEVELS: Final = 3
FRIENDLY: Final = (Role.BODY | Role.CONTENT).value
HOSTILE: Final = (CLUTTER & ~Role.UNSEEN & ~Role.TAGS & ~Role.AUTHOR_BOX).value


def box_columns(page: Page) -> Iterator[tuple[str, Numbers]]:
    """Return shares and counts of each box on the way out; `up0` is the block's own."""
    boxes, sums = page.boxes, page.sums
    all_good = sums.good[-1] or 1.0
    most = boxes.alike.tolist()
    for index, above in enumerate(boxes.parent.tolist()):
        if above >= 0:
            most[index] = max(most[index], most[above])
    yield "most_alike", np.array(most)[page.blocks.box]
    box = page.blocks.box
    for level in range(LEVELS):
        first, end = boxes.first[box], boxes.end[box]
        words = sums.words[end] - sums.words[first]
        some_words = np.maximum(words, 1)
        count = np.maximum(end - first, 1)
        good = sums.good[end] - sums.good[first]
        up = f"up{level}"
        yield f"{up}_words", words
        yield f"{up}_mean", words / count
        yield f"{up}_link", (sums.link_words[end] - sums.link_words[first]) / some_words
        yield f"{up}_good", good / some_words
        yield f"{up}_good_share", good / all_good
        yield f"{up}_paragraphs", (sums.paragraphs[end] - sums.paragraphs[first]) / some_words
        yield f"{up}_clutter", (sums.clutter[end] - sums.clutter[first]) / count
        if level:
            yield f"{up}_blocks", count.astype(float)
            yield f"{up}_short", (sums.short[end] - sums.short[first]) / count
            yield f"{up}_headings", (sums.headings[end] - sums.headings[first]) / count
            yield f"{up}_tag", boxes.tag[box].astype(float)
            roles = boxes.roles[box]
            yield f"{up}_roles", ((roles & FRIENDLY) != 0).astype(float) - 2.0 * ((roles & HOSTILE) != 0)
        box = boxes.outer[box]
