"""Characters that no font has: known before they are drawn, told, and in an archive replaced."""

from __future__ import annotations

import re
import sys
import unicodedata
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from converter.model.document import Document, Heading, Metadata, Text
from converter.model.record import NoteKind
from converter.render.pdf import render_pdf
from converter.render.pdf.characters import replace_characters
from converter.render.pdf.scripts import script_font
from tests.unit.render.pdf.reading import CLASSIC, nodes, reading, settings
from tests.unit.render.specimen import paragraph

if TYPE_CHECKING:
    from converter.model.theme import PdfProfileName

# No font may have what is private to whoever uses it.
PRIVATE = "\ue000\ue001"


def fonts_of(pdf: bytes) -> list[Any]:
    """Return the dictionaries of the fonts of the first page."""
    return [font.get_object() for font in reading(pdf).pages[0]["/Resources"]["/Font"].values()]


def rendering_of(words: str, profile: PdfProfileName) -> tuple[bytes, list[str]]:
    """Return the PDF of a paragraph, and the messages about fonts."""
    document = Document(Metadata("T", language="en"), (Heading(2, (Text(words),)), paragraph(words)))
    rendering = render_pdf(document, CLASSIC, settings(profile))
    return rendering.content, [note.message for note in rendering.notes if note.kind is NoteKind.FONT_MISSING]


def test_what_no_font_has_is_told() -> None:
    _, messages = rendering_of(f"Here {PRIVATE} it is.", "standard")

    assert messages == [
        (
            "No font on this machine has 2 of the characters (signs that only the page's own font has: U+E000 U+E001), "
            "which are empty boxes."
        )
    ]


def test_in_an_archive_a_sign_stands_for_it_and_the_text_is_kept() -> None:
    pdf, (message,) = rendering_of(f"Here {PRIVATE} it is.", "archive")

    assert re.search(r'which stand as "[�□?]"', message)
    assert [span["/ActualText"] for span in nodes(pdf, "Span")] == [PRIVATE, PRIVATE]
    assert reading(pdf).outline[1][0]["/Title"] == f"Here {PRIVATE} it is."


@pytest.mark.parametrize(
    "words",
    ["Łódź, naïve, “quoted” — Ελλάδα, Россия, Việt Nam", "a\u00adb\u200bc\u2060d\u2003e\ufe0ff\u034fg\u200dh\u3000i"],
    ids=["shipped", "invisible"],
)
def test_what_the_theme_s_fonts_have_and_what_is_not_drawn_is_not_told(words: str) -> None:
    assert rendering_of(words, "archive")[1] == []


def test_no_control_sign_and_no_space_leaves_an_empty_box() -> None:
    signs = [chr(point) for point in range(0xE1000) if unicodedata.category(chr(point)) in {"Cf", "Zs", "Zl", "Zp"}]
    document = Document(Metadata("T"), tuple(paragraph(f"a{sign}b") for sign in signs))

    pdf = render_pdf(document, CLASSIC, settings("archive")).content

    # WeasyPrint gives what no font has numbers beyond those of the glyphs, by a map of its own.
    assert all(font["/Encoding"] == "/Identity-H" for font in fonts_of(pdf))


def test_runs_are_replaced_wherever_they_stand() -> None:
    tree = ET.fromstring(  # noqa: S314 - our own
        f'<p data-title="x{PRIVATE}">{PRIVATE}a<em>b{PRIVATE}c</em>d{PRIVATE}e<br/>{PRIVATE}</p>'
    )

    replace_characters(tree, frozenset(PRIVATE), "?")

    def span(words: str) -> str:
        return f'<span class="without-font" data-text="{PRIVATE}">{words}</span>'

    assert ET.tostring(tree, "unicode") == (
        f'<p data-title="x?">{span("??")}a<em>b{span("??")}c</em>d{span("??")}e<br />{span("??")}</p>'
    )


@pytest.mark.parametrize(
    ("character", "advice"),
    [
        ("漢", "Noto Sans CJK (fonts-noto-cjk)"),
        ("か", "Noto Sans CJK (fonts-noto-cjk)"),
        ("글", "Noto Sans CJK (fonts-noto-cjk)"),
        ("「", "Noto Sans CJK (fonts-noto-cjk)"),
        ("अ", "Noto Sans Devanagari (fonts-noto-core)"),
        ("ა", "Noto Sans Georgian (fonts-noto-core)"),
        ("𒀀", "Noto Sans Cuneiform (fonts-noto-extra)"),
        ("😀", "Noto Color Emoji (fonts-noto-color-emoji)"),
        ("𝄞", "Noto Music (fonts-noto-core)"),
        ("☃", "Noto Sans Symbols and Noto Sans Symbols 2 (fonts-noto-core)"),
        ("\ue000", ""),
        ("\u0378", ""),
    ],
)
def test_the_font_to_install_follows_from_the_script(character: str, advice: str) -> None:
    assert script_font(character).advice() == advice


def test_a_font_that_claims_what_it_cannot_draw_leaves_no_box_in_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sys.modules["converter.render.pdf.typesetter"], "characters_without_font", lambda *_: frozenset()
    )

    pdf, (message,) = rendering_of(f"Here {PRIVATE} it is.", "archive")

    assert "stand as" in message
    assert all(font["/Encoding"] == "/Identity-H" for font in fonts_of(pdf))
