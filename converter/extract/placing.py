"""Blocks to their places among a page's other blocks, and to what a reader would call them."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from converter.extract.find.survey import survey_of_all

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from converter.extract.find.survey import Block, Box, Survey
    from converter.model.explanation import ExplainedBlock, Form

FORMS: Final[Mapping[str, Form]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
    "pre": "code",
}
"""What the text of an element is, by the element's name."""
BEFORE_ALL: Final = -1
"""The place of what stands before the first block."""
_REACH: Final = 4
"""How many boxes around a block are asked what it is: a paragraph in a list's entry is an entry."""


def form_of(box: Box) -> tuple[Form, int]:
    """Return what a block in a box is, and its level where that is a heading."""
    around: Box | None = box
    for _ in range(_REACH):
        if around is None:
            break
        if around.tag in FORMS:
            form = FORMS[around.tag]
            return form, int(around.tag[1]) if form == "heading" else 0
        around = around.parent
    return "text", 0


def in_page(
    article: Sequence[ExplainedBlock], page: Sequence[Block], otherwise: ExplainedBlock
) -> list[ExplainedBlock]:
    """Return a page's blocks with those of an article that came another way: each where the page has the same text.

    What the page has not, because it was replaced or came from the metadata, follows what stands before it in the
    article. What the article has not is `otherwise`, but for its text.
    """
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for place, block in enumerate(article):
        waiting[block.text].append(place)
    matches = [waiting[block.text].popleft() if waiting[block.text] else -1 for block in page]
    homeless = {place for places in waiting.values() for place in places}
    told: list[ExplainedBlock] = []

    def tell_homeless(place: int) -> None:
        while place in homeless:
            told.append(article[place])
            place += 1

    tell_homeless(0)
    for outer, place in zip(page, matches, strict=True):
        if place < 0:
            form, rank = form_of(outer.box)
            told.append(replace(otherwise, text=outer.text, words=outer.words, form=form, rank=rank))
        else:
            told.append(article[place])
            tell_homeless(place + 1)
    return told


def unseen_between(seen: Survey, besides: Collection[int]) -> dict[int, list[Block]]:
    """Return the blocks that a page hides, by the place of the block of its survey before them.

    Without those that hold one of the nodes `besides`, by `mem_id`.
    """
    places = {node: place for place, block in enumerate(seen.blocks) for node in block.nodes}
    between: dict[int, list[Block]] = defaultdict(list)
    last = BEFORE_ALL
    for block in survey_of_all(seen).blocks:
        place = max((places[node] for node in block.nodes if node in places), default=BEFORE_ALL)
        if place > BEFORE_ALL:
            last = place
        elif not any(node in besides for node in block.nodes):
            between[last].append(block)
    return between
