"""Books that are locked: nobody but their shop opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_RIGHTS: Final = ("META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl")
_ENCRYPTION: Final = "META-INF/encryption.xml"
_METHOD: Final = "{http://www.w3.org/2001/04/xmlenc#}EncryptionMethod"
_FONT_METHODS: Final = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""What fonts alone are obscured with, which every reader undoes (EPUB 3.3, 4.4)."""


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield the files that say that a book is locked."""
    del device
    for path in _RIGHTS:
        if path in book.contents:
            yield Finding("error", "The book is locked by its shop (DRM), and opens there alone.", file=path)
    root = book.root(_ENCRYPTION)
    for method in root.iter(_METHOD) if root is not None else ():
        if method.get("Algorithm") not in _FONT_METHODS:
            yield Finding("error", "Files of the book are encrypted, and no other reader opens them.", file=_ENCRYPTION)
            return


CHECK: Final = Check("protection", "books that are locked by their shop", find)
