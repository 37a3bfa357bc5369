"""Document to what is in it, and Document to Document with some of it exchanged.

`inlines_of`, `blocks_of` and `images_of` visit in reading order; `plain_text` and `word_count` read; `rewrite` and
`map_images` build anew, children before what holds them. Depth is that of the page, which a guard caps.
"""

from __future__ import annotations

import operator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, assert_never

from converter.base.words import count_words
from converter.model.document import (
    Abbreviation,
    BulletList,
    Callout,
    Cell,
    Code,
    CodeBlock,
    DefinitionList,
    Division,
    Embed,
    Emphasis,
    Figure,
    FootnoteMark,
    Formula,
    FormulaBlock,
    Heading,
    Highlight,
    Image,
    Inline,
    Inserted,
    Keyboard,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Post,
    PullQuote,
    Quotation,
    Quote,
    Ruby,
    Rule,
    SmallCaps,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Time,
    Verse,
)
from converter.model.mathml import mathml_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from converter.model.document import Block, Blocks, Definition, Document, Inlines

Part: TypeAlias = "Block | Inline"
"""Anything that stands in the text."""

# --- Visiting ---


def inner_inlines(inline: Inline) -> Inlines:
    """Return the inlines that stand directly within one; () for text and other leaves."""
    match inline:
        case Text() | Code() | Image() | Formula() | FootnoteMark() | LineBreak():
            return ()
        case Ruby():
            return inline.base + inline.reading
        case (
            Emphasis()
            | Strong()
            | Link()
            | Superscript()
            | Subscript()
            | Strikethrough()
            | Inserted()
            | Highlight()
            | Keyboard()
            | SmallCaps()
            | Quotation()
            | Abbreviation()
            | Span()
            | Time()
        ):
            return inline.children
        case _:
            assert_never(inline)


def inner_parts(block: Block) -> tuple[Part, ...]:
    """Return the blocks and inlines that stand directly within a block, in reading order, pictures among them."""
    match block:
        case Heading() | Paragraph():
            return block.children
        case BulletList() | OrderedList():
            return tuple(part for item in block.items for part in item.blocks)
        case DefinitionList():
            return tuple(part for entry in block.entries for part in _definition_parts(entry))
        case Quote():
            return block.blocks + block.source
        case PullQuote() | Division() | Post():
            return block.blocks
        case CodeBlock():
            return block.caption
        case Figure():
            return block.images + block.caption + block.credit
        case Table():
            return block.caption + tuple(part for row in block.rows for cell in row for part in cell.blocks)
        case Callout():
            return block.title + block.blocks
        case Embed():
            return (block.still,) if block.still else ()
        case Verse():
            return tuple(part for line in block.lines for part in line)
        case FormulaBlock() | Rule():
            return ()
        case _:
            assert_never(block)


def _definition_parts(entry: Definition) -> Iterator[Part]:
    for run in (*entry.terms, *entry.explanations):
        yield from run


