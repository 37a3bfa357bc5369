"""Document to EPUB 3.3, with what EPUB 2 readers need: a title page, contents, the article, its pictures and fonts.

EbookLib writes the package and the archive; the XHTML is written here, since EbookLib would read it as HTML and write
it anew, and lose what EPUB adds. The archive is then made reproducible (`epub_container.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from converter.base.names import file_name
from converter.model.record import Note, NoteKind
from converter.model.rendering import Rendering
from converter.model.walk import images_of
from converter.render.epub_chapters import Chapter, ContentsEntry, chapters_of, contents_of
from converter.render.epub_container import pinned_container, unpacked_files
from converter.render.epub_metadata import Accessibility, PackageMetadata, book_title, package_metadata
from converter.render.epub_pages import (
    CONTENTS_PAGE,
    STYLE_SHEET,
    TITLE_PAGE,
    Landmark,
    chapter_page,
    contents_page,
    contents_word,
    title_page,
    xhtml_file,
)
from converter.render.fonts import font_faces, needed_fonts
from converter.render.formulas.mathml import note_on_formulas
from converter.render.xhtml import BodySettings, write_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from converter.model.document import Document, Metadata
    from converter.model.settings import RenderSettings
    from converter.model.theme import Font, Theme

MEDIA_TYPE: Final = "application/epub+zip"
MIN_LISTED_HEADINGS: Final = 3
"""With fewer, a page of contents in the book tells nothing; the reading system's own list has them all the same."""

_XHTML: Final = "application/xhtml+xml"
_IMAGE_SUFFIXES: Final = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
}
"""EPUB 3.3, 3.2: the pictures that every reading system shows."""
_COVER_TYPES: Final = frozenset({"image/jpeg", "image/png"})
"""What Kindle and Kobo take as a cover."""
_SHA_LETTERS_IN_NAME: Final = 16
_FORBIDDEN_IN_STYLE: Final = re.compile(r"(?<![\w-])(?:direction|unicode-bidi)\s*:[^;}]*")
"""EPUB 3.3, 6.3.1: the mark-up says the direction, and says it already."""
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
"""What is exchanged in a font's name: a style sheet's url() would have to escape it."""


@dataclass(frozen=True, slots=True)
class _File:
    """One file of the book, as the manifest lists it."""

    identifier: str
    name: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()
    in_spine: bool = False


