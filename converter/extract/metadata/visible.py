"""What readers see of a page to its headings, and to the lines around the one that is the title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.extract.metadata.claims import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from converter.extract.find.survey import Block, Box, Survey
    from converter.extract.metadata.marks import Mark

MOST_HEADINGS: Final = 8
LINES_AFTER: Final = 12
LINES_BEFORE: Final = 5
LONGEST_LINE_WORDS: Final = 25
_WORDS: Final = re.compile(r"\w+")
_TITLES: Final = frozenset(("h1", "h2", "h3"))


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the title."""

    after: tuple[Block, ...] = ()
    """The short lines below it, in order."""
    before: tuple[Block, ...] = ()
    """Those above it, the nearest first."""
    heading: int = 0
    """`mem_id` of the title's heading; 0 where the page shows no title."""
    around: frozenset[int] = frozenset()
    """`mem_id` of the elements that hold the heading."""

    def place_among(self, marks: Sequence[Mark]) -> int:
        """Return the index after the title's heading; 0 where it is not among the marks."""
        return next((index + 1 for index, mark in enumerate(marks) if mark.node.mem_id == self.heading), 0)


def headings_of(seen: Survey, tag: str) -> tuple[str, ...]:
    """Return the texts of the page's first headings of a tag, in order."""
    texts: dict[str, None] = {}
    for box in seen.boxes:
        if box.tag == tag and box.words:
            texts[text_of_box(seen, box)] = None
            if len(texts) >= MOST_HEADINGS:
                break
    return tuple(texts)


def text_of_box(seen: Survey, box: Box) -> str:
    """Return all text of a box on one line."""
    return one_line(" ".join(block.text for block in seen.blocks[box.first : box.end]))


def plain(text: str) -> str:
    """Return a text's words in lower case, without what stands between them."""
    return " ".join(_WORDS.findall(text.casefold()))


def beside_title(seen: Survey, title: str) -> Beside:
    """Return what stands beside the title where the page shows it, else beside its first h1."""
    wanted = plain(title)
    headings = [box for box in seen.boxes if box.tag in _TITLES and box.words]
    same = [box for box in headings if wanted and plain(text_of_box(seen, box)) == wanted]
    box = next(iter((*same, *(box for box in headings if box.tag == "h1"))), None)
    if not same and wanted:
        longest = 2 * len(title)
        lines = (block for block in seen.blocks if len(block.text) <= longest and not block.link_words)
        line = next((block for block in lines if plain(block.text) == wanted), None)
        box = line.box if line is not None else box
    if box is None:
        return Beside()
    around: set[int] = set()
    outer: Box | None = box
    while outer is not None:
        around.add(outer.node.mem_id)
        outer = outer.parent
    return Beside(
        after=_short(seen.blocks[box.end : box.end + LINES_AFTER]),
        before=_short(reversed(seen.blocks[max(0, box.first - LINES_BEFORE) : box.first])),
        heading=box.node.mem_id,
        around=frozenset(around),
    )


def _short(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.words <= LONGEST_LINE_WORDS)
