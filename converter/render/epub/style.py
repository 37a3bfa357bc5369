"""Theme to the style sheet and the fonts of an EPUB."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from converter.render.epub.files import BookFile
from converter.render.epub.pages import STYLE_SHEET
from converter.render.fonts import font_faces, fonts_of_book
from converter.render.style_sheets import flat_style_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.book import Book
    from converter.model.theme import Font, Theme

_FORBIDDEN_IN_STYLE: Final = re.compile(r"(?<![\w-])(?:direction|unicode-bidi)\s*:[^;}]*")
"""EPUB 3.3, 6.3.1: the mark-up says the direction, and says it already."""
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
"""What is exchanged in a font's name: a style sheet's url() would have to escape it."""


def style_files(book: Book, theme: Theme) -> Iterator[BookFile]:
    """Yield the theme's style sheet and the fonts that the text needs."""
    needed = fonts_of_book(book, theme) if theme.epub.embed_fonts else ()
    fonts = {font: _font_file(number, font) for number, font in enumerate(needed, start=1)}
    faces = font_faces(tuple(fonts), lambda font: fonts[font].name)
    sheet = f"{faces}\n{_FORBIDDEN_IN_STYLE.sub('', flat_style_sheet(theme, 'epub'))}"
    yield BookFile("style", STYLE_SHEET, "text/css", sheet.encode())
    yield from fonts.values()


def _font_file(number: int, font: Font) -> BookFile:
    content = font.content
    # A font's first bytes tell what it is (EPUB 3.3, 3.2).
    media_type = {b"wOF2": "font/woff2", b"wOFF": "font/woff", b"OTTO": "font/otf"}.get(content[:4], "font/ttf")
    name = _UNSAFE.sub("-", PurePath(font.file_name).name)
    return BookFile(f"font-{number}", f"fonts/{number}-{name}", media_type, content)
