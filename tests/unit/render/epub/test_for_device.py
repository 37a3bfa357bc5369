"""What an EPUB for one device has in other ways."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from converter.check import check_content
from converter.devices import DEVICES, device_named
from converter.model.document import Cell, Document, Formula, FormulaBlock, Metadata, Paragraph, Table, Text
from converter.model.record import NoteKind
from converter.model.settings import RenderSettings
from converter.pipeline import render
from converter.themes import load_theme, theme_summaries
from tests.validators.sample_documents import everything, right_to_left

if TYPE_CHECKING:
    from converter.model.device import Device
    from converter.model.rendering import Rendering

KINDLE = device_named("kindle-paperwhite-6")


def rendering(document: Document, device: Device) -> Rendering:
    settings = RenderSettings(device=device)
    return render(document, "epub", load_theme("classic", settings), settings)


def files(document: Document, device: Device) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(rendering(document, device).content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def chapter(document: Document, device: Device) -> str:
    return files(document, device)["EPUB/chapter-1.xhtml"].decode()


def with_formulas(*formulas: Formula | FormulaBlock) -> Document:
    blocks = tuple(part if isinstance(part, FormulaBlock) else Paragraph((part,)) for part in formulas)
    return Document(Metadata("Formulas"), blocks)


def table(*rows: tuple[str, ...]) -> Document:
    cells = tuple(tuple(Cell((Paragraph((Text(text),)),)) for text in row) for row in rows)
    return Document(Metadata("Table"), (Table(cells, header_rows=1),))


@pytest.mark.parametrize(
    "device", {device.family.name: device for device in DEVICES}.values(), ids=lambda device: device.family.name
)
def test_no_check_has_anything_against_a_book_of_ours(device: Device) -> None:
    for document in (everything(), right_to_left()):
        book = rendering(document, device)
        assert check_content(book.content, book.file_name, device) == ()


def test_a_formula_is_a_picture_with_its_latex_where_no_mathml_is_set() -> None:
    document = with_formulas(Formula("E = mc^2"), FormulaBlock("\\frac{a}{b}"), Formula("E = mc^2"))

    found = files(document, KINDLE)
    markup = found["EPUB/chapter-1.xhtml"].decode()

    assert "<math" not in markup
    assert (
        len(re.findall(r'<img class="formula" src="formulas/formula-1.png" alt="E = mc\^2" style="width: ', markup))
        == 2
    )
    assert sum(name.startswith("EPUB/formulas/") for name in found) == 2
    with Image.open(BytesIO(found["EPUB/formulas/formula-1.png"])) as picture:
        assert picture.mode == "L"
        assert picture.getpixel((0, 0)) == 255


def test_a_formula_stays_mathml_where_it_is_set() -> None:
    found = files(with_formulas(Formula("E = mc^2")), device_named("kobo-libra"))

    assert "<math" in found["EPUB/chapter-1.xhtml"].decode()
    assert not any(name.startswith("EPUB/formulas/") for name in found)


def test_a_formula_that_cannot_be_drawn_is_told() -> None:
    notes = rendering(with_formulas(Formula("\\notacommand{x}")), KINDLE).notes

    assert [note.message for note in notes if note.kind is NoteKind.FORMAT_LOSS] == [
        "Formulas that could not be drawn stand as LaTeX in the book: 1."
    ]


def test_fonts_are_unpacked_for_a_reader_that_takes_no_packed_ones() -> None:
    found = files(Document(Metadata("Fonts"), (Paragraph((Text("Words"),)),)), KINDLE)

    fonts = [name for name in found if "/fonts/" in name]
    assert fonts
    assert all(name.endswith(".ttf") for name in fonts)
    assert "glyf" in TTFont(BytesIO(found[fonts[0]]))
    assert b".woff2" not in found["EPUB/style.css"]
    assert b'media-type="font/ttf"' in found["EPUB/content.opf"]


def test_fonts_stay_packed_for_a_tablet() -> None:
    found = files(Document(Metadata("Fonts"), (Paragraph((Text("Words"),)),)), device_named("tablet"))

    assert all(name.endswith(".woff2") for name in found if "/fonts/" in name)


def test_a_table_wider_than_the_screen_is_records_and_that_is_told() -> None:
    wide = table(
        ("Country", "Population", "Government", "Currency", "Continent"),
        ("Portugal", "10639726", "Republic", "Euro", "Europe"),
    )

    assert "<table" not in chapter(wide, KINDLE)
    assert "Population: 10639726" in chapter(wide, KINDLE)
    assert "<table" in chapter(wide, device_named("kindle-scribe"))
    assert [note.message for note in rendering(wide, KINDLE).notes] == [
        "Tables too wide or too deep for the screen are written row by row: 1."
    ]


def test_many_narrow_columns_are_no_wide_table() -> None:
    narrow = table(tuple("abcdefgh"), tuple("12345678"))

    assert "<table" in chapter(narrow, KINDLE)


def test_kobo_s_reader_finds_each_sentence_of_every_page() -> None:
    document = Document(Metadata("Kepub"), (Paragraph((Text("One. Two."),)),))

    found = files(document, device_named("kobo-clara"))

    assert b'<span class="koboSpan" id="kobo.' in found["EPUB/title.xhtml"]
    assert found["EPUB/chapter-1.xhtml"].count(b"koboSpan") >= 3
    assert b"koboSpan" not in found["EPUB/nav.xhtml"]
    assert rendering(document, device_named("kobo-clara")).file_name == "Kepub.kepub.epub"


def test_the_same_book_for_the_same_device_is_the_same_bytes() -> None:
    kobo = device_named("kobo-libra")

    for device in (KINDLE, kobo):
        assert rendering(everything(), device).content == rendering(everything(), device).content


def test_a_device_that_sets_everything_changes_nothing() -> None:
    tablet = device_named("tablet")
    plain = render(everything(), "epub", load_theme("classic", RenderSettings()), RenderSettings())
    all_shown = replace(tablet.family, picture_types=tablet.family.picture_types | {"image/webp"})

    assert rendering(everything(), replace(tablet, family=all_shown)).content == plain.content


@pytest.mark.parametrize("theme", [theme.name for theme in theme_summaries()])
@pytest.mark.parametrize("name", ["kindle-basic", "pocketbook"])
def test_no_theme_has_what_a_reader_does_not_know(theme: str, name: str) -> None:
    settings = RenderSettings(device=device_named(name))
    book = render(right_to_left(), "epub", load_theme(theme, settings), settings)

    findings = check_content(book.content, book.file_name, settings.device)

    # A page that is dark by night is told, and wanted.
    assert [finding for finding in findings if finding.severity != "advice"] == []
