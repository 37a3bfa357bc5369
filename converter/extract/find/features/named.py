"""What was learned of the names that builders of sites give: "entry-content", "related", "footer"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from converter.extract.find.features.arrays import Numbers, Page

MAX_CHARACTERS: Final = 300
MAX_TOKEN_CHARACTERS: Final = 40
PART_MARK: Final = "~"
_HUMP: Final = re.compile(r"([a-z])([A-Z])")
_PART: Final = re.compile(r"[a-z]{2,}")
_HAS_DIGIT: Final = re.compile(r"\d").search


@lru_cache(maxsize=20_000)
def name_tokens(names: str) -> tuple[str, ...]:
    """Return what is learned of class names and ids: whole names without digits, and marked with "~" their parts."""
    lowered = _HUMP.sub(r"\1-\2", names[:MAX_CHARACTERS]).lower()
    whole = {name for name in lowered.split() if len(name) <= MAX_TOKEN_CHARACTERS and not _HAS_DIGIT(name)}
    return tuple(sorted(whole | {PART_MARK + part for part in _PART.findall(lowered)}))


def named_columns(page: Page, weights: Mapping[str, float]) -> Iterator[tuple[str, Numbers]]:
    """Return the weight of the names of a block's own box and the two around it, and over all around it."""
    boxes, own = page.boxes, page.blocks.box
    known = {names: _weight(names, weights) for names in set(boxes.names)}
    weight = [known[names] for names in boxes.names]
    weight[0] = 0.0  # a body's names say what kind of page it is, not what part
    total, least, most = list(weight), list(weight), list(weight)
    for index, above in enumerate(boxes.parent.tolist()):
        if above >= 0:
            total[index] += total[above]
            least[index] = min(least[index], least[above])
            most[index] = max(most[index], most[above])
    values = np.array(weight)
    above = np.maximum(boxes.parent[own], 0)
    yield "named", values[own]
    yield "named_above", values[above]
    yield "named_above2", values[np.maximum(boxes.parent[above], 0)]
    yield "named_sum", np.array(total)[own]
    yield "named_least", np.array(least)[own]
    yield "named_most", np.array(most)[own]


def _weight(names: str, weights: Mapping[str, float]) -> float:
    if len(names) == 1:
        return 0.0
    known = [weights[token] for token in name_tokens(names) if token in weights]
    return sum(known) / float(len(known) ** 0.5) if known else 0.0
