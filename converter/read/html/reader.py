"""Elements to blocks and inlines: the flow of a page, and what is known while it is read.

The tables BLOCKS and INLINES say which function reads an element of which name; a function gets the element and the
Reader, and asks it for what is within. A name in neither table is transparent.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, collapsed
from converter.model.document import (
    BulletList,
    Callout,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Direction,
    Division,
    Embed,
    Figure,
    Formula,
    FormulaBlock,
    Heading,
    Image,
    Link,
    OrderedList,
    Paragraph,
    Post,
    PullQuote,
    Quote,
    Rule,
    Span,
    Table,
    Text,
    Verse,
)
from converter.model.walk import with_children
from converter.read.html.lines import children_of, line_of, lines_apart
from converter.read.html.survey import UNREAD, Survey, is_block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from converter.model.document import Block, Blocks, HeadingLevel, Inline, Inlines
    from converter.read.html.footnotes import Calls
    from converter.read.html.pictures import CarriedPictures

BlockReader: TypeAlias = "Callable[[Tag, Reader], Blocks]"
InlineReader: TypeAlias = "Callable[[Tag, Reader], Inlines]"

SMALLEST_FIGURE_SIDE_PX: Final = 33
"""A picture that says it is smaller stays in its line: an icon or an emoji (32 px is the commonest icon size)."""

_SPACE: Final = (Text(" "),)
_SPACES: Final = frozenset({" ", "\n"})
"""What most strings between blocks are."""
_NOT_IN_IDENTIFIERS: Final = re.compile(r"[^\w.\-]+")
_LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}\Z")
ORNAMENTS: Final = frozenset({"***", "⁂", "•••", "⁂⁂⁂", "* * *", "• • •"})
"""Paragraphs that are nothing but a change of subject."""


class Reader:
    """Reads one article; holds what its elements have in common."""

    def __init__(
        self,
        survey: Survey,
        base_url: str,
        calls: Calls,
        pictures: CarriedPictures,
        tables: tuple[Mapping[str, BlockReader], Mapping[str, InlineReader]],
    ) -> None:
        self.base_url = base_url
        self.calls = calls
        self.pictures = pictures
        self.placed: dict[str, str] = {}
        """Targets of links in the page, and the identifier of the node that stands for each."""
        self.language = ""
        self.direction: Direction = "ltr"
        self._survey = survey
        self._block_readers, self._inline_readers = tables
        self._repeats: dict[str, int] = {}
        """Identifiers given, and the last number that was put behind each."""
        self._shells: set[type[Inline]] = set()
        """Kinds of inline elements that are open around blocks."""
        self._outline: list[int] = []

    # --- What is within an element ---

    def blocks(self, element: Tag) -> Blocks:
        """Return an element's contents as blocks; text between blocks becomes paragraphs."""
        return self.flow(element.contents)

    def inlines(self, element: Tag) -> Inlines:
        """Return an element's contents as inlines, not yet tidy; blocks within become lines parted by a space."""
        if id(element) not in self._survey.holders:
            return tuple(inline for node in element.contents for inline in self.inline(node))
        return flattened(self.blocks(element))

    def line(self, element: Tag) -> Inlines:
        """Return an element's contents as one tidy line."""
        return line_of(self.inlines(element))

    def flow(self, nodes: Iterable[object]) -> Blocks:
        """Return sibling nodes as blocks."""
        blocks: list[Block] = []
        run: list[Inline] = []
        for node in nodes:
            if not isinstance(node, Tag):
                run.extend(self.inline(node))
            elif node.name in UNREAD:
                continue
            elif is_block(node, self._block_readers):
                if run:
                    blocks.extend(paragraphs(run))
                    run.clear()
                blocks.extend(self._block(node))
            elif id(node) in self._survey.holders:
                blocks.extend(paragraphs(run))
                run.clear()
                blocks.extend(self._wrapped_blocks(node))
            else:
                run.extend(self.inline(node))
        blocks.extend(paragraphs(run))
        return tuple(blocks)

    def holds_blocks(self, element: Tag) -> bool:
        """Return whether a block element stands somewhere within."""
        return id(element) in self._survey.holders

    # --- One element ---

    def inline(self, node: object) -> Inlines:
        """Return one node of a line."""
        if not isinstance(node, Tag):
            if type(node) is not NavigableString or not node:
                return ()
            return _SPACE if node in _SPACES else (Text(collapsed(node)),)
        name = node.name
        if name in UNREAD:
            return ()
        read = self._inline_readers.get(name)
        inlines = read(node, self) if read else self.inlines(node)
        if "id" in node.attrs or (name == "a" and "name" in node.attrs):
            for target in self._targets_of(node):
                inlines = (Span((), identifier=self.place(target)), *inlines)
        return inlines

    def _block(self, element: Tag) -> Blocks:
        attributes = element.attrs
        speaks = "lang" in attributes or "dir" in attributes
        blocks = self._division(element) if speaks else self._read_block(element)
        if "id" in attributes:
            for target in self._targets_of(element):
                blocks = self._anchored(blocks, target)
        return blocks

    def _read_block(self, element: Tag) -> Blocks:
        read = self._block_readers.get(element.name)
        return read(element, self) if read else self.blocks(element)

    def _wrapped_blocks(self, element: Tag) -> Blocks:
        """Return the blocks within an inline element, each with the element around its own inlines."""
        read = self._inline_readers.get(element.name)
        shell = _shell(element, read, self) if read else None
        # Once a kind: a hundred nested <b> would otherwise wrap, and tidy, each paragraph a hundred times.
        if shell is None or type(shell) in self._shells:
            blocks = self.blocks(element)
        else:
            self._shells.add(type(shell))
            blocks = tuple(_wrapped(block, shell) for block in self.blocks(element))
            self._shells.discard(type(shell))
        for target in self._targets_of(element):
            blocks = self._anchored(blocks, target)
        return blocks

    def _division(self, element: Tag) -> Blocks:
        language, direction = self.language, self.direction
        own_language, own_direction = self.own_language(element), self.own_direction(element)
        self.language = own_language or language
        self.direction = own_direction or direction
        blocks = self._read_block(element)
        self.language, self.direction = language, direction
        if blocks and (own_language or own_direction):
            return (Division(blocks, own_language, own_direction),)
        return blocks

    def own_language(self, element: Tag) -> str:
        """Return the language that an element changes to; "" where it stays the same or is not said."""
        language = attribute(element, "lang").strip().replace("_", "-")
        if not _LANGUAGE_TAG.match(language):
            return ""
        new, old = language.lower(), self.language.lower()
        # "en-US" within "en" is no change that hyphenation or a voice could hear.
        return "" if new == old or new.startswith(f"{old}-") or old.startswith(f"{new}-") else language

    def own_direction(self, element: Tag) -> Direction | None:
        """Return the direction that an element changes to; None where it stays the same or is not said."""
        match attribute(element, "dir").strip().lower():
            case "rtl" if self.direction == "ltr":
                return "rtl"
            case "ltr" if self.direction == "rtl":
                return "ltr"
            case _:
                return None

    # --- Headings and the targets of links ---

    def heading_level(self, number: int) -> HeadingLevel:
        """Return the level of the next heading in reading order, from the number of its h1 to h6.

        The first is at 2, and none is more than one below what is above it, whatever the page skipped.
        """
        while self._outline and self._outline[-1] >= number:
            self._outline.pop()
        self._outline.append(number)
        levels: tuple[HeadingLevel, ...] = (2, 3, 4, 5, 6)
        return levels[min(len(self._outline), len(levels)) - 1]

    def place(self, target: str) -> str:
        """Return the identifier, unique in the document, of what stands for a target from now on."""
        base = identifier = _NOT_IN_IDENTIFIERS.sub("-", target).strip("-.") or "place"
        while identifier in self._repeats:
            self._repeats[base] += 1
            identifier = f"{base}-{self._repeats[base]}"
        self._repeats[identifier] = 1
        self.placed.setdefault(target, identifier)
        return identifier

    def _targets_of(self, element: Tag) -> list[str]:
        names = [attribute(element, "id")]
        if element.name == "a" and attribute(element, "name") != names[0]:
            names.append(attribute(element, "name"))
        return [name for name in names if name and name in self._survey.targets and name not in self.placed]

    def _anchored(self, blocks: Blocks, target: str) -> Blocks:
        """Return blocks with a target at their start; before those that can hold none it has a paragraph of its own."""
        if not blocks:
            return blocks
        first = blocks[0]
        if isinstance(first, Heading) and first.identifier:
            self.placed.setdefault(target, first.identifier)
            return blocks
        if isinstance(first, Quote | PullQuote | Callout | Division | Post) and first.blocks:
            return (replace(first, blocks=self._anchored(first.blocks, target)), *blocks[1:])
        if isinstance(first, BulletList | OrderedList) and first.items[0].blocks:
            item = replace(first.items[0], blocks=self._anchored(first.items[0].blocks, target))
            return (replace(first, items=(item, *first.items[1:])), *blocks[1:])
        if isinstance(first, Heading):
            return (replace(first, identifier=self.place(target)), *blocks[1:])
        return (*_with_anchor(first, Span((), identifier=self.place(target))), *blocks[1:])


