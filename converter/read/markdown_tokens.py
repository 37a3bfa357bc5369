"""markdown-it's tokens to those of HTML in the vocabulary of `base/vocabulary.py`."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from converter.base.vocabulary import (
    CALLOUT_CLASS,
    CALLOUT_KIND_ATTRIBUTE,
    CALLOUT_TITLE_CLASS,
    CHECKED_ATTRIBUTE,
    CREDIT_CLASS,
    FOOTNOTE_MARK_ROLE,
    FOOTNOTES_ROLE,
    LANGUAGE_CLASS_PREFIX,
    LATEX_ATTRIBUTE,
    MATH_CLASS,
    POST_AUTHOR_ATTRIBUTE,
    POST_CLASS,
    POST_DATE_ATTRIBUTE,
    POST_URL_ATTRIBUTE,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from markdown_it.token import Token

_TASK = re.compile(r"\[([ xX])\] ")
_CALLOUT = re.compile(r"\[!([A-Za-z][\w-]{0,40})\][+-]?[ \t]*")
_SOURCE = re.compile(r"[—―][ \n]")
_LANGUAGE = re.compile(r"\{?\.?([\w+#.-]+)")
_POST_PARTS = " · "
_LINK = ["link_open", "link_close"]
_PLAIN = frozenset({"text", "text_special"})
LONGEST_POST_DATE = 60
"""Characters of a post's date as pages print it."""
_BREAKS = frozenset({"softbreak", "hardbreak"})


def take_title(tokens: list[Token], known: str) -> tuple[str, list[Token]]:
    """Return the words of the first heading of level 1, and the tokens without it.

    When the title is known already, only a heading that repeats it goes.
    """
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1" and token.level == 0:
            title = " ".join(_words(tokens[place + 1]).split())
            if known and title.casefold() != " ".join(known.split()).casefold():
                break
            return title, tokens[:place] + tokens[place + 3 :]
    return "", tokens


def _words(inline: Token) -> str:
    kept = ("text", "code_inline", "math_inline", "softbreak", "hardbreak")
    return "".join(child.content or " " for child in inline.children or () if child.type in kept)


