"""The law of JSON: what is read is what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from converter.model.page import Page
from converter.model.settings import RenderSettings
from converter.model.theme import Theme
from converter.read.json import read_document
from converter.render.json import render_json
from tests.laws.any_document import documents

if TYPE_CHECKING:
    from converter.model.document import Document


@given(documents)
def test_json_is_read_back_equal(document: Document) -> None:
    rendering = render_json(document, Theme("laws"), RenderSettings(images="embed"))

    assert read_document(Page(rendering.content.decode(), "document")) == document
