"""Book to the pictures that its cover may show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from converter.model.book import Book
    from converter.model.document import Asset, Document

MOST_PICTURES: Final = 4
MIN_SIDE_PX: Final = 400
"""A smaller picture would be drawn at four times its size."""
_DRAWN: Final = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})


def lead_pictures(book: Book) -> tuple[Asset, ...]:
    """Return the lead pictures of the chapters that are large enough to be drawn, each once, in order."""
    found = dict.fromkeys(asset for chapter in book.chapters if (asset := _lead(chapter)))
    return tuple(found)[:MOST_PICTURES]


def _lead(chapter: Document) -> Asset | None:
    lead = chapter.metadata.lead_image
    for asset in chapter.assets if lead else ():
        if lead and asset.sha256 == lead.asset and asset.media_type in _DRAWN:
            return asset if min(asset.width or 0, asset.height or 0) >= MIN_SIDE_PX else None
    return None
