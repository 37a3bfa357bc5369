"""Poems of every habit to the vocabulary's verse: lines that end in breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import all_within, first_within, strings_of, text_of
from converter.base.vocabulary import VERSE_CLASS
from converter.extract.shape.tree import is_gone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import PageElement

    from converter.extract.shape.tree import ArticleTree

_POEM: Final = re.compile(
    r" (?:poem|poems?-body|poem-text|poem_text|poembody|verse|verses|verse-block|wp-block-verse|mw-poem|poetry|poetry-text|stanzas|lyrics|lyric|lg"
    r"|o-poem|lineblock|line-block|verseblock) "
)
_STANZA: Final = re.compile(r" (?:stanza|strophe|lg|linegroup|verse-stanza) ")
_LINE: Final = re.compile(r" (?:line|l|verse-line|poem-line|vers) ")
_NOT_IN_POEMS: Final = ("table", "pre", "img", "iframe", "h1", "h2", "h3", "ul", "ol", "figure", "blockquote")
_FEWEST_LINES: Final = 2
_BLOCKS: Final = ("p", "div")
_INDENT: Final = "\u00a0"


def shape_verse(tree: ArticleTree) -> None:
    """Give every poem that says so by its class one form."""
    for element, _ in list(tree.of_class(_POEM, "pre", "div", "p", "section", "article", "blockquote")):
        if is_gone(element) or element is tree.root:
            continue
        only = first_within(element, "pre")
        if element.name != "pre" and only is not None and "verseblock" in str(element.attrs.get("class")):
            _shape_preformatted(only, tree)
            tree.rename(element, "blockquote", {})
        elif element.name == "pre":
            _shape_preformatted(element, tree)
        else:
            _shape_broken(element, tree)


def _shape_preformatted(element: Tag, tree: ArticleTree) -> None:
    """Make the line ends of preformatted text breaks, and the spaces that indent a line ones that stay."""
    for string in list(strings_of(element)):
        pieces: list[PageElement] = []
        for number, line in enumerate(str(string).replace("\r", "").split("\n")):
            if number:
                pieces.append(tree.new("br"))
            words = line.lstrip(" ")
            pieces.append(NavigableString(_INDENT * (len(line) - len(words)) + words if number else line))
        for piece in pieces:
            string.insert_before(piece)
        string.extract()
    tree.rename(element, "div", {"class": VERSE_CLASS})


def _shape_broken(element: Tag, tree: ArticleTree) -> None:
    """Gather the lines of a poem whose stanzas are paragraphs, and its lines broken or boxes of their own."""
    if first_within(element, *_NOT_IN_POEMS) is not None:
        return
    lines = list(_lines(element))
    if sum(1 for line in lines if line) < _FEWEST_LINES:
        return
    verse = tree.new("div", {"class": VERSE_CLASS})
    for line in lines:
        for node in line:
            verse.append(node.extract())
        verse.append(tree.new("br"))
    if element.name == "blockquote":
        element.append(verse)
        for node in list(element.contents):
            if node is not verse:
                node.extract()
    else:
        tree.replace(element, verse)


def _lines(element: Tag) -> Iterator[list[PageElement]]:
    """Yield the lines of a poem; an empty one parts stanzas."""
    line: list[PageElement] = []
    for node in list(element.contents):
        if isinstance(node, Tag) and node.name == "br":
            yield line
            line = []
        elif isinstance(node, Tag) and (node.name in _BLOCKS or _holds_blocks(node)):
            if line:
                yield line
                line = []
            if text_of(node):
                yield from _lines(node)
                if _is_stanza(node):
                    yield []
        elif isinstance(node, Tag) or str(node).strip():
            line.append(node)
        elif line:
            line.append(NavigableString(" "))
    if any(isinstance(node, Tag) or str(node).strip() for node in line):
        yield line


def _holds_blocks(element: Tag) -> bool:
    return first_within(element, *_BLOCKS, "br") is not None


def _is_stanza(block: Tag) -> bool:
    """Return whether a block within a poem is a stanza of several lines, or says so; else it is a line."""
    classes = f" {block.attrs.get('class', '')} "
    if _STANZA.search(classes):
        return True
    if _LINE.search(classes):
        return False
    return bool(all_within(block, "br")) or any(
        child.name in _BLOCKS for child in block.contents if isinstance(child, Tag)
    )
