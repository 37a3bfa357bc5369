"""Surveys to unlike copies of themselves: other shapes of page than those that were collected."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

import numpy as np

from converter.extract.find.names import Role
from converter.extract.find.survey import Survey

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from converter.extract.find.survey import Box

_LANDMARKS: Final = frozenset(
    ("article", "main", "section", "header", "footer", "nav", "aside", "hgroup", "figure", "body")
)


def augmented(seen: Survey, wanted: NDArray[np.bool_], rng: np.random.RandomState) -> tuple[Survey, NDArray[np.int64]]:
    """Return a copy with some of the page gone, names forgotten, landmarks made div; and the places of what is left."""
    kept = np.nonzero(_kept(seen, wanted, rng))[0]
    forgetting = rng.choice([0.0, rng.uniform(0.3, 0.9), 1.0], p=[0.4, 0.3, 0.3])
    plain = rng.rand() < 0.45
    boxes = _boxes_over(seen, kept)
    forgotten: dict[str, bool] = {}
    for box in boxes.values():
        names = f"{box.attributes.get('class') or ''} {box.attributes.get('id') or ''}"
        # By name and not by box, so that siblings stay alike.
        if forgotten.setdefault(names, bool(rng.rand() < forgetting)):
            box.attributes = {} if forgetting == 1 else {"class": box.attributes.get("class")}
            box.roles = Role.NONE
        if plain and box.tag in _LANDMARKS and box.parent is not None:
            box.tag = "div"
            box.roles &= ~(Role.NAVIGATION | Role.FOOTER | Role.SIDE | Role.MEDIA)
    blocks = [dataclasses.replace(seen.blocks[index], box=boxes[id(seen.blocks[index].box)]) for index in kept]
    return Survey(body=boxes[id(seen.body)], blocks=blocks, boxes=list(boxes.values())), kept


def _kept(seen: Survey, wanted: NDArray[np.bool_], rng: np.random.RandomState) -> NDArray[np.bool_]:
    """Return which blocks stay: all, the article alone or nearly, a short article, or one side of the clutter gone."""
    count = len(seen.blocks)
    kept = np.ones(count, bool)
    places = np.nonzero(wanted)[0]
    if not len(places):
        return kept
    chance = rng.rand()
    if chance < 0.25:
        kept = wanted | (rng.rand(count) < rng.choice([0, 0, 0.05, 0.2]))
    elif chance < 0.45 and len(places) > 4:
        words = np.cumsum([seen.blocks[index].words for index in places])
        kept[places[max(2, int(np.searchsorted(words, rng.uniform(30, 250))) + 1) :]] = False
    elif chance < 0.6:
        position = np.arange(count)
        side = position < places[0] if rng.rand() < 0.5 else position > places[-1]
        kept[side & ~wanted] = False
    return kept


def _boxes_over(seen: Survey, kept: NDArray[np.int64]) -> dict[int, Box]:
    """Return copies of the boxes by the identity of the original, over the kept blocks only."""
    before = np.searchsorted(kept, np.arange(len(seen.blocks) + 1))
    boxes: dict[int, Box] = {}
    for box in seen.boxes:
        parent = boxes[id(box.parent)] if box.parent is not None else None
        boxes[id(box)] = dataclasses.replace(
            box,
            parent=parent,
            attributes=dict(box.attributes),
            first=int(before[box.first]),
            end=int(before[box.end]),
            children=[],
            words=0,
            link_words=0,
            prose=0,
        )
    for index in kept:
        block = seen.blocks[index]
        box: Box | None = boxes[id(block.box)]
        while box is not None:
            box.words += block.words
            box.link_words += block.link_words
            box.prose += block.words if block.is_prose else 0
            box = box.parent
    return boxes
