"""What the package document must say (EPUB 3.3, 5)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import DC, OPF, line_of
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from converter.check.epub.book import Book
    from converter.model.device import Device

_MODIFIED: Final = "dcterms:modified"


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield what the package leaves out or says twice."""
    del device
    package = book.package
    if package is None:
        return
    for found in _about_metadata(package, book.version):
        yield Finding("error", *found, file=book.package_path)
    yield from _about_manifest(book)
    yield from _about_spine(book, package)


def _about_metadata(package: _Element, version: str) -> Iterator[tuple[str, str]]:
    """Yield message and advice."""
    named = {name: [_words(element) for element in package.iter(f"{DC}{name}")] for name in ("title", "identifier")}
    if not any(named["title"]):
        yield "The book has no title.", "Add <dc:title> to the package's metadata."
    if not any(named["identifier"]):
        yield "The book has no identifier.", "Add <dc:identifier> to the package's metadata."
    identifiers = [element.get("id") for element in package.iter(f"{DC}identifier")]
    if package.get("unique-identifier") not in identifiers:
        yield "The package's unique-identifier names no <dc:identifier>.", "Give it the id of one."
    properties = [meta.get("property") for meta in package.iter(f"{OPF}meta")]
    if version.startswith("3") and _MODIFIED not in properties:
        yield "The package does not say when it was modified.", f'Add <meta property="{_MODIFIED}">.'
    if not version:
        yield "The package does not say its version.", 'Write <package version="3.0">.'


def _about_manifest(book: Book) -> Iterator[Finding]:
    for what, counts in (
        ("id", Counter(item.identifier for item in book.manifest)),
        ("file", Counter(item.path for item in book.manifest if item.path)),
    ):
        for name, count in counts.items():
            if count > 1:
                message = f"The manifest has the {what} “{name}” {count} times."
                yield Finding("error", message, "Leave one of them.", book.package_path)


def _about_spine(book: Book, package: _Element) -> Iterator[Finding]:
    itemrefs = list(package.iter(f"{OPF}itemref"))
    known = {item.identifier for item in book.manifest}
    if not itemrefs:
        yield Finding("error", "The spine is empty: the book has no page.", file=book.package_path)
    for itemref in itemrefs:
        if itemref.get("idref") not in known:
            message = f"The spine names “{itemref.get('idref')}”, which the manifest does not have."
            yield Finding("error", message, "Take it out of the spine.", book.package_path, line_of(itemref))


def _words(element: _Element) -> str:
    return "".join(map(str, element.itertext())).strip()


CHECK: Final = Check("package", "a package without title, identifier, date, spine; names that are there twice", find)
