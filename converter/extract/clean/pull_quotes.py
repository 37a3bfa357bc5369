"""Sentences drawn out of the article that stand in it, too: on paper and in an e-reader they are read twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4.element import NavigableString

from converter.base.vocabulary import PULL_QUOTE_CLASS
from converter.base.words import bare_words
from converter.extract.clean.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_CUT: Final = re.compile(r"…|\.{3}|\[\s?\]")
"""Where an editor left words out."""
_FEWEST_WORDS: Final = 3
"""Fewer words may stand anywhere."""


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    quotes = [part for part in anatomy.named("aside") if part.element.attrs.get("class") == PULL_QUOTE_CLASS]
    if not quotes:
        return
    text = f" {' '.join(bare_words(_text_without(anatomy, quotes)))} "
    for part in quotes:
        if not part.taken and _repeats(part.element.get_text(" "), text):
            yield anatomy.take_out(part, "pull_quotes")


def _text_without(anatomy: Anatomy, quotes: list[Part]) -> str:
    within = {id(node) for part in quotes for node in part.element.descendants}
    strings = (node for node in anatomy.root.element.descendants if type(node) is NavigableString)
    return "".join(str(string) for string in strings if id(string) not in within)


def _repeats(quote: str, text: str) -> bool:
    """Return whether each part of a quotation that has no gap stands in the text, whatever its marks."""
    pieces = [bare_words(piece) for piece in _CUT.split(quote)]
    pieces = [piece for piece in pieces if piece]
    if sum(map(len, pieces)) < _FEWEST_WORDS:
        return False
    return all(f" {' '.join(piece)} " in text for piece in pieces)


RULE = Rule("pull_quotes", "pull quotes that repeat the text", _take)
