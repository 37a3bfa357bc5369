"""A survey to arrays: what is counted of every block and every box, so that features are sums and not walks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from converter.extract.find.features.declared import declared_blocks
from converter.extract.find.phrases import CLUTTER, MAX_WORDS, phrases_in
from converter.extract.find.survey import MAX_PROSE_LINK_SHARE, PROSE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from converter.extract.find.declaration import Declaration
    from converter.extract.find.survey import Box, Survey

Numbers: TypeAlias = "NDArray[np.float64]"
Places: TypeAlias = "NDArray[np.int64]"
Flags: TypeAlias = "NDArray[np.bool_]"

TAGS: Final = tuple(
    """other p li td th h1 h2 h3 h4 h5 h6 pre blockquote div span button dt dd figcaption label summary article main
    section header footer nav aside form ul ol table tr tbody thead body details figure dl fieldset center address
    caption legend hgroup""".split()
)
"""Codes of elements' names; the order is the model's and never changes."""
TAG_CODE: Final = {tag: code for code, tag in enumerate(TAGS)}
FIRST_HEADING: Final = TAG_CODE["h1"]
LAST_HEADING: Final = TAG_CODE["h6"]
SHORTEST_PARAGRAPH_WORDS: Final = 5
SHORT_WORDS: Final = 6
"""A block with fewer words is a label, a button, an entry of a menu."""
_SENTENCE_ENDS: Final = frozenset('.!?…”"。！？»“')
_FURTHER_NAMES: Final = ("itemtype", "itemprop", "data-testid", "data-component", "aria-label", "role")
_PAUSES: Final = frozenset(":;,")


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes that hold words, parents before children; 0 is the body. Arrays of equal length."""

    parent: Places
    """-1 for the body."""
    outer: Places
    """The nearest box around that holds more blocks than the box itself; the body's is itself."""
    first: Places
    end: Places
    tag: Places
    roles: Places
    """Bits of Role: its own."""
    all_roles: Places
    """Its own and those of all boxes around, but the body's."""
    depth: Numbers
    inner: Numbers
    alike: Numbers
    """How many boxes in the same parent have the same tag and class, itself counted."""
    kind: tuple[tuple[int, str], ...]
    """Tag and class."""
    names: tuple[str, ...]
    """Class and id as they stand, and what else it is called by."""
    is_marked_body: tuple[bool, ...]
    """Whether its microdata says that it is the article's body."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The text blocks in the page's order. Arrays of equal length."""

    box: Places
    """Place of the box that it stands in, in Boxes."""
    words: Numbers
    characters: Numbers
    link: Numbers
    """Share of its words in links."""
    phrases: Places
    """Bits of Phrase; 0 for a long block."""
    ending: Numbers
    """How its text ends: 1 like a sentence, 2 with a pause, 0 otherwise."""
    periods: Numbers
    """Full stops a word."""
    title: Numbers
    """Share of the title's words that are in it; 0 for a long block."""
    good: Numbers
    """Its words if it reads as prose, else 0."""
    copies: Numbers
    """How many blocks have the same text, itself counted."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Cumulated sums over blocks: what lies in blocks i to j is `sums[j] - sums[i]`."""

    words: Numbers
    link_words: Numbers
    good: Numbers
    paragraphs: Numbers
    """Words in p elements that are not in links."""
    short: Numbers
    """Blocks of under SHORT_WORDS."""
    clutter: Numbers
    """Blocks that say they are clutter."""
    headings: Numbers


@dataclass(frozen=True, slots=True)
class Page:
    """A survey as arrays."""

    blocks: Blocks
    boxes: Boxes
    sums: Sums
    declared: Numbers
    """Whether each block stands in the text that the page's metadata carries, as `declared_blocks` tells."""
    types: frozenset[str]
    """What it says it is: those declared, and those that its boxes are marked with."""
    url: str

    def __len__(self) -> int:
        """Return how many blocks there are."""
        return len(self.blocks.words)


def arrays_of(seen: Survey, says: Declaration) -> Page:
    """Return a survey with at least one block as arrays."""
    filled = [box for box in seen.boxes if box.words]
    boxes = _boxes(filled)
    place = {id(box): index for index, box in enumerate(filled)}
    blocks = _blocks(seen, np.array([place[id(block.box)] for block in seen.blocks]), says.title)
    marked = frozenset(_marked_type(box) for box in filled if "itemtype" in box.attributes)
    return Page(
        blocks,
        boxes,
        _sums(blocks, boxes.tag[blocks.box]),
        declared_blocks(seen.blocks, says.text),
        types=says.types | marked,
        url=says.url,
    )