def render_epub(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document as an EPUB, the same bytes for the same document, theme and SOURCE_DATE_EPOCH."""
    pictures = _pictures(document) if settings.images != "none" else {}
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
        *_used(pictures, body.markup, document),
        *_style_files(document, theme),
    ]
    return Rendering(
        content=_packed(files, contents, package_metadata(document, [chapter.markup for chapter in chapters])),
        media_type=MEDIA_TYPE,
        file_name=file_name(document.metadata, ".epub"),
        notes=(*_notes(document, pictures, settings), *note_on_formulas(document, place="in the book")),
    )


# --- The text ---


def _front_matter(metadata: Metadata, contents: tuple[ContentsEntry, ...]) -> Iterator[_File]:
    """Yield the title page and the contents, which are a page of the book only where they list something."""
    start = contents[0]
    listed = len(contents) > MIN_LISTED_HEADINGS
    landmarks = [
        Landmark("titlepage", TITLE_PAGE, start.title),
        *([Landmark("toc", CONTENTS_PAGE, contents_word(metadata))] if listed else []),
        Landmark("bodymatter", start.href, start.title),
    ]
    nav = xhtml_file(contents_page(contents, landmarks, metadata), metadata)
    yield _File("title", TITLE_PAGE, _XHTML, xhtml_file(title_page(metadata), metadata), in_spine=True)
    yield _File("nav", CONTENTS_PAGE, _XHTML, nav, ("nav",), in_spine=listed)


def _chapter_file(chapter: Chapter, metadata: Metadata) -> _File:
    name = chapter.file_name
    content = xhtml_file(chapter_page(chapter, metadata), metadata)
    return _File(name.removesuffix(".xhtml"), name, _XHTML, content, _properties(chapter.markup), in_spine=True)


# --- What goes into the book ---


def _pictures(document: Document) -> dict[str, _File]:
    """Return the file of every picture that a reading system shows, by its SHA-256."""
    return {
        asset.sha256: _File(
            f"image-{asset.sha256[:_SHA_LETTERS_IN_NAME]}",
            f"images/{asset.sha256[:_SHA_LETTERS_IN_NAME]}{_IMAGE_SUFFIXES[asset.media_type]}",
            asset.media_type,
            asset.content,
        )
        for asset in document.assets
        if asset.media_type in _IMAGE_SUFFIXES
    }


def _used(pictures: Mapping[str, _File], markup: str, document: Document) -> Iterator[_File]:
    """Yield the pictures that the text shows or the cover is, each once."""
    cover = _cover(document, pictures)
    for file in dict.fromkeys(pictures.values()):
        if file == cover:
            yield replace(file, properties=("cover-image",))
        elif f'src="{file.name}"' in markup:
            yield file


def _cover(document: Document, pictures: Mapping[str, _File]) -> _File | None:
    lead = document.metadata.lead_image
    file = pictures.get(lead.asset) if lead else None
    return file if file and file.media_type in _COVER_TYPES else None


def _style_files(document: Document, theme: Theme) -> Iterator[_File]:
    """Yield the theme's style sheet and the fonts that the text needs."""
    needed = needed_fonts(document, theme) if theme.epub.embed_fonts else ()
    fonts = {font: _font_file(number, font) for number, font in enumerate(needed, start=1)}
    faces = font_faces(tuple(fonts), lambda font: fonts[font].name)
    sheet = f"{faces}\n{_FORBIDDEN_IN_STYLE.sub('', theme.style_sheet('epub'))}"
    yield _File("style", STYLE_SHEET, "text/css", sheet.encode())
    yield from fonts.values()


def _font_file(number: int, font: Font) -> _File:
    content = font.content
    # A font's first bytes tell what it is (EPUB 3.3, 3.2).
    media_type = {b"wOF2": "font/woff2", b"wOFF": "font/woff", b"OTTO": "font/otf"}.get(content[:4], "font/ttf")
    name = _UNSAFE.sub("-", PurePath(font.file_name).name)
    return _File(f"font-{number}", f"fonts/{number}-{name}", media_type, content)


def _properties(markup: str) -> tuple[str, ...]:
    """Return what the manifest must say that a chapter holds (EPUB 3.3, D.6.1)."""
    return tuple(name for name, tag in (("mathml", "<math"), ("svg", "<svg")) if tag in markup)


def _notes(document: Document, pictures: Mapping[str, _File], settings: RenderSettings) -> Iterator[Note]:
    """Yield what the book could not hold."""
    if settings.images == "none":
        return
    missing = {image.url for image in images_of(document) if image.asset not in pictures}
    if missing:
        message = f"Pictures that were not fetched are not in the book: {len(missing)}."
        yield Note(NoteKind.IMAGE_MISSING, message, min(missing))


# --- The package ---


def _packed(files: list[_File], contents: tuple[ContentsEntry, ...], package: PackageMetadata) -> bytes:
    """Return the files as an EPUB."""
    from ebooklib import epub

    book = epub.EpubBook()
    _describe(book, package)
    for file in files:
        item = epub.EpubItem(file.identifier, file.name, file.media_type, file.content)
        item.properties = list(file.properties)
        book.add_item(item)
        if "cover-image" in file.properties:
            # What EPUB 2 readers and Kindle look for.
            book.add_metadata(None, "meta", "", {"name": "cover", "content": file.identifier})
    book.add_item(epub.EpubNcx())
    book.spine = [file.identifier for file in files if file.in_spine]
    book.toc = tuple(_ncx_points(contents))
    archive = BytesIO()
    options = {
        "mtime": package.modified,
        "play_order": {"enabled": True, "start_from": 1},
        "raise_exceptions": True,  # else it leaves half a book and says nothing
        "compresslevel": 0,  # the archive is written anew below
    }
    epub.write_epub(archive, book, options)
    unpacked = unpacked_files(archive.getvalue())
    name = f"{book.FOLDER_NAME}/content.opf"
    unpacked[name] = _with_language(unpacked[name], package.language)
    return pinned_container(unpacked, package.modified)


def _with_language(package_document: bytes, language: str) -> bytes:
    """Return the package document with its own language, which EbookLib has no way to say."""
    return package_document.replace(b"<package ", b'<package xml:lang="%s" ' % language.encode(), 1)


def _describe(book: Any, package: PackageMetadata) -> None:
    """Write the metadata into EbookLib's book."""
    book.set_identifier(package.identifier)
    book.set_title(package.title)
    book.set_language(package.language)
    book.set_direction(package.direction)
    for number, creator in enumerate(package.creators, start=1):
        name = f"creator-{number}"
        book.add_metadata("DC", "creator", creator.name, {"id": name})
        refined = {"refines": f"#{name}"}
        book.add_metadata(None, "meta", "aut", refined | {"property": "role", "scheme": "marc:relators"})
        book.add_metadata(None, "meta", creator.file_as, refined | {"property": "file-as"})
    elements = {
        "date": package.published,
        "publisher": package.publisher,
        "source": package.source,
        "description": package.description,
        "rights": package.rights,
    }
    for name, value in elements.items():
        if value:
            book.add_metadata("DC", name, value)
    for subject in package.subjects:
        book.add_metadata("DC", "subject", subject)
    for name, value in _accessibility_properties(package.accessibility):
        book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})


def _accessibility_properties(accessibility: Accessibility) -> Iterator[tuple[str, str]]:
    yield from (("accessMode", mode) for mode in accessibility.modes)
    yield from (("accessModeSufficient", modes) for modes in accessibility.sufficient)
    yield from (("accessibilityFeature", feature) for feature in accessibility.features)
    yield from (("accessibilityHazard", hazard) for hazard in accessibility.hazards)
    yield "accessibilitySummary", accessibility.summary


def _ncx_points(contents: tuple[ContentsEntry, ...]) -> Iterator[Any]:
    """Yield the contents as EbookLib wants them for the NCX, whose two levels are what Kindle shows."""
    from ebooklib import epub

    for number, entry in enumerate(contents, start=1):
        link = epub.Link(entry.href, entry.title, f"point-{number}")
        below = [
            epub.Link(lower.href, lower.title, f"point-{number}-{position}")
            for position, lower in enumerate(entry.entries, start=1)
        ]
        yield (link, below) if below else link
