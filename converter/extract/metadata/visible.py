"""What readers see to Claims: the heading, the byline under it, the date beside it, the title of the window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.extract.metadata.claims import Claims, one_line
from converter.extract.metadata.dates import parse_date

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

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
_MOST_LOOKED_AT: Final = 12
_SAYS_BY: Final = re.compile(
    r"\A(?:written |posted |published |words |text )?(?:by|von|par|por|di|door|autor|author)\b[:\s]", re.IGNORECASE
)


def claims_of_page(tree: LexborHTMLParser) -> Claims:
    """Return the heading, byline and date that the page shows; each may be another's, so they come last."""
    root = tree.root
    language = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root is not None else ""
    return Claims(
        title=heading_of(tree),
        authors=_byline(tree),
        published=_dateline(tree, language),
        language=language,
    )


def window_title(tree: LexborHTMLParser) -> str:
    """Return the text of the page's title element, on one line."""
    title = tree.css_first("head title") or tree.css_first("title")
    return one_line(title.text()) if title is not None else ""


def heading_of(tree: LexborHTMLParser) -> str:
    """Return the text of the first h1 that stands in no frame of the page, "" where there is none."""
    for heading in tree.css("h1"):
        text = one_line(heading.text(separator=" ")) or _alternative(heading)
        if text and not _stands_in_frame(heading):
            return text
    return ""


def _alternative(node: LexborNode) -> str:
    image = node.css_first("img[alt]")
    return one_line(image.attributes.get("alt") or "") if image is not None else ""


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