def cumulated(values: Numbers | Flags) -> Numbers:
    """Return the sums of a column up to each place: one longer than the column, 0 first."""
    sums = np.zeros(len(values) + 1)
    np.cumsum(values, out=sums[1:])
    return sums


def _boxes(filled: Sequence[Box]) -> Boxes:
    place = {id(box): index for index, box in enumerate(filled)}
    count = len(filled)
    parent, depth, outer, group = [-1] * count, [0.0] * count, [0] * count, [0] * count
    roles, all_roles = [0] * count, [0] * count
    kind: list[tuple[int, str]] = []
    groups: dict[tuple[int, tuple[int, str]], int] = {}
    for index, box in enumerate(filled):
        own = (TAG_CODE.get(box.tag, 0), box.attributes.get("class") or "")
        kind.append(own)
        roles[index] = box.roles.value
        if box.parent is not None:
            above = parent[index] = place[id(box.parent)]
            around = filled[above]
            depth[index] = depth[above] + 1
            all_roles[index] = all_roles[above] | roles[index]
            outer[index] = above if (around.first, around.end) != (box.first, box.end) else outer[above]
        group[index] = groups.setdefault((parent[index], own), len(groups))
    return Boxes(
        parent=np.array(parent),
        outer=np.array(outer),
        first=np.array([box.first for box in filled]),
        end=np.array([box.end for box in filled]),
        tag=np.array([code for code, _ in kind]),
        roles=np.array(roles),
        all_roles=np.array(all_roles),
        depth=np.array(depth),
        inner=np.array([box.inner_boxes for box in filled], float),
        alike=np.bincount(group)[group].astype(float),
        kind=tuple(kind),
        names=tuple(map(_names, filled)),
        is_marked_body=tuple(
            "itemprop" in box.attributes and "articlebody" in (box.attributes["itemprop"] or "").lower()
            for box in filled
        ),
    )


def _marked_type(box: Box) -> str:
    """Return the name of schema.org that a box is marked with, in lower case."""
    return (box.attributes.get("itemtype") or "").rpartition("/")[2].lower()


def _names(box: Box) -> str:
    """Return what a box is called: by class and id, and for programs, tests and those who cannot see."""
    attributes = box.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if not attributes.keys().isdisjoint(_FURTHER_NAMES):
        for name in _FURTHER_NAMES:
            if value := attributes.get(name):
                names += f" {name[:2]}={'-'.join(value.rpartition('/')[2].split())}"
    return names


def _blocks(seen: Survey, box: Places, title: str) -> Blocks:
    title_words = frozenset(title.lower().split())
    phrases, ending, periods, overlap = [], [], [], []
    for block in seen.blocks:
        text, words = block.text, block.words
        last = text[-1]
        ending.append(1.0 if last in _SENTENCE_ENDS else 2.0 if last in _PAUSES else 0.0)
        periods.append(text.count(".") / words)
        is_short = words <= MAX_WORDS
        phrases.append(phrases_in(text) if is_short else 0)
        overlap.append(
            len(title_words.intersection(text.lower().split())) / len(title_words) if is_short and title_words else 0.0
        )
    counts = np.array([float(block.words) for block in seen.blocks])
    link = np.array([block.link_words for block in seen.blocks]) / counts
    first: dict[str, int] = {}
    same = np.array([first.setdefault(block.text, index) for index, block in enumerate(seen.blocks)])
    return Blocks(
        box=box,
        words=counts,
        characters=np.array([float(len(block.text)) for block in seen.blocks]),
        link=link,
        phrases=np.array(phrases),
        ending=np.array(ending),
        periods=np.array(periods),
        title=np.array(overlap),
        good=np.where((counts >= PROSE_WORDS) & (link <= MAX_PROSE_LINK_SHARE), counts, 0.0),
        copies=np.bincount(same)[same].astype(float),
    )


def _sums(blocks: Blocks, tag: Places) -> Sums:
    words = blocks.words
    return Sums(
        words=cumulated(words),
        link_words=cumulated(words * blocks.link),
        good=cumulated(blocks.good),
        paragraphs=cumulated(
            np.where((tag == TAG_CODE["p"]) & (words >= SHORTEST_PARAGRAPH_WORDS), words * (1 - blocks.link), 0.0)
        ),
        short=cumulated(words < SHORT_WORDS),
        clutter=cumulated((blocks.phrases & int(CLUTTER)) != 0),
        headings=cumulated((tag >= FIRST_HEADING) & (tag <= LAST_HEADING)),
    )
