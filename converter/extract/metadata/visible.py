"""What readers see to Claims: the heading, the byline under it, the date beside it, the title of the window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.extract.find.names import Role
from converter.extract.metadata.bylines import names_of
from converter.extract.metadata.claims import Claims, one_line
from converter.extract.metadata.dates import parse_date

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from converter.extract.find.survey import Block, Box, Survey

_BYLINES: Final = (
    ".byline,.by-line,.author-name,.byline-name,.article-author,.post-author,.entry-author,.article__author,.author__name,"
    ".articleAuthor,.authorName,.c-byline,.author.vcard,.vcard .fn,a[href*='/author/'],.author,.authors,#author,.autor,.auteur,.meta-author"
)
_DATES: Final = (
    ".published,.publish-date,.post-date,.entry-date,.article-date,.article__date,.pubdate,.date-published,.posted-on,"
    ".dateline,.timestamp,.date,.datum,.fecha,.post-meta,.entry-meta,.article-meta,.byline,.meta"
)
_FURNITURE: Final = frozenset(("nav", "footer", "aside"))
_CLUTTER: Final = re.compile(
    r"comment|related|sidebar|footer|widget|teaser|recommend|popular|latest|recent", re.IGNORECASE
)
LONGEST_BYLINE_CHARACTERS: Final = 120
LONGEST_DATELINE_CHARACTERS: Final = 160
_PLAIN_NAME: Final = re.compile(r"(?:[A-ZÀ-ÞŁŚŻ][\w.’'-]{0,20}\s){1,3}[A-ZÀ-ÞŁŚŻ][\w’'-]{1,25}\Z")
_MOST_LOOKED_AT: Final = 12
MOST_HEADINGS: Final = 8
LINES_AFTER: Final = 10
LINES_BEFORE: Final = 4
LONGEST_LINE_WORDS: Final = 25
_SAYS_BY: Final = re.compile(
    r"\A(?:written |posted |published |words |text )?(?:by|von|par|por|di|door|autor|author)\b[:\s]", re.IGNORECASE
)


def claims_of_page(tree: LexborHTMLParser, seen: Survey, title: str) -> Claims:
    """Return the byline and the date that the page shows, those around the title first."""
    root = tree.root
    language = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root is not None else ""
    near = _lines_near(seen, title)
    return Claims(
        authors=_line_by(near) or _byline(tree),
        published=next((block.text for block in near if parse_date(block.text, language=language)), "")
        or _dateline(tree, language),
        language=language,
    )


def headings_of(seen: Survey) -> tuple[str, ...]:
    """Return the texts of the page's first h1 headings, in order."""
    texts: dict[str, None] = {}
    for block in seen.blocks:
        box: Box | None = block.box
        while box is not None and box.tag not in {"h1", "body"}:
            box = box.parent
        if box is not None and box.tag == "h1":
            texts[one_line(" ".join(inner.text for inner in seen.blocks[box.first : box.end]))] = None
            if len(texts) >= MOST_HEADINGS:
                break
    return tuple(texts)


def _line_by(near: list[Block]) -> tuple[str, ...]:
    """Return the line that begins with "By", or the plain name that stands in a box for such lines."""
    for block in near:
        if _SAYS_BY.match(block.text) and names_of((block.text,)):
            return (block.text,)
    for block in near:
        outer = block.box.parent.roles if block.box.parent is not None else Role.NONE
        if (block.box.roles | outer) & (Role.BYLINE | Role.AUTHOR_BOX) and _PLAIN_NAME.match(block.text):
            return (block.text,)
    return ()


def _lines_near(seen: Survey, title: str) -> list[Block]:
    """Return the short lines after the title's heading, then those before it."""
    place = next(
        (index for index, block in enumerate(seen.blocks) if block.text == title and not block.link_words), None
    )
    if place is None:
        place = next((index for index, block in enumerate(seen.blocks) if block.box.tag == "h1"), None)
    if place is None:
        return []
    before = seen.blocks[max(0, place - LINES_BEFORE) : place]
    after = seen.blocks[place + 1 : place + 1 + LINES_AFTER]
    return [block for block in (*after, *reversed(before)) if block.words <= LONGEST_LINE_WORDS]


def window_title(tree: LexborHTMLParser) -> str:
    """Return the text of the page's title element, on one line."""
    title = tree.css_first("head title") or tree.css_first("title")
    return one_line(title.text()) if title is not None else ""


def _byline(tree: LexborHTMLParser) -> tuple[str, ...]:
    fallback: tuple[str, ...] = ()
    for node in tree.css(_BYLINES)[:_MOST_LOOKED_AT]:
        text = " ".join(node.text(separator=" ").split())
        if not text or len(text) > LONGEST_BYLINE_CHARACTERS or _stands_in_frame(node):
            continue
        if node.tag == "a" or _SAYS_BY.match(text):
            return (text,)
        fallback = fallback or (text,)
    return fallback


def _dateline(tree: LexborHTMLParser, language: str) -> str:
    times = [time for time in tree.css("time") if not _stands_in_frame(time)]
    for time in times[:1]:
        for value in (time.attributes.get("datetime") or "", time.text()):
            if parse_date(value, language=language):
                return value
    for node in tree.css(_DATES)[:_MOST_LOOKED_AT]:
        text = " ".join(node.text(separator=" ").split())
        if (
            text
            and len(text) <= LONGEST_DATELINE_CHARACTERS
            and not _stands_in_frame(node)
            and parse_date(text, language=language)
        ):
            return text
    return ""


def _stands_in_frame(node: LexborNode) -> bool:
    """Return whether a node stands in navigation, footer, side bar or comments, as far as eight elements up tell."""
    outer: LexborNode | None = node
    for _ in range(8):
        if outer is None:
            return False
        if outer.tag in _FURNITURE:
            return True
        attributes = outer.attributes
        if outer.tag not in {"body", "html"} and _CLUTTER.search(
            f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        ):
            return True
        outer = outer.parent
    return False
