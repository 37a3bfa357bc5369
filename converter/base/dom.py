"""The two HTML parsers, behind one door: lexbor for a whole page, BeautifulSoup for what was found in it.

lexbor (selectolax) parses as browsers do (HTML standard, 13.2), 30 times faster than BeautifulSoup's own parsers, and
never drops the rest of a page that is nested too deeply, as libxml2 does at 256 levels. A BeautifulSoup tree is
therefore always built from lexbor's, so that both agree, and only of the part that is wanted: a page is mostly not
the article, and a BeautifulSoup element costs ten microseconds.

In these trees every attribute is one string, `class` too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString
from selectolax.lexbor import LexborHTMLParser

from converter.base.soup import Element, GrowingSoup

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from bs4 import BeautifulSoup
    from selectolax.lexbor import LexborNode

VOID_ELEMENTS: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""HTML standard, 13.1.2."""

UNSPOKEN_ELEMENTS: Final = frozenset({"script", "style", "template"})
"""Elements whose text is no text of the page."""

_FIRST_LINE_FEED_IS_EATEN: Final = frozenset({"pre", "listing", "textarea"})
_ATTRIBUTE_NAME: Final = re.compile(r"[A-Za-z_:][\w:.\-]*\Z")
_WHITE_SPACE: Final = re.compile(r"[ \t\n\r\f]+")


def parse_page(html: str) -> LexborHTMLParser:
    """Return lexbor's tree of a page. The guard has capped its size and depth before."""
    return LexborHTMLParser(html)


def tree_of(nodes: Iterable[LexborNode], dropped: Collection[int] = ()) -> BeautifulSoup:
    """Return a BeautifulSoup tree that holds copies of lexbor nodes, in order, under its root.

    `dropped` holds the `mem_id` of nodes that are left out with all that is in them. Comments, doctypes and the
    content of templates are left out, too.
    """
    soup = GrowingSoup()
    for node in nodes:
        _copy(node, soup, dropped)
    return soup.finished()


def text_runs(nodes: Iterable[LexborNode], dropped: Collection[int] = ()) -> Iterator[tuple[LexborNode, ...]]:
    """Yield the text nodes of each string that `tree_of` makes of the same nodes, in the strings' order.

    A string is made of several where a comment, or what is dropped, parts them.
    """
    run: list[LexborNode] = []
    pending: list[LexborNode | None] = [*nodes]
    pending.reverse()
    while pending:
        node = pending.pop()
        name = (node.tag or "") if node is not None else ""
        if node is not None and node.mem_id in dropped:
            continue
        if node is not None and name == "-text":
            if node.text_content:
                run.append(node)
        elif node is None or (name and name[0] not in "-!"):
            # An element begins or ends, and with it the string.
            if run:
                yield tuple(run)
                run = []
            if node is not None:
                pending.append(None)
                pending.extend([*_children(node)][::-1])
    if run:
        yield tuple(run)


def parse_fragment(html: str) -> BeautifulSoup:
    """Return a BeautifulSoup tree of an HTML fragment, parsed as the content of a body."""
    body = LexborHTMLParser(html).body
    return tree_of(_children(body)) if body is not None else tree_of(())


def new_element(name: str, attributes: Mapping[str, str] | None = None) -> Tag:
    """Return an element that stands in no tree yet."""
    return Element(name=name, attrs=dict(attributes or {}))


def serialise(tree: Tag) -> str:
    """Return the HTML of what is inside an element; parsed again it is the same tree.

    Scripts, style sheets, comments and attributes with impossible names are left out. BeautifulSoup's own `decode`
    takes six times as long.
    """
    pieces: list[str] = []
    write = pieces.append
    pending: list[Tag | NavigableString | str] = list(reversed(tree.contents))  # type: ignore[arg-type] # only these two
    while pending:
        node = pending.pop()
        if isinstance(node, Tag):
            name = node.name
            if name in UNSPOKEN_ELEMENTS:
                continue
            write(f"<{name}{_attributes(node)}>")
            if name in VOID_ELEMENTS:
                continue
            if name in _FIRST_LINE_FEED_IS_EATEN:
                write("\n")
            pending.append(f"</{name}>")
            pending.extend(reversed(node.contents))  # type: ignore[arg-type] # only these two
        elif not isinstance(node, NavigableString):
            write(node)
        elif not isinstance(node, PreformattedString):
            write(_escaped(node))
    return "".join(pieces)


def take_apart(tree: Tag) -> None:
    """Undo a tree that nobody needs any more.

    Its nodes point to each other in circles, and so wait for Python's collector of garbage: over many pages that took a
    fifth of all time.
    """
    for node in [tree, *tree.descendants]:
        vars(node).clear()


def text_of(tree: Tag) -> str:
    """Return an element's text with white space collapsed and none at the ends; block edges add no space."""
    return collapsed("".join(strings_of(tree))).strip(" ")


def collapsed(text: str) -> str:
    """Return a text with each run of HTML's white space as one space."""
    # Most texts are so already, and to see that takes a tenth of the time.
    return str(text) if text.isprintable() and "  " not in text else _WHITE_SPACE.sub(" ", text)


def strings_of(tree: Tag) -> Iterator[NavigableString]:
    """Return the strings of an element in order, without those of scripts, style sheets and comments."""
    for node in tree.descendants:
        if type(node) is NavigableString:
            yield node


def first_within(element: Tag, *names: str) -> Tag | None:
    """Return the first element of these names within another; None where there is none.

    `Tag.find` takes ten times as long before it begins to look.
    """
    for node in element.descendants:
        if isinstance(node, Tag) and node.name in names:
            return node
    return None


def all_within(element: Tag, *names: str) -> list[Tag]:
    """Return the elements of these names within another, in order."""
    return [node for node in element.descendants if isinstance(node, Tag) and node.name in names]


def attribute(element: Tag, name: str) -> str:
    """Return an attribute's value, "" where the element has none."""
    value = element.attrs.get(name, "")
    return value if isinstance(value, str) else " ".join(value)


def _attributes(element: Tag) -> str:
    written = ""
    for name in element.attrs:
        if _is_attribute_name(name):
            value = _escaped(attribute(element, name)).replace('"', "&quot;")
            written += f' {name}="{value}"'
    return written


@lru_cache(maxsize=1000)
def _is_attribute_name(name: str) -> bool:
    return _ATTRIBUTE_NAME.match(name) is not None


def _escaped(text: str) -> str:
    # Several times as fast as `str.translate`, which looks up each character.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _copy(root: LexborNode, soup: GrowingSoup, dropped: Collection[int]) -> None:
    # By hand and not by recursion: depth is the page's, and lexbor's own traversal does not tell where an element ends.
    outer: list[LexborNode] = []
    node = root
    while True:
        name = node.tag or ""
        if dropped and node.mem_id in dropped:
            pass
        elif name == "-text":
            soup.write(node.text_content or "")
        elif name and name[0] not in "-!":
            attributes = node.attributes
            soup.open(name, {key: value or "" for key, value in attributes.items()} if attributes else {})
            child = node.child
            if child is not None:
                outer.append(node)
                node = child
                continue
            soup.close()
        following = node.next if outer else None
        while following is None:
            if not outer:
                return
            node = outer.pop()
            soup.close()
            following = node.next if outer else None
        node = following
