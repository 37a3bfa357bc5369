"""Bytes to a book as the checks look at it: its files, its package, its pages as trees. Of a broken one what there is."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from converter.check.epub.xml import XmlFile, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from converter.base.archives import Archive

MOST_TAGS: Final = 3_000_000
"""Of all files together, at 130 bytes each once they are read; a book of a thousand pages has half a million."""
CONTAINER: Final = "META-INF/container.xml"
MIMETYPE: Final = "mimetype"
XHTML: Final = "application/xhtml+xml"
NCX: Final = "application/x-dtbncx+xml"
CSS: Final = "text/css"
OPF: Final = "{http://www.idpf.org/2007/opf}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
HTML: Final = "{http://www.w3.org/1999/xhtml}"
XLINK: Final = "{http://www.w3.org/1999/xlink}"
OPS: Final = "{http://www.idpf.org/2007/ops}"
_CONTAINER_ROOTFILE: Final = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """One line of the manifest."""

    identifier: str
    path: str
    """Within the archive; "" where it leads elsewhere."""
    href: str
    media_type: str
    properties: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a file names another."""

    file: str
    line: int
    element: str
    """Local name of the element that names it."""
    url: str
    path: str
    """Within the archive; "" where it leads elsewhere."""
    fragment: str


@dataclass(slots=True)
class Book:
    """An EPUB, read as far as it can be."""

    file_name: str
    size_bytes: int
    archive: Archive
    contents: dict[str, bytes] = field(repr=False)
    package_path: str
    """Of the package document; "" where the container names none that is there."""
    manifest: tuple[ManifestItem, ...] = ()
    _trees: dict[str, XmlFile] = field(default_factory=dict, repr=False)
    _tags: int = 0
    _identifiers: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def xml(self, path: str) -> XmlFile:
        """Return a file parsed, each once; an empty one where it is missing."""
        if path not in self._trees:
            content = self.contents.get(path, b"")
            self._tags += content.count(b"<")
            if self._tags > MOST_TAGS:
                self._trees[path] = XmlFile(None, f"The book has over {MOST_TAGS:,} tags, and no more are looked at.")
            else:
                self._trees[path] = read_xml(content)
        return self._trees[path]

    def root(self, path: str) -> _Element | None:
        """Return a file's root element; None where it is missing or not well-formed."""
        return self.xml(path).root

    @property
    def package(self) -> _Element | None:
        """The package document's root; None where there is none."""
        return self.root(self.package_path) if self.package_path else None

    @property
    def version(self) -> str:
        """The EPUB version that the package says, e.g. "3.0"."""
        return (self.package.get("version") or "") if self.package is not None else ""

    def items(self, media_type: str) -> Iterator[ManifestItem]:
        """Yield what the manifest says is of that type, and is there."""
        return (item for item in self.manifest if item.media_type == media_type and item.path in self.contents)

    def pages(self) -> Iterator[tuple[str, _Element]]:
        """Yield path and root of every well-formed page, in the manifest's order."""
        for item in self.items(XHTML):
            root = self.root(item.path)
            if root is not None:
                yield item.path, root

    def references(self, path: str) -> Iterator[Reference]:
        """Yield what a well-formed page or table of contents names, in its order."""
        root = self.root(path)
        if root is None:
            return
        for element in root.iter("*"):
            for name in ("href", "src", "poster", f"{XLINK}href", "data"):
                if (url := element.get(name)) is not None:
                    target, fragment = resolved(path, str(url))
                    yield Reference(path, line_of(element), local_name(element), str(url), target, fragment)

    def identifiers(self, path: str) -> frozenset[str]:
        """Return the ids of a page; none where it is not well-formed."""
        if path not in self._identifiers:
            root = self.root(path)
            elements = root.iter("*") if root is not None else ()
            self._identifiers[path] = frozenset(found for element in elements if (found := element.get("id")))
        return self._identifiers[path]


def read_book(content: bytes, file_name: str, archive: Archive) -> Book:
    """Return the book that an archive holds, as far as it is one."""
    contents = {file.name: file.content for file in archive.files}
    package_path = _package_path(contents)
    book = Book(file_name, len(content), archive, contents, package_path)
    book.manifest = tuple(_manifest(book))
    return book


def _package_path(contents: dict[str, bytes]) -> str:
    root = read_xml(contents.get(CONTAINER, b"")).root
    if root is None:
        return ""
    named = [unquote(str(file.get("full-path") or "")) for file in root.iter(_CONTAINER_ROOTFILE)]
    return next((path for path in named if path in contents), "")


def _manifest(book: Book) -> Iterator[ManifestItem]:
    if book.package is None:
        return
    for item in book.package.iter(f"{OPF}item"):
        href = item.get("href") or ""
        yield ManifestItem(
            identifier=item.get("id") or "",
            path=resolved(book.package_path, href)[0],
            href=href,
            media_type=(item.get("media-type") or "").strip().lower(),
            properties=tuple((item.get("properties") or "").split()),
            line=line_of(item),
        )


def resolved(path: str, url: str) -> tuple[str, str]:
    """Return the path within the archive that a URL in a file means, and its fragment; "" for what leads elsewhere."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc:
        return "", ""
    if not parts.path:
        return path, unquote(parts.fragment)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    return ("" if joined.startswith(("..", "/")) else joined), unquote(parts.fragment)


def is_remote(url: str) -> bool:
    """Return whether a URL is asked of a server."""
    return url.strip().lower().startswith(("http:", "https:", "//", "ftp:", "file:"))


def local_name(element: _Element) -> str:
    """Return an element's name without its name space."""
    return str(element.tag).rpartition("}")[2]


def line_of(element: _Element) -> int:
    """Return the line on which an element begins."""
    line: Any = element.sourceline  # the stubs know no type for it
    return int(line or 0)