def shaped(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with task items, callouts, sources of quotations and figures in the vocabulary's form."""
    result: list[Token] = []
    quotes: list[Token] = []
    headlines: set[int] = set()
    tokens = _without_empty_headers(tokens)
    for place, token in enumerate(tokens):
        after = tokens[place + 1 : place + 3]
        inline = after[1] if len(after) > 1 and after[0].type == "paragraph_open" else None
        title: list[Token] = []
        match token.type:
            case "list_item_open" if inline is not None:
                _shape_task(token, inline)
            case "blockquote_open":
                quotes.append(token)
                title = _callout_title(token, inline) if inline is not None else []
                if inline is not None and not title and _shape_post(token, inline):
                    headlines.add(id(inline))
            case "blockquote_close" if quotes:
                # A footnote within a footnote is cut out by the parser wherever it begins and ends.
                token.tag = quotes.pop().tag
                _shape_source(result)
            case "inline" if result[-1].type == "paragraph_open":
                _shape_figure(result[-1], token)
            case "paragraph_close" if id(result[-1]) in headlines:
                # The line above a post is in its attributes now.
                del result[-2:]
                continue
            case "paragraph_close":
                token.tag, token.hidden = result[-2].tag, result[-2].hidden
        result.append(token)
        result += title
    return result


def _without_empty_headers(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without table headers in which nothing stands: Markdown asks for them, their tables do not."""
    result: list[Token] = []
    start = 0
    for token in tokens:
        if token.type == "thead_open":
            start = len(result)
        result.append(token)
        if token.type == "thead_close" and not any(kept.content for kept in result[start:]):
            del result[start:]
    return result


def _shape_task(item: Token, inline: Token) -> None:
    """Move the box of a task from its text to its item."""
    found = _TASK.match(inline.content)
    first = inline.children[0] if inline.children else None
    if found and first is not None and first.content.startswith(found.group()):
        item.attrSet(CHECKED_ATTRIBUTE, "false" if found[1] == " " else "true")
        first.content = first.content[found.end() :]


def _callout_title(quote: Token, inline: Token) -> list[Token]:
    """Make a quotation that begins as a callout one, and return its title's tokens, taken from its first line."""
    found = _CALLOUT.match(inline.content)
    children = inline.children or []
    if found is None or not children or not children[0].content.startswith(found.group().rstrip()):
        return []
    quote.tag = "aside"
    quote.attrSet("class", CALLOUT_CLASS)
    quote.attrSet(CALLOUT_KIND_ATTRIBUTE, found[1].lower())
    children[0].content = children[0].content[found.end() :]
    end = next((place for place, child in enumerate(children) if child.type in _BREAKS), len(children))
    title = type(inline)("inline", "", 0, children=children[:end])
    inline.children = children[end + 1 :]
    return [_html(inline, f'<p class="{CALLOUT_TITLE_CLASS}">'), title, _html(inline, "</p>")]


def _shape_post(quote: Token, inline: Token) -> bool:
    """Make a quotation a post if its first paragraph says who wrote it and when: `**Ann** · 2026-01-15`."""
    children = [child for child in inline.children or () if child.type != "text" or child.content]
    kinds = [child.type for child in children]
    if not kinds or kinds[0] != "strong_open" or "strong_close" not in kinds:
        return False
    end = kinds.index("strong_close")
    author, rest = children[1:end], children[end + 1 :]
    url = ""
    if len(rest) > len(_LINK) and [rest[1].type, rest[-1].type] == _LINK and rest[0].content == _POST_PARTS:
        url, rest = str(rest[1].attrGet("href") or ""), [rest[0], *rest[2:-1]]
    words = [*author, *rest]
    said = "".join(child.content for child in rest)
    day = said.removeprefix(_POST_PARTS)
    is_line = all(child.type in _PLAIN for child in words) and said.startswith(_POST_PARTS)
    if not is_line or not author or len(day) > LONGEST_POST_DATE or not any(map(str.isdigit, day)):
        return False
    quote.tag = "article"
    quote.attrSet("class", POST_CLASS)
    quote.attrSet(POST_AUTHOR_ATTRIBUTE, "".join(child.content for child in author))
    quote.attrSet(POST_DATE_ATTRIBUTE, day)
    if url:
        quote.attrSet(POST_URL_ATTRIBUTE, url)
    return True


def _shape_source(result: list[Token]) -> None:
    """Make the last paragraph of a quotation its source when it begins with a dash and is not all of it."""
    if len(result) < len(("blockquote", "paragraph", "inline", "paragraph")) or result[-1].type != "paragraph_close":
        return
    before, opening, inline, closing = result[-4:]
    if inline.type == "inline" and before.type != "blockquote_open" and _SOURCE.match(inline.content):
        opening.tag = closing.tag = "footer"
        opening.hidden = closing.hidden = False


def _shape_figure(paragraph: Token, inline: Token) -> None:
    """Make a paragraph of pictures a figure; what stands on the lines under them is their caption."""
    children = inline.children or []
    end = 0
    while end < len(children) and (
        children[end].type in ("image", *_BREAKS)
        or (children[end].type == "text" and not children[end].content.strip())
    ):
        end += 1
    if not end or children[0].type != "image" or (end < len(children) and children[end - 1].type != "hardbreak"):
        return
    paragraph.tag, paragraph.hidden = "figure", False
    pictures = [child for child in children[:end] if child.type == "image"]
    caption = children[end:]
    if caption:
        _shape_credit(caption)
        caption = [_html(inline, "<figcaption>"), *caption, _html(inline, "</figcaption>")]
    inline.children = pictures + caption


def _shape_credit(caption: list[Token]) -> None:
    """Make the small print on a caption's last line the credit."""
    last = caption[-1]
    starts = [
        place for place, child in enumerate(caption) if child.type == "html_inline" and child.content == "<small>"
    ]
    if starts and last.type == "html_inline" and last.content == "</small>":
        start = starts[-1]
        caption[start].content = f'<small class="{CREDIT_CLASS}">'
        if start and caption[start - 1].type == "hardbreak":
            del caption[start - 1]


def _html(like: Token, content: str) -> Token:
    return type(like)("html_inline", "", 0, content=content)


# --- Tokens to HTML: what the parser's own renderer writes otherwise ---


def _code(renderer: Any, tokens: Sequence[Token], place: int, *_: Any) -> str:
    del renderer
    named = _LANGUAGE.match(tokens[place].info.strip())
    language = f' class="{LANGUAGE_CLASS_PREFIX}{escape(named[1])}"' if named else ""
    return f"<pre><code{language}>{escape(tokens[place].content)}</code></pre>\n"


def _inline_formula(renderer: Any, tokens: Sequence[Token], place: int, *_: Any) -> str:
    del renderer
    latex = escape(tokens[place].content.strip())
    return f'<span class="{MATH_CLASS}" {LATEX_ATTRIBUTE}="{latex}">{latex}</span>'


def _block_formula(renderer: Any, tokens: Sequence[Token], place: int, *_: Any) -> str:
    del renderer
    latex = escape(tokens[place].content.strip())
    return f'<div class="{MATH_CLASS}" {LATEX_ATTRIBUTE}="{latex}">{latex}</div>\n'


def _footnote_mark(renderer: Any, tokens: Sequence[Token], place: int, *_: Any) -> str:
    del renderer
    return f'<a role="{FOOTNOTE_MARK_ROLE}" href="#{_footnote_identifier(tokens[place])}">*</a>'


def _footnote(renderer: Any, tokens: Sequence[Token], place: int, *_: Any) -> str:
    del renderer
    return f'<li id="{_footnote_identifier(tokens[place])}">'


def _footnote_identifier(token: Token) -> str:
    return f"fn-{token.meta['id'] + 1}"


def _fixed(markup: str) -> Callable[..., str]:
    return lambda *_: markup


RENDER_RULES: Mapping[str, Callable[..., str]] = {
    "fence": _code,
    "code_block": _code,
    "math_inline": _inline_formula,
    "math_inline_double": _inline_formula,
    "math_block": _block_formula,
    "math_block_label": _block_formula,
    "footnote_ref": _footnote_mark,
    "footnote_block_open": _fixed(f'<section role="{FOOTNOTES_ROLE}"><ol>'),
    "footnote_block_close": _fixed("</ol></section>"),
    "footnote_open": _footnote,
    "footnote_close": _fixed("</li>"),
    "footnote_anchor": _fixed(""),
}
