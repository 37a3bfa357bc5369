"""Laid-out pages to the structure tree of a tagged PDF.

WeasyPrint 70 tags box by box and page by page: a paragraph on two pages is two paragraphs, a table's header is said
again on each page, a list item's paragraphs stand beside its body, notes are nowhere. Here the structure is that of the
elements: each has one node, wherever its boxes lie, and a footnote's stands where it is called.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from converter.base.vocabulary import CHECKED_ATTRIBUTE
from converter.render.opening import shown_address
from converter.render.pdf.regular_tables import make_regular
from converter.render.pdf.roles import (
    ARTIFACT,
    GROUPING,
    INLINE,
    MISSING_TEXT_ATTRIBUTE,
    TABLE_PARTS,
    numbering_of,
    role_of,
)
from converter.render.pdf.structure_tree import Annotation, Mark, Node, Structure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as ET

POINTS_A_PIXEL: Final = 0.75


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A page of WeasyPrint's, and the marks that its content stream has for the boxes of text and pictures."""

    box: Any
    stream: Any
    marks: dict[Any, dict[str, Any]]
    """By box: under "mcid" the number of its mark on the page."""


def structure_of(trees: Sequence[tuple[ET.Element, int]], pages: Sequence[PaintedPage]) -> Structure:
    """Return the structure of trees as they lie on these pages, one after the other, each on so many of them."""
    root = Node("Document")
    artifacts: list[Mark] = []
    numbered = enumerate(pages)
    for tree, count in trees:
        builder = _Builder(tree, root, artifacts)
        for number, page in islice(numbered, count):
            builder.take_page(number, page)
    _settle(root)
    return Structure(root, tuple(artifacts))


