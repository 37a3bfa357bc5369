"""`octavo convert` to PDF: what it is for, what paper, and the page as it came inside."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_the_profile_and_the_page_inside_are_asked_for(octavo: Run, article: Path, tmp_path: Path) -> None:
    done = octavo("convert", article, "-o", "x.pdf", "--pdf-profile", "archive", "--attach-source")

    assert done.returncode == 0, done.stderr
    pdf = (tmp_path / "x.pdf").read_bytes()
    (file,) = PdfReader(BytesIO(pdf)).root_object["/AF"]
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf
    assert file.get_object()["/EF"]["/F"].get_object().get_data() == article.read_bytes()


def test_the_paper_is_asked_for(octavo: Run, article: Path, tmp_path: Path) -> None:
    octavo("convert", article, "-o", "x.pdf", "--paper", "A5")

    box = PdfReader(tmp_path / "x.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (420, 595)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--to", "pdf", "--pdf-profile", "archiv"), 'There is no PDF profile "archiv": did you mean "archive"?'),
        (("--to", "markdown", "--attach-source"), "--attach-source is for pdf and json, not for markdown."),
        (("--to", "pdf", "--paper", "napkin"), 'The setting "paper" must be a page size'),
    ],
)
def test_what_does_not_fit_is_said(octavo: Run, article: Path, arguments: tuple[str, ...], message: str) -> None:
    done = octavo("convert", article, *arguments)

    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())


def test_the_help_has_the_table_of_profiles(octavo: Run) -> None:
    done = octavo("convert", "--help")

    assert "PDF profiles (--pdf-profile)" in done.stdout
    assert "archive" in done.stdout
