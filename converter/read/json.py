"""Document as JSON to Document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converter.model.page import Page
    from converter.model.document import Document


def read_document(page: Page) -> Document:
    raise NotImplementedError
