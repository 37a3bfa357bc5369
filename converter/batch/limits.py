"""What a batch allows a document, and itself, where nobody says otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from converter.model.batch import Order

TIMEOUT_SECONDS: Final = 180.0
"""For a document over both of its tries: the slowest page of our corpora takes 6 seconds as PDF."""
FIRST_SHARE: Final = 1 / 3
"""Of an item's time, for the try among others; the rest is for the one alone. Together they take no longer than one
limit, whatever hangs."""
PAGE_SHARE: Final = 0.2
PAGES_SHARE: Final = 0.15
PICTURES_SHARE: Final = 0.2
"""Of an item's time, for what hosts may take: its page, which has to fail before the first try ends; its further pages
and its pictures. The try alone has time for all three and for a slow conversion."""
MEMORY_MEGABYTES: Final = 1500
"""For a document, beyond what a warm worker holds (50 MB and more): the largest pages that are read need a third of it as PDF."""
PAUSE_SECONDS: Final = 1.0
"""Between two requests of one host."""


def with_deadlines(order: Order, seconds: float) -> Order:
    """Return an order whose hosts have no more time than an item that may take so many seconds can give them.

    A host that hangs is then a failure that may pass, and slow pictures are missing ones: no worker is lost to them.
    """
    fetch = order.settings.fetch
    fetch = replace(
        fetch,
        deadline_seconds=min(fetch.deadline_seconds, seconds * PAGE_SHARE),
        pages_deadline_seconds=min(fetch.pages_deadline_seconds, seconds * PAGES_SHARE),
        images_deadline_seconds=min(fetch.images_deadline_seconds, seconds * PICTURES_SHARE),
    )
    return replace(order, settings=replace(order.settings, fetch=fetch))
