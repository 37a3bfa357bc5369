"""Links to an id on `<body>`, at which Amazon's converter fails (kindle-epub-fix)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import HTML, NCX
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield the links, for a Kindle or for any device."""
    if device and device.family.name != "kindle":
        return
    bodies = {(path, body.get("id")) for path, root in book.pages() for body in root.iter(f"{HTML}body")}
    holders = [path for path, _ in book.pages()] + [item.path for item in book.items(NCX)]
    for path in holders:
        for reference in book.references(path):
            if reference.fragment and (reference.path, reference.fragment) in bodies:
                message = f"“{reference.url}” leads to an id on <body>, at which Send to Kindle fails."
                yield Finding("error", message, "Link to the file without “#…”.", path, reference.line)


CHECK: Final = Check("body_links", "links to an id on <body>, at which Send to Kindle fails", find)
