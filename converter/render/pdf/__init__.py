"""Book to PDF: chapters that pages can hold, the trees of their elements, and the pages that WeasyPrint sets of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from converter.base.errors import CoverUndrawable
from converter.base.names import file_name
from converter.base.paper import sheet_mm
from converter.model.book import book_of
from converter.model.record import Note, NoteKind
from converter.model.rendering import Rendering
from converter.model.walk import images_of
from converter.render.fonts import characters_of_book, covers_any, font_faces, fonts_of_book, with_own_families
from converter.render.formulas.drawing import formulas_of
from converter.render.pdf.chapters import chapters_of
from converter.render.pdf.characters import notes_on_characters
from converter.render.pdf.fetcher import closed_fetcher
from converter.render.pdf.finishing import written_pdf
from converter.render.pdf.front import FRONT_STYLE
from converter.render.pdf.library import producer, undisturbed
from converter.render.pdf.look import FONT_SCHEME, look_of
from converter.render.pdf.machine_fonts import characters_without_font
from converter.render.pdf.metadata import metadata_of
from converter.render.pdf.page import turned_size
from converter.render.pdf.profiles import profile_named
from converter.render.pdf.typesetter import NUMBER_OF_PAGES, Press, lay_out_book, stand_in_of
from converter.render.style_sheets import flat_style_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.book import Book
    from converter.model.document import Document
    from converter.model.settings import RenderSettings
    from converter.model.theme import Font, Theme
    from converter.render.pdf.chapters import Chapters
    from converter.render.pdf.look import Look
    from converter.render.pdf.profiles import PdfProfile


COVER_ADDRESS: Final = "octavo-cover:"
LEAST_COVER_RATIO: Final = 1.2
"""Height to width of a page that a cover fits: less has no room for picture and title."""


def render_pdf(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document as a PDF, the same bytes for the same document, theme and fonts of the machine.

    Raises LibraryMissing where Pango or one of its kin is not installed.
    """
    return render_pdf_book(book_of(document), theme, settings)


def render_pdf_book(book: Book, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the book as a PDF: of several articles with a title page, contents, and pages numbered throughout."""
    profile = profile_named(settings.pdf.profile or theme.page.profile)
    set_as = chapters_of(book, theme.page, settings, profile)
    fonts, style = _style(book, theme, profile)
    look = look_of(style, _files(fonts))
    if signs := _needed_signs(book, theme, look):
        fonts, style = _style(book, theme, profile, signs)
        look = look_of(style, _files(fonts))
    cover, notes_on_cover = _cover(book, theme, profile)
    press = Press(
        look,
        closed_fetcher({**set_as.contents, **cover}),
        stand_in_of(look) if profile.is_archival else "",
        next(iter(cover), ""),
    )
    originals = tuple(original for chapter in book.chapters for original in chapter.originals)
    # Only PDF/A-3 may hold files that are no PDF/A themselves.
    archive_part = (3 if originals else 2) if profile.is_archival else None
    with undisturbed():
        parts = lay_out_book(book, set_as.chapters, press)
        if NUMBER_OF_PAGES in style and len(parts) > 1:
            number = f'"{sum(part.page_count for part in parts)}"'
            press = replace(press, look=look_of(style.replace(NUMBER_OF_PAGES, number), _files(fonts)))
            parts = lay_out_book(book, set_as.chapters, press, parts)
        written = written_pdf(parts, metadata_of(book.metadata, producer(), archive_part), originals)
    missing = frozenset().union(*(part.missing for part in parts))
    records = sum(fit == "records" for part in parts for fit in part.fits.values())
    return Rendering(
        content=written.content,
        media_type="application/pdf",
        file_name=file_name(book.metadata, ".pdf"),
        notes=(
            *notes_on_cover,
            *set_as.notes,
            *_notes_on_tables(records),
            *_notes_on_fonts(look),
            *notes_on_characters(missing, press.stand_in),
            *notes_on_characters(written.drawn_empty - missing, ""),
            *_notes(set_as, settings),
        ),
    )


def _needed_signs(book: Book, theme: Theme, look: Look) -> tuple[Font, ...]:
    """Return the fonts of signs that have what of a book's characters the theme's own fonts have not.

    Those of the machine are not asked: a book is to look the same wherever it is made.
    """
    characters = characters_of_book(book)
    left = {role: characters_without_font(characters[role], look.fonts, ("theme",)) for role in ("text", "code")}
    return tuple(sign for sign in theme.signs if covers_any(sign, left[sign.role]) or covers_any(sign, left["code"]))


def _files(fonts: tuple[Font, ...]) -> dict[str, bytes]:
    return {font.file_name: font.content for font in fonts}


def _cover(book: Book, theme: Theme, profile: PdfProfile) -> tuple[dict[str, tuple[str, bytes]], tuple[Note, ...]]:
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


def _style(book: Book, theme: Theme, profile: PdfProfile, signs: tuple[Font, ...] = ()) -> tuple[tuple[Font, ...], str]:
    """Return the fonts that a book needs, and the style sheet that names them."""
    fonts, sheet = with_own_families(fonts_of_book(book, theme), flat_style_sheet(theme, "print"), signs)
    # The page first: a style sheet may set margins of its own for the first page.
    page = (
        f"@page {{ size: {theme.page.size}; margin: {theme.page.margin}; }}\n"
        f"@page turned {{ size: {turned_size(theme.page.size)}; }}"
    )
    faces = font_faces(fonts, lambda font: FONT_SCHEME + font.file_name)
    front = "" if book.is_one_article else FRONT_STYLE
    return fonts, f"{page}\n{faces}\n{front}\n{sheet}\n{profile.style}"


# --- Losses ---


def _notes_on_tables(records: int) -> Iterator[Note]:
    if records:
        message = f"Tables too wide for the page are written as records: {records}."
        yield Note(NoteKind.FORMAT_LOSS, message, "table")


def _notes_on_fonts(look: Look) -> Iterator[Note]:
    for family in look.unreadable:
        message = f'A file of the theme\'s font "{family}" is no font; others stand in.'
        yield Note(NoteKind.FONT_MISSING, message, family)


def _notes(set_as: Chapters, settings: RenderSettings) -> Iterator[Note]:
    """Yield what of the chapters the PDF could not hold."""
    documents = [chapter.document for chapter in set_as.chapters]
    if settings.images != "none":
        held = {asset.sha256 for document in documents for asset in document.assets}
        missing = [image.url for document in documents for image in images_of(document) if image.asset not in held]
        if missing:
            message = f"Pictures that were not fetched are not in the PDF: {len(missing)}."
            yield Note(NoteKind.IMAGE_MISSING, message, missing[0])
    formulas = (part for document in documents for part in formulas_of(document))
    left = [part.latex for part in formulas if part not in set_as.formulas]
    if left:
        message = (
            f"Formulas that could not be set stand as LaTeX, or as their bare characters, in the PDF: {len(left)}."
        )
        yield Note(NoteKind.FORMAT_LOSS, message, left[0])
