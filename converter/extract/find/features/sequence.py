"""What came before a block and what comes after: title, headings, prose, what tends to end an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from converter.extract.find.features.arrays import FIRST_HEADING, LAST_HEADING, TAG_CODE, cumulated
from converter.extract.find.phrases import ENDINGS, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.find.features.arrays import Flags, Numbers, Page, Places

MAX_ENDING_WORDS: Final = 14
ENDS_AFTER: Final = 0.15
"""An article does not end before this share of the page's prose."""
LIKE_THE_TITLE: Final = 0.6
NEVER: Final = -1.0
NO_TITLE: Final = -999.0


def sequence_columns(page: Page) -> Iterator[tuple[str, Numbers]]:
    """Return distances in blocks, and shares of the page's words and prose on either side."""
    blocks, sums = page.blocks, page.sums
    count = len(page)
    position = np.arange(count)
    tag = page.boxes.tag[blocks.box]
    all_good = sums.good[-1] or 1.0
    before = sums.good[:-1] / all_good

    yield "after_title", _after_title(page, tag)
    yield "words_before", sums.words[:-1] / sums.words[-1]
    yield "good_after", 1 - sums.good[1:] / all_good
    yield "index", position.astype(float)

    short = (blocks.words <= MAX_ENDING_WORDS) & (before > ENDS_AFTER)
    ending = ((blocks.phrases & int(ENDINGS)) != 0) & short
    last = _latest(ending)
    yield "since_ending", np.where(last >= 0, position - last, NEVER)
    yield "endings", cumulated(ending)[1:]
    yield "good_since_ending", np.where(last >= 0, before - before[np.maximum(last, 0)], NEVER)
    related = ((blocks.phrases & int(Phrase.RELATED | Phrase.COMMENT)) != 0) & short
    last = _latest(related)
    yield "since_related", np.where(last >= 0, position - last, NEVER)
    yield "good_before_related", np.where(last >= 0, before[np.maximum(last, 0)], NEVER)

    heading = (tag >= FIRST_HEADING) & (tag <= LAST_HEADING)
    last = _latest(heading)
    yield "since_heading", np.where(last >= 0, position - last, position).astype(float)
    yield "heading_phrases", np.where(last >= 0, blocks.phrases[np.maximum(last, 0)], -1).astype(float)


def _after_title(page: Page, tag: Places) -> Numbers:
    """Return how many blocks each stands after the title, which is an h1 if there is one."""
    overlap = page.blocks.title
    h1 = np.nonzero(tag == TAG_CODE["h1"])[0]
    if len(h1):
        title = int(h1[int(np.argmax(overlap[h1]))])
    elif (overlap > LIKE_THE_TITLE).any():
        title = int(np.argmax(overlap > LIKE_THE_TITLE))
    else:
        return np.full(len(page), NO_TITLE)
    return np.arange(len(page), dtype=float) - title


def _latest(flags: Flags) -> Places:
    """Return for each place the last one up to it where the flag is up; -1 where there is none."""
    return np.maximum.accumulate(np.where(flags, np.arange(len(flags)), -1))
