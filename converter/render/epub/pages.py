"""Metadata, contents and chapters to the XHTML files of an EPUB."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.render.dates import written_date
from converter.render.epub.metadata import address, book_language, book_title, one_line
from converter.render.opening import breakable_address
from converter.render.xhtml.markup import element, escape_attribute, escape_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model.document import Metadata
    from converter.render.epub.chapters import Chapter, ContentsEntry

STYLE_SHEET: Final = "style.css"
TITLE_PAGE: Final = "title.xhtml"
CONTENTS_PAGE: Final = "nav.xhtml"

_CONTENTS: Final = {
    "ar": "المحتويات",
    "cs": "Obsah",
    "da": "Indhold",
    "de": "Inhalt",
    "el": "Περιεχόμενα",
    "es": "Índice",
    "fa": "فهرست",
    "fi": "Sisällys",
    "fr": "Sommaire",
    "he": "תוכן העניינים",
    "hi": "विषय-सूची",
    "hu": "Tartalom",
    "it": "Indice",
    "ja": "目次",
    "ko": "차례",
    "nl": "Inhoud",
    "no": "Innhold",
    "nb": "Innhold",
    "pl": "Spis treści",
    "pt": "Sumário",
    "ro": "Cuprins",
    "ru": "Содержание",
    "sv": "Innehåll",
    "tr": "İçindekiler",
    "uk": "Зміст",
    "vi": "Mục lục",
    "zh": "目录",
}
"""What books call their contents, by language."""


@dataclass(frozen=True, slots=True)
class XhtmlPage:
    """One XHTML file before it is put together."""

    title: str
    body: str
    """Mark-up of what the body holds."""
    place: str
    """`epub:type` of the body: frontmatter or bodymatter."""


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
        f'<head>\n<meta charset="utf-8"/>\n<title>{escape_text(page.title)}</title>\n'
        f'<link rel="stylesheet" type="text/css" href="{STYLE_SHEET}"/>\n</head>\n'
        f'<body epub:type="{page.place}">\n{page.body}\n</body>\n</html>\n'
    ).encode()


def title_page(metadata: Metadata) -> XhtmlPage:
    """Return the page with the title, and below it all that is known of who wrote it, where and when."""
    title = book_title(metadata)
    above = (
        _line("p", "kicker", metadata.kicker),
        element("h1", {"class": "title"}, escape_text(title)),
        _line("p", "subtitle", metadata.subtitle),
    )
    authors = ", ".join(filter(None, map(one_line, metadata.authors)))
    source = one_line(address(metadata))
    below = (
        _line("p", "site", metadata.site_name),
        _line("p", "date", written_date(metadata.published, metadata.language) if metadata.published else ""),
        _source(source) if source else "",
    )
    body = [
        element("header", {}, "\n".join(filter(None, above))),
        _line("p", "authors", authors),
        element("footer", {}, "\n".join(filter(None, below))) if any(below) else "",
    ]
    section = {"class": "title-page", "epub:type": "titlepage"}
    return XhtmlPage(title, element("section", section, "\n".join(filter(None, body))), "frontmatter")


def _line(name: str, kind: str, text: str) -> str:
    """Return one line of the title page; "" where there is nothing to say."""
    return element(name, {"class": kind}, escape_text(one_line(text))) if one_line(text) else ""


def _source(url: str) -> str:
    return element("p", {"class": "source"}, element("a", {"href": url}, breakable_address(url)))


def chapter_page(chapter: Chapter, metadata: Metadata) -> XhtmlPage:
    """Return a chapter's file; the first begins with the article's title."""
    opening = ""
    if not chapter.title:
        opening = element("header", {"class": "opening"}, _line("h1", "title", book_title(metadata))) + "\n"
    title = chapter.title or book_title(metadata)
    attributes = {"class": "chapter", "epub:type": "chapter", "role": "doc-chapter", "aria-label": title}
    section = element("section", attributes, f"{opening}{chapter.markup}")
    return XhtmlPage(title, section, "bodymatter")


def contents_word(metadata: Metadata) -> str:
    """Return what contents are called in the article's language."""
    return _CONTENTS.get(book_language(metadata).partition("-")[0], "Contents")


def contents_page(entries: Sequence[ContentsEntry], landmarks: Sequence[Landmark], metadata: Metadata) -> XhtmlPage:
    """Return the navigation document (EPUB 3.3, 7): contents to be read, landmarks for the reading system."""
    heading = contents_word(metadata)
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
