"""What kind of page it is: the same value for every block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from converter.extract.find.names import Role
from converter.extract.find.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.find.features.arrays import Numbers, Page


def page_columns(page: Page) -> Iterator[tuple[str, Numbers]]:
    """Return counts and shares over the whole page."""
    return ((f"page_{name}", np.full(len(page), value)) for name, value in _values(page))


def _values(page: Page) -> Iterator[tuple[str, float]]:
    blocks, boxes, sums = page.blocks, page.boxes, page.sums
    words = sums.words[-1]
    yield "blocks", float(len(page))
    yield "words", words
    yield "good", sums.good[-1]
    yield "good_share", sums.good[-1] / words
    yield "link", sums.link_words[-1] / words
    yield "paragraphs", sums.paragraphs[-1] / words
    yield "longest", float(blocks.words.max())
    yield "alike", float(boxes.alike[blocks.box].max())
    for role in (Role.THREAD, Role.COMMENTS, Role.BODY, Role.RELATED):
        named = (boxes.all_roles[blocks.box] & role.value) != 0
        yield (role.name or "").lower(), float(blocks.words[named].sum()) / words
    for phrase in (Phrase.PRICE, Phrase.DATE):
        yield (phrase.name or "").lower(), float(((blocks.phrases & int(phrase)) != 0).sum())
