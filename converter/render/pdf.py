"""Document to PDF, set by WeasyPrint: its only user.

WeasyPrint gets a tree that we wrote, the theme's style sheet, and a fetcher that answers from the document's assets and
the theme's fonts alone: no page can make it read a file, ask a server or follow its own style.
"""

from __future__ import annotations

import contextlib
import gc
import io
import sys
import warnings
from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from converter.base.errors import LibraryMissing
from converter.base.names import file_name
from converter.model.record import Note, NoteKind
from converter.model.rendering import Rendering
from converter.model.walk import images_of
from converter.render.fitting import even_headings, fit_tables
from converter.render.fonts import font_faces, needed_fonts, with_own_families
from converter.render.foot import unfit_for_foot
from converter.render.formulas.drawing import draw_formulas, formulas_of
from converter.render.opening import iso_day, meta_elements, page_title, shown_address, source_line, title_block
from converter.render.postponed import font_tools_postponed, libraries_by_file_name
from converter.render.table_measures import (
    MOST_LAYOUTS,
    allow_long_words_to_break,
    classes_of,
    next_fit,
    too_wide,
    with_records,
)
from converter.render.xhtml import BodySettings, element, language_tag, write_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

    from converter.model.document import Document, Formula, FormulaBlock, Metadata, Table
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme
    from converter.render.table_measures import Fit
    from converter.render.xhtml.settings import FormulaImage

ASSET_SCHEME = "octavo-asset:"
FONT_SCHEME = "octavo-font:"

RUNNING_TITLE_WIDTH = 56
"""Longest running title, in letters; two thirds of a line on A5 at 8.5 pt. A wide letter (CJK) counts two."""

RUNNING_SITE_WIDTH = 28
RUNNING_SOURCE_WIDTH = 56


def render_pdf(document: Document, theme: Theme, settings: RenderSettings) -> Rendering:
    """Return the document as a PDF, the same bytes for the same document and theme.

    Raises LibraryMissing where Pango or one of its kin is not installed.
    """
    fitted, notes = fit_tables(even_headings(document))
    pictures = {} if settings.images == "none" else {asset.sha256: asset for asset in fitted.assets}
    formulas, drawn = draw_formulas(fitted)
    settings_of_body = BodySettings(
        sources={sha256: ASSET_SCHEME + sha256 for sha256 in pictures},
        footnotes="float",
        unfit_for_foot=unfit_for_foot(fitted, theme.page.size),
        code_colours=theme.page.code_colours,
        code_lines=True,
        formulas=formulas,
    )
    fonts, style_sheet = with_own_families(needed_fonts(fitted, theme), theme.style_sheet("print"))
    contents = {ASSET_SCHEME + sha256: (asset.media_type, asset.content) for sha256, asset in pictures.items()}
    contents |= drawn
    contents |= {FONT_SCHEME + font.file_name: ("font/woff2", font.content) for font in fonts}
    # The page first: a style sheet may set margins of its own for the first page.
    page = (
        f"@page {{ size: {theme.page.size}; margin: {theme.page.margin}; }}\n"
        f"@page turned {{ size: {turned_size(theme.page.size)}; }}"
    )
    style = f"{page}\n{font_faces(fonts, lambda font: FONT_SCHEME + font.file_name)}\n{style_sheet}"
    content, records = _set_pages(fitted, settings_of_body, style, contents)
    if records:
        message = f"Tables too wide for the page are written as records: {records}."
        notes += (Note(NoteKind.FORMAT_LOSS, message, "table"),)
    return Rendering(
        content=content,
        media_type="application/pdf",
        file_name=file_name(fitted.metadata, ".pdf"),
        notes=(*notes, *_notes(fitted, settings, formulas)),
    )


def turned_size(size: str) -> str:
    """Return a page's size with its longer side across."""
    words = size.split()
    if words[0][0].isdigit():
        return " ".join(reversed(words))
    return f"{words[0] if words[0] not in ('portrait', 'landscape') else words[-1]} landscape"


# --- The page ---


def _page_tree(document: Document, body: str) -> ET.Element:
    """Return the page as a tree of elements.

    A tree and not HTML: a footnote's paragraphs stand in the paragraph that calls it, which HTML's parser would end.
    """
    from xml.etree import ElementTree as ET

    metadata = document.metadata
    parts = (_running(metadata), title_block(metadata), body, source_line(metadata))
    article = element("article", {}, "\n".join(filter(None, parts)))
    attributes = {"lang": language_tag(metadata.language), "dir": metadata.direction}
    html = element("html", attributes, f"<head>{meta_elements(metadata)}</head><body>{article}</body>")
    tree = ET.fromstring(html)  # noqa: S314 -- well-formed by our own hand, without a document type
    _number_lists(tree)
    allow_long_words_to_break(tree)
    return tree


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


def _running(metadata: Metadata) -> str:
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


# --- WeasyPrint ---


def _set_pages(
    document: Document, settings: BodySettings, style: str, contents: Mapping[str, tuple[str, bytes]]
) -> tuple[bytes, int]:
    """Return the document as a PDF, and how many of its tables stand as records for want of room.

    `contents` has media type and bytes of every address that document and style name.
    """
    weasyprint = _weasyprint()
    fonts = sys.modules["weasyprint.text.fonts"].FontConfiguration()
    fetcher = _closed_fetcher(contents)
    fits: dict[Table, Fit] = {}
    laid_out: Any = None
    with _rare_collections():
        for layouts_left in reversed(range(MOST_LAYOUTS)):
            body = write_body(with_records(document, fits), replace(settings, table_classes=classes_of(fits)))
            tree = _page_tree(document, body.markup)
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


def _weasyprint() -> Any:
    """Return the package; raises LibraryMissing where the libraries that it loads are not there."""
    # It prints a page of advice where a library is missing, and warns where the machine has no fonts: we bring ours.
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(), font_tools_postponed():
        warnings.simplefilter("ignore")
        if sys.platform == "linux":
            with contextlib.suppress(OSError), libraries_by_file_name():
                import weasyprint
        try:
            import weasyprint
        except OSError as error:
            raise LibraryMissing(library="Pango", command=install_command(sys.platform)) from error
    return weasyprint


def install_command(platform: str) -> str:
    """Return the command that installs Pango on this machine, by its package manager."""
    from shutil import which

    commands = {
        "apt-get": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "dnf": "sudo dnf install pango",
        "pacman": "sudo pacman -S pango",
        "apk": "sudo apk add pango",
        "zypper": "sudo zypper install libpango-1_0-0",
        "brew": "brew install pango",
    }
    if platform == "darwin":
        return commands["brew"]
    return next((command for manager, command in commands.items() if which(manager)), "your package manager")


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


# --- Losses ---


def _notes(
    document: Document, settings: RenderSettings, drawn: Mapping[Formula | FormulaBlock, FormulaImage]
) -> Iterator[Note]:
    """Yield what the PDF could not hold."""
    if settings.images != "none":
        held = {asset.sha256 for asset in document.assets}
        missing = [image.url for image in images_of(document) if image.asset not in held]
        if missing:
            message = f"Pictures that were not fetched are not in the PDF: {len(missing)}."
            yield Note(NoteKind.IMAGE_MISSING, message, missing[0])
    left = [part.latex for part in formulas_of(document) if part not in drawn]
    if left:
        message = (
            f"Formulas that could not be set stand as LaTeX, or as their bare characters, in the PDF: {len(left)}."
        )
        yield Note(NoteKind.FORMAT_LOSS, message, left[0])
