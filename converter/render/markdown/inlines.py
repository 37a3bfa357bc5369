"""Inlines to lines of Markdown.

First the inlines are made tidy, then laid out as pieces, then each pair of delimiters gets a form that CommonMark's
flanking rules allow where it stands, or HTML tags; at last the text is escaped.
"""

from __future__ import annotations

import re
from html import escape as escape_html
from typing import TYPE_CHECKING, TypeAlias, assert_never

from converter.base.mathml import latex_from_mathml
from converter.base.vocabulary import LATEX_ATTRIBUTE, MATH_CLASS, SMALL_CAPS_CLASS
from converter.model.document import (
    Abbreviation,
    Code,
    Emphasis,
    FootnoteMark,
    Formula,
    Highlight,
    Image,
    Inserted,
    Keyboard,
    LineBreak,
    Link,
    Quotation,
    Ruby,
    SmallCaps,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Time,
)
from converter.model.mathml import mathml_text
from converter.model.walk import plain_text
from converter.render.markdown.delimiters import Delimiter, settled
from converter.render.markdown.escapes import BROKEN, LineEnd, Piece, escape, reads_as_itself
from converter.render.markdown.escapes.line_starts import (
    escape_heading_end,
    may_begin_a_block,
    names_an_address,
)
from converter.render.markdown.tidy import Tidier, collapsed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model.document import Inline, Inlines
    from converter.render.markdown.context import MarkdownContext

NOTHING = Piece("mark-up", "<!-- -->")
"""A comment: stands between two things that must not touch, and reads as nothing."""

_EDGES = frozenset(" \u00a0")
NO_MARK = "<span></span>"
"""An element that holds nothing: a line that begins with it is a paragraph's, where a comment would begin HTML."""

