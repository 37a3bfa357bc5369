"""Book and Theme to a cover: one drawing, as JPEG for an e-reader's library, or as SVG, which stays sharp.

    Book --compose--> Composition --draw--> JPEG or SVG

What stands where is decided once (`composition.py`), from title, authors, site, date and lead pictures. Letters are set
in the theme's fonts, and in the machine's where the theme has none for a script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.errors import PictureRefused
from converter.render.cover.composition import compose
from converter.render.cover.faces import Typecase
from converter.render.cover.lines import Measure
from converter.render.cover.parts import COVER_HEIGHT_PX, COVER_WIDTH_PX
from converter.render.cover.pictures import lead_pictures
from converter.render.cover.raster import draw_jpeg
from converter.render.cover.vector import draw_svg

if TYPE_CHECKING:
    from converter.model.book import Book
    from converter.model.theme import Theme

__all__ = ["COVER_HEIGHT_PX", "COVER_WIDTH_PX", "cover_jpeg", "cover_svg"]


def cover_jpeg(book: Book, theme: Theme, height: int = COVER_HEIGHT_PX) -> bytes:
    """Return the book's cover as a JPEG of COVER_WIDTH_PX by so many pixels.

    A picture that is broken is left out. Raises CoverUndrawable where no font has letters of its title.
    """
    typecase = Typecase(theme, book.language)
    measure = Measure(typecase)
    pictures = lead_pictures(book)
    try:
        return draw_jpeg(compose(book, theme.cover, measure, pictures, height), typecase)
    except PictureRefused:
        return draw_jpeg(compose(book, theme.cover, measure, (), height), typecase)


def cover_svg(book: Book, theme: Theme) -> str:
    """Return the book's cover as an SVG element, as large as a JPEG is; raises CoverUndrawable."""
    typecase = Typecase(theme, book.language)
    measure = Measure(typecase)
    composition = compose(book, theme.cover, measure, lead_pictures(book), COVER_HEIGHT_PX)
    return draw_svg(composition, typecase, measure)