def parts_of(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield these and everything within them, in reading order, each before what it holds."""
    waiting: list[Part] = list(parts)[::-1]
    while waiting:
        part = waiting.pop()
        yield part
        # Most parts are text, and asking whether a part is one of all kinds of inlines takes long.
        if not isinstance(part, Text):
            waiting.extend(reversed(inner_inlines(part) if isinstance(part, Inline) else inner_parts(part)))


def document_parts(document: Document) -> Iterator[Part]:
    """Yield every block and inline of a document: the body's, then the footnotes'."""
    yield from parts_of(document.blocks)
    for footnote in document.footnotes:
        yield from parts_of(footnote.blocks)


def blocks_of(document: Document) -> Iterator[Block]:
    """Yield every block of a document, those in lists, quotes, cells and footnotes too."""
    return (part for part in document_parts(document) if not isinstance(part, Inline))


def inlines_of(document: Document) -> Iterator[Inline]:
    """Yield every inline of a document, those of captions, cells and footnotes and the pictures of figures too."""
    return (part for part in document_parts(document) if isinstance(part, Inline))


def images_of(document: Document) -> Iterator[Image]:
    """Yield every picture in reading order, the lead image first when there is one; repeats are repeated."""
    if document.metadata.lead_image:
        yield document.metadata.lead_image
    yield from (part for part in inlines_of(document) if isinstance(part, Image))


# --- Reading ---


def plain_text(parts: Iterable[Part]) -> str:
    """Return the words of inlines or blocks without mark-up, each block on a line of its own.

    Pictures and footnote marks give nothing, a line break gives a space, a formula its MathML in a line, else its LaTeX.
    """
    pieces: list[str] = []
    _write_words(parts, pieces.append)
    return "".join(pieces).strip()


def _write_words(parts: Iterable[Part], write: Callable[[str], None]) -> None:
    """Write the words of parts in order, with a line feed after each block."""
    for part in parts:
        match part:
            case Text() | Code():
                write(part.text)
            case Paragraph() | Heading():
                write(f"{plain_text(part.children)}\n")
            case LineBreak():
                write(" ")
            case Formula():
                write(mathml_text(part.mathml) or part.latex)
            case Ruby():
                write(f"{plain_text(part.base)} ({plain_text(part.reading)})")
            case Quotation():
                write(f"“{plain_text(part.children)}”")
            case CodeBlock():
                write(f"{plain_text(part.caption)}\n{part.text}\n")
            case Callout():
                write(f"{plain_text(part.title)}\n{plain_text(part.blocks)}\n")
            case Figure():
                write(f"{plain_text(part.caption)}\n{plain_text(part.credit)}\n")
            case Embed():
                write(f"{part.title}\n")
            case Verse():
                write("".join(f"{plain_text(line)}\n" for line in part.lines))
            case FormulaBlock():
                write(f"{mathml_text(part.mathml) or part.latex}\n")
            case BulletList() | OrderedList():
                write("".join(f"{plain_text(item.blocks)}\n" for item in part.items))
            case DefinitionList():
                for entry in part.entries:
                    write("".join(f"{plain_text(run)}\n" for run in (*entry.terms, *entry.explanations)))
            case Table():
                write(f"{plain_text(part.caption)}\n" if part.caption else "")
                for row in part.rows:
                    write(" ".join(plain_text(cell.blocks) for cell in row) + "\n")
            case _ if isinstance(part, Inline):
                _write_words(inner_inlines(part), write)
            case _:
                write(f"{plain_text(inner_parts(part))}\n")


def word_count(blocks: Blocks) -> int:
    """Return how many words blocks hold; a CJK character counts half a word."""
    return count_words(plain_text(blocks))


# --- Building anew ---


def with_children(inline: Inline, children: Inlines) -> Inline:
    """Return a wrapper around other children; what has no children is returned as it is."""
    match inline:
        case Text() | Code() | Image() | Formula() | FootnoteMark() | LineBreak() | Ruby():
            return inline
        case Emphasis() | Strong() | Strikethrough() | Inserted() | Highlight() | SmallCaps():
            return type(inline)(children)
        case Link():
            return Link(inline.url, children, inline.title)
        case _:
            return replace(inline, children=children)


def rewrite(document: Document, inline: Callable[[Inline], Inlines], block: Callable[[Block], Blocks]) -> Document:
    """Return the document with every inline and block exchanged for what the functions give; () drops it.

    What a function is given has its contents exchanged already. An inline that lost all its contents is dropped, a
    bare anchor aside. Pictures of figures, embeds and metadata are not inlines here: their block is given whole.
    """
    rewriter = _Rewriter(inline, block)
    return replace(
        document,
        blocks=rewriter.blocks(document.blocks),
        footnotes=tuple(replace(note, blocks=rewriter.blocks(note.blocks)) for note in document.footnotes),
    )


def map_images(document: Document, exchange: Callable[[Image], Image | None]) -> Document:
    """Return the document with every picture exchanged; None is a picture that could not be had.

    An inline picture that is gone leaves its alternative text, a figure without pictures its caption, else their
    alternative texts, as a paragraph; an embed or the metadata are left without.
    """

    def inline(part: Inline) -> Inlines:
        if not isinstance(part, Image):
            return (part,)
        exchanged = exchange(part)
        if exchanged is None:
            return (Text(part.alt),) if part.alt else ()
        return (exchanged,)

    def block(part: Block) -> Blocks:
        match part:
            case Figure():
                return _exchange_figure(part, exchange)
            case Embed(still=Image() as still):
                return (replace(part, still=exchange(still)),)
            case _:
                return (part,)

    # The lead image first, as in images_of: an exchange that counts must meet them in one order.
    lead = document.metadata.lead_image
    metadata = replace(document.metadata, lead_image=exchange(lead) if lead else None)
    return replace(rewrite(document, inline, block), metadata=metadata)


def _exchange_figure(figure: Figure, exchange: Callable[[Image], Image | None]) -> Blocks:
    exchanged = [(image, exchange(image)) for image in figure.images]
    images = tuple(image for _, image in exchanged if image is not None)
    if images:
        return (replace(figure, images=images),)
    alternatives = " ".join(image.alt for image, _ in exchanged if image.alt)
    standing = figure.caption or ((Text(alternatives),) if alternatives else ())
    return (Paragraph(standing),) if standing else ()


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield inlines with texts beside each other made one."""
    texts: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            texts.append(inline.text)
            continue
        if texts:
            yield Text("".join(texts))
            texts.clear()
        yield inline
    if texts:
        yield Text("".join(texts))


class _Rewriter:
    """The two functions of one `rewrite`, and the way through every kind of node."""

    def __init__(self, inline: Callable[[Inline], Inlines], block: Callable[[Block], Blocks]) -> None:
        self._inline = inline
        self._block = block

    def inlines(self, inlines: Inlines) -> Inlines:
        """Return a run of inlines with each exchanged, texts that touch then in one piece; the same run where nothing was."""
        exchanged = [new for old in inlines for inner in self._within_inline(old) for new in self._inline(inner)]
        if len(exchanged) == len(inlines) and all(map(operator.is_, exchanged, inlines)):
            return inlines
        return tuple(_joined(exchanged))

    def blocks(self, blocks: Blocks) -> Blocks:
        """Return blocks with each exchanged."""
        return tuple(new for old in blocks for new in self._block(self._within_block(old)))

    def _within_inline(self, inline: Inline) -> Inlines:
        """Return the inline with its contents exchanged; () when it had some and none is left."""
        match inline:
            case Text() | Code() | Image() | Formula() | FootnoteMark() | LineBreak():
                return (inline,)
            case Ruby():
                base = self.inlines(inline.base)
                return (replace(inline, base=base, reading=self.inlines(inline.reading)),) if base else ()
            case _:
                children = self.inlines(inline.children)
                if inline.children and not children and not (isinstance(inline, Span) and inline.identifier):
                    return ()
                return (inline if children is inline.children else with_children(inline, children),)

    def _within_block(self, block: Block) -> Block:
        match block:
            case Heading() | Paragraph():
                children = self.inlines(block.children)
                return block if children is block.children else replace(block, children=children)
            case BulletList() | OrderedList():
                return replace(block, items=tuple(self._item(item) for item in block.items))
            case DefinitionList():
                return replace(block, entries=tuple(self._definition(entry) for entry in block.entries))
            case Quote():
                return replace(block, blocks=self.blocks(block.blocks), source=self.inlines(block.source))
            case PullQuote() | Division() | Post():
                return replace(block, blocks=self.blocks(block.blocks))
            case CodeBlock():
                return replace(block, caption=self.inlines(block.caption))
            case Figure():
                return replace(block, caption=self.inlines(block.caption), credit=self.inlines(block.credit))
            case Table():
                rows = tuple(tuple(self._cell(cell) for cell in row) for row in block.rows)
                return replace(block, rows=rows, caption=self.inlines(block.caption))
            case Callout():
                return replace(block, title=self.inlines(block.title), blocks=self.blocks(block.blocks))
            case Verse():
                return replace(block, lines=tuple(self.inlines(line) for line in block.lines))
            case FormulaBlock() | Embed() | Rule():
                return block
            case _:
                assert_never(block)

    def _item(self, item: ListItem) -> ListItem:
        return replace(item, blocks=self.blocks(item.blocks))

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, blocks=self.blocks(cell.blocks))

    def _definition(self, entry: Definition) -> Definition:
        terms = tuple(self.inlines(term) for term in entry.terms)
        return replace(entry, terms=terms, explanations=tuple(self.blocks(blocks) for blocks in entry.explanations))
