"""Contrast of text to its ground, from the colours and the layout that WeasyPrint computes of a theme's style sheets."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import converter
from converter.render.pdf.library import weasyprint_loaded
from converter.render.style_sheets import flat_style_sheet
from converter.themes import load_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.model.document import Document

Colour = tuple[float, float, float]

WHITE: Colour = (1.0, 1.0, 1.0)
LARGE_PX = 24.0
LARGE_BOLD_PX = 18.66
BOLD = 700
"""WCAG 2.2, 1.4.3: large text is 18 points, or 14 points bold, and needs 3 to 1; other text needs 4.5 to 1."""

DARK = "@media screen and (prefers-color-scheme: dark)"
SITUATIONS = ("html light", "html dark", "print", "epub white", "epub black")
"""Where a theme's text is read: what the reader's own colours are, where the theme says none."""


@dataclass(frozen=True, slots=True)
class Pale:
    """Text with too little contrast."""

    element: str
    text: str
    ratio: float
    needed: float


def pale_texts(document: Document, theme: str, situation: str) -> list[Pale]:
    """Return the texts of a document whose contrast is too low in that situation, the palest of each element."""
    palest: dict[str, Pale] = {}
    for text, colour, ground in _texts(document, theme, situation):
        ratio = contrast(colour, ground)
        if ratio < _needed(text) and ratio < palest.get(text.element_tag, Pale("", "", 99, 0)).ratio:
            palest[text.element_tag] = Pale(text.element_tag, text.text[:40], round(ratio, 2), _needed(text))
    return list(palest.values())


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definition of "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _needed(text: Any) -> float:
    size, weight = text.style["font_size"], text.style["font_weight"]
    return 3.0 if size >= LARGE_PX or (size >= LARGE_BOLD_PX and weight >= BOLD) else 4.5


def _texts(document: Document, theme: str, situation: str) -> Iterator[tuple[Any, Colour, Colour]]:
    """Yield each piece of text with its colour and that of its ground."""
    weasyprint = weasyprint_loaded()
    for markup, sheets, media in _pages(document, theme, situation):
        page = weasyprint.HTML(string=markup, media_type=media, base_url="about:blank")
        laid_out = page.render(stylesheets=[weasyprint.CSS(string=sheet, media_type=media) for sheet in sheets])
        for sheet in laid_out.pages:
            yield from _texts_in(sheet._page_box, WHITE)


def _pages(document: Document, theme: str, situation: str) -> Iterator[tuple[str, list[str], str]]:
    """Yield mark-up, style sheets and medium of each page to look at."""
    if situation.startswith("epub"):
        book = zipfile.ZipFile(io.BytesIO(converter.render(document, "epub", theme=theme)))
        names = [name for name in book.namelist() if name.endswith(".xhtml")]
        reader = f"html {{ background: {'black; color: white' if situation == 'epub black' else 'white'} }}"
        sheet = _without_fonts(book.read("EPUB/style.css").decode())
        for name in names:
            yield _without_outside(book.read(name).decode()), [reader, sheet], "screen"
        return
    page = converter.render(document, "html", theme=theme).decode()
    if situation == "print":
        markup = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
        yield _without_outside(markup), [flat_style_sheet(load_theme(theme), "print")], "print"
    else:
        markup = page.replace(DARK, "@media screen" if situation == "html dark" else "@media speech")
        yield _without_outside(_without_fonts(markup)), [], "screen"


def _without_fonts(sheet: str) -> str:
    return re.sub(r"@font-face \{[^}]*\}", "", sheet)


def _without_outside(markup: str) -> str:
    """Return mark-up without pictures and links to files: they have no text of their own."""
    return re.sub(r"<(?:img|link)\b[^>]*>", "", markup)


def _texts_in(root: Any, ground: Colour) -> Iterator[tuple[Any, Colour, Colour]]:
    from weasyprint.formatting_structure.boxes import TextBox

    waiting = [(root, ground)]
    while waiting:
        box, below = waiting.pop()
        style = getattr(box, "style", None)
        if style is None:
            continue
        over = _over(style["background_color"], style["color"], below)
        if isinstance(box, TextBox) and box.text.strip():
            yield box, _over(style["color"], style["color"], below), over
        waiting += [(child, over) for child in getattr(box, "children", ())]


def _over(colour: Any, current: Any, below: Colour) -> Colour:
    """Return a colour as it is seen over another."""
    if colour == "currentcolor":
        colour = current
    seen = colour.to("srgb")
    red, green, blue = (
        min(1.0, max(0.0, part)) * seen.alpha + under * (1 - seen.alpha)
        for part, under in zip(seen.coordinates, below, strict=True)
    )
    return red, green, blue
