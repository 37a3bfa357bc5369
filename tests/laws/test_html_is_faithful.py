"""The law of HTML: read again, a rendering is the Document that it was made from.

What is outside the law stands in `left_out`, and nowhere else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

import converter
from converter.model.walk import images_of
from tests.laws.any_document import kept_documents

if TYPE_CHECKING:
    from converter.model.document import Document


def left_out(document: Document) -> Document:
    """Return a document without what a page of HTML does not hold."""
    # What was removed, lost and guessed is the report's.
    document = replace(document, removals=(), notes=())
    # A lead image that does not stand in the text is an address: a page has no cover to carry its file for.
    lead = document.metadata.lead_image
    in_text = replace(document, metadata=replace(document.metadata, lead_image=None))
    shown = {image.asset for image in images_of(in_text)}
    if lead is None or lead.asset in shown:
        return document
    return replace(
        document,
        metadata=replace(document.metadata, lead_image=replace(lead, asset="") if lead.url else None),
        assets=tuple(asset for asset in document.assets if asset.sha256 in shown),
    )


@given(kept_documents)
def test_html_is_read_back_equal(document: Document) -> None:
    assert replace(read_again(document), notes=()) == left_out(document)


def read_again(document: Document) -> Document:
    return converter.read_html(converter.render(document, "html"))
