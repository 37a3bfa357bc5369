"""A page that Octavo wrote to the Document that it wrote it from.

What a rendering does not hold is not read: removals and notes, which are the report's; of the lead image its file, where
it stands nowhere in the text of an HTML page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, take_apart
from converter.base.vocabulary import BACKLINK_ROLE, FOOTNOTE_ROLE, FOOTNOTES_ROLE
from converter.model.document import Document, Footnote
from converter.read.rendering.blocks import read_flow
from converter.read.rendering.metadata import metadata_of
from converter.read.rendering.pages import written_page
from converter.read.rendering.pictures import Pictures
from converter.read.rendering.places import Places, identifier_of

if TYPE_CHECKING:
    from converter.model.document import Metadata
    from converter.model.page import Page


def read_rendering(page: Page) -> Document:
    """Return the Document of a page or book that Octavo wrote, with the page's notes first.

    Raises UnsupportedContent for a book whose package is broken.
    """
    written = written_page(page)
    pictures = Pictures(written.files)
    places = Places(written.root, pictures)
    blocks, footnotes = read_flow(written.root.contents, places), _footnotes(written.root, places)
    take_apart(written.root)
    document = Document(_with_lead_image(metadata_of(written.said), pictures), blocks, footnotes)
    notes = (*page.notes, *written.notes, *pictures.notes)
    return replace(document, assets=pictures.assets_of(document), notes=notes)


def _with_lead_image(metadata: Metadata, pictures: Pictures) -> Metadata:
    """Return the metadata with a lead image whose file is there, or that has an address at least."""
    lead = metadata.lead_image
    if lead is None or pictures.has(lead.asset, lead.url):
        return metadata
    return replace(metadata, lead_image=replace(lead, asset="") if lead.url else None)


def _footnotes(root: Tag, places: Places) -> tuple[Footnote, ...]:
    """Return the footnotes, which are listed in the order in which they are called."""
    listed = [
        _popped_up(item)
        for section in root.find_all("section", role=FOOTNOTES_ROLE)
        for item in section.find_all("li", recursive=True)
        if isinstance(item.parent, Tag) and item.parent.parent is section
    ]
    return tuple(Footnote(identifier_of(item), read_flow(_without_way_back(item), places)) for item in listed)


def _popped_up(item: Tag) -> Tag:
    """Return what a note's item holds of it: what a book pops up, or the item itself."""
    within = item.find(role=FOOTNOTE_ROLE, recursive=False)
    return within if isinstance(within, Tag) else item


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
