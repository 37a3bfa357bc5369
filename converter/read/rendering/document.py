"""A page that Octavo wrote to the Document that it wrote it from.

What a rendering does not hold is not read: removals and notes, which are the report's; of the lead image its file, where
it stands nowhere in the text of an HTML page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, parse_page, take_apart, tree_of
from converter.base.guard import DEEPEST_PARSED, guarded, without_structure
from converter.base.vocabulary import BACKLINK_ROLE, FOOTNOTES_ROLE
from converter.model.document import Document, Footnote
from converter.model.record import Note, NoteKind
from converter.read.rendering.blocks import read_flow
from converter.read.rendering.metadata import Said, metadata_of
from converter.read.rendering.pictures import Pictures
from converter.read.rendering.places import Places, identifier_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from converter.base.guard import Cut
    from converter.model.page import Page


def read_rendering(page: Page) -> Document:
    """Return the Document of a page that Octavo wrote, with the page's notes first."""
    tree, cuts = _parsed(page.text)
    article = tree.css_first("article") or tree.body
    metadata = metadata_of(Said(meta.attributes for meta in tree.css("meta")))
    root = tree_of(_children(article)) if article is not None else tree_of(())
    pictures = Pictures()
    places = Places(root, pictures)
    document = Document(metadata, read_flow(root.contents, places), _footnotes(root, places))
    take_apart(root)
    if (lead := metadata.lead_image) is not None and not pictures.knows(lead.asset):
        lead = replace(lead, asset="")
        document = replace(document, metadata=replace(metadata, lead_image=lead if lead.url else None))
    notes = (*page.notes, *(Note(NoteKind.CUT, cut.message, subject=cut.limit) for cut in cuts), *pictures.notes)
    return replace(document, assets=pictures.assets_of(document), notes=notes)


def _parsed(text: str) -> tuple[LexborHTMLParser, tuple[Cut, ...]]:
    html, cuts = guarded(text)
    tree = parse_page(html)
    if _is_deeper_than(tree, DEEPEST_PARSED):
        flat, cut = without_structure(html)
        return parse_page(flat), (*cuts, cut)
    return tree, cuts


def _is_deeper_than(tree: LexborHTMLParser, limit: int) -> bool:
    """Return whether an element lies deeper than so many others."""
    level = [tree.root] if tree.root is not None else []
    for _ in range(limit):
        level = [child for node in level for child in _children(node)]
        if not level:
            return False
    return True


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _footnotes(root: Tag, places: Places) -> tuple[Footnote, ...]:
    """Return the footnotes, which are listed in the order in which they are called."""
    listed = [
        item
        for section in root.find_all("section", role=FOOTNOTES_ROLE)
        for item in section.find_all("li", recursive=True)
        if isinstance(item.parent, Tag) and item.parent.parent is section
    ]
    return tuple(Footnote(identifier_of(item), read_flow(_without_way_back(item), places)) for item in listed)


def _without_way_back(item: Tag) -> list[object]:
    """Return what is in a footnote's item without the links back to its marks, and the space before them."""
    nodes: list[object] = list(item.contents)
    last = nodes[-1] if nodes else None
    if not isinstance(last, Tag) or last.name != "p":
        return nodes
    links = [node for node in last.contents if isinstance(node, Tag) and attribute(node, "role") == BACKLINK_ROLE]
    if links and last.contents[0] is links[0]:
        return nodes[:-1]
    for link in links:
        link.extract()
    end = last.contents[-1] if links else None
    if isinstance(end, NavigableString):
        end.replace_with(end.removesuffix(" "))
    return nodes
