"""A survey to the article that the model sees in it: its blocks, the box around them, and what in that box is not its.

The model judges blocks by themselves. What is whole stays whole: a heading goes with what follows it, a list, a table
or a figure with most of its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from converter.extract.find.choice import choose, without_repetition
from converter.extract.find.constructs import is_whole, with_constructs
from converter.extract.find.features import columns_of
from converter.extract.find.features.arrays import arrays_of
from converter.extract.find.model import load_model
from converter.extract.find.survey import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Collection

    from converter.extract.find.clutter import LeftOut
    from converter.extract.find.declaration import Declaration
    from converter.extract.find.features.arrays import Flags, Numbers
    from converter.extract.find.survey import Block, Box, Survey

WHOLES: Final = frozenset(("ul", "ol", "dl", "table", "figure", "blockquote", "pre", "tr", "li"))
"""Elements that a reader sees as one thing."""
MOST_OF_A_WHOLE: Final = 0.5
NONE: Final = -1
BELIEVED_UP_TO: Final[dict[str, float]] = {
    "comments": 1.0,
    "next_articles": 1.0,
    "share_buttons": 0.6,
    "newsletter": 0.6,
    "author_box": 0.6,
    "cookie_notices": 0.6,
    "advertisements": 0.6,
}
"""Clutter by name is believed, and so no choice, unless the model takes its words for the article's: their mean
probability up to which it is. Builders of sites call any box an ad. Lists of links and menus are left to the model
altogether."""
COMMENTS_OF_A_THREAD: Final = 0.3
"""… and up to which comments are on a page that says it is a thread, and no article: forums call posts comments."""
WHATEVER_THEIR_SIZE: Final = frozenset(("comments", "next_articles"))
MOST_THAT_IS_NAMED: Final = 0.3
"""… and, those apart, while it has at most this share of the page's words."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model thinks of a page."""

    chosen: Flags
    """Whether each block is the article's."""
    expected: float
    """The word F1 that the choice is expected to have."""
    probability: Numbers
    """How likely each block is the article's."""


def probabilities_of(seen: Survey, says: Declaration) -> Numbers:
    """Return how likely each block of a survey with at least one block is the article's."""
    model = load_model()
    return model.probabilities(columns_of(arrays_of(seen, says), model.name_weights))


def judge(seen: Survey, says: Declaration, named: Collection[LeftOut], kept: Collection[LeftOut]) -> Judgement:
    """Return the model's choice among the blocks, without the clutter by name that may be believed.

    `kept` is clutter that stays because the user wants it: all comments, and what else of it lies in the article.
    """
    words = np.array([float(block.words) for block in seen.blocks])
    probability = probabilities_of(seen, says)
    out = _believed(named, probability, words, is_thread=says.is_thread)
    chosen, expected = choose(np.where(out, 0.0, probability), words)
    chosen &= ~out
    texts, homes = [block.text for block in seen.blocks], [id(block.box.parent or block.box) for block in seen.blocks]
    chosen = without_repetition(texts, homes, chosen, words)
    chosen = _whole(seen, chosen, out, words)
    chosen = with_constructs(seen, chosen, out, probability, is_thread=says.is_thread)
    if kept and chosen.any():
        article = common_box(seen, chosen)
        for part in kept:
            if part.rule == "comments" or article.holds(part.box):
                chosen[part.box.first : part.box.end] = True
    return Judgement(chosen, expected, probability)


def _believed(named: Collection[LeftOut], probability: Numbers, words: Numbers, *, is_thread: bool) -> Flags:
    """Return which blocks lie in a box that is clutter by name, and not by name alone."""
    out = np.zeros(len(words), bool)
    up_to = BELIEVED_UP_TO | ({"comments": COMMENTS_OF_A_THREAD} if is_thread else {})
    for part in named:
        inside = slice(part.box.first, part.box.end)
        is_small = part.rule in WHATEVER_THEIR_SIZE or part.box.words <= MOST_THAT_IS_NAMED * words.sum()
        if part.rule in up_to and is_small:
            mean = float(np.average(probability[inside], weights=words[inside]))
            out[inside] |= mean <= up_to[part.rule]
    return out


