"""What is broken becomes what stands for it, and a note."""

from __future__ import annotations

from dataclasses import replace

import pytest

from converter.model.document import Document, Figure, Image, Metadata, Text
from converter.model.record import NoteKind
from converter.render.pdf import render_pdf
from tests.unit.render.pdf.reading import CLASSIC, nodes, reading, settings
from tests.unit.render.specimen import PICTURE, SHOWN, paragraph
from tests.validators.hard_documents import CMYK, shown

BROKEN = {
    "rubbish behind a signature": b"\x89PNG\r\n\x1a\nrubbish",
    "half a picture": PICTURE.content[: len(PICTURE.content) // 2],
    "nothing": b"",
    "no picture": b"<!DOCTYPE html><p>404</p>",
    "a drawing that ends": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g>',
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_picture_becomes_its_text_and_a_note(content: bytes) -> None:
    broken = replace(PICTURE, sha256="ab", content=content, url="https://example.org/broken.png")
    figure = Figure((Image("https://example.org/broken.png", "A slope", asset="ab"),), (Text("Its caption"),))
    document = Document(Metadata("T", language="en"), (figure, Figure((SHOWN,))), assets=(broken, PICTURE))

    rendering = render_pdf(document, CLASSIC, settings())

    text = reading(rendering.content).pages[0].extract_text()
    assert "A slope" in text
    assert "Its caption" in text
    assert len(nodes(rendering.content, "Figure")) == 1
    assert [(note.kind, note.message) for note in rendering.notes] == [
        (NoteKind.IMAGE_MISSING, "The picture https://example.org/broken.png is broken.")
    ]


def test_a_theme_s_font_that_is_none_names_itself() -> None:
    fonts = tuple(
        replace(font, load=lambda: b"no font") if font.family == "Literata" else font for font in CLASSIC.fonts
    )
    document = Document(Metadata("T"), (paragraph("x"),))

    rendering = render_pdf(document, replace(CLASSIC, fonts=fonts), settings())

    assert [note.message for note in rendering.notes if "Literata" in note.message] == [
        'A file of the theme\'s font "Literata" is no font; others stand in.'
    ]


def test_colours_for_the_press_become_those_of_the_screen() -> None:
    document = Document(Metadata("T"), (Figure((shown(CMYK, "A field"),)),), assets=(CMYK,))
    page = reading(render_pdf(document, CLASSIC, settings()).content).pages[0]

    assert [picture.get_object()["/ColorSpace"] for picture in page["/Resources"]["/XObject"].values()] == [
        "/DeviceRGB"
    ]
