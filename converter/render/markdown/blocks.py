"""Blocks to Markdown: each kind of block to its lines, put one under the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from converter.model.document import (
    BulletList,
    Callout,
    CodeBlock,
    DefinitionList,
    Division,
    Embed,
    Figure,
    Formula,
    FormulaBlock,
    Heading,
    Image,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Post,
    PullQuote,
    Quote,
    Rule,
    Span,
    Strong,
    Table,
    Text,
    Verse,
)
from converter.model.walk import plain_text
from converter.render.dates import day_of
from converter.render.markdown.escapes.line_starts import escape_line_start
from converter.render.markdown.inlines import InlineWriter, attributes, formula, markdown_latex
from converter.render.markdown.tables import write_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model.document import Block, Blocks, Definition, Inline, Inlines
    from converter.render.markdown.context import MarkdownContext

LARGEST_NUMBER = 999_999_999
"""Of a list item (CommonMark 0.31, 5.2)."""
SETEXT_LEVEL = 2
"""Of headings underlined with dashes; deeper ones have hashes only."""
FOOTNOTE_INDENT = 4
SEPARATOR = "<!-- -->"
"""Keeps two blocks of a kind apart that have no other marks to choose from."""

_FENCES = {"`": re.compile(r"`{3,}"), "~": re.compile(r"~{3,}")}
_LIKE_A_DEFINITION = re.compile(r"[^\n]*\n\n?[ >]*[:~][ \t]")
"""After a definition list, parsers take such lines for one more term, even where they are code or a list."""
_KIND = re.compile(r"[a-z0-9][a-z0-9_-]*")
_IN_FENCE_LINE = re.compile(r"[\s`~\x00-\x1f]+")
_OTHER_BULLET = {"-": "*", "*": "-", "+": "-"}
_MAY_PAIR = re.compile(r"[`*_~$=%\[<]")
_LINE_ENDS = re.compile(r"\r\n?|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


class BlockWriter:
    """Writes the blocks of one document."""

    def __init__(self, context: MarkdownContext) -> None:
        self._context = context
        self._style = context.style
        self.inlines = InlineWriter(context)

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Return blocks with an empty line between each two; "" when none of them holds anything."""
        return "\n\n".join(self._written(blocks))

    def _written(self, blocks: Sequence[Block]) -> list[str]:
        """Return the Markdown of each block that is not empty, lists beside each other kept apart."""
        written: list[str] = []
        last: Block | None = None
        other_marks = False
        for block in blocks:
            beside_its_kind = type(block) is type(last)
            other_marks = beside_its_kind and not other_marks
            text = self._list(block, other_marks) if isinstance(block, BulletList | OrderedList) else self.block(block)
            if not text:
                continue
            if isinstance(last, DefinitionList) and (beside_its_kind or _LIKE_A_DEFINITION.match(text)):
                written.append(SEPARATOR)
            written.append(text)
            last = block
        return written

    def block(self, block: Block) -> str:
        """Return one block's lines; "" when it holds nothing."""
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self.inlines.paragraph(block.children)
            case BulletList() | OrderedList():
                return self._list(block, other_marks=False)
            case DefinitionList():
                return "\n\n".join(filter(None, map(self._definition, block.entries)))
            case Quote():
                return _quoted(self.blocks((*block.blocks, *_source(block))))
            case PullQuote():
                return _quoted(self.blocks(block.blocks))
            case Post():
                # On one line, however long: it is known again by that.
                headline = escape_line_start(self.inlines.line(_headline(block)))
                return _quoted(_parted(headline, self.blocks(block.blocks)))
            case CodeBlock():
                return _parted(self.inlines.paragraph(block.caption), self._code(block))
            case Figure():
                return self._figure(block)
            case Table():
                return _parted(self.inlines.paragraph(block.caption), write_table(block, self._context, self.inlines))
            case FormulaBlock():
                return _formula_block(block)
            case Callout():
                return self._callout(block)
            case Embed():
                return self._embed(block)
            case Verse():
                return self._verse(block)
            case Rule():
                return "---"
            case Division():
                return self._division(block)
            case _:
                assert_never(block)

    def _heading(self, heading: Heading) -> str:
        children = heading.children
        if heading.identifier in self._context.linked:
            children = (Span((), identifier=heading.identifier), *children)
        if self._style.heading_style == "setext" and heading.level == SETEXT_LEVEL:
            title = self.inlines.paragraph(_without_breaks(children)).replace("\n", " ")
            return f"{title}\n{'-' * max(3, min(len(title), 80))}" if title else ""
        title = self.inlines.heading(children)
        return f"{'#' * heading.level} {title}" if title else ""

    # --- Lists ---

    def _list(self, block: BulletList | OrderedList, other_marks: bool) -> str:  # noqa: FBT001 - one of two marks
        tight = all(_is_tight(item) for item in block.items)
        if isinstance(block, BulletList):
            bullet = _OTHER_BULLET[self._style.bullet] if other_marks else self._style.bullet
            markers = [bullet for _ in block.items]
        else:
            if block.style != "decimal":
                self._context.lose("Lists numbered by letters or Roman numerals are numbered by figures.")
            start = min(max(block.start, 0), LARGEST_NUMBER - len(block.items))
            end = ")" if other_marks else "."
            markers = [f"{number}{end}" for number, _ in enumerate(block.items, start)]
        items = [self._item(item, marker, tight) for item, marker in zip(block.items, markers, strict=True)]
        return ("\n" if tight else "\n\n").join(items)

    def _item(self, item: ListItem, marker: str, tight: bool) -> str:  # noqa: FBT001 - the list's, not a mode
        parts = self._written(item.blocks)
        if parts and item.blocks and isinstance(item.blocks[0], Rule):
            # "- ---" would be a rule itself.
            parts[0] = "***" if marker != "*" else "___"
        text = ("\n" if tight else "\n\n").join(parts)
        if item.checked is not None:
            # A box belongs to a paragraph; before anything else an empty one holds it.
            room = "" if item.blocks and _paragraphs(item.blocks[0]) else f"{SEPARATOR}\n\n"
            text = f"[{'x' if item.checked else ' '}] {room}{text}"
        return f"{marker} {indented(text, len(marker) + 1)}".rstrip(" ")

    def _definition(self, entry: Definition) -> str:
        terms = self.inlines.line(_with_breaks(entry.terms))
        explanations = [self._written(explanation) for explanation in entry.explanations]
        if not terms:
            # What has no term explains nothing, and is text.
            return "\n\n".join(part for parts in explanations for part in parts)
        return "\n".join([escape_line_start(terms), *(_explanation(parts) for parts in explanations or [[]])])

    # --- Quotations and what is set apart ---

    def _callout(self, callout: Callout) -> str:
        kind = callout.kind.lower() if _KIND.fullmatch(callout.kind.lower()) else "note"
        head = f"[!{kind}] {self.inlines.line(callout.title)}".rstrip()
        parts = self._written(callout.blocks)
        # A paragraph follows on the next line, as GitHub and Obsidian write it, and so is one with the title to the
        # parser: where marks of the two could pair, and before a list or a table, there is an empty line.
        together = callout.blocks and isinstance(callout.blocks[0], Paragraph)
        pairs = parts and _MAY_PAIR.search(head, len("[")) and _MAY_PAIR.search(parts[0])
        # A backslash at the title's end would be a line break.
        room = "\n" if together and not pairs and not head.endswith("\\") else "\n\n"
        return _quoted(room.join([head, "\n\n".join(parts)]) if parts else head)

    def _division(self, division: Division) -> str:
        text = self.blocks(division.blocks)
        if not text or not (division.language or division.direction):
            return text
        wanted = (("lang", division.language), ("dir", division.direction or ""))
        return f"<div{attributes(wanted)}>\n\n{text}\n\n</div>"

    # --- Code, pictures, the rest ---

    def _code(self, block: CodeBlock) -> str:
        text = _LINE_ENDS.sub(lambda found: "\n" if found.group().startswith("\r") else "", block.text)
        mark = self._style.fence
        longest = max((len(run) for run in _FENCES[mark].findall(text)), default=2)
        fence = mark * (longest + 1)
        language = _IN_FENCE_LINE.sub("-", block.language).strip("-")
        return f"{fence}{language}\n{text}\n{fence}" if text else f"{fence}{language}\n{fence}"

    def _figure(self, figure: Figure) -> str:
        pictures = _with_breaks([(image,) for image in figure.images])
        # The caption stands on the lines right under its picture, and so still belongs to it in plain text.
        return self.inlines.paragraph(_with_breaks([pictures, figure.caption]), small_print=figure.credit)

    def _embed(self, embed: Embed) -> str:
        name = embed.title or " ".join(filter(None, [embed.provider, embed.kind])) or embed.url
        link = (Link(embed.url, (Text(name),)),) if embed.url else (Text(name),)
        still = embed.still
        if still is None or not self._context.image_address(still):
            return self.inlines.paragraph(link)
        return self.inlines.paragraph((*_linked(still, embed.url), LineBreak(), *link))

    def _verse(self, verse: Verse) -> str:
        return _parted(*(self.inlines.paragraph(_with_breaks(stanza)) for stanza in _stanzas(verse)))


