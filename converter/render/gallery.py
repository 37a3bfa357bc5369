"""One article in many themes to one HTML file, which holds their pages as pictures side by side."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Final

from converter.base.names import file_name
from converter.model.gallery import Exhibit
from converter.model.rendering import Rendering
from converter.render import render_document
from converter.render.gallery_style import STYLE_SHEET
from converter.render.opening import page_title
from converter.render.page_pictures import page_pictures
from converter.render.xhtml.markup import element, escape_text, start_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.model.document import Document, Metadata
    from converter.model.gallery import PagePicture
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme

CONTENT_SECURITY_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
SUFFIX: Final = ".gallery.html"
PAGE_WIDTH_PX: Final = 720
"""Twice the width that a page is shown with, so that it can be enlarged."""
MOST_LINES: Final = 60
"""Of Markdown, that are shown: about as much as a page holds."""


def exhibit_of(document: Document, theme: Theme, settings: RenderSettings, pages: int) -> Exhibit:
    """Return how a theme sets the document: so many pages of its PDF, or its Markdown where it is for that alone.

    Raises LibraryMissing where nothing is installed that draws pages.
    """
    if theme.made_for == ("markdown",):
        text = render_document(document, "markdown", theme, settings).content.decode()
        lines = text.splitlines()
        shown = "\n".join([*lines[:MOST_LINES], *(["…"] if len(lines) > MOST_LINES else [])])
        return Exhibit(theme.name, theme.description, theme.made_for, markdown=shown)
    pdf = render_document(document, "pdf", theme, settings).content
    pictures, count = page_pictures(pdf, pages, PAGE_WIDTH_PX)
    return Exhibit(theme.name, theme.description, theme.made_for, pictures, count)


def render_gallery(exhibits: Sequence[Exhibit], metadata: Metadata) -> Rendering:
    """Return the exhibits as one HTML file in English, which asks nobody for anything."""
    title = page_title(metadata)
    head = [
        start_tag("meta", {"charset": "utf-8"}),
        start_tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        start_tag("meta", {"http-equiv": "Content-Security-Policy", "content": CONTENT_SECURITY_POLICY}),
        element("title", {}, escape_text(f"{title}: a gallery of themes")),
        element("style", {}, f"\n{STYLE_SHEET}\n"),
    ]
    body = [
        element("h1", {"dir": "auto"}, escape_text(title)),
        *(line for exhibit in exhibits for line in _exhibit(exhibit, title)),
    ]
    html = element("html", {"lang": "en"}, f"\n{_lines('head', head)}\n{_lines('body', body)}\n")
    return Rendering(
        content=f"<!DOCTYPE html>\n{html}\n".encode(),
        media_type="text/html; charset=utf-8",
        file_name=file_name(metadata, SUFFIX),
    )


def _lines(name: str, parts: Sequence[str]) -> str:
    return element(name, {}, "\n" + "\n".join(parts) + "\n")


def _exhibit(exhibit: Exhibit, title: str) -> Iterator[str]:
    """Yield the lines of one theme's section."""
    formats = f"For {', '.join(exhibit.made_for)}." if exhibit.made_for else ""
    pages = f"{exhibit.page_count} page{'s' if exhibit.page_count != 1 else ''}." if exhibit.page_count else ""
    said = " ".join(filter(None, (f"{exhibit.description}.", formats, pages)))
    yield start_tag("section", {"id": exhibit.theme})
    yield element("h2", {}, element("code", {}, escape_text(exhibit.theme)))
    yield element("p", {}, escape_text(said))
    yield start_tag("div", {"class": "pages"})
    for number, page in enumerate(exhibit.pages, start=1):
        yield _page(page, f"Page {number} of “{title}” in the theme {exhibit.theme}")
    if exhibit.markdown:
        yield element("pre", {"dir": "auto"}, escape_text(exhibit.markdown))
    yield "</div>"
    yield "</section>"


def _page(page: PagePicture, alternative: str) -> str:
    source = f"data:{page.media_type};base64,{b64encode(page.content).decode('ascii')}"
    attributes: dict[str, str | None] = {
        "src": source,
        "width": str(page.width // 2),
        "height": str(page.height // 2),
        "alt": alternative,
    }
    return start_tag("img", attributes)
