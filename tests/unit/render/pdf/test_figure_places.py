"""A figure that does not fit leaves no half page empty."""

from __future__ import annotations

import hashlib
import sys
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image as Picture

from converter.model.document import Asset, Document, Figure, Heading, Image, Metadata, Text
from converter.render.pdf import render_pdf
from converter.render.pdf.typesetter import _pages_of
from tests.unit.render.pdf.reading import CLASSIC, nodes, reading, settings
from tests.unit.render.specimen import LOREM, paragraph

if TYPE_CHECKING:
    import pytest

    from converter.model.document import Block

WORDS = {name: paragraph(f"{name} begins. {LOREM}") for name in ("First", "Second", "Third", "Fourth", "Fifth", "Last")}


def picture(width: int, height: int) -> Asset:
    drawn = BytesIO()
    Picture.linear_gradient("L").resize((width, height)).save(drawn, "PNG")
    return Asset(hashlib.sha256(drawn.getvalue()).hexdigest(), "image/png", drawn.getvalue(), width, height)


WIDE = picture(1200, 700)
SQUARE = picture(1000, 1000)


def figure(asset: Asset) -> Figure:
    return Figure((Image("https://example.org/p.png", "A slope", asset=asset.sha256),), (Text("The caption"),))


def pdf_of(*blocks: Block) -> bytes:
    document = Document(Metadata("T", language="en"), blocks, assets=(WIDE, SQUARE))
    return render_pdf(document, CLASSIC, settings()).content


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in reading(pdf).pages]


def height_of(pdf: bytes) -> float:
    """Return how high the picture is, in points."""
    _, bottom, _, top = nodes(pdf, "Figure")[0]["/A"]["/BBox"]
    return float(top - bottom)


def places(pages: list[str], *words: str) -> list[int]:
    """Return the pages on which words stand, the first is 0."""
    return [next(number for number, text in enumerate(pages) if word in text) for word in words]


def text_of(count: int) -> list[Block]:
    return [paragraph(LOREM) for _ in range(count)]


def test_a_picture_that_is_a_little_too_high_is_smaller_and_stays() -> None:
    pdf = pdf_of(*text_of(4), figure(SQUARE), WORDS["Last"])

    assert places(pages_of(pdf), "The caption", "Last begins") == [0, 1]
    assert 0.62 < height_of(pdf) / height_of(pdf_of(figure(SQUARE))) < 0.99


def test_one_that_would_be_too_small_comes_after_the_text_that_follows() -> None:
    pages = pages_of(pdf_of(*text_of(6), figure(SQUARE), *WORDS.values()))

    assert places(pages, "First begins", "The caption", "Last begins") == [0, 1, 2]


def test_a_figure_does_not_go_into_the_next_section() -> None:
    section = Heading(2, (Text("A new section"),))
    pages = pages_of(pdf_of(*text_of(6), figure(SQUARE), section, *WORDS.values()))

    assert places(pages, "The caption", "A new section") == [1, 1]
    assert pages[1].index("The caption") < pages[1].index("A new section")


def test_a_document_without_gaps_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    layouts: list[object] = []

    def counted(*arguments: object) -> object:
        layouts.append(arguments)
        return _pages_of(*arguments)  # type: ignore[arg-type]  # as it is called

    monkeypatch.setattr(sys.modules["converter.render.pdf.typesetter"], "_pages_of", counted)

    pdf_of(*text_of(2), figure(WIDE), *text_of(9))

    assert len(layouts) == 1
