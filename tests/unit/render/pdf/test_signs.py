"""Common signs are drawn from fonts that ship, whatever fonts the machine has."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from converter.model.document import CodeBlock, Document, Metadata
from converter.render.pdf import render_pdf
from converter.themes import load_theme
from tests.unit.render.pdf.reading import CLASSIC, reading, settings
from tests.unit.render.specimen import paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from converter.model.theme import Font

SIGNS = "→ ⇒ ⟶ ✓ ✗ ★ ♪ 𝄞 ≤ ∑ ℝ ⅓ ⁷ ₂ ⌘ ① ■ ♥ ☎ ⁂ ₿ 😀 👍🏽 🇩🇪 👨‍👩‍👧 │"


def fonts_in(pdf: bytes) -> set[str]:
    """Return the names of the fonts of the first page, without the letters that mark them as cut."""
    fonts = reading(pdf).pages[0]["/Resources"]["/Font"].values()
    return {font.get_object()["/BaseFont"].partition("+")[2] for font in fonts}


def test_a_machine_without_fonts_draws_the_common_signs(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><cachedir>{tmp_path}/cache</cachedir></fontconfig>",
        encoding="utf-8",
    )
    program = (
        "from converter.model.document import CodeBlock, Document, Metadata, Paragraph, Text\n"
        "from converter.model.settings import RenderSettings\n"
        "from converter.render.pdf import render_pdf\n"
        "from converter.themes import load_theme\n"
        f"document = Document(Metadata('T'), (Paragraph((Text({SIGNS!r}),)), CodeBlock({SIGNS!r})))\n"
        "print(*render_pdf(document, load_theme('classic'), RenderSettings(images='embed')).notes)\n"
    )

    child = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
    )

    assert child.stdout == "\n"


def test_signs_in_code_are_as_wide_as_its_letters() -> None:
    code = Document(Metadata("T"), (CodeBlock("┌→┐ ✓"),))
    text = Document(Metadata("T"), (paragraph("→ ✓"), CodeBlock("x")))

    assert "Fira-Code-Signs" in fonts_in(render_pdf(code, CLASSIC, settings()).content)
    assert "Fira-Code-Signs" not in fonts_in(render_pdf(text, CLASSIC, settings()).content)


def test_a_document_without_signs_carries_none_of_their_fonts() -> None:
    pdf = render_pdf(Document(Metadata("T"), (paragraph("Łódź, “x” — …"),)), CLASSIC, settings()).content

    assert not {name for name in fonts_in(pdf) if "Signs" in name}


@pytest.mark.parametrize("sign", load_theme("classic").signs, ids=lambda sign: sign.family)
def test_a_font_of_signs_has_spaces_of_its_own(sign: Font, tmp_path: Path) -> None:
    path = tmp_path / sign.file_name
    path.write_bytes(sign.content)
    font = TTFont(path)

    # Pango takes a space from the font of what stands before it.
    widths = {font["hmtx"][font.getBestCmap()[point]][0] / font["head"].unitsPerEm for point in (0x20, 0xA0)}
    assert {round(width, 1) for width in widths} == {0.6 if sign.role == "code" else 0.3}
