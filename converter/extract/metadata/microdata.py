"""Microdata, RDFa and microformats in the page's body to Claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.metadata.claims import Claims

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_HEADLINE: Final = '[itemprop~="headline"]'
_AUTHOR: Final = '[itemprop~="author"],[rel~="author"],.p-author,[property~="schema:author"]'
_PUBLISHED: Final = '[itemprop~="datePublished"],.dt-published,time[pubdate]'
_MODIFIED: Final = '[itemprop~="dateModified"],.dt-updated'
_MOST_AUTHORS: Final = 8
_LONGEST_BYLINE_CHARACTERS: Final = 200
_FEWEST_OTHERS: Final = 6


def claims_of_microdata(tree: LexborHTMLParser) -> Claims:
    """Return what attributes on the page's own elements say; a page with many dates is a list, and says none."""
    return Claims(
        title=_first_text(tree, _HEADLINE),
        authors=_authors(tree),
        published=_first_date(tree, _PUBLISHED),
        modified=_first_date(tree, _MODIFIED),
    )


def _authors(tree: LexborHTMLParser) -> tuple[str, ...]:
    nodes = tree.css(_AUTHOR)
    found: list[str] = []
    for node in nodes[:_MOST_AUTHORS]:
        if _within_comments(node):
            continue
        name = node.css_first('[itemprop~="name"]')
        content = node.attributes.get("content") or ""
        text = content or _content(name) if name is not None else content or _text(node)
        if text and len(text) <= _LONGEST_BYLINE_CHARACTERS:
            found.append(text)
    return tuple(found) if len(found) < _FEWEST_OTHERS else ()


def _content(node: LexborNode) -> str:
    return node.attributes.get("content") or _text(node)


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def _first_text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return _content(node) if node is not None else ""


def _first_date(tree: LexborHTMLParser, selector: str) -> str:
    nodes = tree.css(selector)
    if not nodes or len(nodes) >= _FEWEST_OTHERS:
        return ""
    attributes = nodes[0].attributes
    return attributes.get("datetime") or attributes.get("content") or _text(nodes[0])


def _within_comments(node: LexborNode) -> bool:
    outer = node.parent
    for _ in range(6):
        if outer is None:
            return False
        if "comment" in f"{outer.attributes.get('class') or ''} {outer.attributes.get('id') or ''}".lower():
            return True
        outer = outer.parent
    return False
