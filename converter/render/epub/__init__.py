"""Document to EPUB 3.3, with what EPUB 2 readers need: a title page, contents, the article, its pictures and fonts.

EbookLib writes the package and the archive (`package.py`); the XHTML is written here, since EbookLib would read it as
HTML and write it anew, and lose what EPUB adds. The archive is then made reproducible (`container.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.names import file_name
from converter.model.record import Note, NoteKind
from converter.model.rendering import Rendering
from converter.model.walk import images_of
from converter.render.epub.chapters import Chapter, ContentsEntry, chapters_of, contents_of
from converter.render.epub.files import BookFile
from converter.render.epub.metadata import book_title, package_metadata
from converter.render.epub.package import packed_book
from converter.render.epub.pages import (
    CONTENTS_PAGE,
    TITLE_PAGE,
    Landmark,
    chapter_page,
    contents_page,
    contents_word,
    title_page,
    xhtml_file,
)
from converter.render.epub.pictures import picture_files, used_pictures
from converter.render.epub.style import style_files
from converter.render.formulas.mathml import note_on_formulas
from converter.render.xhtml import BodySettings, write_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from converter.model.document import Document, Metadata
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme

MEDIA_TYPE: Final = "application/epub+zip"
MIN_LISTED_HEADINGS: Final = 3
"""With fewer, a page of contents in the book tells nothing; the reading system's own list has them all the same."""

_XHTML: Final = "application/xhtml+xml"


def render_epub(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document as an EPUB, the same bytes for the same document, theme and SOURCE_DATE_EPOCH."""
    pictures = picture_files(document) if settings.images != "none" else {}
    body = write_body(
        document,
        BodySettings(
            sources={sha256: file.name for sha256, file in pictures.items()},
            footnotes="popup",
            code_colours=theme.epub.code_colours,
            is_book=True,
            heading_identifiers="all",
        ),
    )
    chapters = chapters_of(body.markup)
    contents = contents_of(book_title(document.metadata), body.outline, chapters)
    files = [
        *_front_matter(document.metadata, contents),
        *(_chapter_file(chapter, document.metadata) for chapter in chapters),
        *used_pictures(pictures, body.markup, document),
        *style_files(document, theme),
    ]
    return Rendering(
        content=packed_book(files, contents, package_metadata(document, [chapter.markup for chapter in chapters])),
        media_type=MEDIA_TYPE,
        file_name=file_name(document.metadata, ".epub"),
        notes=(*_notes(document, pictures, settings), *note_on_formulas(document, place="in the book")),
    )


# --- The text ---


def _front_matter(metadata: Metadata, contents: tuple[ContentsEntry, ...]) -> Iterator[BookFile]:
    """Yield the title page and the contents, which are a page of the book only where they list something."""
    start = contents[0]
    listed = len(contents) > MIN_LISTED_HEADINGS
    landmarks = [
        Landmark("titlepage", TITLE_PAGE, start.title),
        *([Landmark("toc", CONTENTS_PAGE, contents_word(metadata))] if listed else []),
        Landmark("bodymatter", start.href, start.title),
    ]
    nav = xhtml_file(contents_page(contents, landmarks, metadata), metadata)
    yield BookFile("title", TITLE_PAGE, _XHTML, xhtml_file(title_page(metadata), metadata), in_spine=True)
    yield BookFile("nav", CONTENTS_PAGE, _XHTML, nav, ("nav",), in_spine=listed)


def _chapter_file(chapter: Chapter, metadata: Metadata) -> BookFile:
    name = chapter.file_name
    content = xhtml_file(chapter_page(chapter, metadata), metadata)
    return BookFile(name.removesuffix(".xhtml"), name, _XHTML, content, _properties(chapter.markup), in_spine=True)


def _properties(markup: str) -> tuple[str, ...]:
    """Return what the manifest must say that a chapter holds (EPUB 3.3, D.6.1)."""
    return tuple(name for name, tag in (("mathml", "<math"), ("svg", "<svg")) if tag in markup)


def _notes(document: Document, pictures: Mapping[str, BookFile], settings: RenderSettings) -> Iterator[Note]:
    """Yield what the book could not hold."""
    if settings.images == "none":
        return
    missing = {image.url for image in images_of(document) if image.asset not in pictures}
    if missing:
        message = f"Pictures that were not fetched are not in the book: {len(missing)}."
        yield Note(NoteKind.IMAGE_MISSING, message, min(missing))
