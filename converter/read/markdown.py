"""Markdown page to Document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converter.model.page import Page
    from converter.model.document import Document


def read_markdown(page: Page) -> Document:
    raise NotImplementedError
