"""The public functions: what a caller has at hand, to the steps of `pipeline.py`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from converter import pipeline
from converter.bind import bind_book
from converter.deliver import FileDestination
from converter.fetch import page_from_text, source_from
from converter.model.settings import ExtractSettings, RenderSettings, Settings
from converter.render import renderer_for_file
from converter.themes import DEFAULT_THEME, load_theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike
    from typing import BinaryIO

    from converter.model.document import Document
    from converter.model.rendering import Delivery

DEFAULT_SETTINGS = Settings()


def read(
    source: str | PathLike[str] | bytes | BinaryIO, *, url: str = "", settings: Settings = DEFAULT_SETTINGS
) -> Document:
    """Return the Document of a path, a URL, bytes or an open file, with its pictures.

    What it holds is found by looking; `url` says where the content came from when it is not a URL itself.
    Raises SourceError where it cannot be had, NoArticle where there is none.
    """
    return pipeline.document_from_source(source_from(source, url=url), settings)


def read_html(
    html: str | bytes, *, url: str | None = None, settings: ExtractSettings = DEFAULT_SETTINGS.extract
) -> Document:
    """Return the Document of an HTML page. Asks the network for nothing: pictures stay addresses.

    What is read from disk is the rule for the site of `url`, if there is one and the settings want it.
    """
    return pipeline.document_from_page(page_from_text(html, "html", url or ""), settings)


def read_text(
    text: str | bytes, *, url: str | None = None, settings: ExtractSettings = DEFAULT_SETTINGS.extract
) -> Document:
    """Return the Document of a page that was copied as plain text. Pure."""
    return pipeline.document_from_page(page_from_text(text, "text", url or ""), settings)


def read_markdown(text: str | bytes, *, url: str | None = None) -> Document:
    """Return the Document of a Markdown text. Pure."""
    return pipeline.document_from_page(page_from_text(text, "markdown", url or ""), DEFAULT_SETTINGS.extract)


def render(
    document: Document, to: str, *, theme: str = DEFAULT_THEME, settings: RenderSettings = DEFAULT_SETTINGS.render
) -> bytes:
    """Return the document as "markdown", "html", "text", "json", "epub" or "pdf", in UTF-8 where it is text.

    `theme` is the name of one that ships, or the path of a folder.
    """
    return pipeline.render(document, to, load_theme(theme, settings), settings).content


def render_book(
    documents: Sequence[Document],
    to: str,
    *,
    title: str = "",
    theme: str = DEFAULT_THEME,
    settings: Settings = DEFAULT_SETTINGS,
) -> bytes:
    """Return the documents as one book, an article a chapter, in a format that holds many.

    `title` stands on the cover; "" leaves it to `settings.bind`, which says how articles are grouped and what series
    the book belongs to. Raises SettingsError for no documents, or for a format that holds one article.
    """
    binding = replace(settings.bind, title=title or settings.bind.title)
    book = bind_book(documents, binding)
    return pipeline.render_book(book, to, load_theme(theme, settings.render), settings.render).content


def convert(
    source: str | PathLike[str] | bytes | BinaryIO,
    target: str | PathLike[str],
    *,
    theme: str = DEFAULT_THEME,
    settings: Settings = DEFAULT_SETTINGS,
) -> Delivery:
    """Convert a source into a file, whose format follows from its ending, and return where it went.

    A file that is there is replaced, whole or not at all.
    """
    path = Path(target)
    to = renderer_for_file(path.name).name
    return pipeline.convert(source_from(source), FileDestination(path, overwrite=True), to, theme, settings)
