"""Book to the picture of its cover, for the first page of an anthology."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.errors import CoverUndrawable
from converter.base.paper import sheet_mm
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from converter.model.book import Book
    from converter.model.theme import Theme
    from converter.render.pdf.profiles import PdfProfile

COVER_ADDRESS: Final = "octavo-cover:"
LEAST_COVER_RATIO: Final = 1.2
"""Height to width of a page that a cover fits: less has no room for picture and title."""


def drawn_cover(book: Book, theme: Theme, profile: PdfProfile) -> tuple[dict[str, tuple[str, bytes]], tuple[Note, ...]]:
    """Return media type and bytes of the cover by its address, where there is one, and a note where none can be drawn.

    One article has none, and what goes to paper neither: it would be a page of ink.
    """
    width, height = sheet_mm(theme.page.size)
    if book.is_one_article or profile.numbers_links or not theme.cover.drawn or height < LEAST_COVER_RATIO * width:
        return {}, ()
    # Pillow takes as long to import as a short article to convert.
    from converter.render.cover import COVER_WIDTH_PX, cover_jpeg

    try:
        drawn = cover_jpeg(book, theme, round(COVER_WIDTH_PX * height / width))
    except CoverUndrawable as error:
        return {}, (Note(NoteKind.COVER_MISSING, str(error), "cover"),)
    return {COVER_ADDRESS: ("image/jpeg", drawn)}, ()
