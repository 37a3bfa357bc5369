"""Source to Page: files, http, standard input; and a Document's pictures to its assets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.fetch.files import read_book_file
from converter.fetch.further import FurtherPages
from converter.fetch.sources import fetch_page, page_from_text, source_from, with_named_host

if TYPE_CHECKING:
    from pathlib import Path

    from converter.model.document import Document
    from converter.model.settings import FetchSettings

__all__ = [
    "FurtherPages",
    "fetch_images",
    "fetch_page",
    "page_from_text",
    "read_book_file",
    "source_from",
    "with_named_host",
]


def fetch_images(document: Document, folder: Path | None, settings: FetchSettings) -> Document:
    """Return the document with its pictures as assets, from the web or from a local page's folder.

    What cannot be had becomes its alternative text and a Note.
    """
    # Threads, codecs and the rest of it are for documents whose pictures are wanted.
    from converter.fetch.assets import fetch_images as fetch_all

    return fetch_all(document, folder, settings)
