"""A page's tree to a PDF, set by WeasyPrint: this folder is its only user.

WeasyPrint gets a tree that we wrote, the theme's style sheet, and a fetcher that answers from the document's assets and
the theme's fonts alone: no page can make it read a file, ask a server or follow its own style.
"""

from __future__ import annotations

import contextlib
import gc
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from converter.render.pdf.library import weasyprint_loaded
from converter.render.pdf.page import page_tree
from converter.render.pdf.table_measures import MOST_LAYOUTS, classes_of, next_fit, too_wide, with_records
from converter.render.xhtml import write_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

    from converter.model.document import Document, Table
    from converter.render.pdf.table_measures import Fit
    from converter.render.xhtml import BodySettings


def set_pages(
    document: Document, settings: BodySettings, style: str, contents: Mapping[str, tuple[str, bytes]]
) -> tuple[bytes, int]:
    """Return the document as a PDF, and how many of its tables stand as records for want of room.

    `contents` has media type and bytes of every address that document and style name.
    """
    weasyprint = weasyprint_loaded()
    fonts = sys.modules["weasyprint.text.fonts"].FontConfiguration()
    fetcher = _closed_fetcher(contents)
    fits: dict[Table, Fit] = {}
    laid_out: Any = None
    with _rare_collections():
        for layouts_left in reversed(range(MOST_LAYOUTS)):
            body = write_body(with_records(document, fits), replace(settings, table_classes=classes_of(fits)))
            tree = page_tree(document, body.markup)
            sheet = weasyprint.CSS(string=style, url_fetcher=fetcher, font_config=fonts)
            laid_out = _page_from_tree(tree, fetcher).render(stylesheets=[sheet], font_config=fonts, pdf_tags=True)
            wide = list(too_wide(laid_out, tree)) if layouts_left else []
            if not wide:
                break
            for measure in wide:
                table = body.tables[measure.place]
                fits[table] = next_fit(measure, fits.get(table)) if layouts_left > 1 else "records"
        pdf: bytes = laid_out.write_pdf(pdf_tags=True)
    return pdf, sum(fit == "records" for fit in fits.values())


@contextlib.contextmanager
def _rare_collections() -> Iterator[None]:
    """Let Python look for garbage rarely: a layout makes many objects and throws few away (a tenth of the time)."""
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


def _closed_fetcher(contents: Mapping[str, tuple[str, bytes]]) -> Any:
    """Return a fetcher that answers from these contents, and has no way to ask anything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            del headers
            if url not in contents:
                message = "not a part of the document"
                raise ValueError(message)
            media_type, content = contents[url]
            return URLFetcherResponse(url, content, {"Content-Type": media_type})

    return ClosedFetcher(allowed_protocols=(), allow_redirects=False)


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
