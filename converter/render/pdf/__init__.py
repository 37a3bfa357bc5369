"""Book to PDF: chapters that pages can hold, the trees of their elements, and the pages that WeasyPrint sets of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from converter.base.images import PILLOW_ERRORS
from converter.base.names import file_name
from converter.model.book import book_of, map_chapters
from converter.model.record import Note, NoteKind
from converter.model.rendering import Rendering
from converter.model.walk import images_of
from converter.render.formulas.drawing import formulas_of
from converter.render.pdf.chapters import ASSET_SCHEME, chapters_of
from converter.render.pdf.characters import notes_on_characters
from converter.render.pdf.cover import drawn_cover
from converter.render.pdf.dress import dress_of
from converter.render.pdf.fetcher import closed_fetcher
from converter.render.pdf.finishing import written_pdf
from converter.render.pdf.library import producer, undisturbed
from converter.render.pdf.metadata import metadata_of
from converter.render.pdf.pictures import broken_pictures, no_pictures, notes_on_broken_pictures
from converter.render.pdf.profiles import profile_named
from converter.render.pdf.provenance import with_provenance
from converter.render.pdf.typesetter import Press, lay_out_book, stand_in_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.book import Book
    from converter.model.document import Document
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme
    from converter.render.pdf.chapters import Chapters
    from converter.render.pdf.look import Look


def render_pdf(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document as a PDF, the same bytes for the same document, theme and fonts of the machine.

    Raises LibraryMissing where Pango or one of its kin is not installed.
    """
    return render_pdf_book(book_of(document), theme, settings)


def render_pdf_book(book: Book, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the book as a PDF: of several articles with a title page, contents, and pages numbered throughout."""
    if theme.page.provenance == "opening":
        book = map_chapters(book, with_provenance)
    # Fetching lets no broken picture in; a document from elsewhere may have some.
    broken = no_pictures(book)
    try:
        made = _make(book, theme, settings, broken)
    except PILLOW_ERRORS:
        if not (found := broken_pictures(book) - broken):
            raise
        broken |= found
        made = _make(book, theme, settings, broken)
    if made.broken:
        broken |= made.broken
        made = _make(book, theme, settings, broken)
    return Rendering(
        content=made.content,
        media_type="application/pdf",
        file_name=file_name(book.metadata, ".pdf"),
        notes=(*notes_on_broken_pictures(book, broken), *made.notes),
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """A PDF and what is lost in it."""

    content: bytes
    broken: frozenset[str]
    """SHA-256 of the pictures that could not be read, and are holes."""
    notes: tuple[Note, ...]


def _make(book: Book, theme: Theme, settings: RenderSettings, left_out: frozenset[str]) -> _Made:
    profile = profile_named(settings.pdf.profile or theme.page.profile)
    set_as = chapters_of(book, theme.page, settings, profile, left_out)
    dress = dress_of(book, theme, profile)
    cover, notes_on_cover = drawn_cover(book, theme, profile)
    press = Press(
        look=dress.look,
        fetcher=closed_fetcher({**set_as.contents, **cover}),
        pictures={},
        stand_in=stand_in_of(dress.look) if profile.is_archival else "",
        cover=next(iter(cover), ""),
    )
    originals = tuple(original for chapter in book.chapters for original in chapter.originals)
    # Only PDF/A-3 may hold files that are no PDF/A themselves.
    archive_part = (3 if originals else 2) if profile.is_archival else None
    with undisturbed() as complaints:
        parts = lay_out_book(book, set_as.chapters, press)
        if dress.shows_page_count and len(parts) > 1:
            press = replace(press, look=dress.with_page_count(sum(part.page_count for part in parts)))
            parts = lay_out_book(book, set_as.chapters, press, parts)
        metadata = metadata_of(book.metadata, producer(), archive_part)
        written = written_pdf(parts, metadata, originals)
        if press.stand_in and (unforeseen := written.drawn_empty):
            # An archive may hold no empty box, whatever a font says that it has.
            parts = lay_out_book(book, set_as.chapters, replace(press, unforeseen=unforeseen), parts)
            written = written_pdf(parts, metadata, originals)
    missing = frozenset[str]().union(*(part.missing for part in parts))
    notes = (
        *notes_on_cover,
        *set_as.notes,
        *_notes_on_tables(sum(fit == "records" for part in parts for fit in part.fits.values())),
        *_notes_on_fonts(dress.look),
        *notes_on_characters(missing, press.stand_in),
        *notes_on_characters(written.drawn_empty - missing, ""),
        *_notes(set_as, settings),
    )
    broken = frozenset(
        address.removeprefix(ASSET_SCHEME) for address in complaints.pictures if address.startswith(ASSET_SCHEME)
    )
    return _Made(written.content, broken, notes)


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
