"""The law of HTML: read again, a rendering is the Document that it was made from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

import converter
from tests.laws import left_out
from tests.laws.any_document import kept_documents

if TYPE_CHECKING:
    from converter.model.document import Document


@given(kept_documents)
def test_html_is_read_back_equal(document: Document) -> None:
    again = converter.read_html(converter.render(document, "html"))

    assert replace(again, notes=()) == left_out.of_html(document)
