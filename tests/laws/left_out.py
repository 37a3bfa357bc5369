"""What is outside the laws of reading again: what a rendering does not hold of a Document, said here and nowhere else.

JSON holds all. HTML and EPUB hold all but what was removed, lost and guessed, which is the report's, and the file of a
lead image that they show nowhere: a page of HTML has no cover, and a book whose cover is not drawn none but in JPEG and
PNG.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from converter.model.walk import images_of

if TYPE_CHECKING:
    from converter.model.document import Document

COVER_TYPES = frozenset({"image/jpeg", "image/png"})


def of_html(document: Document) -> Document:
    """Return the document as a page of HTML holds it."""
    return _without_report(_without_file_of_lead(document))


def of_epub(document: Document) -> Document:
    """Return the document as a book holds it."""
    lead = document.metadata.lead_image
    covers = {asset.sha256 for asset in document.assets if asset.media_type in COVER_TYPES}
    return _without_report(document if lead is None or lead.asset in covers else _without_file_of_lead(document))


def _without_report(document: Document) -> Document:
    return replace(document, removals=(), notes=())


def _without_file_of_lead(document: Document) -> Document:
    """Return the document without the file of a lead image that does not stand in its text."""
    lead = document.metadata.lead_image
    in_text = replace(document, metadata=replace(document.metadata, lead_image=None))
    shown = {image.asset for image in images_of(in_text)}
    if lead is None or lead.asset in shown:
        return document
    return replace(
        document,
        # Without file and address it is nothing.
        metadata=replace(document.metadata, lead_image=replace(lead, asset="") if lead.url else None),
        assets=tuple(asset for asset in document.assets if asset.sha256 in shown),
    )
