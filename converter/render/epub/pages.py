"""Metadata, contents and chapters to the XHTML files of an EPUB."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.base.vocabulary import CHAPTER_CLASS
from converter.render.contents_list import contents_list
from converter.render.dates import written_date
from converter.render.epub.metadata import address, book_language, book_title, one_line
from converter.render.opening import (
    breakable_address,
    left_to_right,
    minutes,
    said_of_article,
    source_line,
    title_block,
)
from converter.render.wording import contents_word
from converter.render.xhtml.markup import element, escape_attribute, escape_text, void_element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model.book import Book
    from converter.model.document import Metadata
    from converter.render.epub.chapters import Chapter, TextFile
    from converter.render.epub.contents import ContentsEntry

STYLE_SHEET: Final = "style.css"
COVER_PAGE: Final = "cover.xhtml"
COVER_PICTURE: Final = "cover.jpg"
TITLE_PAGE: Final = "title.xhtml"
NAVIGATION_PAGE: Final = "nav.xhtml"
ARTICLES_PAGE: Final = "contents.xhtml"


@dataclass(frozen=True, slots=True)
class XhtmlPage:
    """One XHTML file before it is put together."""

    title: str
    body: str
    """Mark-up of what the body holds."""
    place: str
    """`epub:type` of the body: frontmatter or bodymatter."""
    head: str = ""
    """Mark-up of what else the head says."""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that reading systems offer to go to."""

    kind: str
    """`epub:type`: titlepage, toc or bodymatter."""
    href: str
    title: str


def xhtml_file(page: XhtmlPage, metadata: Metadata) -> bytes:
    """Return a whole XHTML file in the article's language and direction."""
    language = book_language(metadata)
    return (
        # Without the encoding, Amazon's converter takes a file for Latin-1.
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{language}" xml:lang="{language}" dir="{metadata.direction}">\n'
        f'<head>\n<meta charset="utf-8"/>\n{page.head}<title>{escape_text(page.title)}</title>\n'
        f'<link rel="stylesheet" type="text/css" href="{STYLE_SHEET}"/>\n</head>\n'
        f'<body epub:type="{page.place}">\n{page.body}\n</body>\n</html>\n'
    ).encode()


def cover_page(book: Book) -> XhtmlPage:
    """Return the page that the cover fills; what is drawn on it is said for those who cannot see it."""
    title = book_title(book.metadata)
    said = ", ".join(filter(None, map(one_line, (title, *book.metadata.authors))))
    picture = void_element("img", {"src": COVER_PICTURE, "alt": said, "role": "doc-cover"})
    return XhtmlPage(title, element("section", {"class": "cover", "epub:type": "cover"}, picture), "frontmatter")


def title_page(book: Book) -> XhtmlPage:
    """Return the page with the title, and below it all that is known of who wrote it, where and when.

    Of an anthology it says how long it is, too.
    """
    metadata = book.metadata
    title = book_title(metadata)
    above = (
        _line("p", "kicker", metadata.kicker or _issue(book)),
        element("h1", {"class": "title"}, escape_text(title)),
        _line("p", "subtitle", metadata.subtitle),
    )
    authors = ", ".join(filter(None, map(one_line, metadata.authors)))
    source = one_line(address(metadata))
    below = (
        _line("p", "site", metadata.site_name if metadata.site_name not in metadata.authors else ""),
        _line("p", "date", written_date(metadata.published, metadata.language) if metadata.published else ""),
        _line("p", "length", "" if book.is_one_article else minutes(metadata)),
        _source(source, metadata) if source else "",
    )
    body = [
        element("header", {}, "\n".join(filter(None, above))),
        _line("p", "authors", authors),
        element("footer", {}, "\n".join(filter(None, below))) if any(below) else "",
    ]
    section = {"class": "title-page", "epub:type": "titlepage"}
    return XhtmlPage(title, element("section", section, "\n".join(filter(None, body))), "frontmatter")


def _issue(book: Book) -> str:
    """Return which issue of its series a book is, where its title does not say so; "" where it is of none."""
    if book.series is None or book.series.name in book.title:
        return ""
    return book.series.name if book.series.number is None else f"{book.series.name} {book.series.number}"


def _line(name: str, kind: str, text: str) -> str:
    """Return one line of the title page; "" where there is nothing to say."""
    return element(name, {"class": kind}, escape_text(one_line(text))) if one_line(text) else ""


def _source(url: str, metadata: Metadata) -> str:
    return element(
        "p", {"class": "source"}, element("a", {"href": url} | left_to_right(metadata), breakable_address(url))
    )


def chapter_page(file: TextFile, chapter: Chapter) -> XhtmlPage:
    """Return a file of a chapter; the first begins with the article's title.

    In an anthology, where the title page is that of the whole, it says who wrote it where and when, too, and the last
    file ends with where it came from.
    """
    metadata = chapter.document.metadata
    title = file.title or book_title(metadata)
    is_first, is_last = file is chapter.files[0], file is chapter.files[-1]
    opening = closing = ""
    if chapter.identifier:
        opening = title_block(metadata) if is_first else ""
        closing = source_line(metadata) if is_last else ""
    elif is_first:
        opening = element("header", {"class": "opening"}, _line("h1", "title", title))
    attributes = {
        "class": CHAPTER_CLASS,
        "id": (chapter.identifier or None) if is_first else None,
        "epub:type": "chapter",
        "role": "doc-chapter",
        "aria-label": title,
    }
    section = element("section", attributes, "\n".join(filter(None, (opening, file.markup, closing))))
    # The first file of an article says all of it, so that the article can be had of the book again.
    head = "".join(f"{said}\n" for said in said_of_article(metadata)) if is_first else ""
    return XhtmlPage(title, section, "bodymatter", head)


def navigation_page(entries: Sequence[ContentsEntry], landmarks: Sequence[Landmark], metadata: Metadata) -> XhtmlPage:
    """Return the navigation document (EPUB 3.3, 7): contents to be read, landmarks for the reading system."""
    heading = contents_word(book_language(metadata))
    contents = f"<h1>{escape_text(heading)}</h1>\n{_list(entries)}"
    rows = "\n".join(
        f'<li><a epub:type="{mark.kind}" href="{mark.href}">{escape_text(mark.title)}</a></li>' for mark in landmarks
    )
    toc = element("nav", {"class": "contents", "epub:type": "toc", "role": "doc-toc"}, contents)
    marks = f'<nav epub:type="landmarks" hidden="hidden">\n<ol>\n{rows}\n</ol>\n</nav>'
    return XhtmlPage(heading, f"{toc}\n{marks}", "frontmatter")


def _list(entries: Sequence[ContentsEntry]) -> str:
    rows = (
        f'<li><a href="{escape_attribute(entry.href)}">{escape_text(entry.title)}</a>'
        f"{_list(entry.entries) if entry.entries else ''}</li>"
        for entry in entries
    )
    return "<ol>\n" + "\n".join(rows) + "\n</ol>"


def articles_page(book: Book, chapters: Sequence[Chapter]) -> XhtmlPage:
    """Return the contents of an anthology."""
    articles = [(book_title(chapter.document.metadata), chapter.files[0].name) for chapter in chapters]
    return XhtmlPage(contents_word(book_language(book.metadata)), contents_list(book, articles), "frontmatter")
