"""What the page's own markup says is the article's text: microdata and JSON-LD, where a page has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from converter.base.words import bare_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.extract.find.features.arrays import Numbers, Page
    from converter.extract.find.survey import Block

UNDECLARED: Final = -1.0
FEWEST_DECLARED_WORDS: Final = 40
"""A shorter text is a description."""
COMPARED_WORDS: Final = 6
"""A block is looked for by its first words: markup inside the rest may have been put another way."""
FEWEST_COMPARED_WORDS: Final = 3
_TAG: Final = re.compile(r"<[^<>]*>")


def declared_columns(page: Page) -> Iterator[tuple[str, Numbers]]:
    """Return whether each block lies in an element that is marked as the article's body, and in its declared text."""
    boxes, count = page.boxes, len(page)
    marked = [index for index, is_body in enumerate(boxes.is_marked_body) if is_body]
    inside = np.full(count, UNDECLARED if not marked else 0.0)
    for index in marked:
        inside[boxes.first[index] : boxes.end[index]] = 1.0
    yield "marked_inside", inside
    yield "declared", page.declared


def declared_blocks(blocks: Sequence[Block], text: str) -> Numbers:
    """Return 1 for each block whose first words stand in a text, 0.5 for one too short to tell, else 0.

    Without a text that is long enough, UNDECLARED for all.
    """
    words = bare_words(_TAG.sub(" ", text))
    if len(words) < FEWEST_DECLARED_WORDS:
        return np.full(len(blocks), UNDECLARED)
    joined = f" {' '.join(words)} "
    found = []
    for block in blocks:
        start = bare_words(block.text[:100])[:COMPARED_WORDS]
        found.append(0.5 if len(start) < FEWEST_COMPARED_WORDS else float(f" {' '.join(start)} " in joined))
    return np.array(found)
