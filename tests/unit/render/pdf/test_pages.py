"""The PDF: pages as they come out, and a WeasyPrint that can ask nobody."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import ImageFile
from pypdf import PdfReader

from converter.base.errors import LibraryMissing
from converter.model.document import (
    Block,
    BulletList,
    Cell,
    Document,
    Figure,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    Link,
    ListItem,
    Metadata,
    Paragraph,
    Strong,
    Table,
    Text,
)
from converter.model.settings import RenderSettings
from converter.render.fitting import fit_tables
from converter.render.pdf import render_pdf
from converter.render.pdf.library import install_command, weasyprint_loaded
from converter.render.pdf.page import shortened, turned_size
from converter.themes import load_theme
from tests.unit.render.specimen import LOREM, PICTURE, SHOWN, SPECIMEN, paragraph, row

if TYPE_CHECKING:
    from pathlib import Path

CLASSIC = load_theme("classic")
EMBED = RenderSettings(images="embed")


def pdf_of(*blocks: Block, **metadata: object) -> bytes:
    document = Document(Metadata(**metadata), blocks, assets=(PICTURE,))  # type: ignore[arg-type]  # only what fits is given
    return render_pdf(document, CLASSIC, EMBED).content


def reading(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def texts_of(pdf: bytes) -> list[str]:
    # Where a font of the document lacks a character and no font of the machine has it, pypdf gives each code two bytes.
    return [page.extract_text().replace("\0", "") for page in reading(pdf).pages]


def text_of(pdf: bytes) -> str:
    return "\n".join(texts_of(pdf))


def links_in(pdf: bytes) -> set[str]:
    annotations = [note.get_object() for page in reading(pdf).pages for note in page.get("/Annots", ())]
    return {note["/A"]["/URI"] for note in annotations if "/URI" in note.get("/A", {})}


@pytest.fixture(scope="module")
def specimen() -> bytes:
    return render_pdf(SPECIMEN, CLASSIC, EMBED).content


def test_the_same_document_gives_the_same_bytes(specimen: bytes) -> None:
    assert render_pdf(SPECIMEN, CLASSIC, EMBED).content == specimen


def test_the_pdf_says_what_it_is(specimen: bytes) -> None:
    told = reading(specimen).metadata

    assert told is not None
    assert told.title == SPECIMEN.metadata.title
    assert told.author == "Ann Example, Bob Instance, Łucja Przykład"
    assert told.subject == SPECIMEN.metadata.description
    assert told["/Keywords"] == "books, printing"
    assert told.creation_date_raw.startswith("D:20151014")
    assert told.modification_date_raw.startswith("D:20151015")


def test_the_pdf_is_tagged_and_says_its_language(specimen: bytes) -> None:
    root = reading(specimen).root_object

    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]


def test_headings_are_bookmarks_under_the_title(specimen: bytes) -> None:
    title, below = reading(specimen).outline

    assert title["/Title"] == SPECIMEN.metadata.title
    assert [entry["/Title"] for entry in below if not isinstance(entry, list)] == [
        "Lists, and what the reader does with a heading of two lines",
        "Pictures",
        "Code",
        "Tables",
    ]


def test_pages_are_numbered_and_carry_the_running_title(specimen: bytes) -> None:
    first, second = texts_of(specimen)[:2]

    assert "On the Folding of Sheets, and What Became of the…" in second
    assert "Became of the…" not in first
    assert "2" in second.split()


def test_the_source_stands_at_the_end(specimen: bytes) -> None:
    last = texts_of(specimen)[-1]

    assert "review.example.org/2015/10/14/" in last
    assert "2026-11-22" in last


def test_a_footnote_stands_at_the_foot_of_the_page_that_calls_it(specimen: bytes) -> None:
    first = texts_of(specimen)[0]

    assert "1. A footnote with emphasis." in first


def test_the_page_has_the_size_that_the_theme_says() -> None:
    small = replace(CLASSIC, page=replace(CLASSIC.page, size="148mm 210mm", margin="15mm"))

    box = reading(render_pdf(Document(Metadata(), (paragraph("x"),)), small, EMBED).content).pages[0].mediabox

    assert (round(box.width), round(box.height)) == (420, 595)


def test_letters_of_two_font_files_are_each_drawn_from_their_own() -> None:
    assert "Łódź, naïve, Ελλάδα, Россия, Việt Nam" in text_of(
        pdf_of(paragraph("Łódź, naïve, Ελλάδα, Россия, Việt Nam"))
    )


def test_only_links_that_are_allowed_are_in_the_pdf() -> None:
    pdf = pdf_of(
        paragraph(
            Link("https://example.org/a", (Text("good"),)),
            Link("javascript:app.alert(1)", (Text("bad"),)),
            Link("file:///etc/passwd", (Text("worse"),)),
        )
    )

    assert links_in(pdf) == {"https://example.org/a"}
    assert b"/JavaScript" not in pdf
    assert b"/Launch" not in pdf


@pytest.mark.parametrize(
    "sheet",
    [
        "@import url('file://{secret}');",
        "p::before {{ content: url('file://{secret}') }}",
        "@font-face {{ font-family: F; src: url('file://{secret}') }} p {{ font-family: F }}",
        "p {{ background: url('FILE://{secret}') }}",
    ],
)
def test_not_even_a_theme_makes_it_read_a_file(sheet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg'><text>secret</text></svg>", encoding="utf-8")
    hostile = replace(CLASSIC, style_sheets=(("print", sheet.format(secret=secret)),))
    opened: list[str] = []
    monkeypatch.setattr(
        "urllib.request.OpenerDirector.open", lambda _self, request, *_rest, **_named: opened.append(request)
    )

    render_pdf(Document(Metadata(), (paragraph("words"),)), hostile, EMBED)

    assert opened == []


def test_a_picture_that_names_other_files_brings_none_with_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(PICTURE.content)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="50">'
        f'<image xlink:href="file://{secret}" width="90" height="50"/></svg>'
    )
    asset = replace(PICTURE, sha256="ab", media_type="image/svg+xml", content=svg.encode())
    document = Document(Metadata(), (Figure((Image("", "slope", asset="ab"),)),), assets=(asset,))

    pdf = render_pdf(document, CLASSIC, EMBED).content

    assert b"/Subtype /Image" not in pdf
    assert b"/Subtype /Image" in pdf_of(Figure((SHOWN,)))


def test_a_table_of_a_thousand_columns_is_written_row_by_row() -> None:
    started = time.monotonic()
    rendering = render_pdf(
        Document(Metadata(), (Table((row(*map(str, range(1000))), row(*map(str, range(1000))))),)), CLASSIC, EMBED
    )

    assert "0 · 1 · 2" in text_of(rendering.content)
    assert [note.subject for note in rendering.notes] == ["table"]
    assert time.monotonic() - started < 10


def ships(columns: int, rows: int) -> Table:
    """Return a table whose columns are as wide as the name of a town."""
    header = row(*(f"Constantinople{column}" for column in range(columns)))
    return Table((header, *(row(*("1902" for _ in range(columns))) for _ in range(rows))), header_rows=1)


def sheets_and_notes(table: Table) -> tuple[set[bool], list[str]]:
    """Return whether pages lie across, both where some do, and what is told."""
    rendering = render_pdf(Document(Metadata(), (paragraph("before"), table, paragraph("after"))), CLASSIC, EMBED)
    boxes = [page.mediabox for page in reading(rendering.content).pages]
    return {box.width > box.height for box in boxes}, [note.subject for note in rendering.notes]


def test_a_table_that_fits_is_laid_out_once_and_as_it_is() -> None:
    assert sheets_and_notes(ships(3, 20)) == ({False}, [])


def test_a_table_that_is_a_little_too_wide_is_set_smaller() -> None:
    assert sheets_and_notes(ships(5, 20)) == ({False}, [])


def test_a_table_that_is_far_too_wide_is_turned() -> None:
    assert sheets_and_notes(ships(9, 20)) == ({False, True}, [])


def test_a_table_that_is_short_or_too_wide_for_a_turned_page_is_records() -> None:
    assert sheets_and_notes(ships(9, 4)) == ({False}, ["table"])
    assert sheets_and_notes(ships(16, 20)) == ({False}, ["table"])


def test_an_address_in_a_cell_is_broken_and_makes_no_table_too_wide() -> None:
    address = "https://example.org/" + "a-long-way-" * 12

    assert sheets_and_notes(Table((row("Page", "Where"), row("One", address)), header_rows=1)) == ({False}, [])


@pytest.mark.parametrize(
    ("size", "turned"),
    [
        ("A4", "A4 landscape"),
        ("Letter portrait", "Letter landscape"),
        ("148mm 210mm", "210mm 148mm"),
        ("9in", "9in"),
    ],
)
def test_a_page_is_turned_whatever_its_size_is_called(size: str, turned: str) -> None:
    assert turned_size(size) == turned


def test_a_cell_that_spans_a_thousand_columns_spans_those_there_are() -> None:
    table = Table(((Cell((paragraph("all"),), column_span=1000),), row("a", "b")))

    fitted, notes = fit_tables(Document(Metadata(), (table,)))

    assert notes == ()
    assert isinstance(fitted.blocks[0], Table)
    assert fitted.blocks[0].rows[0][0].column_span == 2


def test_tables_nested_twenty_deep_do_not_hang() -> None:
    table = Table((row("innermost", "b"),))
    for level in range(20):
        table = Table(((Cell((paragraph(str(level)), table)), *row("right")),))
    started = time.monotonic()

    assert "innermost" in text_of(pdf_of(table))
    assert time.monotonic() - started < 10


def test_a_table_three_deep_keeps_its_words_and_loses_its_columns() -> None:
    inner = Table((row("a", "b"),))
    middle = Table(((Cell((inner,)),),))
    outer = Table(((Cell((middle,)),),), caption=(Text("caption"),))

    fitted, notes = fit_tables(Document(Metadata(), (outer,)))

    assert fitted.blocks == (Paragraph((Strong((Text("caption"),)),)), middle)
    assert len(notes) == 1


def test_a_footnote_in_a_heading_a_table_and_a_caption_is_set() -> None:
    mark = FootnoteMark("n")
    for block in (
        Heading(2, (Text("x"), mark)),
        Table(((Cell((paragraph("x", mark),)),),)),
        Figure((SHOWN,), (Text("x"), mark)),
    ):
        document = Document(Metadata(), (block,), (Footnote("n", (paragraph("The note."),)),), (PICTURE,))

        assert "The note." in text_of(render_pdf(document, CLASSIC, EMBED).content)


def test_a_word_wider_than_the_page_is_broken() -> None:
    assert text_of(pdf_of(paragraph("w" * 500))).count("w") == 500


def test_a_machine_without_fonts_gives_the_same_page(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><cachedir>{tmp_path}/cache</cachedir></fontconfig>",
        encoding="utf-8",
    )
    words = "Literata, “quoted” — Łódź; " + LOREM
    program = (
        "import sys\n"
        "from converter.model.document import Document, Heading, Metadata, Paragraph, Text\n"
        "from converter.model.settings import RenderSettings\n"
        "from converter.render.pdf import render_pdf\n"
        "from converter.themes import load_theme\n"
        f"blocks = (Heading(2, (Text('Head'),)), Paragraph((Text({words!r}),)))\n"
        "document = Document(Metadata(title='Title', language='en'), blocks)\n"
        "sys.stdout.buffer.write(render_pdf(document, load_theme('classic'), RenderSettings(images='embed')).content)\n"
    )

    def printed(**environment: str) -> bytes:
        child = subprocess.run(
            [sys.executable, "-W", "error", "-c", program],
            capture_output=True,
            check=True,
            env={**os.environ, **environment},
        )
        assert child.stderr == b""
        return child.stdout

    assert printed(FONTCONFIG_FILE=str(config)) == printed()


def test_a_missing_pango_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, *_rest: object) -> None:
        message = f"cannot load library '{name}'"
        raise OSError(message)

    for module in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr("cffi.FFI.dlopen", refuse)

    with pytest.raises(LibraryMissing, match=r"Pango is not installed; .* installs it"):
        weasyprint_loaded()


def test_what_weasyprint_seldom_needs_is_there_when_it_does() -> None:
    program = (
        "import sys\n"
        "from converter.render.pdf.library import weasyprint_loaded\n"
        "weasyprint_loaded()\n"
        "assert 'fontTools.subset' not in sys.modules and 'fontTools.varLib' not in sys.modules\n"
        "fonts = sys.modules['weasyprint.pdf.fonts']\n"
        "assert fonts.subset.Options().hinting is True\n"
        "from fontTools.ttLib import TTFont, TTLibError\n"
        "try:\n"
        "    fonts.instantiateVariableFont(TTFont(), {'wght': 400})\n"
        "except (KeyError, ValueError, TTLibError):\n"
        "    print('asked the real one')\n"
    )

    child = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert child.stdout == "asked the real one\n"


def test_the_command_for_macos_is_brew() -> None:
    assert install_command("darwin") == "brew install pango"


def test_a_running_title_ends_after_a_word() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one two", 7) == "one two"
    assert shortened("onetwothree", 6) == "onetw…"
    assert shortened("紙を折ること", 8) == "紙を折…"


def test_a_process_that_made_a_pdf_still_refuses_half_a_picture() -> None:
    weasyprint_loaded()

    assert not ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_line_before_a_link_is_broken_where_it_is_full() -> None:
    words = "We went to see it because of a letter, and all of it was a table of many and larg"
    link = Link("https://example.org/", (Text("constituents of the tide"),))
    texts = [paragraph(f"{words}{'i' * more}e ", link, " and of what nobody has seen.") for more in range(12)]

    assert "We" not in [line.strip() for line in text_of(pdf_of(*texts)).splitlines()]


def test_a_line_with_a_list_below_it_is_broken_where_it_is_full() -> None:
    words = "The wheels between the crank and a constituent. Their teeth make the period"
    texts = [f"{words}{'i' * more}:" for more in range(12)]
    lists = [BulletList((ListItem((paragraph(text), BulletList((ListItem((paragraph("M"),)),)))),)) for text in texts]

    assert "The" not in [line.strip("• ") for line in text_of(pdf_of(*lists)).splitlines()]


@pytest.mark.parametrize("height", [180, 200])
def test_a_note_stands_on_the_page_of_its_mark_also_where_a_heading_goes_to_the_next(height: int) -> None:
    blocks: list[Block] = []
    for number in range(12):
        claim = paragraph(f"Claim {number}.", FootnoteMark(f"n{number}"), f" {LOREM[: 60 + 40 * (number % 5)]}")
        blocks += [Heading(2, (Text("And then"),)), claim, paragraph(LOREM)]
    notes = tuple(Footnote(f"n{number}", (paragraph(f"Proof {number}."),)) for number in range(12))
    theme = replace(CLASSIC, page=replace(CLASSIC.page, size=f"148mm {height}mm"))
    texts = texts_of(render_pdf(Document(Metadata(), tuple(blocks), notes), theme, EMBED).content)
    pages = [" ".join(text.split()) for text in texts]

    for number in range(12):
        homes = [
            [place for place, text in enumerate(pages) if f"{word} {number}." in text] for word in ("Claim", "Proof")
        ]
        assert homes[0] == homes[1]
