"""HTML page to Article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converter.model.article import Article
    from converter.model.page import Page
    from converter.model.settings import ExtractSettings


def extract_html(page: Page, settings: ExtractSettings) -> Article:
    raise NotImplementedError
