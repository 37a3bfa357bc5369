"""What a book for one device has in other ways than any book: pictures of formulas, its fonts, sentences, narrow tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from converter.model.book import map_chapters
from converter.model.record import Note, NoteKind
from converter.render.epub.files import BookFile
from converter.render.epub.font_formats import as_plain_font
from converter.render.epub.pages import STYLE_SHEET
from converter.render.epub.sentences import with_sentences
from converter.render.fitting import notes_on_tables, with_narrow_tables
from converter.render.formulas.drawing import drawn_formulas, formulas_of, style_of
from converter.render.formulas.mathml import note_on_formulas
from converter.render.xhtml.settings import FormulaImage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from converter.model.book import Book
    from converter.model.device import Device
    from converter.model.document import Document, Formula, FormulaBlock
    from converter.render.formulas.pictures import FormulaPicture

_XHTML: Final = "application/xhtml+xml"
_FONTS: Final = "font/"


def for_narrow_screen(book: Book, device: Device | None) -> tuple[Book, tuple[Note, ...]]:
    """Return the book with the tables as records for which the screen has no room, and a note on how many they are."""
    if device is None:
        return book, ()
    letters, flattened = device.line_characters, 0

    def narrowed(chapter: Document) -> Document:
        nonlocal flattened
        document, given_up = with_narrow_tables(chapter, letters)
        flattened += given_up
        return document

    narrow = map_chapters(book, narrowed)
    return narrow, notes_on_tables(flattened, "the screen")


def formula_pictures(
    documents: Iterable[Document], device: Device | None
) -> tuple[Mapping[Formula | FormulaBlock, FormulaImage] | None, tuple[BookFile, ...]]:
    """Return the pictures that stand for formulas, and their files; None where MathML is to be written."""
    if device is None or device.family.mathml:
        return None, ()
    drawn: dict[Formula | FormulaBlock, FormulaPicture] = {}
    for document in documents:
        drawn |= drawn_formulas(document)
    if not drawn:
        return {}, ()
    from converter.render.formulas.pixels import png_of_formula

    images: dict[Formula | FormulaBlock, FormulaImage] = {}
    files: list[BookFile] = []
    for number, (formula, picture) in enumerate(drawn.items(), start=1):
        name = f"formulas/formula-{number}.png"
        images[formula] = FormulaImage(name, style_of(picture))
        files.append(BookFile(f"formula-{number}", name, "image/png", png_of_formula(picture, device.width_px)))
    return images, tuple(files)


def notes_on_formulas(
    document: Document, pictures: Mapping[Formula | FormulaBlock, FormulaImage] | None
) -> tuple[Note, ...]:
    """Return a note on the formulas that stand as LaTeX, be it for want of MathML or of a picture."""
    if pictures is None:
        return note_on_formulas(document, place="in the book")
    left = [formula.latex for formula in formulas_of(document) if formula not in pictures]
    if not left:
        return ()
    message = f"Formulas that could not be drawn stand as LaTeX in the book: {len(left)}."
    return (Note(NoteKind.FORMAT_LOSS, message, left[0]),)


def files_for_device(files: Iterable[BookFile], device: Device | None) -> list[BookFile]:
    """Return the book's files as the device takes them."""
    if device is None:
        return list(files)
    fitted = list(_with_plain_fonts(list(files), device))
    if not device.family.sentence_spans:
        return fitted
    return [
        replace(file, content=with_sentences(file.content)) if file.media_type == _XHTML and file.in_spine else file
        for file in fitted
    ]


def _with_plain_fonts(files: list[BookFile], device: Device) -> Iterator[BookFile]:
    """Yield the files with fonts unpacked that the device takes in plain formats only, and the style sheet that names them."""
    plain = {
        file.name: as_plain_font(file)
        for file in files
        if file.media_type.startswith(_FONTS) and file.media_type not in device.family.font_types
    }
    for file in files:
        if file.name == STYLE_SHEET and plain:
            content = file.content
            for name, font in plain.items():
                content = content.replace(name.encode(), font.name.encode())
            yield replace(file, content=content)
        else:
            yield plain.get(file.name, file)
