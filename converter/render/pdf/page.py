"""Document to the page that WeasyPrint sets: a tree of elements, in which nothing is left to HTML's parser."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width
from xml.etree import ElementTree as ET

from converter.render.fitting import headings_said
from converter.render.opening import iso_day, page_title, shown_address, source_line, title_block
from converter.render.pdf.table_measures import allow_long_words_to_break
from converter.render.xhtml import element, language_tag

if TYPE_CHECKING:
    from converter.model.document import Metadata
    from converter.render.pdf.chapters import Chapter

RUNNING_TITLE_WIDTH: Final = 56
"""Longest running title, in letters; two thirds of a line on A5 at 8.5 pt. A wide letter (CJK) counts two."""
RUNNING_SITE_WIDTH: Final = 28
RUNNING_SOURCE_WIDTH: Final = 56

_WITHOUT_BOXES: Final = {0x2028: "\n", 0x2029: "\n", **dict.fromkeys((0xFFF9, 0xFFFA, 0xFFFB))}
"""Separators of lines and paragraphs as the white space that they are to everyone but Pango, which draws boxes; without
the signs of interlinear annotation, for which it draws them too, whatever a font has."""


def page_tree(chapter: Chapter, body: str) -> ET.Element:
    """Return a chapter with this body as a tree of elements.

    A tree and not HTML: a footnote's paragraphs stand in the paragraph that calls it, which HTML's parser would end.
    """
    metadata = chapter.document.metadata
    parts = (_section_mark(chapter), running_texts(metadata), title_block(metadata), body, source_line(metadata))
    article = element(
        "article",
        {"id": chapter.identifier or None} | headings_said(chapter.document),
        "\n".join(filter(None, parts)),
    )
    attributes = {
        "lang": language_tag(metadata.language),
        "dir": metadata.direction,
        "class": "in-section" if chapter.section else None,
    }
    html = element("html", attributes, element("body", {}, article)).translate(_WITHOUT_BOXES)
    tree = ET.fromstring(html)  # noqa: S314 -- well-formed by our own hand, without a document type
    _number_lists(tree)
    allow_long_words_to_break(tree)
    return tree


def _section_mark(chapter: Chapter) -> str:
    """Return an empty element by which a section of the book gets its bookmark; "" where none begins."""
    if not chapter.begins_section:
        return ""
    style = f"bookmark-level: 1; bookmark-label: {css_string(chapter.section)}"
    return element("div", {"style": style}, "")


def css_string(text: str) -> str:
    """Return a text as CSS writes one, every sign but letters and digits escaped."""
    return '"' + "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in " ".join(text.split())) + '"'


def _number_lists(tree: ET.Element) -> None:
    """Say in CSS where lists start, for WeasyPrint takes HTML's attributes only among "presentational hints".

    Those would bring in all the others, through which CSS could be injected (CVE-2026-49452).
    """
    for ordered in tree.iter("ol"):
        if start := ordered.get("start"):
            ordered.set("style", f"counter-reset: list-item {int(start) - 1}")
    for item in tree.iter("li"):
        if value := item.get("value"):
            # WeasyPrint 70 counts one up after it has set the counter.
            item.set("style", f"counter-set: list-item {int(value) - 1}")


def running_texts(metadata: Metadata) -> str:
    """Return an empty element whose attributes hold what style sheets may put at the head and foot of pages."""
    date = metadata.fetched or metadata.published
    attributes: dict[str, str | None] = {
        "class": "running",
        "data-title": shortened(page_title(metadata), RUNNING_TITLE_WIDTH),
        "data-site": shortened(metadata.site_name, RUNNING_SITE_WIDTH),
        "data-source": shortened(shown_address(metadata.canonical_url or metadata.url), RUNNING_SOURCE_WIDTH),
        "data-date": iso_day(date) if date else "",
    }
    return element("div", attributes, "")


def shortened(text: str, width: int) -> str:
    """Return the text at most `width` letters wide, cut after a word where there is one, and an ellipsis."""
    ends = list(accumulate(2 if east_asian_width(letter) in "WF" else 1 for letter in text))
    if not ends or ends[-1] <= width:
        return text
    kept = text[: bisect_left(ends, width)]
    return f"{kept.rpartition(' ')[0] or kept}…"


def turned_size(size: str) -> str:
    """Return a page's size with its longer side across."""
    words = size.split()
    if words[0][0].isdigit():
        return " ".join(reversed(words))
    return f"{words[0] if words[0] not in ('portrait', 'landscape') else words[-1]} landscape"
