"""Article in plain text to Document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converter.model.article import Article
    from converter.model.document import Document


def read_text_article(article: Article) -> Document:
    raise NotImplementedError