def _stanzas(verse: Verse) -> list[list[Inlines]]:
    """Return the lines of each stanza, without the empty ones between them."""
    stanzas: list[list[Inlines]] = [[]]
    for line in verse.lines:
        if plain_text(line):
            stanzas[-1].append(_with_indent(line))
        else:
            stanzas.append([])
    return [stanza for stanza in stanzas if stanza]


def _with_indent(line: Inlines) -> Inlines:
    """Return a line of verse with spaces at its start that count."""
    first = line[0]
    if not isinstance(first, Text):
        return line
    text = first.text.lstrip(" \t\u2003")
    return (Text("\u00a0" * (len(first.text) - len(text)) + text), *line[1:])


def indented(text: str, columns: int) -> str:
    """Return the text with every line moved to the right but the first and the empty ones."""
    return re.sub(r"\n(?!\n|\Z)", "\n" + " " * columns, text)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n")) if text else ""


def _parted(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _is_tight(item: ListItem) -> bool:
    """Return whether an item is a paragraph, then lists at most: its list needs no empty lines."""
    rest = item.blocks[1:] if item.blocks and _paragraphs(item.blocks[0]) == 1 else item.blocks
    return len(rest) <= 1 and all(
        isinstance(block, BulletList | OrderedList) and all(map(_is_tight, block.items)) for block in rest
    )


def _paragraphs(block: Block) -> int:
    """Return as how many paragraphs a block is written, and will be read; 0 for what is written as anything else."""
    match block:
        case Paragraph():
            return 1
        case Embed():
            return int(block.still is None)
        case Verse():
            return len(_stanzas(block))
        case _:
            return 0


def _explanation(parts: list[str]) -> str:
    if not parts:
        return f": {SEPARATOR}"
    marker = ": " if len(parts) == 1 and "\n\n" not in parts[0] else ":   "
    return marker + indented("\n\n".join(parts), len(marker))


def _source(quote: Quote) -> Blocks:
    """Return the line under a quotation that says where it is from."""
    source = quote.source
    if quote.source_url and not any(isinstance(inline, Link) for inline in source):
        source = (Link(quote.source_url, source or (Text(quote.source_url),)),)
    return (Paragraph((Text("— "), *source)),) if source else ()


def _headline(post: Post) -> Inlines:
    """Return the line above a post that says who wrote it and when, with a link to where it stands by itself."""
    day: Inlines = (Text(day_of(post.published)),) if post.published else ()
    author: Inlines = (Strong((Text(post.author),)),) if post.author else ()
    if post.url and (day or author):
        day, author = ((Link(post.url, day),), author) if day else (day, (Link(post.url, author),))
    return (*author, Text(" · "), *day) if author and day else author + day


def _linked(image: Image, url: str) -> Inlines:
    return (Link(url, (image,)),) if url else (image,)


def _with_breaks(runs: Sequence[Inlines]) -> Inlines:
    """Return runs of inlines as one, with a line break between each two that are not empty."""
    result: list[Inline] = []
    for run in runs:
        if run:
            result += [LineBreak(), *run] if result else run
    return tuple(result)


def _without_breaks(inlines: Inlines) -> Inlines:
    return tuple(Text(" ") if isinstance(inline, LineBreak) else inline for inline in inlines)


def _formula_block(block: FormulaBlock) -> str:
    lines = markdown_latex(block.latex, block.mathml).split("\n")
    latex = "\n".join(line for line in lines if line.strip()).strip()
    if latex and "$$" not in latex:
        return f"$$\n{latex}\n$$"
    return formula(Formula(latex, block.mathml))
