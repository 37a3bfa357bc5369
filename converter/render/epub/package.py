"""Files, contents and metadata to an EPUB: EbookLib writes the package and the NCX; its only user."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from converter.render.epub.container import pinned_container, unpacked_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.model.book import Series
    from converter.render.epub.accessibility import Accessibility
    from converter.render.epub.contents import ContentsEntry
    from converter.render.epub.files import BookFile
    from converter.render.epub.metadata import PackageMetadata
    from converter.render.epub.pages import Landmark


_GUIDE_TYPES: Final = {"cover": "cover", "titlepage": "title-page", "toc": "toc", "bodymatter": "text"}
"""What EPUB 2 calls the landmarks of EPUB 3 (OPF 2.0.1, 2.6)."""


def packed_book(
    files: Sequence[BookFile],
    contents: Sequence[ContentsEntry],
    landmarks: Sequence[Landmark],
    package: PackageMetadata,
) -> bytes:
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
    book.guide = [
        {"type": _GUIDE_TYPES[mark.kind], "href": mark.href, "title": mark.title}
        for mark in landmarks
        if mark.kind in _GUIDE_TYPES
    ]
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
    unpacked[name] = _with_language(unpacked[name], package.languages[0])
    name = f"{book.FOLDER_NAME}/toc.ncx"
    unpacked[name] = _with_depth(unpacked[name], 2 if any(entry.entries for entry in contents) else 1)
    return pinned_container(unpacked, package.modified)


def _with_language(package_document: bytes, language: str) -> bytes:
    """Return the package document with its own language, which EbookLib has no way to say."""
    return package_document.replace(b"<package ", b'<package xml:lang="%s" ' % language.encode(), 1)


def _with_depth(ncx: bytes, depth: int) -> bytes:
    """Return the NCX with how many levels it has, which EbookLib gives as none."""
    return ncx.replace(b'<meta content="0" name="dtb:depth"/>', b'<meta content="%d" name="dtb:depth"/>' % depth, 1)


def _describe(book: Any, package: PackageMetadata) -> None:
    """Write the metadata into EbookLib's book."""
    book.set_identifier(package.identifier)
    book.set_title(package.title)
    book.set_language(package.languages[0])
    book.set_direction(package.direction)
    _name_people(book, package)
    elements: dict[str, tuple[str, ...]] = {
        "language": package.languages[1:],
        "date": (package.published,),
        "publisher": (package.publisher,),
        "source": package.sources,
        "description": (package.description,),
        "subject": package.subjects,
        "rights": package.rights,
    }
    for name, values in elements.items():
        for value in filter(None, values):
            book.add_metadata("DC", name, value)
    if package.series:
        _number_in_series(book, package.series)
    for name, value in _accessibility_properties(package.accessibility):
        book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})


def _name_people(book: Any, package: PackageMetadata) -> None:
    people = [
        *((person, "creator", number) for number, person in enumerate(package.creators, start=1)),
        *((person, "contributor", number) for number, person in enumerate(package.contributors, start=1)),
    ]
    for person, element, number in people:
        name = f"{element}-{number}"
        book.add_metadata("DC", element, person.name, {"id": name})
        refined = {"refines": f"#{name}"}
        book.add_metadata(None, "meta", "aut", refined | {"property": "role", "scheme": "marc:relators"})
        book.add_metadata(None, "meta", person.file_as, refined | {"property": "file-as"})


def _number_in_series(book: Any, series: Series) -> None:
    """Say what the book is an issue of, as EPUB 3.3 (D.3.1) does and as calibre does, which KOReader and others read."""
    book.add_metadata(None, "meta", series.name, {"property": "belongs-to-collection", "id": "series"})
    book.add_metadata(None, "meta", "series", {"refines": "#series", "property": "collection-type"})
    book.add_metadata(None, "meta", "", {"name": "calibre:series", "content": series.name})
    if series.number is not None:
        number = str(series.number)
        book.add_metadata(None, "meta", number, {"refines": "#series", "property": "group-position"})
        book.add_metadata(None, "meta", "", {"name": "calibre:series_index", "content": number})


def _accessibility_properties(accessibility: Accessibility) -> Iterator[tuple[str, str]]:
    yield from (("accessMode", mode) for mode in accessibility.modes)
    yield from (("accessModeSufficient", modes) for modes in accessibility.sufficient)
    yield from (("accessibilityFeature", feature) for feature in accessibility.features)
    yield from (("accessibilityHazard", hazard) for hazard in accessibility.hazards)
    yield "accessibilitySummary", accessibility.summary


def _ncx_points(contents: Sequence[ContentsEntry]) -> Iterator[Any]:
    """Yield the contents as EbookLib wants them for the NCX: the two levels that Kindle shows."""
    from ebooklib import epub

    for number, entry in enumerate(contents, start=1):
        link = epub.Link(entry.href, entry.title, f"point-{number}")
        below = [
            epub.Link(lower.href, lower.title, f"point-{number}-{position}")
            for position, lower in enumerate(entry.entries, start=1)
        ]
        yield (link, below) if below else link
