"""A document to the bytes of its PDF, set by WeasyPrint: this folder is its only user.

WeasyPrint gets a tree that we wrote, the theme's style sheet, and fetchers that answer from the document's assets and
the theme's fonts alone: no page can make it read a file, ask a server or follow its own style.
"""

from __future__ import annotations

import contextlib
import gc
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from converter.render.pdf.characters import STAND_INS, characters_in, replace_characters
from converter.render.pdf.fetcher import closed_fetcher
from converter.render.pdf.finishing import written_pdf
from converter.render.pdf.machine_fonts import characters_without_font
from converter.render.pdf.page import page_tree
from converter.render.pdf.table_measures import MOST_LAYOUTS, classes_of, next_fit, too_wide, with_records
from converter.render.xhtml import write_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

    from converter.model.document import Document, Table
    from converter.render.pdf.look import Look
    from converter.render.pdf.metadata import PdfMetadata
    from converter.render.pdf.table_measures import Fit
    from converter.render.xhtml import BodySettings


@dataclass(frozen=True, slots=True)
class SetPages:
    """A PDF, and what it does not show as it is."""

    content: bytes
    records: int
    """Tables that stand as records for want of room."""
    missing: frozenset[str]
    """Characters of the text that no font has."""
    stand_in: str
    """What stands for them; "" where they are empty boxes."""
    missing_in_style: frozenset[str]
    """Characters that the style sheet adds, and that no font has."""


def set_pages(
    document: Document,
    settings: BodySettings,
    look: Look,
    contents: Mapping[str, tuple[str, bytes]],
    metadata: PdfMetadata,
) -> SetPages:
    """Return the document as a PDF; `contents` has media type and bytes of every address that the document names."""
    fetcher = closed_fetcher(contents)
    fits: dict[Table, Fit] = {}
    laid_out: Any = None
    tree: Any = None
    missing: frozenset[str] | None = None
    stand_in = ""
    with _rare_collections(), _without_log():
        for layouts_left in reversed(range(MOST_LAYOUTS)):
            body = write_body(with_records(document, fits), replace(settings, table_classes=classes_of(fits)))
            tree = page_tree(document, body.markup)
            if missing is None:
                missing = characters_without_font(characters_in(tree), look.fonts)
            if missing and metadata.archive_part is not None:
                stand_in = stand_in or _stand_in(look)
                replace_characters(tree, missing, stand_in)
            laid_out = _page_from_tree(tree, fetcher).render(stylesheets=[look.sheet], font_config=look.fonts)
            wide = list(too_wide(laid_out, tree)) if layouts_left else []
            if not wide:
                break
            for measure in wide:
                table = body.tables[measure.place]
                fits[table] = next_fit(measure, fits.get(table)) if layouts_left > 1 else "records"
        content = written_pdf(laid_out, tree, metadata, document.originals)
    missing = missing or frozenset()
    drawn_empty = frozenset(chr(code) for font in laid_out.fonts.values() for code in font.missing)
    records = sum(fit == "records" for fit in fits.values())
    return SetPages(content, records, missing, stand_in, drawn_empty - missing)


def _stand_in(look: Look) -> str:
    without = characters_without_font(STAND_INS, look.fonts)
    return next((character for character in STAND_INS if character not in without), STAND_INS[-1])


@contextlib.contextmanager
def _rare_collections() -> Iterator[None]:
    """Let Python look for garbage rarely: a layout makes many objects and throws few away (a tenth of the time)."""
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


@contextlib.contextmanager
def _without_log() -> Iterator[None]:
    """Keep WeasyPrint's log off standard error: what is lost is told as Notes."""
    logger = logging.getLogger("weasyprint")
    propagates, logger.propagate = logger.propagate, False
    try:
        yield
    finally:
        logger.propagate = propagates


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