_BACKTICKS = re.compile(r"`+")
_AUTOLINK = re.compile(r"(?:https?|mailto):[^\s<>\x00-\x1f\\`|*_~$]*")
_ENCODED_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f\\`<>\ud800-\udfff]|&(?=[#a-zA-Z0-9]+;)")
_ENTITY_LIKE = re.compile(r"&(?=[#a-zA-Z0-9]+;)")
_FORMULA_IN_WORDS = re.compile(r"(?<![\\$])\$(?!\$)([^$\\]{0,200}(?:\\[^$][^$\\]{0,200}){0,50})\$(?!\$)")
"""As in `\\text{if $n$ is even}`, whose dollar signs would end the formula around it."""
_DOLLAR = re.compile(r"(?<!\\)(?:\\\\)*\$")
_MOST_PARENTHESES = 30
"""In an address without angle brackets: parsers stop at 32 within each other (CommonMark 0.31, 6.3, leaves it to them)."""
# A space that may become a line's end when paragraphs are wrapped; no text holds it, controls are dropped.
_BREAKABLE = "\x00"

Tagged: TypeAlias = (
    Superscript | Subscript | Inserted | Highlight | Keyboard | SmallCaps | Abbreviation | Span | Quotation | Time
)
"""Inlines that Markdown has no marks for."""


class InlineWriter:
    """Writes the inlines of one document."""

    def __init__(self, context: MarkdownContext) -> None:
        self._context = context
        self._tidier = Tidier(context)

    def paragraph(self, inlines: Inlines, small_print: Inlines = ()) -> str:
        """Return a paragraph's lines, the small print last; "" when nothing is in it.

        Breaks are backslashes at the lines' ends.
        """
        lines = self._lines(inlines, BROKEN, small_print)
        if self._context.style.wrap:
            lines = [_wrapped(line, self._context.style.wrap) for line in lines]
        return "\\\n".join(lines)

    def heading(self, inlines: Inlines) -> str:
        """Return the one line of an ATX heading, without its hashes."""
        # Readers make a heading one line, and an outline has no room for more.
        return escape_heading_end(" ".join(filter(None, self._lines(inlines, " "))).replace(_BREAKABLE, " "))

    def line(self, inlines: Inlines) -> str:
        """Return inlines as one line that begins no block, as in a cell; breaks are `<br>`."""
        return "<br>".join(self._lines(inlines, "<br>")).replace(_BREAKABLE, " ")

    def _lines(self, inlines: Inlines, line_end: LineEnd, small_print: Inlines = ()) -> list[str]:
        """Return the lines between line breaks, none of them empty at the start or the end."""
        if len(inlines) == 1 and isinstance(only := inlines[0], Text) and not (small_print or self._context.style.wrap):
            # Half of all lines are one text, and most of those have nothing to escape.
            text = collapsed(only.text).strip(" ")
            if (
                "\u00a0" not in (text[:1], text[-1:])
                and reads_as_itself(text)
                and not (line_end == BROKEN and may_begin_a_block(text))
            ):
                return [text] if text else []
        laid_out = self._pieces(self._tidier.tidy(inlines), in_link=False)
        if small_print and (small := self._pieces(self._tidier.tidy(small_print), in_link=False)):
            laid_out += [Piece("mark-up", "\n<small>"), *small, Piece("mark-up", "</small>")]
        pieces = _without_edges(settled(_parted(laid_out)))
        has_footnotes = bool(self._context.document.footnotes)
        written = escape(pieces, line_end, has_footnotes=has_footnotes)
        if line_end == BROKEN and pieces and pieces[0].kind == "mark-up" and names_an_address("".join(written)):
            written[0] = f"{NO_MARK}{written[0]}"
        if self._context.style.wrap:
            written = [
                text.replace(" ", _BREAKABLE) if piece.kind != "mark-up" else text
                for text, piece in zip(written, pieces, strict=True)
            ]
        lines = [_trimmed(line) for line in "".join(written).split("\n")]
        while lines and not lines[-1]:
            lines.pop()
        first = next((place for place, line in enumerate(lines) if line), 0)
        return lines[first:]

    def _pieces(self, inlines: Sequence[Inline], *, in_link: bool) -> list[Piece | Delimiter]:
        return [piece for inline in inlines for piece in self._inline(inline, in_link=in_link)]

    def _inline(self, inline: Inline, *, in_link: bool) -> list[Piece | Delimiter]:
        match inline:
            case Text():
                return [Piece("link text" if in_link else "text", inline.text)]
            case Emphasis() | Strong() | Strikethrough():
                within = self._pieces(inline.children, in_link=in_link)
                return [*Delimiter.around(inline, self._context.style, within)]
            case Code():
                return [Piece("mark-up", code_span(inline.text))]
            case Link():
                return self._link(inline)
            case Image():
                return self._image(inline)
            case Formula():
                return [Piece("mark-up", formula(inline))]
            case FootnoteMark():
                return [Piece("footnote", f"[^{self._context.footnote_number(inline.footnote)}]")]
            case LineBreak():
                return [Piece("mark-up", "\n")]
            case Ruby():
                base = self._pieces(inline.base, in_link=in_link)
                reading = self._pieces(inline.reading, in_link=in_link)
                return [_tag("<ruby>"), *base, _tag("<rt>"), *reading, _tag("</rt></ruby>")]
            case _:
                start, end = self._tags(inline)
                return [_tag(start), *self._pieces(inline.children, in_link=in_link), _tag(end)]

    def _link(self, link: Link) -> list[Piece | Delimiter]:
        bare = len(link.children) == 1 and isinstance(link.children[0], Text) and not link.title
        if bare and plain_text(link.children) == link.url and _AUTOLINK.fullmatch(link.url):
            return [Piece("mark-up", f"<{link.url}>")]
        within = self._pieces(link.children, in_link=True)
        return [Piece("mark-up", "["), *within, Piece("mark-up", f"]({address(link.url)}{_title(link.title)})")]

    def _image(self, image: Image) -> list[Piece | Delimiter]:
        target = f"]({address(self._context.image_address(image))}{_title(image.title)})"
        # The alternative text is escaped with the paragraph: what pairs in a paragraph pairs across pictures too.
        alternative = Piece("link text", collapsed(image.alt).strip())
        return [Piece("mark-up", "!["), alternative, Piece("mark-up", target)]

    def _tags(self, inline: Tagged) -> tuple[str, str]:
        """Return the HTML tags around what Markdown has no form for."""
        match inline:
            case Superscript():
                return "<sup>", "</sup>"
            case Subscript():
                return "<sub>", "</sub>"
            case Inserted():
                return "<ins>", "</ins>"
            case Highlight():
                return "<mark>", "</mark>"
            case Keyboard():
                return "<kbd>", "</kbd>"
            case SmallCaps():
                return f'<span class="{SMALL_CAPS_CLASS}">', "</span>"
            case Abbreviation():
                return f'<abbr title="{attribute(inline.expansion)}">', "</abbr>"
            case Span():
                wanted = (("id", inline.identifier), ("lang", inline.language), ("dir", inline.direction or ""))
                return f"<span{attributes(wanted)}>", "</span>"
            case Quotation() | Time():
                return "", ""  # tidied away: marks are set around the one, the other's words stay
            case _:
                assert_never(inline)


def _without_edges(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without the space at a line's ends; no-break spaces there, which parsers drop, as entities."""
    result: list[Piece] = []
    for number, piece in enumerate(pieces):
        if piece.kind == "mark-up" or not piece.content or not {piece.content[0], piece.content[-1]} & _EDGES:
            result.append(piece)
            continue
        text = piece.content
        before = after = 0
        if not number or pieces[number - 1].content.endswith("\n"):
            text = text.lstrip(" ")
            before = len(text) - len(text.lstrip("\u00a0"))
        if number == len(pieces) - 1 or pieces[number + 1].content.startswith("\n"):
            text = text.rstrip(" ")
            after = min(len(text) - before, len(text) - len(text.rstrip("\u00a0")))
        core = piece._replace(content=text[before : len(text) - after])
        result += [*_no_break_spaces(before), core, *_no_break_spaces(after)]
    return result


def _no_break_spaces(count: int) -> list[Piece]:
    return [Piece("mark-up", "&nbsp;" * count)] if count else []


def _trimmed(line: str) -> str:
    """Return a line without space at its ends."""
    return line.strip(f" \n{_BREAKABLE}")


def _tag(tag: str) -> Piece:
    return Piece("mark-up", tag)


def attribute(value: str) -> str:
    """Return a value as it stands within an HTML attribute's double quotes, on one line."""
    return escape_html(collapsed(value))


def attributes(wanted: tuple[tuple[str, str], ...]) -> str:
    """Return HTML attributes, each after a space, without those that are empty."""
    return "".join(f' {name}="{attribute(value)}"' for name, value in wanted if value)


def code_span(text: str) -> str:
    """Return a code span, with a fence that the code does not hold."""
    taken = {len(run) for run in _BACKTICKS.findall(text)}
    fence = "`" * next(length for length in range(1, len(taken) + 2) if length not in taken)
    edged = text.startswith(" ") and text.endswith(" ") and text.strip(" ")
    space = " " if edged or text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def address(url: str) -> str:
    """Return a link's address, in angle brackets where parentheses in it do not pair."""
    plain = _ENCODED_IN_ADDRESSES.sub(_percent, url)
    depth = 0
    for parenthesis in re.findall(r"[()]", plain):
        depth += 1 if parenthesis == "(" else -1
        if depth < 0:
            break
    pairs = depth == 0 and plain.count("(") <= _MOST_PARENTHESES
    return plain if plain and pairs else f"<{plain}>"


