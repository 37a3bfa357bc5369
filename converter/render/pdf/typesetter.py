"""Chapters to laid-out pages, by WeasyPrint: this folder is its only user.

WeasyPrint gets trees that we wrote, the theme's style sheet, and fetchers that answer from the documents' assets and the
theme's fonts alone: no page can make it read a file, ask a server or follow its own style. It lays out a chapter at a
time, so that the time grows with the articles and no faster; all are drawn together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from converter.render.pdf.characters import STAND_INS, characters_in, replace_characters
from converter.render.pdf.figure_places import MOST_LAYOUTS as MOST_FIGURE_LAYOUTS
from converter.render.pdf.figure_places import better_places, place_figures
from converter.render.pdf.front import front_tree
from converter.render.pdf.machine_fonts import characters_without_font
from converter.render.pdf.page import page_tree
from converter.render.pdf.table_measures import MOST_LAYOUTS, classes_of, next_fit, too_wide, with_records
from converter.render.xhtml import write_body

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as ET

    from converter.model.book import Book
    from converter.model.document import Table
    from converter.render.pdf.chapters import Chapter
    from converter.render.pdf.figure_places import FigurePlace
    from converter.render.pdf.look import Look
    from converter.render.pdf.table_measures import Fit


@dataclass(frozen=True, slots=True)
class Press:
    """What all chapters of a book are set with."""

    look: Look
    fetcher: Any
    """Answers for every address that the chapters name."""
    pictures: dict[str, Any]
    """WeasyPrint's pictures that were read already, by address."""
    stand_in: str = ""
    """What is put in place of characters that no font has; "" leaves empty boxes."""
    unforeseen: frozenset[str] = frozenset()
    """Characters that fonts claim to have, and for which boxes were drawn all the same."""
    cover: str = ""
    """Address of the drawn cover; "" is none."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A chapter's pages, not drawn yet."""

    document: Any
    """WeasyPrint's."""
    tree: ET.Element
    fits: dict[Table, Fit]
    """What was done with tables that are too wide."""
    places: dict[int, FigurePlace]
    """What was done with figures that would leave gaps."""
    missing: frozenset[str]
    """Characters of the text that no font has."""

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return len(self.document.pages)


def lay_out_book(book: Book, chapters: Sequence[Chapter], press: Press, known: Sequence[LaidOut] = ()) -> list[LaidOut]:
    """Return the pages of a book: those before the first article, if it has several, then chapter after chapter.

    `known` are the same chapters laid out before, whose tables have found their form.
    """
    if book.is_one_article:
        return [_lay_out(chapters[0], press, 1, known[0] if known else None)]
    front = _lay_out_front(book, chapters, press, [0] * len(chapters))
    laid_out: list[LaidOut] = []
    first_pages: list[int] = []
    next_page = front.page_count + 1
    for number, chapter in enumerate(chapters):
        first_pages.append(next_page)
        laid_out.append(_lay_out(chapter, press, next_page, known[number + 1] if known else None))
        next_page += laid_out[-1].page_count
    # Again, now that the pages are known: numbers are as wide as they are.
    return [_lay_out_front(book, chapters, press, first_pages), *laid_out]


def stand_in_of(look: Look) -> str:
    """Return what may stand for a character that no font has: the first that a font has."""
    without = characters_without_font(STAND_INS, look.fonts)
    return next((character for character in STAND_INS if character not in without), STAND_INS[-1])


def _lay_out(chapter: Chapter, press: Press, first_page: int, known: LaidOut | None) -> LaidOut:
    """Return a chapter's pages, laid out again and again until its tables fit and its figures leave no gaps.

    `known` is the same chapter laid out before, whose tables and figures have found their places.
    """
    fits = dict(known.fits) if known else {}
    places = dict(known.places) if known else {}
    missing: frozenset[str] | None = None
    document: Any = None
    tree: Any = None
    tables_left, figures_left = MOST_LAYOUTS, MOST_FIGURE_LAYOUTS
    while True:
        settings = replace(chapter.settings, table_classes=classes_of(fits))
        body = write_body(with_records(chapter.document, fits), settings)
        tree = page_tree(chapter, body.markup)
        place_figures(tree, places)
        if missing is None:
            missing = _missing(tree, press)
        document = _pages_of(tree, press, missing, first_page)
        tables_left -= 1
        if tables_left and (wide := list(too_wide(document, tree))):
            for measure in wide:
                table = body.tables[measure.place]
                fits[table] = next_fit(measure, fits.get(table)) if tables_left > 1 else "records"
            continue
        if figures_left and (better := better_places(document, tree, places)):
            places |= better
            figures_left -= 1
            continue
        return LaidOut(document, tree, fits, places, missing)


def _lay_out_front(book: Book, chapters: Sequence[Chapter], press: Press, pages: Sequence[int]) -> LaidOut:
    tree = front_tree(book, chapters, pages, press.cover)
    missing = _missing(tree, press)
    return LaidOut(_pages_of(tree, press, missing, 1), tree, {}, {}, missing)


def _missing(tree: ET.Element, press: Press) -> frozenset[str]:
    """Return the characters of a page that no font has."""
    characters = characters_in(tree)
    return characters_without_font(characters, press.look.fonts) | (press.unforeseen & characters)


def _pages_of(tree: ET.Element, press: Press, missing: frozenset[str], first_page: int) -> Any:
    """Return WeasyPrint's layout of a tree, whose first page has this number."""
    import weasyprint

    if press.stand_in:
        replace_characters(tree, missing, press.stand_in)
    sheets = [press.look.sheet]
    if first_page > 1:
        numbered = f"@page :first {{ counter-reset: page {first_page}; }}"
        sheets.append(weasyprint.CSS(string=numbered, url_fetcher=press.fetcher))
    return _page_from_tree(tree, press.fetcher).render(
        stylesheets=sheets, font_config=press.look.fonts, cache=press.pictures
    )


def _page_from_tree(tree: ET.Element, fetcher: Any) -> Any:
    """Return WeasyPrint's HTML of a tree that is parsed already; its own constructor takes text only."""
    from cssselect2 import ElementWrapper
    from weasyprint import HTML

    class ParsedPage(HTML):  # type: ignore[misc]  # WeasyPrint has no types
        def __init__(self) -> None:
            self.base_url = None
            self.url_fetcher = fetcher
            self.media_type = "print"
            self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
            self.etree_element = tree

    return ParsedPage()
