"""The articles of a batch to a catalogue that any web server can offer: index.html for browsers, opds.xml for e-readers.

    Entry --listing--> Listing --order--> newest first, by site, by author --pages, feeds--> the shelf

Both begin at the top of the shelf, and their further pages lie in `catalogue/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.batch.catalogue.feeds import feeds_of, root_feed
from converter.batch.catalogue.listing import listing_of
from converter.batch.catalogue.order import ordered
from converter.batch.catalogue.pages import pages_of
from converter.batch.catalogue.sheets import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from converter.batch.catalogue.order import Order
    from converter.deliver.shelf import Shelf
    from converter.model.batch import Entry

CATALOGUE_FOLDER: Final = FOLDER.rstrip("/")

__all__ = ["CATALOGUE_FOLDER", "write_catalogue"]

_FILES_A_TIME: Final = 32


def write_catalogue(entries: Iterable[Entry], shelf: Shelf, title: str = "Articles") -> None:
    """Put a catalogue of all entries that have files on the shelf.

    The order is made on disk, so that memory does not grow with the entries. Nothing is taken from the clock, nor from when
    an entry was settled: the same articles make the same files, however often a run was interrupted.
    Raises OutputUnwritable.
    """
    with ordered(filter(None, map(listing_of, entries))) as order:
        files: list[tuple[str, bytes]] = []
        for name, text in _files(order, title):
            files.append((name, text.encode()))
            if len(files) == _FILES_A_TIME:
                shelf.put_all(files)
                files.clear()
        shelf.put_all(files)


def _files(order: Order, title: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file, the two that begin it all last: what they lead to is there by then."""
    beginnings = {}
    for name, text in pages_of(order, title):
        if name == "index.html":
            beginnings[name] = text
        else:
            yield name, text
    yield from feeds_of(order, title)
    yield from beginnings.items()
    yield "opds.xml", root_feed(order, title)
