"""Where a block lies seen from the boxes that hold most of the page's prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from converter.extract.find.features.arrays import TAG_CODE
from converter.extract.find.names import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.find.features.arrays import Flags, Numbers, Page

SHARES: Final = (0.85, 0.7, 0.5)
"""A holder is followed down while one box in it holds this share of its prose."""
LEAST_SHARE: Final = 0.3
NONE: Final = -1


def holder_columns(page: Page) -> Iterator[tuple[str, Numbers]]:
    """Return the place of each block in, before or after each holder, and along the chain of fullest boxes."""
    boxes, sums, own = page.boxes, page.sums, page.blocks.box
    good = sums.good[boxes.end] - sums.good[boxes.first]
    all_good = sums.good[-1] or 1.0
    position = np.arange(len(page), dtype=float)
    chain = _chain(page, good)
    for share in SHARES:
        holder = _holder(chain, good, share)
        first, end = int(boxes.first[holder]), int(boxes.end[holder])
        name = f"holder{round(share * 100)}"
        yield f"{name}_inside", ((position >= first) & (position < end)).astype(float)
        yield f"{name}_position", (position - first) / max(1, end - first)
        yield f"{name}_share", np.full(len(page), good[holder] / all_good)
    along = np.zeros(len(page))
    for step, box in enumerate(chain):
        along[boxes.first[box] : boxes.end[box]] = step
    yield "chain", along
    yield "off_chain", boxes.depth[own] - along
    for name, of in (
        ("article", boxes.tag == TAG_CODE["article"]),
        ("main", boxes.tag == TAG_CODE["main"]),
        ("body", (boxes.roles & Role.BODY.value) != 0),
    ):
        box = _fullest(of, good)
        yield f"{name}_share", np.full(len(page), good[box] / all_good if box != NONE else 0.0)
        if name == "main":
            inside = (position >= boxes.first[box]) & (position < boxes.end[box])
            yield "main_inside", inside.astype(float) if box != NONE else np.full(len(page), float(NONE))


def _chain(page: Page, good: Numbers) -> list[int]:
    """Return the boxes from the body down, each the one with most prose in the one before."""
    fullest: dict[int, int] = {}
    for index, above in enumerate(page.boxes.parent.tolist()):
        if above >= 0 and (above not in fullest or good[index] > good[fullest[above]]):
            fullest[above] = index
    chain = [0]
    while chain[-1] in fullest:
        box = fullest[chain[-1]]
        if good[box] <= LEAST_SHARE * good[chain[-1]]:
            break
        chain.append(box)
    return chain


def _holder(chain: list[int], good: Numbers, share: float) -> int:
    holder = chain[0]
    for box in chain[1:]:
        if good[box] < share * good[holder]:
            break
        holder = box
    return holder


def _fullest(of: Flags, good: Numbers) -> int:
    """Return the place of the box with most prose of those that a flag is up for; -1 where there is none."""
    found = np.nonzero(of)[0]
    return int(found[int(np.argmax(good[found]))]) if len(found) else NONE
