"""Book, theme and profile to the style sheet and the fonts that the book is set in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.render.fonts import characters_of_book, covers_any, font_faces, fonts_of_book, with_own_families
from converter.render.pdf.front import FRONT_STYLE
from converter.render.pdf.look import FONT_SCHEME, look_of
from converter.render.pdf.machine_fonts import characters_without_font
from converter.render.pdf.page import turned_size
from converter.render.style_sheets import flat_style_sheet

if TYPE_CHECKING:
    from converter.model.book import Book
    from converter.model.theme import Font, Theme
    from converter.render.pdf.look import Look
    from converter.render.pdf.profiles import PdfProfile

_PAGE_COUNT: Final = "counter(pages)"
"""What a style sheet shows the number of all pages by: a chapter alone does not know it."""


@dataclass(frozen=True, slots=True)
class Dress:
    """What a book is set in."""

    style: str
    fonts: tuple[Font, ...]
    look: Look
    """Both, as WeasyPrint holds them."""

    @property
    def shows_page_count(self) -> bool:
        """Whether the number of all pages stands on each."""
        return _PAGE_COUNT in self.style

    def with_page_count(self, pages: int) -> Look:
        """Return the look of a book that has so many pages."""
        return _look(self.style.replace(_PAGE_COUNT, f'"{pages}"'), self.fonts)


def dress_of(book: Book, theme: Theme, profile: PdfProfile) -> Dress:
    """Return what a book is set in: the theme's style and fonts, and of the signs' fonts those that it needs."""
    dress = _dress(book, theme, profile, ())
    signs = _needed_signs(book, theme, dress.look)
    return _dress(book, theme, profile, signs) if signs else dress


def _dress(book: Book, theme: Theme, profile: PdfProfile, signs: tuple[Font, ...]) -> Dress:
    fonts, sheet = with_own_families(fonts_of_book(book, theme), flat_style_sheet(theme, "print"), signs)
    # The page first: a style sheet may set margins of its own for the first page.
    page = (
        f"@page {{ size: {theme.page.size}; margin: {theme.page.margin}; }}\n"
        f"@page turned {{ size: {turned_size(theme.page.size)}; }}"
    )
    faces = font_faces(fonts, lambda font: FONT_SCHEME + font.file_name)
    front = "" if book.is_one_article else FRONT_STYLE
    style = f"{page}\n{faces}\n{front}\n{sheet}\n{profile.style}"
    return Dress(style, fonts, _look(style, fonts))


def _look(style: str, fonts: tuple[Font, ...]) -> Look:
    return look_of(style, {font.file_name: font.content for font in fonts})


def _needed_signs(book: Book, theme: Theme, look: Look) -> tuple[Font, ...]:
    """Return the fonts of signs that have what of a book's characters the theme's own fonts have not.

    Those of the machine are not asked: a book is to look the same wherever it is made.
    """
    characters = characters_of_book(book)
    left = {role: characters_without_font(characters[role], look.fonts, ("theme",)) for role in ("text", "code")}
    return tuple(sign for sign in theme.signs if covers_any(sign, left[sign.role]) or covers_any(sign, left["code"]))
