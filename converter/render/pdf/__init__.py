"""Document to PDF: what a page can hold, the tree of its elements, and the pages that WeasyPrint sets of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.names import file_name
from converter.model.record import Note, NoteKind
from converter.model.rendering import Rendering
from converter.model.walk import images_of
from converter.render.fitting import even_headings, fit_tables
from converter.render.fonts import font_faces, needed_fonts, with_own_families
from converter.render.formulas.drawing import draw_formulas, formulas_of
from converter.render.pdf.characters import notes_on_characters
from converter.render.pdf.foot import unfit_for_foot
from converter.render.pdf.library import producer
from converter.render.pdf.look import FONT_SCHEME, look_of
from converter.render.pdf.metadata import metadata_of
from converter.render.pdf.numbered_links import NumberedLinks, with_numbered_links
from converter.render.pdf.page import turned_size
from converter.render.pdf.pictures import printable_picture
from converter.render.pdf.profiles import profile_named
from converter.render.pdf.typesetter import set_pages
from converter.render.style_sheets import flat_style_sheet
from converter.render.xhtml import BodySettings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from converter.model.document import Document, Formula, FormulaBlock
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme
    from converter.render.pdf.look import Look
    from converter.render.pdf.typesetter import SetPages
    from converter.render.xhtml.settings import FormulaImage

ASSET_SCHEME = "octavo-asset:"


def render_pdf(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document as a PDF, the same bytes for the same document and theme.

    Raises LibraryMissing where Pango or one of its kin is not installed.
    """
    profile = profile_named(settings.pdf.profile or theme.page.profile)
    links = with_numbered_links(document) if profile.numbers_links else NumberedLinks(document, frozenset())
    fitted, notes = fit_tables(even_headings(links.document))
    pictures = {} if settings.images == "none" else {asset.sha256: printable_picture(asset) for asset in fitted.assets}
    formulas, drawn = draw_formulas(fitted)
    settings_of_body = BodySettings(
        sources={sha256: ASSET_SCHEME + sha256 for sha256 in pictures},
        footnotes="float",
        unfit_for_foot=unfit_for_foot(fitted, theme.page.size) | links.at_end,
        code_colours=theme.page.code_colours,
        code_lines=True,
        formulas=formulas,
    )
    fonts, style_sheet = with_own_families(needed_fonts(fitted, theme), flat_style_sheet(theme, "print"))
    contents = {ASSET_SCHEME + sha256: (asset.media_type, asset.content) for sha256, asset in pictures.items()}
    contents |= drawn
    # The page first: a style sheet may set margins of its own for the first page.
    page = (
        f"@page {{ size: {theme.page.size}; margin: {theme.page.margin}; }}\n"
        f"@page turned {{ size: {turned_size(theme.page.size)}; }}"
    )
    style = f"{page}\n{font_faces(fonts, lambda font: FONT_SCHEME + font.file_name)}\n{style_sheet}\n{profile.style}"
    look = look_of(style, {font.file_name: font.content for font in fonts})
    # Only PDF/A-3 may hold files that are no PDF/A themselves.
    part = (3 if document.originals else 2) if profile.is_archival else None
    metadata = metadata_of(fitted.metadata, producer(), part)
    pages = set_pages(fitted, settings_of_body, look, contents, metadata)
    return Rendering(
        content=pages.content,
        media_type="application/pdf",
        file_name=file_name(fitted.metadata, ".pdf"),
        notes=(*notes, *_notes_on_pages(pages, look), *_notes(fitted, settings, formulas)),
    )


# --- Losses ---


def _notes_on_pages(pages: SetPages, look: Look) -> Iterator[Note]:
    """Yield what the pages do not show as it is."""
    if pages.records:
        message = f"Tables too wide for the page are written as records: {pages.records}."
        yield Note(NoteKind.FORMAT_LOSS, message, "table")
    for family in look.unreadable:
        yield Note(
            NoteKind.FONT_MISSING, f'A file of the theme\'s font "{family}" is no font; others stand in.', family
        )
    yield from notes_on_characters(pages.missing, pages.stand_in)
    yield from notes_on_characters(pages.missing_in_style, "")


def _notes(
    document: Document, settings: RenderSettings, drawn: Mapping[Formula | FormulaBlock, FormulaImage]
) -> Iterator[Note]:
    """Yield what the PDF could not hold."""
    if settings.images != "none":
        held = {asset.sha256 for asset in document.assets}
        missing = [image.url for image in images_of(document) if image.asset not in held]
        if missing:
            message = f"Pictures that were not fetched are not in the PDF: {len(missing)}."
            yield Note(NoteKind.IMAGE_MISSING, message, missing[0])
    left = [part.latex for part in formulas_of(document) if part not in drawn]
    if left:
        message = (
            f"Formulas that could not be set stand as LaTeX, or as their bare characters, in the PDF: {len(left)}."
        )
        yield Note(NoteKind.FORMAT_LOSS, message, left[0])
