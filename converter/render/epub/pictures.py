"""Assets to the picture files of an EPUB."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from converter.render.epub.files import BookFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from converter.model.book import Book
    from converter.render.epub.chapters import Chapter

_IMAGE_SUFFIXES: Final = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
}
"""EPUB 3.3, 3.2: the pictures that every reading system shows."""
_SHA_LETTERS_IN_NAME: Final = 16
_SOURCE: Final = re.compile(r'\ssrc="([^"]*)"')


def picture_files(book: Book) -> dict[str, BookFile]:
    """Return the file of every picture that a reading system shows, by its SHA-256."""
    return {
        asset.sha256: BookFile(
            f"image-{asset.sha256[:_SHA_LETTERS_IN_NAME]}",
            f"images/{asset.sha256[:_SHA_LETTERS_IN_NAME]}{_IMAGE_SUFFIXES[asset.media_type]}",
            asset.media_type,
            asset.content,
        )
        for chapter in book.chapters
        for asset in chapter.assets
        if asset.media_type in _IMAGE_SUFFIXES
    }


def used_pictures(pictures: Mapping[str, BookFile], chapters: Sequence[Chapter], cover: str) -> Iterator[BookFile]:
    """Yield the pictures that the text shows, and the one of this name that stands for a cover, each once."""
    shown = {source for chapter in chapters for file in chapter.files for source in _SOURCE.findall(file.markup)}
    for file in dict.fromkeys(pictures.values()):
        if file.name == cover:
            yield replace(file, properties=("cover-image",))
        elif file.name in shown:
            yield file
