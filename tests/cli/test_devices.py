"""`octavo devices`, and `--device`."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pypdf import PdfReader

from converter.devices import DEVICES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def with_picture(article: Path) -> Path:
    """The article with a coloured photograph larger than any screen."""
    Image.effect_noise((3000, 1500), 30).convert("RGB").save(article.parent / "tower.jpg", quality=60)
    page = article.read_text(encoding="utf-8")
    figure = '<figure><img src="tower.jpg" alt="The tower"></figure><h2>What'
    article.write_text(page.replace("<h2>What", figure), encoding="utf-8")
    return article


def test_the_devices_are_listed_one_a_line(octavo: Run) -> None:
    done = octavo("devices")

    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert [device.name for device in DEVICES if not any(line.split()[:1] == [device.name] for line in lines)] == []
    assert "1272 × 1696" in done.stdout


def test_a_device_chooses_the_format_and_the_name(octavo: Run, article: Path) -> None:
    assert octavo("convert", article, "--device", "kindle-scribe").stdout == "The Lighthouse Keepers.epub\n"
    assert octavo("convert", article, "--device", "kobo-libra").stdout == "The Lighthouse Keepers.kepub.epub\n"
    assert octavo("convert", article, "--device", "remarkable-2").stdout == "The Lighthouse Keepers.pdf\n"


def test_what_was_asked_for_beats_the_device_s_format(octavo: Run, article: Path) -> None:
    assert octavo("convert", article, "--device", "remarkable-2", "-o", "x.epub").stdout == "x.epub\n"
    assert octavo("convert", article, "--device", "kobo-libra", "--to", "pdf").stdout == "The Lighthouse Keepers.pdf\n"


def test_two_namesakes_keep_the_ending_of_two_parts(octavo: Run, article: Path) -> None:
    done = octavo("convert", article, article, "--device", "kobo-libra")

    assert done.stdout == "The Lighthouse Keepers.kepub.epub\nThe Lighthouse Keepers 2.kepub.epub\n"


def test_a_picture_is_made_for_the_screen_and_that_is_told(octavo: Run, with_picture: Path, tmp_path: Path) -> None:
    done = octavo("convert", with_picture, "--device", "kindle-basic", "-o", "x.epub")

    with zipfile.ZipFile(tmp_path / "x.epub") as book:
        pictures = [Image.open(BytesIO(book.read(name))) for name in book.namelist() if "/images/" in name]
    assert [(picture.mode, picture.size) for picture in pictures] == [("L", (1448, 724))]
    assert "fitted to the device: 1 picture was scaled to the screen of 1072 × 1448 pixels.\n" in done.stderr


def test_the_pages_of_a_pdf_are_the_screen(octavo: Run, article: Path, tmp_path: Path) -> None:
    octavo("convert", article, "--device", "remarkable-move", "-o", "x.pdf")

    sheet = PdfReader(tmp_path / "x.pdf").pages[0].mediabox
    assert [round(float(side) / 72 * 25.4, 1) for side in (sheet.width, sheet.height)] == [91.8, 163.2]


def test_a_device_can_be_the_default(octavo: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('device = "kobo-clara"\n')

    assert octavo("--config", "mine.toml", "convert", article).stdout == "The Lighthouse Keepers.kepub.epub\n"


def test_an_unknown_device_is_told_before_anything_is_fetched(octavo: Run) -> None:
    done = octavo("convert", "https://example.org/", "--device", "kobo-lbra")

    assert (done.returncode, done.stdout) == (2, "")
    assert 'did you mean "kobo-libra"?' in done.stderr
