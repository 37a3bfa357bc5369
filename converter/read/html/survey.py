"""The article's tree to what must be known of all of it before any of it is read: one walk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import attribute
from converter.base.vocabulary import BACKLINK_ROLE, FOOTNOTE_MARK_ROLE, FOOTNOTES_ROLE, MATH_CLASS, POST_HEADER_CLASS
from converter.read.html.addresses import fragment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

UNREAD: Final = frozenset(
    "script style template noscript head title meta link base svg canvas select datalist object param source track"
    " input wbr col colgroup rp map area frameset progress meter".split()
)
"""Elements that hold nothing to read; checkboxes are looked at by the list item they stand in."""

_UNCOUNTED_ROLES: Final = frozenset({FOOTNOTE_MARK_ROLE, BACKLINK_ROLE})


@dataclass(frozen=True, slots=True)
class Survey:
    """What one walk over the tree tells."""

    holders: frozenset[int]
    """`id()` of each element that has a block element somewhere within."""
    targets: frozenset[str]
    """Identifiers that links in the article point to."""
    notes: tuple[Tag, ...]
    """Items of footnote sections, in order."""
    characters: int
    """Visible characters that are to reach the document, white space and formulas aside."""


def survey(root: Tag, base_url: str, block_names: Collection[str]) -> Survey:
    """Return the survey of an article; `block_names` are the elements that are read as blocks."""
    holders: set[int] = set()
    targets: set[str] = set()
    notes: list[Tag] = []
    counted: list[str] = []
    past_uncounted: object = None
    skipping = False
    for node in root.descendants:
        if skipping and node is past_uncounted:
            skipping = False
        if isinstance(node, Tag):
            if is_block(node, block_names):
                _mark_ancestors(node, root, holders)
            if node.name == "a":
                targets.add(fragment(attribute(node, "href"), base_url))
            elif "role" in node.attrs and attribute(node, "role") == FOOTNOTES_ROLE:
                notes.extend(_items(node))
            if not skipping and _is_uncounted(node):
                skipping, past_uncounted = True, _following(node)
        elif not skipping and type(node) is NavigableString:
            counted.append(node)
    return Survey(frozenset(holders), frozenset(targets - {""}), tuple(notes), visible_characters(" ".join(counted)))


def is_block(element: Tag, block_names: Collection[str]) -> bool:
    """Return whether an element starts a new line; formulas do when they are displayed."""
    name = element.name
    if name == "math":
        return attribute(element, "display") == "block"
    return name in block_names


def visible_characters(text: str) -> int:
    """Return how many characters a text has without white space."""
    return len("".join(text.split()))


def has_class(element: Tag, name: str) -> bool:
    """Return whether an element is of a class."""
    value = element.attrs.get("class")
    return isinstance(value, str) and name in value and name in value.split()


def _is_uncounted(element: Tag) -> bool:
    if element.name in UNREAD or element.name == "math":
        return True
    attributes = element.attrs
    return ("role" in attributes and attribute(element, "role") in _UNCOUNTED_ROLES) or (
        "class" in attributes and (has_class(element, MATH_CLASS) or has_class(element, POST_HEADER_CLASS))
    )


def _following(element: Tag) -> object:
    """Return the node that the walk meets after everything within an element; None at the end."""
    node: Tag | None = element
    while node is not None:
        if node.next_sibling is not None:
            return node.next_sibling
        node = node.parent
    return None


def _mark_ancestors(element: Tag, root: Tag, holders: set[int]) -> None:
    # Stops at the first that is marked: its own ancestors are, so that the whole walk stays linear.
    parent = element.parent
    while parent is not None and id(parent) not in holders:
        holders.add(id(parent))
        if parent is root:
            return
        parent = parent.parent


def _items(section: Tag) -> Iterable[Tag]:
    return (item for item in section.find_all("li") if attribute(item, "id"))
