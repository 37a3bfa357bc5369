"""Code to XHTML: its text, with a span for each kind of token where it is to be coloured, and for each line on paper."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from converter.base.vocabulary import LANGUAGE_CLASS_PREFIX, LISTING_CLASS
from converter.render.xhtml.inlines import write_inlines
from converter.render.xhtml.markup import element, escape_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.model.document import CodeBlock
    from converter.render.xhtml.inlines import Context

TOKEN_CLASSES: Final = (
    ("Token.Comment.Preproc", "keyword"),
    ("Token.Comment.PreprocFile", "string"),
    ("Token.Comment", "comment"),
    ("Token.Keyword", "keyword"),
    ("Token.Operator.Word", "keyword"),
    ("Token.Literal.Number", "number"),
    ("Token.Literal", "string"),
    ("Token.Name.Function", "name"),
    ("Token.Name.Class", "name"),
    ("Token.Name.Decorator", "name"),
    ("Token.Name.Attribute", "name"),
    ("Token.Name.Tag", "keyword"),
    ("Token.Generic.Deleted", "deleted"),
    ("Token.Generic.Inserted", "inserted"),
    ("Token.Generic.Prompt", "comment"),
    ("Token.Generic.Output", "comment"),
    ("Token.Generic.Heading", "name"),
    ("Token.Generic.Subheading", "name"),
)
"""Pygments' kinds of token and the class of each in a style sheet; the first that fits. Few: print is not a screen."""
LONGEST_COLOURED_CHARACTERS: Final = 30_000
"""Longer code is a file, and takes longer to colour than all the rest of a page (0.1 s for 30,000 characters)."""
SHORT_LINES: Final = 14
"""Code of so few lines stays on one page."""
TAB_COLUMNS: Final = 4
"""As the style sheets set it."""
HANGING_COLUMNS: Final = 2
MOST_HANGING_COLUMNS: Final = 24
SHORT_CLASS: Final = "short"
LINE_CLASS: Final = "line"


def write_code(block: CodeBlock, context: Context) -> str:
    """Return a block of code, with its caption in a figure."""
    settings = context.settings
    # A class is a list of words: a language of several would be several classes.
    language = "-".join(block.language.split())
    tokens = _tokens(block.text, block.language) if settings.code_colours else ((block.text, ""),)
    written = _written_lines(tokens) if settings.code_lines else _written(tokens)
    attributes = {"class": f"{LANGUAGE_CLASS_PREFIX}{language}" if language else None}
    is_short = settings.code_lines and block.text.count("\n") < SHORT_LINES
    # Code runs from left to right in an Arabic article too; a style sheet may not say so in EPUB (EPUB 3.3, 6.3.1).
    code = element(
        "pre", {"class": SHORT_CLASS if is_short else None, "dir": "ltr"}, element("code", attributes, written)
    )
    if not block.caption:
        return code
    caption = element("figcaption", {}, write_inlines(block.caption, context))
    return element("figure", {"class": LISTING_CLASS}, caption + code)


def _written(tokens: Iterable[tuple[str, str]]) -> str:
    return "".join(
        element("span", {"class": kind}, escape_text(text)) if kind else escape_text(text) for text, kind in tokens
    )


def _written_lines(tokens: Iterable[tuple[str, str]]) -> str:
    """Return each line in an element, so that a style sheet can set apart where a long one goes on."""
    lines: list[list[tuple[str, str]]] = [[]]
    for text, kind in tokens:
        first, *others = text.split("\n")
        lines[-1].append((first, kind))
        lines += [[(line, kind)] for line in others]
    return "".join(
        element(
            "span",
            {"class": LINE_CLASS, "style": _hanging("".join(text for text, _ in line))},
            _written(_indent_within(line)),
        )
        for line in lines
    )


def _indent_within(line: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return a line's tokens without empty ones, its indent in the first: between the two WeasyPrint would break it."""
    tokens = [(text, kind) for text, kind in line if text]
    if len(tokens) > 1 and tokens[0][0].isspace():
        (indent, _), (text, kind), *rest = tokens
        return [(indent + text, kind), *rest]
    return tokens


def _hanging(line: str) -> str | None:
    """Return the style by which a line that is too long goes on further in than it began; None for an empty one."""
    indent = len(line.expandtabs(TAB_COLUMNS)) - len(line.expandtabs(TAB_COLUMNS).lstrip(" "))
    columns = min(indent, MOST_HANGING_COLUMNS) + HANGING_COLUMNS
    return f"padding-left: {columns}ch; text-indent: -{columns}ch" if line else None


def _tokens(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the code in pieces, each with its class; in one without a class where nobody knows the language."""
    lexer = _lexer(language) if language and len(text) <= LONGEST_COLOURED_CHARACTERS else None
    if lexer is None:
        return ((text, ""),)
    pieces = ((value, _class_of(str(kind))) for _, kind, value in lexer.get_tokens_unprocessed(text))
    runs = tuple(
        ("".join(value for value, _ in run), kind) for kind, run in groupby(pieces, key=lambda piece: piece[1])
    )
    # What a lexer would change is no colour of it.
    return runs if "".join(run for run, _ in runs) == text else ((text, ""),)


def _lexer(language: str) -> Any:
    """Return Pygments' lexer for a language; None where it knows none."""
    # It takes 20 ms to import, which a page without code is not to wait for.
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@cache
def _class_of(kind: str) -> str:
    return next((name for prefix, name in TOKEN_CLASSES if kind == prefix or kind.startswith(f"{prefix}.")), "")
