"""Source to Page: files, http, standard input; and a Document's pictures to its assets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.fetch.files import read_book_file
from converter.fetch.further import FurtherPages
from converter.fetch.sources import fetch_page, page_from_text, source_from, with_named_host

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    "stored_names",
    "with_named_host",
]


def stored_names(address: str) -> Iterator[str]:
    """Return the addresses of a file in storage, or of all below a folder, or of all that fit a pattern, lazily.

    Raises, when they are asked for, PlaceUnusable and SourceError. Each is for `source_from`, and no pattern any more.
    """
    # fsspec is for those who have something in storage.
    from converter.fetch.storage import stored_names as names

    return names(address)


def fetch_images(document: Document, folder: Path | None, settings: FetchSettings) -> Document:
    """Return the document with its pictures as assets, from the web or from a local page's folder.

    What cannot be had becomes its alternative text and a Note.
    """
    # Threads, codecs and the rest of it are for documents whose pictures are wanted.
    from converter.fetch.assets import fetch_images as fetch_all

    return fetch_all(document, folder, settings)
