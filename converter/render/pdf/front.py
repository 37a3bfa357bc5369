"""Book to the pages before its articles: the title, and the contents with the page of each."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from converter.render.dates import written_date
from converter.render.opening import listed_byline, page_title
from converter.render.pdf.page import running_texts
from converter.render.pdf.roles import CONTENTS_CLASS, CONTENTS_ENTRY_CLASS
from converter.render.wording import contents_word
from converter.render.xhtml import element, escape_text, language_tag, void_element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.model.book import Book
    from converter.render.pdf.chapters import Chapter

_MARGIN_BOXES: Final = tuple(
    f"{edge}-{place}"
    for edge, places in (
        ("top", ("left-corner", "left", "center", "right", "right-corner")),
        ("bottom", ("left-corner", "left", "center", "right", "right-corner")),
        ("left", ("top", "middle", "bottom")),
        ("right", ("top", "middle", "bottom")),
    )
    for place in places
)
"""CSS Paged Media 3, 5."""

_NOTHING_AROUND: Final = " ".join(f"@{box} {{ content: none; }}" for box in _MARGIN_BOXES)

FRONT_STYLE: Final = f"""
@page cover {{ margin: 0; {_NOTHING_AROUND} }}
@page title-page {{ {_NOTHING_AROUND} }}
.cover-picture {{ page: cover; break-after: page; }}
.cover-picture img {{ position: absolute; top: 0; left: 0; width: 100%; height: 100%; max-width: none; max-height: none; }}
.cover {{ page: title-page; break-after: page; padding-top: 30%; text-align: left; hyphens: manual; }}
[dir="rtl"] .cover {{ text-align: right; }}
.cover p {{ text-indent: 0; }}
.cover h1 {{ bookmark-level: none; font-size: 2.6em; line-height: 1.12; }}
.contents h1 {{ margin-bottom: 1.2em; }}
ol.{CONTENTS_CLASS} {{ list-style: none; margin: 0; padding: 0; }}
ol.{CONTENTS_CLASS} ol {{ padding: 0 0 0 1.2em; }}
[dir="rtl"] ol.{CONTENTS_CLASS} ol {{ padding: 0 1.2em 0 0; }}
.{CONTENTS_ENTRY_CLASS} {{ margin: 0 0 0.8em; break-inside: avoid; text-align: left; hyphens: manual; }}
[dir="rtl"] .{CONTENTS_ENTRY_CLASS} {{ text-align: right; }}
.{CONTENTS_ENTRY_CLASS} a {{ display: block; text-decoration: none; }}
.entry-page::before {{ content: " " leader(" . ") "\\a0"; color: #707070; }}
.entry-byline {{ display: block; font-size: 0.84em; color: #5c5c5c; }}
.entry-section {{ font-weight: 600; margin: 1.2em 0 0.6em; text-indent: 0; break-after: avoid; }}
.in-section h1 {{ bookmark-level: 2 !important; }}
.in-section h2 {{ bookmark-level: 3 !important; }}
.in-section h3 {{ bookmark-level: 4 !important; }}
.in-section h4 {{ bookmark-level: 5 !important; }}
.in-section h5 {{ bookmark-level: 6 !important; }}
.in-section h6 {{ bookmark-level: 7 !important; }}
"""
"""For anthologies, before the theme's own style: the order of things, which a theme may dress."""


def front_tree(book: Book, chapters: Sequence[Chapter], pages: Sequence[int], cover: str) -> ET.Element:
    """Return the pages before the first article as a tree of elements; `pages` has the number on which each begins.

    `cover` is the address of the drawn cover, which fills the first page; "" is none.
    """
    metadata = book.metadata
    entries = "".join(_sections(book, chapters, pages))
    heading = element("h1", {"class": "title"}, escape_text(contents_word(metadata.language)))
    # The running texts are the contents' own: nothing runs above a cover, and what stands between two is a page.
    parts = (running_texts(metadata), heading, element("ol", {"class": CONTENTS_CLASS}, entries))
    contents = element("section", {"class": "contents"}, "".join(parts))
    attributes = {"lang": language_tag(metadata.language), "dir": metadata.direction}
    body = element("body", {}, element("article", {}, _picture(book, cover) + _cover(book) + contents))
    return ET.fromstring(element("html", attributes, body))  # noqa: S314 -- well-formed by our own hand


def _picture(book: Book, cover: str) -> str:
    """Return the page that the drawn cover fills; what is drawn on it is said for those who cannot see it."""
    if not cover:
        return ""
    said = ", ".join((page_title(book.metadata), *book.metadata.authors))
    return element("section", {"class": "cover-picture"}, void_element("img", {"src": cover, "alt": said}))


def _cover(book: Book) -> str:
    metadata = book.metadata
    lines = [
        ("p", "kicker", metadata.kicker),
        ("h1", "title", page_title(metadata)),
        ("p", "subtitle", metadata.subtitle),
        ("p", "authors", ", ".join(metadata.authors)),
        ("p", "publication", written_date(metadata.published, metadata.language) if metadata.published else ""),
    ]
    shown = "".join(element(name, {"class": kind}, escape_text(text)) for name, kind, text in lines if text)
    return element("section", {"class": "cover"}, shown)


def _sections(book: Book, chapters: Sequence[Chapter], pages: Sequence[int]) -> Iterator[str]:
    """Yield the entries of the contents: each section with its articles below, articles of none among the sections."""
    remaining = zip(chapters, pages, strict=True)
    for section in book.sections:
        entries = "".join(_entry(chapter, page) for chapter, page in islice(remaining, len(section.chapters)))
        if section.title:
            title = element("p", {"class": "entry-section"}, escape_text(section.title))
            entries = element(
                "li", {"class": CONTENTS_ENTRY_CLASS}, title + element("ol", {"class": CONTENTS_CLASS}, entries)
            )
        yield entries


def _entry(chapter: Chapter, page: int) -> str:
    metadata = chapter.document.metadata
    number = element("span", {"class": "entry-page"}, str(page))
    byline = listed_byline(metadata)
    below = element("span", {"class": "entry-byline"}, escape_text(byline)) if byline else ""
    link = element("a", {"href": f"#{chapter.identifier}"}, escape_text(page_title(metadata)) + number)
    return element("li", {"class": CONTENTS_ENTRY_CLASS, "lang": language_tag(metadata.language)}, link + below)
