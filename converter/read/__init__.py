"""Article or Page to Document: one notation a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.read.json import read_document
from converter.read.markdown import read_markdown
from converter.read.text import read_text_article

if TYPE_CHECKING:
    from converter.model.article import Article
    from converter.model.document import Document

__all__ = ["read_article", "read_document", "read_markdown"]


def read_article(article: Article) -> Document:
    """Return the Document of an article in either notation, with its removals and notes."""
    # BeautifulSoup takes a tenth of a second to import, which no other command and no other page is to wait for.
    from converter.read.html import read_html_article

    return read_html_article(article) if article.notation == "html" else read_text_article(article)