def _with_anchor(block: Block, anchor: Span) -> Blocks:
    """Return a block with an anchor in the first line that it has, else behind one in a paragraph of its own."""
    match block:
        case Paragraph(children=children):
            return (Paragraph((anchor, *children)),)
        case Table() | Figure() | CodeBlock() if block.caption:
            return (replace(block, caption=(anchor, *block.caption)),)
        case DefinitionList(entries=(Definition(terms=(term, *terms)) as entry, *entries)):
            return (replace(block, entries=(replace(entry, terms=((anchor, *term), *terms)), *entries)),)
        case Verse(lines=(line, *lines)):
            return (Verse(((anchor, *line), *lines)),)
        case _:
            return (Paragraph((anchor,)), block)


def paragraphs(run: list[Inline]) -> Blocks:
    """Return a run of inlines as paragraphs, pictures that stand alone as figures; () when nothing is in it."""
    if not run or (len(run) == 1 and isinstance(run[0], Text) and run[0].text in (" ", "")):
        return ()
    line = line_of(run)
    return tuple(block for part in lines_apart(line) if part for block in _paragraph(part))


def flattened(blocks: Blocks) -> Inlines:
    """Return the inlines of blocks in one run, parted by spaces; a rule alone leaves nothing."""
    return tuple(inline for block in blocks for inline in (*_inlines_of(block), Text(" ")))


