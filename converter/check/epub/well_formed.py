"""Files that are not well-formed XML: each reader stops at another place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import CONTAINER, NCX, XHTML
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_SVG: Final = "image/svg+xml"


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield the files that an XML parser does not read to their end."""
    del device
    paths = [path for path in (CONTAINER, book.package_path) if path in book.contents]
    paths += [item.path for kind in (NCX, XHTML, _SVG) for item in book.items(kind)]
    for path in dict.fromkeys(paths):
        file = book.xml(path)
        if file.root is None:
            yield Finding(
                "error", f"The file is not well-formed XML: {file.problem}", "Mend it there.", path, file.line
            )


CHECK: Final = Check("well_formed", "files that are not well-formed XML", find)
