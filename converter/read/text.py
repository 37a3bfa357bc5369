"""Article in plain text to Document; the notation is that of `base/plaintext.py`."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from converter.base.plaintext import CODE_INDENT, ESCAPE, ITEM_INDENT, QUOTE_MARK, RULE_LINE
from converter.model.document import (
    BulletList,
    CodeBlock,
    Document,
    Heading,
    LineBreak,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Text,
)
from converter.model.walk import word_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.article import Article
    from converter.model.document import Block, Blocks, HeadingLevel, Inline, Inlines

WORDS_A_MINUTE: Final = 230
"""Metadata.reading_minutes says where it comes from."""
DEEPEST_LIST: Final = 20
"""Lists within lists; what is indented further stands in the list of this depth."""

_HEADING: Final = re.compile(r"(#{2,6}) (.*)")
_ITEM: Final = re.compile(r"( *)(?:- |(\d{1,9})[.)] )(.*)")
_LEVELS: Final[dict[int, HeadingLevel]] = {2: 2, 3: 3, 4: 4, 5: 5, 6: 6}


def read_text_article(article: Article) -> Document:
    """Return the Document of an article in plain text, with its removals and notes."""
    blocks = tuple(_blocks(article.body))
    words = word_count(blocks)
    return Document(
        metadata=replace(article.metadata, word_count=words, reading_minutes=math.ceil(words / WORDS_A_MINUTE)),
        blocks=blocks,
        removals=article.removals,
        notes=article.notes,
    )


def _blocks(body: str) -> Iterator[Block]:
    code: list[str] = []
    for chunk in body.split("\n\n"):
        lines = [line for line in chunk.split("\n") if line.strip()]
        if lines and all(line.startswith(CODE_INDENT) for line in lines) and (code or not _ITEM.fullmatch(lines[0])):
            # An empty line within code parts no blocks.
            code.append("\n".join(line.removeprefix(CODE_INDENT) for line in lines))
            continue
        if code:
            yield CodeBlock("\n\n".join(code))
            code.clear()
        if lines:
            yield from _chunk(lines)
    if code:
        yield CodeBlock("\n\n".join(code))


def _chunk(lines: list[str]) -> Iterator[Block]:
    """Yield the blocks of lines that stand together."""
    first = lines[0]
    if heading := _HEADING.fullmatch(first):
        yield Heading(_LEVELS[len(heading[1])], (Text(heading[2]),))
        if lines[1:]:
            yield from _chunk(lines[1:])
    elif first == RULE_LINE and len(lines) == 1:
        yield Rule()
    elif first.startswith(QUOTE_MARK):
        quoted = [line.removeprefix(QUOTE_MARK).removeprefix(" ") for line in lines]
        yield Quote((Paragraph(_broken_lines(quoted)),))
    elif _ITEM.fullmatch(first):
        yield from _lists(lines)
    else:
        yield Paragraph(_broken_lines([line.removeprefix(ESCAPE) for line in lines]))


def _broken_lines(lines: list[str]) -> Inlines:
    inlines: list[Inline] = []
    for line in lines:
        if inlines:
            inlines.append(LineBreak())
        inlines.append(Text(line))
    return tuple(inlines)


def _lists(lines: list[str]) -> Blocks:
    """Return the lists that item lines make: an item's inner lists follow its text."""
    items: list[tuple[int, str, str]] = []
    for line in lines:
        match = _ITEM.fullmatch(line)
        if match:
            items.append((min(len(match[1]) // len(ITEM_INDENT), DEEPEST_LIST), match[2] or "", match[3]))
        elif items:
            depth, number, text = items[-1]
            items[-1] = (depth, number, f"{text} {line.strip().removeprefix(ESCAPE)}")
    return tuple(_nested(items))


def _nested(items: list[tuple[int, str, str]]) -> Iterator[Block]:
    """Yield a list for each run of items of one kind; deeper items belong to the one before them."""
    position = 0
    while position < len(items):
        depth, number, _ = items[position]
        ordered = bool(number)
        run: list[ListItem] = []
        while position < len(items) and items[position][0] <= depth and bool(items[position][1]) == ordered:
            text = items[position][2]
            end = position + 1
            while end < len(items) and items[end][0] > depth:
                end += 1
            run.append(ListItem((Paragraph((Text(text),)), *_nested(items[position + 1 : end]))))
            position = end
        yield OrderedList(tuple(run), start=int(number)) if ordered else BulletList(tuple(run))
