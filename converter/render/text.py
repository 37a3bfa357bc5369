"""Document to plain text: the body's words alone, without title, byline or addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from converter.base.names import file_name
from converter.model.document import (
    BulletList,
    Callout,
    CodeBlock,
    DefinitionList,
    Division,
    Embed,
    Figure,
    FormulaBlock,
    Heading,
    LineBreak,
    OrderedList,
    Paragraph,
    Post,
    PullQuote,
    Quote,
    Rule,
    Table,
    Verse,
)
from converter.model.mathml import mathml_text
from converter.model.rendering import Rendering
from converter.model.walk import plain_text
from converter.render.dates import day_of
from converter.render.wording import callout_label

if TYPE_CHECKING:
    from converter.model.document import Block, Blocks, Document, Inline, Inlines, ListItem
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme


def render_text(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the words of the body, one paragraph a line and an empty line between; the footnotes' come last."""
    del theme, settings  # plain text has no look and no pictures
    parts = [_blocks_text(document.blocks), *(_blocks_text(footnote.blocks) for footnote in document.footnotes)]
    text = "\n\n".join(part for part in parts if part)
    return Rendering(
        content=f"{text}\n".encode() if text else b"",
        media_type="text/plain; charset=utf-8",
        file_name=file_name(document.metadata, ".txt"),
    )


def _blocks_text(blocks: Blocks) -> str:
    return "\n\n".join(text for block in blocks if (text := _block_text(block)))


def _block_text(block: Block) -> str:
    match block:
        case Heading():
            return plain_text(block.children)
        case Paragraph():
            return _lines_text(block.children)
        case BulletList():
            return "\n".join(_item_text(item, "- ") for item in block.items)
        case OrderedList():
            return "\n".join(_item_text(item, f"{number}. ") for number, item in enumerate(block.items, block.start))
        case DefinitionList():
            entries = ((entry.terms, entry.explanations) for entry in block.entries)
            return "\n\n".join(
                "\n".join(
                    [*map(plain_text, terms), *("  " + _indented(_blocks_text(text), 2) for text in explanations)]
                )
                for terms, explanations in entries
            )
        case Quote():
            return _parted(_blocks_text(block.blocks), plain_text(block.source))
        case PullQuote() | Division():
            return _blocks_text(block.blocks)
        case Post():
            head = " · ".join(filter(None, [block.author, day_of(block.published)]))
            return _parted(head, _blocks_text(block.blocks))
        case CodeBlock():
            return _parted(plain_text(block.caption), block.text)
        case Figure():
            return _parted(_lines_text(block.caption), plain_text(block.credit))
        case Table():
            rows = (" | ".join(" ".join(plain_text(cell.blocks).split()) for cell in row) for row in block.rows)
            return _parted(plain_text(block.caption), "\n".join(row for row in rows if row.strip(" |")))
        case FormulaBlock():
            return mathml_text(block.mathml) or block.latex
        case Callout():
            return _parted(plain_text(block.title) or callout_label(block.kind), _blocks_text(block.blocks))
        case Embed():
            return block.title
        case Verse():
            return "\n".join(plain_text(line) for line in block.lines)
        case Rule():
            return ""
        case _:
            assert_never(block)


def _parted(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _lines_text(inlines: Inlines) -> str:
    """Return the words of a paragraph, with the line breaks that the author made."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return "\n".join(plain_text(line) for line in lines).strip()


def _item_text(item: ListItem, marker: str) -> str:
    box = {None: "", True: "[x] ", False: "[ ] "}[item.checked]
    return f"{marker}{box}{_indented(_blocks_text(item.blocks), len(marker))}"


def _indented(text: str, columns: int) -> str:
    """Return the text with every line but the first and the empty ones moved to the right."""
    return text.replace("\n", "\n" + " " * columns).replace("\n" + " " * columns + "\n", "\n\n")
