"""Book to EPUB 3.3, with what EPUB 2 readers need: a cover, a title page, contents, the articles, their pictures and fonts.

EbookLib writes the package and the archive (`package.py`); the XHTML is written here, since EbookLib would read it as
HTML and write it anew, and lose what EPUB adds. The archive is then made reproducible (`container.py`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from converter.base.names import file_name
from converter.model.book import book_of, map_chapters
from converter.model.record import Note, NoteKind
from converter.model.rendering import Rendering
from converter.model.walk import images_of
from converter.render.epub.chapters import write_chapters
from converter.render.epub.contents import contents_of
from converter.render.epub.cover import cover_of
from converter.render.epub.for_device import files_for_device, for_narrow_screen, formula_pictures, notes_on_formulas
from converter.render.epub.metadata import package_metadata
from converter.render.epub.package import packed_book
from converter.render.epub.pictures import picture_files, used_pictures
from converter.render.epub.style import style_files
from converter.render.epub.table_sizes import table_classes
from converter.render.epub.text_files import chapter_file, front_matter, landmarks_of
from converter.render.fitting import even_headings
from converter.render.xhtml import BodySettings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from converter.model.book import Book
    from converter.model.document import Document, Formula, FormulaBlock
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme
    from converter.render.epub.chapters import Chapter
    from converter.render.epub.files import BookFile
    from converter.render.epub.metadata import PackageMetadata
    from converter.render.xhtml.settings import FormulaImage

MEDIA_TYPE: Final = "application/epub+zip"


def render_epub(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document as an EPUB, the same bytes for the same document, theme and SOURCE_DATE_EPOCH."""
    return render_epub_book(book_of(document), theme, settings)


def render_epub_book(book: Book, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the book as an EPUB, the same bytes for the same book, theme and SOURCE_DATE_EPOCH."""
    device = settings.device
    book, given_up = for_narrow_screen(book, device)
    formulas, formula_files = formula_pictures(book.chapters, device)
    pictures = picture_files(book) if settings.images != "none" else {}
    chapters = write_chapters(
        map_chapters(book, even_headings),
        BodySettings(
            sources={sha256: file.name for sha256, file in pictures.items()},
            footnotes="popup",
            code_colours=theme.epub.code_colours,
            is_book=True,
            heading_identifiers="all",
            formulas=formulas,
            table_classes=table_classes(book),
        ),
    )
    contents = contents_of(book, chapters)
    cover = cover_of(book, theme, pictures)
    files = [
        *front_matter(book, cover, contents, chapters),
        *(chapter_file(file, chapter) for chapter in chapters for file in chapter.files),
        *used_pictures(pictures, chapters, cover.stand_in),
        *formula_files,
        *style_files(book, theme),
    ]
    files = files_for_device(files, device)
    return Rendering(
        content=packed_book(files, contents, landmarks_of(book, cover, contents), _package(book, chapters, settings)),
        media_type=MEDIA_TYPE,
        file_name=file_name(book.metadata, ".epub"),
        notes=(
            *cover.notes,
            *given_up,
            *_notes(book, pictures, settings),
            *_notes_on_formulas(book, formulas),
        ),
    )


def _package(book: Book, chapters: Sequence[Chapter], settings: RenderSettings) -> PackageMetadata:
    package = package_metadata(book, chapters)
    return replace(package, languages=(settings.book_language,)) if settings.book_language else package


def _notes(book: Book, pictures: Mapping[str, BookFile], settings: RenderSettings) -> Iterator[Note]:
    """Yield what the book could not hold."""
    if settings.images == "none":
        return
    missing = {image.url for chapter in book.chapters for image in images_of(chapter) if image.asset not in pictures}
    if missing:
        message = f"Pictures that were not fetched are not in the book: {len(missing)}."
        yield Note(NoteKind.IMAGE_MISSING, message, min(missing))


def _notes_on_formulas(book: Book, formulas: Mapping[Formula | FormulaBlock, FormulaImage] | None) -> Iterator[Note]:
    for chapter in book.chapters:
        yield from notes_on_formulas(chapter, formulas)
