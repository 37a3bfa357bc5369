"""The page's tree to the footnotes that its article calls and that lie outside what was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.base.dom import all_within, attribute, new_element, text_of, tree_of

if TYPE_CHECKING:
    from bs4 import Tag
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_LABEL: Final = re.compile(
    r"[\[(※注註]{0,2}\s*(?:[1-9]\d{0,3}|[٠-٩۰-۹０-９]{1,4}|[a-z*†‡§¶]{1,2})\s*[\])]?\Z", re.IGNORECASE
)
_NOTE_BLOCKS: Final = frozenset({"li", "p", "div", "dd", "aside", "section", "td"})
_HEADINGS: Final = frozenset({"h3", "h4", "h5", "h6", "dt"})
MOST_NOTES: Final = 500
_LONGEST_NOTE_CHARACTERS: Final = 12_000


def add_notes_from_elsewhere(article: Tag, page: LexborHTMLParser) -> str:
    """Append the notes that links in an article call by number and that are not in it, as a section of its own.

    Returns their text, white space collapsed; "" where there are none.
    """
    wanted = _called(article)
    if not wanted:
        return ""
    present = {attribute(element, "id") for element in article.find_all(id=bool)}
    present |= {attribute(element, "name") for element in all_within(article, "a")}
    missing = [target for target in wanted if target not in present][:MOST_NOTES]
    if not missing:
        return ""
    by_identifier = {node.attributes.get("id") or "": node for node in page.css("[id]")}
    by_identifier |= {node.attributes.get("name") or "": node for node in page.css("a[name]")}
    section = new_element("section", {"class": "footnotes"})
    for target in missing:
        node = by_identifier.get(target)
        nodes = _note_nodes(node) if node is not None else []
        for element in list(tree_of(nodes).contents):
            section.append(element.extract())
    if section.contents:
        article.append(section)
    return " ".join(text_of(section).split())


def _called(article: Tag) -> list[str]:
    """Return what links with a number or sign for their text lead to within the page, each once, in order."""
    targets: dict[str, None] = {}
    for link in all_within(article, "a"):
        href = attribute(link, "href")
        if href.startswith("#") and len(href) > 1 and _LABEL.match(text_of(link)):
            targets[href[1:]] = None
    return list(targets)


def _note_nodes(target: LexborNode) -> list[LexborNode]:
    """Return the block that a target stands in, and what follows it where that block is only its number's heading."""
    node: LexborNode | None = target
    while node is not None and node.tag not in _NOTE_BLOCKS and node.tag not in _HEADINGS:
        node = node.parent
    if node is None or len(node.text()) > _LONGEST_NOTE_CHARACTERS:
        return []
    if node.tag in _HEADINGS and not _LABEL.match(node.text().strip()):
        # An index by letters leads to headings, too.
        return []
    nodes = [node]
    following = node.next
    while node.tag in _HEADINGS and following is not None and following.tag not in _HEADINGS and following.tag != "hr":
        nodes.append(following)
        following = following.next
    return nodes
