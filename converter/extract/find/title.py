"""A survey to the headings that say the article's title, which is metadata, in its text, and to the lines above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.words import bare_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from converter.extract.find.survey import Block, Box, Survey

MOST_OF_A_TITLE: Final = 0.6
"""Share of the title's characters that a heading before the prose has to have."""
MOST_LABELS: Final = 4
LONGEST_LABEL_WORDS: Final = 6
_SENTENCE_ENDS: Final = tuple(".!?…。！？")


def title_headings(seen: Survey, container: Box, title: str) -> Iterator[Box]:
    """Return the headings in the container that say the title again, which is metadata.

    That is one h1 or h2 that is the title, and before the first prose each h1 that is most of it.
    """
    wanted = _bare(title)
    prose = next((i for i in range(container.first, container.end) if seen.blocks[i].is_prose), container.end)
    is_said = False
    for box in seen.boxes:
        if box.tag not in {"h1", "h2"} or not (container is box or container.holds(box)):
            continue
        text = _bare(box.node.text(separator=" "))
        if text and text == wanted and not is_said:
            is_said = True
            yield box
        elif box.tag == "h1" and box.first < prose and _is_most_of(text, wanted):
            yield box


def labels_above(seen: Survey, container: Box, heading: Box, dropped: Collection[int]) -> tuple[Block, ...]:
    """Return the few short lines between the container's start and the title: the subject, the series, a badge.

    `dropped` are the `mem_id` of what is left out anyway. () where anything that reads stands there, and above an h2,
    for what that is the title of may begin before it.
    """
    above = range(container.first, heading.first)
    if not above or heading.tag != "h1":
        return ()
    gone = {
        index
        for box in seen.boxes
        if box.first < heading.first and box.node.mem_id in dropped
        for index in range(max(box.first, above.start), min(box.end, above.stop))
    }
    lines = [block for index in above if index not in gone and (block := seen.blocks[index]).words]
    if len(lines) > MOST_LABELS or not all(map(_is_label, lines)):
        return ()
    return tuple(lines)


def _is_label(line: Block) -> bool:
    is_short = line.words <= LONGEST_LABEL_WORDS and not line.text.rstrip().endswith(_SENTENCE_ENDS)
    return is_short and line.box.tag not in {"h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "pre", "blockquote"}


def _is_most_of(part: str, text: str) -> bool:
    """Return whether whole words that stand in a text are most of it."""
    return f" {part} " in f" {text} " and len(part) >= MOST_OF_A_TITLE * len(text)


def _bare(text: str) -> str:
    return " ".join(bare_words(text))
