"""How the archive says that it is a book: `mimetype` and `container.xml` (EPUB 3.3, 4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import CONTAINER, MIMETYPE
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_MEDIA_TYPE: Final = b"application/epub+zip"


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield what keeps a reader from knowing the book for one."""
    del device
    yield from _about_mimetype(book)
    if CONTAINER not in book.contents:
        yield Finding("error", "There is no container.xml, which says where the book begins.", file=CONTAINER)
    elif not book.package_path:
        yield Finding("error", "The container names no package document that is there.", file=CONTAINER)


def _about_mimetype(book: Book) -> Iterator[Finding]:
    advice = f"Put a file “mimetype” with “{_MEDIA_TYPE.decode()}” first into the archive, uncompressed."
    if MIMETYPE not in book.contents:
        yield Finding("error", "There is no mimetype.", advice, MIMETYPE)
        return
    if book.contents[MIMETYPE] != _MEDIA_TYPE:
        yield Finding("error", "The mimetype says something else than EPUB's, or more.", advice, MIMETYPE)
    first = book.archive.files[0]
    if first.name != MIMETYPE:
        yield Finding("error", "The mimetype is not the first file of the archive.", advice, MIMETYPE)
    if next(file for file in book.archive.files if file.name == MIMETYPE).compressed:
        yield Finding("error", "The mimetype is compressed.", advice, MIMETYPE)


CHECK: Final = Check("container", "a mimetype that is missing, wrong, compressed or not first; no container.xml", find)