class _Builder:
    """What of the structure is known so far; nodes come about when the first of their content is met."""

    def __init__(self, tree: ET.Element, root: Node, artifacts: list[Mark]) -> None:
        self.root = root
        self.artifacts = artifacts
        self._parents = {child: parent for parent in tree.iter() for child in parent}
        self._nodes: dict[ET.Element, Node] = {}
        self._parts: dict[tuple[ET.Element, str], Node] = {}
        """Labels and bodies of list items, labels of notes."""
        self._entries: dict[ET.Element, Node] = {}
        """The list item that a term or an explanation stands in."""
        self._header_pages: dict[ET.Element, int] = {}

    def take_page(self, number: int, page: PaintedPage) -> None:
        from weasyprint.formatting_structure.boxes import MarginBox

        waiting = [(child, isinstance(child, MarginBox)) for child in reversed(page.box.children)]
        while waiting:
            box, is_artifact = waiting.pop()
            box = getattr(box, "_box", box)  # an absolutely positioned one
            is_artifact = is_artifact or self._is_repeated(box, number)
            if not is_artifact and box.element is not None and box.element_tag in TABLE_PARTS | {"li"}:
                self._node(box.element)
            if getattr(box, "link_annotation", None) is not None:
                self._node(self._link(box.element)).kids.append(Annotation(number, box.link_annotation))
            if box in page.marks:
                mark = Mark(number, page.marks[box]["mcid"])
                holder = None if is_artifact else self._holder(box)
                if holder is None:
                    self.artifacts.append(mark)
                else:
                    holder.kids.append(mark)
                    if holder.role in {"Figure", "Formula"} and "BBox" not in holder.attributes:
                        holder.attributes["BBox"] = _place(box, page.box)
            waiting += [(child, is_artifact) for child in reversed(getattr(box, "children", ()))]

    def _link(self, element: ET.Element) -> ET.Element:
        """Return the link that an element stands in: all boxes within one are active, a picture by itself too."""
        while element.tag != "a" and element in self._parents:
            element = self._parents[element]
        return element

    def _is_repeated(self, box: Any, page: int) -> bool:
        """Whether it is a table's header on a page after that of the table's beginning."""
        return box.element_tag == "thead" and self._header_pages.setdefault(box.element, page) != page

    def _holder(self, box: Any) -> Node | None:
        """Return the node that a box's content belongs to; None where it is an ornament."""
        element: ET.Element = box.element
        match box.element_tag.partition("::")[2]:
            case "marker":
                return self._part(element, "Lbl")
            case "before" if CHECKED_ATTRIBUTE in element.attrib:
                return self._part(element, "Lbl")
            case "footnote-marker":
                return self._part(element, "Lbl")
            case "footnote-call":
                reference = Node("Reference")
                self._place(reference, self._inside(self._parents[element]))
                self._node(element)
                return reference
        node = self._inside(element)
        if node.role == ARTIFACT:
            return None
        return _open_paragraph(node) if node.role in GROUPING else node

    def _node(self, element: ET.Element) -> Node:
        """Return an element's node, or that of what it stands in where it has none of its own."""
        known = self._nodes.get(element)
        if known is not None:
            return known
        parent = self._parents.get(element)
        if parent is None:
            return self.root
        role = role_of(element)
        if role is None or parent.tag == "html":
            node = self._inside(parent)
        else:
            node = Node(role)
            self._describe(node, element)
            if node.role != ARTIFACT:
                self._place(node, self._entry(element) if element.tag in {"dt", "dd"} else self._inside(parent))
        self._nodes[element] = node
        return node

    def _inside(self, element: ET.Element) -> Node:
        """Return the node that an element's own content and elements go to."""
        node = self._node(element)
        return self._part(element, "LBody") if node.role == "LI" else node

    def _part(self, element: ET.Element, role: str) -> Node:
        """Return the label or the body of an element."""
        known = self._parts.get((element, role))
        if known is None:
            known = self._parts[element, role] = Node(role)
            kids = self._node(element).kids
            kids.insert(0 if role == "Lbl" else len(kids), known)
        return known

    def _entry(self, element: ET.Element) -> Node:
        """Return the list item of a term or an explanation: a new one begins with each term after an explanation."""
        if element not in self._entries:
            parent = self._parents[element]
            entry, before = Node("LI"), ""
            for child in parent:
                if child.tag == "dt" and before == "dd":
                    entry = Node("LI")
                self._entries[child] = entry
                before = child.tag
        entry = self._entries[element]
        definitions = self._node(self._parents[element])
        if not entry.kids:
            definitions.kids.append(entry)
        return entry

    def _place(self, node: Node, holder: Node) -> None:
        if holder.role in GROUPING and node.role in INLINE:
            holder = _open_paragraph(holder)
        holder.kids.append(node)

    def _describe(self, node: Node, element: ET.Element) -> None:
        """Give a node what its element says in attributes."""
        if language := element.get("lang"):
            node.texts["Lang"] = language
        if (replaced := element.get(MISSING_TEXT_ATTRIBUTE)) is not None:
            node.texts["ActualText"] = replaced
        match node.role:
            case "Figure" | "Formula":
                if description := self._description(element):
                    node.texts["Alt"] = description
                else:
                    node.role = ARTIFACT
            case "Link":
                alternatives = (image.get("alt", "") for image in element.iter("img"))
                words = "".join(element.itertext()) or " ".join(alternatives)
                node.label, node.address = " ".join(words.split()), shown_address(element.get("href", ""))
            case "Span" if element.tag == "abbr":
                node.texts["E"] = element.get("title", "")
            case "L":
                node.attributes["ListNumbering"] = numbering_of(element)
            case "TH" | "TD":
                if node.role == "TH":
                    node.attributes["Scope"] = "Row" if element.get("scope") == "row" else "Column"
                for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
                    if span := element.get(name):
                        node.attributes[key] = int(span)

    def _description(self, picture: ET.Element) -> str:
        """Return what stands for a picture: its own description, its caption, where it leads; "" for an ornament."""
        if alternative := picture.get("alt", "").strip():
            return alternative
        around = picture
        while around in self._parents and around.tag not in {"figure", "p", "td", "li"}:
            around = self._parents[around]
            if around.tag == "a" and not "".join(around.itertext()).strip():
                return shown_address(around.get("href", ""))
        captions = around.findall("figcaption") if around.tag == "figure" else []
        return " ".join("".join(caption.itertext()) for caption in captions).strip()


def _open_paragraph(holder: Node) -> Node:
    """Return the paragraph at the end of a node for text that has none of its own."""
    last = holder.kids[-1] if holder.kids else None
    if isinstance(last, Node) and last.is_anonymous:
        return last
    paragraph = Node("P", is_anonymous=True)
    holder.kids.append(paragraph)
    return paragraph


def _place(box: Any, page: Any) -> tuple[float, ...]:
    """Return a box's corners on its page in points, from the lower left: the form of /BBox."""
    left, top = box.content_box_x(), box.content_box_y()
    corners = (left, page.margin_height() - top - box.height, left + box.width, page.margin_height() - top)
    return tuple(round(corner * POINTS_A_PIXEL, 2) for corner in corners)


def _has_words(node: Node) -> bool:
    """Whether there is text in a node, and not only pictures."""
    if node.role in {"Figure", "Formula"}:
        return False
    return any(isinstance(kid, Mark) or (isinstance(kid, Node) and _has_words(kid)) for kid in node.kids)


def _settle(root: Node) -> None:
    """Bring to order what could not be known before all was met."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.role == "Link" and not any(isinstance(kid, Annotation) for kid in node.kids):
            node.role = "Span"  # it leads to nothing that is in the document
        if node.role == "Link" and not _has_words(node):
            node.texts["Alt"] = node.label or node.address
        if node.role == "Table":
            make_regular(node)
        waiting += node.nodes()