def _percent(found: re.Match[str]) -> str:
    # A backslash keeps an ampersand from beginning a character's name; all else is no part of an address.
    return "\\&" if found.group() == "&" else "".join(f"%{byte:02X}" for byte in found.group().encode(errors="replace"))


def _title(title: str) -> str:
    """Return a link's title with the space before it; "" for none."""
    plain = collapsed(title).strip()
    if not plain:
        return ""
    escaped = _ENTITY_LIKE.sub(r"\\&", plain.replace("\\", "\\\\").replace('"', '\\"').replace("`", "\\`"))
    return f' "{escaped}"'


def formula(inline: Formula) -> str:
    """Return a formula between dollar signs; LaTeX that holds such signs itself as HTML; "" for one that holds nothing."""
    latex = markdown_latex(inline.latex, inline.mathml)
    if latex and not _DOLLAR.search(latex) and not latex.endswith("\\"):
        return f"${collapsed(latex)}$"
    text = latex or mathml_text(inline.mathml)
    if not text:
        return ""
    return f'<span class="{MATH_CLASS}" {LATEX_ATTRIBUTE}="{attribute(collapsed(text))}">{escape_html(collapsed(text))}</span>'


def markdown_latex(latex: str, mathml: str) -> str:
    """Return a formula's LaTeX, of its MathML where it has none, with formulas in its words as Markdown bears them."""
    latex = latex.strip() or latex_from_mathml(mathml)
    return _FORMULA_IN_WORDS.sub(r"\\(\1\\)", latex) if "$" in latex else latex


def _parted(pieces: list[Piece | Delimiter]) -> list[Piece | Delimiter]:
    """Return the pieces with a comment between a formula and a digit or another formula, which would spoil it."""
    result: list[Piece | Delimiter] = []
    last = ""
    after_formula = False
    for piece in pieces:
        is_formula = piece.kind == "mark-up" and piece.content.startswith("$")
        first = piece.content[:1]
        if (after_formula and (first.isdigit() or is_formula)) or (is_formula and last.isdigit()):
            result.append(NOTHING)
        result.append(piece)
        last, after_formula = piece.content[-1:], is_formula
    return result


def _wrapped(line: str, columns: int) -> str:
    """Return a line filled to the width, broken only where the next line's start begins no block."""
    lines = [""]
    for word in line.split(_BREAKABLE):
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) <= columns or not _may_break(lines[-1], word):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)


def _may_break(line: str, word: str) -> bool:
    """Return whether a line may end before a word: neither may read as a block, nor the end as a hard break."""
    if line.endswith("\\") or word.startswith("<"):
        return False
    return not any(map(may_begin_a_block, (word, f"{word} x", line)))
