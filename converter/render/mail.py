"""Document to what a mail says: the article itself, print-friendly, with its pictures inside, and as readable text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from converter.base.vocabulary import CHECKED_ATTRIBUTE
from converter.model.delivery import MailBody, Picture
from converter.model.walk import images_of, map_images
from converter.render.dates import written_date
from converter.render.fitting import even_headings
from converter.render.formulas.drawing import drawn_formulas, style_of
from converter.render.mail_style import PRINT_STYLE_SHEET, STYLE_SHEET, WIDEST_PX
from converter.render.opening import BETWEEN, minutes, page_title, source_line, title_block
from converter.render.text import render_text
from converter.render.xhtml import BodySettings, element, escape_text, language_tag, write_body
from converter.render.xhtml.settings import FormulaImage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from converter.model.document import Document, Formula, FormulaBlock, Image
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme

PICTURES_HOME: Final = "octavo.invalid"
"""What follows the @ of a picture's Content-ID, which has the form of an address (RFC 2392); no host has this name."""


def render_mail_body(document: Document, theme: Theme, settings: RenderSettings) -> MailBody:
    """Return the article as the text of a mail. Its assets are to be pictures that mail programs show."""
    even = even_headings(document)
    shown = {image.asset for image in images_of(even) if image.asset} if settings.images != "none" else set()
    pictures = {
        asset.sha256: Picture(f"{asset.sha256[:24]}@{PICTURES_HOME}", asset.media_type, asset.content)
        for asset in even.assets
        if asset.sha256 in shown
    }
    formulas, drawn = _formulas(even)
    body = write_body(
        map_images(even, lambda image: _within_width(image, even)),
        BodySettings(
            sources={sha256: f"cid:{picture.identifier}" for sha256, picture in pictures.items()},
            formulas=formulas,
            is_book=True,
        ),
    )
    markup = f"{title_block(even.metadata)}\n{_with_boxes(body.markup)}\n{source_line(even.metadata)}"
    return MailBody(mail_text(document, theme, settings), _page(even, markup), (*pictures.values(), *drawn))


def mail_text(document: Document, theme: Theme, settings: RenderSettings) -> str:
    """Return the article as plain text under its title, with where it came from at the end."""
    metadata = document.metadata
    published = written_date(metadata.published, metadata.language) if metadata.published else ""
    byline = BETWEEN.join(filter(None, (", ".join(metadata.authors), metadata.site_name, published, minutes(metadata))))
    head = "\n".join(filter(None, (page_title(metadata), metadata.subtitle, byline)))
    text = render_text(document, theme, settings).content.decode().strip()
    return "\n\n".join(filter(None, (head, text, metadata.canonical_url or metadata.url))) + "\n"


def _page(document: Document, markup: str) -> str:
    """Return the whole HTML, with the style of each element in itself: some programs drop every `<style>`."""
    from css_inline import CSSInliner

    metadata = document.metadata
    # Outlook knows no max-width; what stands in these comments, it alone reads.
    before = f'<!--[if mso]><table role="presentation" width="{WIDEST_PX}" align="center"><tr><td><![endif]-->'
    after = "<!--[if mso]></td></tr></table><![endif]-->"
    letter = element("div", {"class": "letter", "dir": metadata.direction}, f"\n{markup}\n").replace("/>", ">")
    title = element("title", {}, escape_text(page_title(metadata)))
    language = language_tag(metadata.language)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">{title}'
    inliner = CSSInliner(load_remote_stylesheets=False, keep_style_tags=False, extra_css=STYLE_SHEET)
    page = element("html", {"lang": language}, f"<head>{head}</head><body>{before}{letter}{after}</body>")
    written = inliner.inline(f"<!DOCTYPE html>\n{page}\n")
    return written.replace("</head>", f"<style>{PRINT_STYLE_SHEET}</style></head>", 1)


def _with_boxes(markup: str) -> str:
    """Return the mark-up with the state of a task as text: mail programs know no generated content."""
    for state, box in (("true", "☑"), ("false", "☐")):
        item, boxed = f'<li {CHECKED_ATTRIBUTE}="{state}">', '<li style="list-style: none">'
        markup = markup.replace(f"{item}<p>", f"{boxed}<p>{box} ").replace(item, f"{boxed}{box} ")
    return markup


def _within_width(image: Image, document: Document) -> Image:
    """Return a picture with a width that the text has, where it is wider: Outlook goes by the attribute alone."""
    own = next((asset.width for asset in document.assets if asset.sha256 == image.asset), None)
    width = image.width or own
    if width is None or width <= WIDEST_PX:
        return image
    return replace(image, width=WIDEST_PX, height=None)


def _formulas(
    document: Document,
) -> tuple[Mapping[Formula | FormulaBlock, FormulaImage], tuple[Picture, ...]]:
    """Return the pictures that stand for formulas, for no mail program sets MathML."""
    drawn = drawn_formulas(document)
    if not drawn:
        return {}, ()
    from converter.render.formulas.pixels import png_of_formula

    images: dict[Formula | FormulaBlock, FormulaImage] = {}
    pictures: list[Picture] = []
    for number, (formula, picture) in enumerate(drawn.items(), start=1):
        name = f"formula-{number}@{PICTURES_HOME}"
        images[formula] = FormulaImage(f"cid:{name}", style_of(picture))
        pictures.append(Picture(name, "image/png", png_of_formula(picture, WIDEST_PX * 2)))
    return images, tuple(pictures)
