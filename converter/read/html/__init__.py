"""Article in HTML to Document: `article.py` is the way, the tables BLOCKS and INLINES say who reads which element."""

from __future__ import annotations

from converter.read.html.article import read_html_article

__all__ = ["read_html_article"]
