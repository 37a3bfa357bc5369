"""Ideographic spaces that indent a paragraph to none: how far in a paragraph begins is the theme's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bs4 import NavigableString

from converter.base.vocabulary import VERSE_CLASS
from converter.extract.shape.tree import ancestors, classes_of

if TYPE_CHECKING:
    from bs4 import PageElement

    from converter.extract.shape.tree import ArticleTree

_SPACE: Final = "\N{IDEOGRAPHIC SPACE}"
_WHITE_SPACE: Final = " \t\r\n\f\u00a0\N{IDEOGRAPHIC SPACE}"
_BLOCKS: Final = ("p", "div", "section", "article", "li", "dd", "td", "blockquote")
_STEPS_TO_VERSE: Final = 4


def shape_indents(tree: ArticleTree) -> None:
    """Take the spaces off paragraphs that begin with an ideographic one; lines of poems and code keep theirs."""
    for block in tree.elements(*_BLOCKS):
        if block.contents:
            _take_off(block.contents[0])
    for line_break in tree.elements("br"):
        if line_break.next_sibling is not None:
            _take_off(line_break.next_sibling)


def _take_off(node: PageElement) -> None:
    if type(node) is not NavigableString or _SPACE not in node[: len(node) - len(node.lstrip(_WHITE_SPACE))]:
        return
    holder = node.parent
    around = (holder, *ancestors(holder, _STEPS_TO_VERSE)) if holder is not None else ()
    if not any(element.name in ("pre", "code") or f" {VERSE_CLASS} " in classes_of(element) for element in around):
        node.replace_with(NavigableString(node.lstrip(_WHITE_SPACE)))
