"""Ids that a page has twice: a link to them leads to either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import NCX, line_of
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield the second of two elements with one id."""
    del device
    paths = [path for path, _ in book.pages()] + [item.path for item in book.items(NCX)]
    if book.package is not None:
        paths.append(book.package_path)
    for path in paths:
        root = book.root(path)
        seen: set[str] = set()
        for element in root.iter("*") if root is not None else ():
            identifier = element.get("id")
            if identifier in seen:
                message = f"The id “{identifier}” is there twice."
                yield Finding("error", message, "Give one of them another.", path, line_of(element))
            elif identifier:
                seen.add(identifier)


CHECK: Final = Check("duplicate_ids", "ids that a file has twice", find)
