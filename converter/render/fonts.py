"""Document and Theme to the font files that the document's text needs, and their CSS."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from converter.model.document import (
    Callout,
    Code,
    CodeBlock,
    Document,
    Embed,
    Formula,
    FormulaBlock,
    Image,
    Keyboard,
    Post,
    Text,
)
from converter.model.walk import document_parts, plain_text
from converter.render.dates import written_day
from converter.render.xhtml import BACKLINK_ARROW

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from converter.model.book import Book
    from converter.model.document import Metadata
    from converter.model.theme import Font, FontRole, Theme

_DRAWN_BY_RENDERERS = " 0123456789.,·•–—‘’“”()[]-:/"
"""What style sheets and renderers add to a document's own text: numbers, bullets, quotation marks, separators."""


def needed_fonts(document: Document, theme: Theme) -> tuple[Font, ...]:
    """Return the theme's fonts, in its order, that have a code point of the document's text in their ranges.

    Fonts for code are needed for the code points of code alone: a document without code carries none of them. Fonts
    that others fall back to are needed for what no font of the text covers.
    """
    characters = _characters_by_role(document)
    covered = {
        ranges for font in theme.fonts if font.role == "text" for ranges in font.ranges or ((0, sys.maxunicode),)
    }
    characters["fallback"] = {
        letter for letter in characters["text"] if not any(first <= ord(letter) <= last for first, last in covered)
    }
    return tuple(font for font in theme.fonts if covers_any(font, characters[font.role]))


def fonts_of_book(book: Book, theme: Theme) -> tuple[Font, ...]:
    """Return the theme's fonts, in its order, that a book's chapters, its title or its contents need."""
    cover = replace(book.metadata, section=" ".join(section.title for section in book.sections))
    needed = {font for part in (*book.chapters, Document(cover, ())) for font in needed_fonts(part, theme)}
    return tuple(font for font in theme.fonts if font in needed)


def font_faces(fonts: tuple[Font, ...], address: Callable[[Font], str]) -> str:
    """Return the `@font-face` rules of these fonts; `address` says what `src: url(…)` is to name."""
    return "\n".join(_font_face(font, address(font)) for font in fonts)


def characters_of_book(book: Book) -> dict[FontRole, set[str]]:
    """Return the characters of a book's running text and of its code."""
    together: dict[FontRole, set[str]] = {"text": set(), "code": set()}
    for part in (*book.chapters, Document(book.metadata, ())):
        for role, characters in _characters_by_role(part).items():
            together.setdefault(role, set()).update(characters)
    return together


def with_own_families(
    fonts: tuple[Font, ...], style_sheet: str, signs: tuple[Font, ...] = ()
) -> tuple[tuple[Font, ...], str]:
    """Return the fonts with a family name for each script, and the style sheet that asks for them one after another.

    After each family the sheet asks for the signs, whose fonts are returned at the end.

    WeasyPrint 70 knows a font by its family, weight and style (`pdf/fonts.py`, `Font.hash`), and of two files with the
    same it draws the glyphs of one by the numbers of the other. The first file of a family keeps its name; a style
    sheet must have the name in quotation marks for the others to be found.
    """
    scripts: dict[str, list[tuple[tuple[int, int], ...]]] = {}
    own: list[Font] = []
    for font in fonts:
        known = scripts.setdefault(font.family, [])
        if font.ranges not in known:
            known.append(font.ranges)
        own.append(replace(font, family=_script_family(font.family, known.index(font.ranges)), ranges=()))
    of_code = {font.family for font in fonts if font.role == "code"}
    for family, known in scripts.items():
        # Signs for code are as wide as its letters, which is too narrow or too wide in text.
        of_signs = [sign.family for sign in signs if sign.role == "text" or family in of_code]
        names = [_script_family(family, index) for index in range(len(known))] + of_signs
        style_sheet = style_sheet.replace(f'"{family}"', ", ".join(f'"{name}"' for name in names))
    return (*own, *(replace(sign, ranges=()) for sign in signs)), style_sheet


def _script_family(family: str, index: int) -> str:
    return f"{family} {index + 1}" if index else family


def _characters_by_role(document: Document) -> dict[FontRole, set[str]]:
    """Return the characters of a document's running text and of its code."""
    text = set(_DRAWN_BY_RENDERERS).union(*_lines_of(document.metadata))
    if document.footnotes:
        text.add(BACKLINK_ARROW)
    code: set[str] = set()
    for part in document_parts(document):
        match part:
            case Text():
                text.update(part.text)
            case Code() | CodeBlock():
                code.update(part.text)
            case Keyboard():
                code.update(plain_text(part.children))
            case Formula() | FormulaBlock():
                text.update(part.latex, part.mathml)
            case Image():
                text.update(part.alt)
            case Embed():
                text.update(part.title, part.provider, part.url)
            case Post():
                text.update(part.author, part.published, written_day(part.published, document.metadata.language))
            case Callout():
                text.update(part.kind.title())
            case _:
                pass
    return {"text": text, "code": code}


def _lines_of(metadata: Metadata) -> tuple[str, ...]:
    """Return the texts of the metadata that a title block or a source line may show."""
    shown = (metadata.title, metadata.subtitle, metadata.kicker, metadata.site_name, metadata.section)
    return (*shown, *metadata.authors, metadata.url, metadata.canonical_url, metadata.licence)


def covers_any(font: Font, characters: AbstractSet[str]) -> bool:
    """Return whether one of the characters is in a font's ranges."""
    if not font.ranges:
        return bool(characters)
    return any(first <= ord(character) <= last for character in characters for first, last in font.ranges)


def _font_face(font: Font, address: str) -> str:
    ranges = ", ".join(f"U+{first:04X}-{last:04X}" for first, last in font.ranges)
    covered = f" unicode-range: {ranges};" if ranges else ""
    return (
        f'@font-face {{ font-family: "{font.family}"; font-style: {font.style}; font-weight: {font.weight};'
        f" src: url({address});{covered} }}"
    )
