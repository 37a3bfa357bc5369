"""Boxes that a page shows within a line to runs of text, so that no paragraph breaks there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import attribute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import PageElement

    from converter.extract.shape.tree import ArticleTree

_SHOWN_IN_LINE: Final = re.compile(r"(?:^|;)\s*display\s*:\s*inline(?:-block|-flex)?\s*(?:;|!|$)", re.IGNORECASE)
_EDITOR_BLOCK: Final = re.compile(r" public-draftstyledefault-block ")
"""Draft.js, with which X writes articles: all that such a block holds is one line of text."""
_TEXT: Final = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr".split()
)
_MOST_SIBLINGS: Final = 12
"""Looked at for the line around a box, so that a box of many stays cheap."""


def shape_inline_boxes(tree: ArticleTree) -> None:
    """Make a `div` that stands within a line of text, by its style or its editor, a `span`."""
    boxes = [box for box in tree.with_attribute("style") if _SHOWN_IN_LINE.search(attribute(box, "style"))]
    boxes += [box for block, _ in tree.of_class(_EDITOR_BLOCK, "div") for box in block.find_all("div")]
    # The inner before the outer, which is a run of text once they are.
    for box in reversed(boxes):
        if box.name == "div" and _is_text(box) and _is_in_line(box):
            box.name = "span"


def _is_text(box: Tag) -> bool:
    return all(not isinstance(node, Tag) or node.name in _TEXT for node in box.contents)


def _is_in_line(box: Tag) -> bool:
    """Return whether text stands beside a box, on either side, with no line break between."""
    return _begins_with_text(box.previous_siblings) or _begins_with_text(box.next_siblings)


def _begins_with_text(siblings: Iterable[PageElement]) -> bool:
    for _, node in zip(range(_MOST_SIBLINGS), siblings, strict=False):
        if isinstance(node, Tag):
            return node.name in _TEXT and node.name != "br"
        if isinstance(node, NavigableString) and not node.isspace():
            return True
    return False