def common_box(seen: Survey, chosen: Flags) -> Box:
    """Return the smallest box that holds all chosen blocks, of which there is at least one."""
    places = np.nonzero(chosen)[0]
    first, last = int(places[0]), int(places[-1])
    box = seen.blocks[first].box
    while box.end <= last and box.parent is not None:
        box = box.parent
    return box


def left_over(seen: Survey, container: Box, chosen: Flags) -> tuple[list[Box], list[Block]]:
    """Return what in the container is not chosen: the outermost boxes, and blocks that share a box with chosen ones.

    A box without words, a picture's, stays where a chosen one stands beside it.
    """
    count = np.concatenate([[0], np.cumsum(chosen)]).tolist()
    inner: dict[int, list[Box]] = {}
    for box in seen.boxes:
        if box.parent is not None:
            inner.setdefault(id(box.parent), []).append(box)
    loose: dict[int, list[Block]] = {}
    for index in range(container.first, container.end):
        if not chosen[index]:
            loose.setdefault(id(seen.blocks[index].box), []).append(seen.blocks[index])
    boxes: list[Box] = []
    blocks: list[Block] = []
    pending = [container]
    while pending:
        box = pending.pop()
        blocks.extend(loose.get(id(box), ()))
        beside = inner.get(id(box), [])
        kept = [count[child.end] > count[child.first] for child in beside]
        near = _beside_kept(beside, kept)
        for place, child in enumerate(beside):
            if kept[place]:
                pending.append(child)
            elif child.words or not near[place]:
                boxes.append(child)
    return boxes, blocks


def _beside_kept(boxes: list[Box], kept: list[bool]) -> list[bool]:
    """Return for each box whether the nearest with words, before or after it, is kept; True where there is none."""
    before, after = _latest_with_words(boxes, kept), _latest_with_words(boxes[::-1], kept[::-1])[::-1]
    return [1 in around or around == (NONE, NONE) for around in zip(before, after, strict=True)]


def _latest_with_words(boxes: list[Box], kept: list[bool]) -> list[int]:
    """Return for each box whether the last one with words up to it is kept, as 0 or 1, NONE before the first."""
    latest, found = NONE, []
    for box, is_kept in zip(boxes, kept, strict=True):
        latest = int(is_kept) if box.words else latest
        found.append(latest)
    return found


def _whole(seen: Survey, chosen: Flags, out: Flags, words: Numbers) -> Flags:
    """Return the choice with headings and broken wholes made good."""
    whole = chosen.copy()
    for box in seen.boxes:
        if box.end - box.first > 1 and (box.tag in WHOLES or is_whole(box)):
            inside = slice(box.first, box.end)
            if words[inside][chosen[inside]].sum() >= MOST_OF_A_WHOLE * words[inside].sum():
                whole[inside] |= ~out[inside]
    _add_headings(seen, whole, out, words)
    return whole


def _add_headings(seen: Survey, chosen: Flags, out: Flags, words: Numbers) -> None:
    """Choose the headings of sections that are chosen: of most words up to the next heading, or of a chosen heading."""
    first = end = len(chosen)
    section = kept = 0.0
    for index in range(len(chosen) - 1, -1, -1):
        if seen.blocks[index].box.tag not in HEADINGS:
            section += words[index]
            if chosen[index]:
                kept, first = kept + words[index], index
            continue
        if not chosen[index] and not out[index]:
            is_most = kept >= MOST_OF_A_WHOLE * section and kept > 0
            begins = first if is_most else index + 1
            is_followed = is_most or (begins < end and chosen[begins])
            chosen[index] = is_followed and _is_beside(seen, index, begins)
        section = kept = 0.0
        first = end = len(chosen)


def _is_beside(seen: Survey, heading: int, after: int) -> bool:
    """Return whether a block after a heading lies in the box around the heading, those that hold it alone apart."""
    outer = seen.blocks[heading].box.parent
    while outer is not None and outer.end - outer.first == 1:
        outer = outer.parent
    return outer is not None and after < outer.end
