"""Book to the cover of its EPUB: a drawn one with a page of its own, else a picture of the article's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.base.errors import CoverUndrawable
from converter.model.record import Note, NoteKind
from converter.render.epub.files import BookFile
from converter.render.epub.pages import COVER_PAGE, COVER_PICTURE, cover_page, xhtml_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from converter.model.book import Book
    from converter.model.theme import Theme

_COVER_TYPES: Final = frozenset({"image/jpeg", "image/png"})
"""What Kindle and Kobo take as a cover."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a book has for a cover."""

    files: tuple[BookFile, ...] = ()
    """The drawn picture and its page; () where none was drawn."""
    stand_in: str = ""
    """Name of the picture file that libraries show where none was drawn; "" is none."""
    notes: tuple[Note, ...] = ()


def cover_of(book: Book, theme: Theme, pictures: Mapping[str, BookFile]) -> Cover:
    """Return the cover of a book whose pictures are these, by their SHA-256.

    Where none can be drawn the book begins with its title page, and a note says so.
    """
    stand_in = _stand_in(book, pictures)
    if not theme.cover.drawn:
        return Cover(stand_in=stand_in)
    # Pillow takes as long to import as a short article to convert.
    from converter.render.cover import cover_jpeg

    try:
        drawn = cover_jpeg(book, theme)
    except CoverUndrawable as error:
        return Cover(stand_in=stand_in, notes=(Note(NoteKind.COVER_MISSING, str(error), "cover"),))
    # Through <img>, as Kobo wants it: of SVG in a page readers make less, some of them without its letters.
    page = xhtml_file(cover_page(book), book.metadata)
    return Cover(
        (
            BookFile("cover-picture", COVER_PICTURE, "image/jpeg", drawn, ("cover-image",)),
            BookFile("cover", COVER_PAGE, "application/xhtml+xml", page, in_spine=True),
        )
    )


def _stand_in(book: Book, pictures: Mapping[str, BookFile]) -> str:
    lead = book.metadata.lead_image
    file = pictures.get(lead.asset) if lead else None
    return file.name if file and file.media_type in _COVER_TYPES else ""
