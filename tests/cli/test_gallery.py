"""`octavo themes gallery`: one article in many themes on one page."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from converter.themes import theme_summaries

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_every_theme_that_ships_hangs_in_the_gallery(octavo: Run, article: Path, tmp_path: Path) -> None:
    done = octavo("themes", "gallery", article, "-o", "g.html", "--pages", "1")

    assert (done.returncode, done.stdout) == (0, "g.html\n"), done.stderr
    page = (tmp_path / "g.html").read_text(encoding="utf-8")
    assert re.findall(r'<section id="([\w-]+)">', page) == [summary.name for summary in theme_summaries()]
    pictures = re.findall(r'<img src="data:image/webp;base64,([^"]+)"', page)
    assert len(pictures) == sum(summary.made_for != ("markdown",) for summary in theme_summaries())
    assert {Image.open(BytesIO(b64decode(picture))).width for picture in pictures} == {720}
    assert '<pre dir="auto">---\ntitle: The Lighthouse Keepers' in page


def test_a_gallery_asks_nobody_for_anything(octavo: Run, article: Path, tmp_path: Path) -> None:
    octavo("themes", "gallery", article, "-o", "g.html", "--pages", "1", "--theme", "modern", "--theme", "obsidian")

    page = (tmp_path / "g.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert re.findall(r'(?:src|href)="(?!data:)', page) == []
    assert "<script" not in page


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--theme", "modrn"), 2, 'did you mean "modern"?'),
        (("-o", "there.html"), 7, "there.html exists"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_set(
    octavo: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    (tmp_path / "there.html").write_text("mine")

    done = octavo("themes", "gallery", "no-such-article.html", *arguments)

    assert done.returncode == code
    assert told in done.stderr
    assert (tmp_path / "there.html").read_text() == "mine"
