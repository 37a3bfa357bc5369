"""Octavo turns a web article into something made for reading.

    Source --fetch--> Page --extract--> Article --read--> Document --render(Theme)--> Rendering --deliver--> Delivery

`read` and its sisters give a Document, `render` the bytes of a format, `convert` goes the whole way:

    document = converter.read("article.html")
    epub = converter.render(document, "epub", theme="classic")
    converter.convert("https://example.org/article", "article.pdf")
    week = converter.render_book([document, converter.read("other.html")], "epub", title="The week")

Every error of the package is a ConverterError. `pipeline.py` shows the flow.
"""

from converter.api import convert, read, read_html, read_markdown, read_text, render, render_book
from converter.base.errors import ConverterError
from converter.base.version import VERSION
from converter.model.document import Document
from converter.model.rendering import Delivery

__all__ = [
    "ConverterError",
    "Delivery",
    "Document",
    "convert",
    "read",
    "read_html",
    "read_markdown",
    "read_text",
    "render",
    "render_book",
]
__version__ = VERSION
