"""What a block is by itself, and what the boxes around it are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from converter.extract.find.features.arrays import TAG_CODE
from converter.extract.find.names import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.find.features.arrays import Numbers, Page

ENCLOSING_TAGS: Final = ("aside", "footer", "form", "main", "nav", "ul", "table")
TELLING_ROLES: Final = (
    Role.BODY,
    Role.NAVIGATION,
    Role.SHARE,
    Role.RELATED,
    Role.COMMENTS,
    Role.FOOTER,
    Role.SIDE,
    Role.THREAD,
)
"""The model does as well without the others, and never asked for most of them."""


def block_columns(page: Page) -> Iterator[tuple[str, Numbers]]:
    """Return the block's own counts, its tags, and each role's presence: 0 nowhere, 1 around it, 2 on its own box."""
    blocks, boxes = page.blocks, page.boxes
    yield "words", blocks.words
    yield "characters", blocks.characters
    yield "link", blocks.link
    yield "ending", blocks.ending
    yield "periods", blocks.periods
    yield "title", blocks.title
    yield "copies", blocks.copies
    own = blocks.box
    yield "tag", boxes.tag[own].astype(float)
    yield "depth", boxes.depth[own]
    yield "boxes_above", boxes.inner[np.maximum(boxes.parent[own], 0)]
    yield "alike", boxes.alike[own]
    for role in TELLING_ROLES:
        bit = role.value
        yield (
            f"role_{(role.name or '').lower()}",
            ((boxes.all_roles[own] & bit) != 0).astype(float) + ((boxes.roles[own] & bit) != 0),
        )
    enclosing = _enclosing(page)
    for index, tag in enumerate(ENCLOSING_TAGS):
        yield f"in_{tag}", ((enclosing[own] >> index) & 1).astype(float)


def _enclosing(page: Page) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    bit_of = {TAG_CODE[tag]: 1 << index for index, tag in enumerate(ENCLOSING_TAGS)}
    bits = [bit_of.get(tag, 0) for tag in page.boxes.tag.tolist()]
    for index, above in enumerate(page.boxes.parent.tolist()):
        if above >= 0:
            bits[index] |= bits[above]
    return np.array(bits)
