"""A survey to the headings that say the article's title, which is metadata, in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.words import bare_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.find.survey import Box, Survey

MOST_OF_A_TITLE: Final = 0.6
"""Share of the title's characters that a heading before the prose has to have."""


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


def _is_most_of(part: str, text: str) -> bool:
    """Return whether whole words that stand in a text are most of it."""
    return f" {part} " in f" {text} " and len(part) >= MOST_OF_A_TITLE * len(text)


def _bare(text: str) -> str:
    return " ".join(bare_words(text))
