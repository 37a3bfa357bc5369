"""Article or Page to Document: one notation a file, imported when a page in it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model.article import Article
    from converter.model.document import Document
    from converter.model.page import Page

__all__ = ["join_documents", "read_article", "read_document", "read_markdown", "read_rendering"]


def read_article(article: Article) -> Document:
    """Return the Document of an article in either notation, with its removals and notes."""
    if article.notation == "html":
        from converter.read.html import read_html_article

        return read_html_article(article)
    from converter.read.text import read_text_article

    return read_text_article(article)


def join_documents(documents: Sequence[Document]) -> Document:
    """Return one Document of those of an article's pages, in order."""
    if len(documents) == 1:
        return documents[0]
    from converter.read.joined import join_documents as join

    return join(documents)


def read_markdown(page: Page) -> Document:
    """Return the Document of a page in Markdown, with the page's notes."""
    from converter.read.markdown import read_markdown as read

    return read(page)


def read_rendering(page: Page) -> Document:
    """Return the Document of which a page in HTML is Octavo's own rendering."""
    from converter.read.rendering import read_rendering as read

    return read(page)


def read_document(page: Page) -> Document:
    """Return the Document of a page that holds one as JSON."""
    from converter.read.json import read_document as read

    return read(page)
