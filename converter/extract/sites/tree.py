"""lexbor's tree of a page to lxml's, in which XPath finds what rules name.

Rules are looked up in lxml's copy, and changes are written from lexbor's original: libxml2's own parser drops what is
nested deeply, and its writer knows HTML 4.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element
    from selectolax.lexbor import LexborNode

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")
_NOT_IN_A_NAME: Final = re.compile(r"[^A-Za-z0-9_.-]")
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE: Final = {"xml:lang": "{http://www.w3.org/XML/1998/namespace}lang"}


@dataclass(slots=True)
class _Frame:
    """An element whose children are being copied."""

    element: _Element
    following: LexborNode | None
    """The next child."""
    before: _Element | None = None
    """The last child element copied."""
    children: int = 0
    pieces: list[str] = field(default_factory=list)
    """Text since then. Comments part it, and joining it piece by piece would take quadratic time."""
    ids: list[int] = field(default_factory=list)


class PageTree:
    """A page in lxml, and how each part of it is found again in lexbor."""

    def __init__(self, root: LexborNode) -> None:
        self.nodes: dict[_Element, LexborNode] = {}
        """lexbor's node of each element. It keeps the elements alive, so that an element stays the same object."""
        self.order: dict[_Element, int] = {}
        """Place of each element in the document."""
        self.last: dict[_Element, int] = {}
        """Place of the last element within each; its own where there is none."""
        self.texts: dict[tuple[_Element, bool], list[int]] = {}
        """`mem_id` of the text before an element's first child, or after its end tag (True)."""
        self.names: Counter[str] = Counter()
        """How many elements have each name."""
        self.deepest = 0
        self.depths = 0
        """Sum of the depths of all elements: how many pairs of an element and one within it there are."""
        self.most_children = 0
        self.string_values = 0
        """Characters in the string-values of all elements together: a text counts for all that it stands in."""
        self.root = self._copied(root)

    @property
    def size(self) -> int:
        """How many elements there are."""
        return len(self.nodes)

    def outermost(self, elements: list[_Element]) -> list[_Element]:
        """Return elements in the order of the document, without those that lie within another of them."""
        kept: list[_Element] = []
        end = -1
        for element in sorted(elements, key=self.order.__getitem__):
            if self.order[element] > end:
                kept.append(element)
                end = self.last[element]
        return kept

    def holds(self, outer: _Element, inner: _Element) -> bool:
        """Return whether an element lies within another, or is the same."""
        return self.order[outer] <= self.order[inner] <= self.last[outer]

    def _copied(self, root: LexborNode) -> _Element:
        top = etree.Element(_name(root.tag or ""))
        self._enter(top, root, 0)
        # By hand and not by recursion, as everywhere: depth is the page's.
        frames = [_Frame(top, root.child)]
        while frames:
            frame = frames[-1]
            node = frame.following
            if node is None:
                self._write_text(frame, len(frames))
                self.last[frame.element] = len(self.order) - 1
                self.most_children = max(self.most_children, frame.children)
                frames.pop()
                continue
            frame.following = node.next
            tag = node.tag or "-"
            if tag == "-text":
                frame.pieces.append(_clean(node.text_content or ""))
                frame.ids.append(node.mem_id)
            elif tag[0] not in "-!":
                self._write_text(frame, len(frames))
                inner = etree.SubElement(frame.element, _name(tag))
                self._enter(inner, node, len(frames))
                frame.before = inner
                frame.children += 1
                frames.append(_Frame(inner, node.child))
        return top

    def _enter(self, element: _Element, node: LexborNode, depth: int) -> None:
        self.nodes[element] = node
        self.names[element.tag] += 1
        self.order[element] = len(self.order)
        self.deepest = max(self.deepest, depth)
        self.depths += depth
        for name, value in node.attributes.items():
            known = name if _NAME.match(name) else _LANGUAGE.get(name)
            if known:
                element.set(known, _clean(value or ""))

    def _write_text(self, frame: _Frame, depth: int) -> None:
        """Put the text read since the last child where lxml has it."""
        if not frame.pieces:
            return
        text = "".join(frame.pieces)
        self.string_values += len(text) * depth
        if frame.before is None:
            frame.element.text = text
            self.texts[frame.element, False] = frame.ids
        else:
            frame.before.tail = text
            self.texts[frame.before, True] = frame.ids
        frame.pieces, frame.ids = [], []


def _name(tag: str) -> str:
    """Return an element's name as XML allows it: "o:p" is "o_p"."""
    if _NAME.match(tag):
        return tag
    name = _NOT_IN_A_NAME.sub("_", tag)
    return name if _NAME.match(name) else f"_{name}"


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text) if not text.isprintable() else text