def _paragraph(line: Inlines) -> Blocks:
    anchors = tuple(part for part in line if isinstance(part, Span) and not part.children)
    pictures = tuple(part for part in line if isinstance(part, Image) and not _is_icon(part))
    if pictures and len(anchors) + len(pictures) == len(line):
        return (*((Paragraph(anchors),) if anchors else ()), *(Figure((picture,)) for picture in pictures))
    if len(line) == 1 and isinstance(line[0], Text) and line[0].text in ORNAMENTS:
        return (Rule(),)
    return (Paragraph(line),)


def _is_icon(image: Image) -> bool:
    return any(side is not None and side < SMALLEST_FIGURE_SIDE_PX for side in (image.width, image.height))


def _inlines_of(block: Block) -> Inlines:
    match block:
        case Heading() | Paragraph():
            return block.children
        case Quote():
            return (*flattened(block.blocks), *block.source)
        case PullQuote() | Division() | Post():
            return flattened(block.blocks)
        case Callout():
            return (*block.title, Text(" "), *flattened(block.blocks))
        case BulletList() | OrderedList():
            return tuple(inline for item in block.items for inline in flattened(item.blocks))
        case CodeBlock():
            return (*block.caption, Text(" "), Code(collapsed(block.text).strip(" ")))
        case Table():
            cells = (inline for row in block.rows for cell in row for inline in flattened(cell.blocks))
            return (*block.caption, Text(" "), *cells)
        case FormulaBlock():
            return (Formula(block.latex, block.mathml.replace(' display="block"', "", 1)),)
        case Embed():
            return (Link(block.url, (Text(block.title or block.provider or block.url),)),)
        case Verse():
            return tuple(inline for line in block.lines for inline in (*line, Text(" ")))
        case DefinitionList():
            return tuple(
                inline
                for entry in block.entries
                for run in (*entry.terms, *map(flattened, entry.explanations))
                for inline in (*run, Text(" "))
            )
        case Figure():
            return (*block.images, *block.caption, Text(" "), *block.credit)
        case Rule():
            return ()
        case _:
            assert_never(block)


def _shell(element: Tag, read: InlineReader, reader: Reader) -> Inline | None:
    """Return what an inline element would be around a letter; None where it is nothing of its own."""
    hollow = Tag(name=element.name, attrs=dict(element.attrs))
    hollow.append("x")
    made = read(hollow, reader)
    return made[0] if made and children_of(made[0]) else None


def _wrapped(block: Block, shell: Inline) -> Block:
    """Return a block with a wrapper around the inlines of each paragraph and heading in it; code and tables as they are."""
    match block:
        case Heading() | Paragraph():
            return replace(block, children=line_of((with_children(shell, block.children),)))
        case Quote() | PullQuote() | Division() | Callout() | Post():
            return replace(block, blocks=tuple(_wrapped(inner, shell) for inner in block.blocks))
        case BulletList() | OrderedList():
            items = tuple(
                replace(item, blocks=tuple(_wrapped(inner, shell) for inner in item.blocks)) for item in block.items
            )
            return replace(block, items=items)
        case _:
            return block
