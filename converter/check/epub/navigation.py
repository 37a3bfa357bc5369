"""The table of contents, which Amazon's converter is most particular about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import HTML, NCX, OPS, line_of, local_name
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from converter.check.epub.book import Book
    from converter.model.device import Device

_KINDLE_LEVELS: Final = 2
"""Kindle Publishing Guidelines 2019.2, 5.2."""
_NCX_POINT: Final = "{http://www.daisy.org/z3986/2005/ncx/}navPoint"


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield what is wrong with the navigation document and the NCX."""
    if book.package is None:
        return
    tables = [item.path for item in book.manifest if "nav" in item.properties and item.path in book.contents]
    old = [item.path for item in book.items(NCX)]
    if book.version.startswith("3") and not tables:
        advice = 'Add a page with <nav epub:type="toc">, and properties="nav" to its line in the manifest.'
        yield Finding("error", "The book has no navigation document.", advice, book.package_path)
    if book.version.startswith("2") and not old:
        yield Finding("error", "The book has no NCX, which is EPUB 2's table of contents.", file=book.package_path)
    for path in tables:
        yield from _about_nav(book, path)
    for path in old:
        yield from _about_ncx(book, path, device)


def _about_nav(book: Book, path: str) -> Iterator[Finding]:
    root = book.root(path)
    if root is None:
        return
    contents = [nav for nav in root.iter(f"{HTML}nav") if "toc" in (nav.get(f"{OPS}type") or "").split()]
    if not contents:
        yield Finding("error", 'The navigation document has no <nav epub:type="toc">.', file=path)
    for nav in contents:
        links = list(nav.iter(f"{HTML}a"))
        if not links:
            yield Finding("error", "The table of contents is empty.", file=path, line=line_of(nav))
        for link in links:
            if not _words(link) and not any(True for _ in link.iter(f"{HTML}img")):
                message = "A line of the contents has no words."
                yield Finding("error", message, "Give it a title.", path, line_of(link))


def _about_ncx(book: Book, path: str, device: Device | None) -> Iterator[Finding]:
    root = book.root(path)
    if root is None:
        return
    if not any(True for _ in root.iter(_NCX_POINT)):
        yield Finding("error", "The NCX has no entry.", file=path)
    for reference in book.references(path):
        if reference.element == "content" and reference.path not in book.contents:
            message = f"The NCX leads to “{reference.url}”, which is not in the book (Kindle Previewer's E1005)."
            yield Finding("error", message, "Take the entry out.", path, reference.line)
        elif (
            reference.fragment
            and book.root(reference.path) is not None
            and reference.fragment not in book.identifiers(reference.path)
        ):
            message = f"The NCX leads to “{reference.url}”, a place that is not there."
            yield Finding("error", message, "Take “#…” away.", path, reference.line)
    if device and device.family.name == "kindle" and (deep := _too_deep(root)) is not None:
        message = f"The NCX has more than {_KINDLE_LEVELS} levels, of which Kindle shows {_KINDLE_LEVELS}."
        yield Finding("advice", message, file=path, line=line_of(deep))


def _too_deep(root: _Element) -> _Element | None:
    for point in root.iter(_NCX_POINT):
        if sum(local_name(above) == "navPoint" for above in point.iterancestors()) >= _KINDLE_LEVELS:
            return point
    return None


def _words(element: _Element) -> str:
    return "".join(map(str, element.itertext())).strip()


CHECK: Final = Check("navigation", "contents that are missing, empty or lead nowhere; more levels than are shown", find)
