"""Whatever is wrong is told in one sentence, with its exit code, and no file is left."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from tests.cli.conftest import Run


def assert_refused(done: subprocess.CompletedProcess[str], exit_code: int, *words: str) -> None:
    assert done.returncode == exit_code, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("octavo: ")
    assert done.stderr.count("\n") == 1
    assert all(word in done.stderr for word in words), done.stderr


def test_a_missing_file(octavo: Run, tmp_path: Path) -> None:
    assert_refused(octavo("convert", "gone.html", "-o", "x.md"), 3, "gone.html")
    assert list(tmp_path.iterdir()) == []


def test_a_pattern_that_fits_nothing(octavo: Run) -> None:
    assert_refused(octavo("convert", "*.html"), 3, "*.html")


def test_a_folder(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    assert_refused(octavo("convert", "folder", "-o", "x.md"), 3, "folder")
    assert not (tmp_path / "x.md").exists()


def test_an_empty_file(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.html").touch()

    assert_refused(octavo("convert", "empty.html", "-o", "x.md"), 3, "empty")
    assert not (tmp_path / "x.md").exists()


def test_a_picture_that_is_called_html(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8)

    assert_refused(octavo("convert", "x.html", "-o", "x.md"), 3, "x.html")
    assert not (tmp_path / "x.md").exists()


def test_a_page_without_an_article(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "menu.html").write_text("<html><body><nav><a href='/a'>A</a> <a href='/b'>B</a></nav></body></html>")

    assert_refused(octavo("convert", "menu.html", "-o", "x.md"), 4, "menu.html", "--whole-page")
    assert not (tmp_path / "x.md").exists()


def test_an_unknown_format(octavo: Run, article: Path) -> None:
    assert_refused(octavo("convert", article, "--to", "markdwon"), 2, '"markdown"')


def test_an_unknown_ending(octavo: Run, article: Path) -> None:
    assert_refused(octavo("convert", article, "-o", "x.docx"), 2, ".docx")


def test_an_ending_that_is_not_what_was_asked_for(octavo: Run, article: Path) -> None:
    assert_refused(octavo("convert", article, "-o", "x.pdf", "--to", "epub"), 2, "x.pdf", "epub")


def test_an_unknown_theme(octavo: Run, article: Path, tmp_path: Path) -> None:
    assert_refused(octavo("convert", article, "--theme", "clasic", "-o", "x.md"), 2, '"classic"')
    assert not (tmp_path / "x.md").exists()


def test_an_unknown_rule(octavo: Run, article: Path) -> None:
    assert_refused(octavo("convert", article, "--keep", "photo_credit"), 2, '"photo_credits"')


def test_an_unknown_way_with_images(octavo: Run, article: Path) -> None:
    assert_refused(octavo("convert", article, "--images", "embedded"), 2, '"embed"')


def test_an_output_in_a_folder_that_is_not_there(octavo: Run, article: Path) -> None:
    assert_refused(octavo("convert", article, "-o", "no/where/x.md"), 7, "no/where")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable for root")
def test_an_output_in_a_folder_that_takes_nothing(octavo: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)

    assert_refused(octavo("convert", article, "-o", "closed/x.md"), 7, "closed/x.md")


def test_an_output_beneath_a_file(octavo: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert_refused(octavo("convert", article, "-o", "file/x.md"), 7, "file")


def test_a_broken_theme(octavo: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "theme.toml").write_text('name = "mine"\n\n[markdown]\nbullets = "-"\n')

    assert_refused(octavo("convert", article, "--theme", "./mine", "-o", "x.md"), 5, "theme.toml", "bullets")
    assert not (tmp_path / "x.md").exists()


def test_many_sources_and_one_file(octavo: Run, article: Path) -> None:
    assert_refused(octavo("convert", article, article, "-o", "x.pdf"), 2, "x.pdf", "folder")


def test_many_sources_and_one_address(octavo: Run, article: Path) -> None:
    assert_refused(octavo("convert", article, article, "--url", "https://example.org/"), 2, "--url")


def test_a_folder_of_images_beside_standard_output(octavo: Run, article: Path) -> None:
    assert_refused(octavo("convert", article, "-o", "-", "--images", "folder"), 2, "--images embed")


def test_a_report_that_is_there(octavo: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text("mine")

    assert_refused(octavo("convert", article, "-o", "x.md", "--report", "report.json"), 7, "report.json")
    assert not (tmp_path / "x.md").exists()


def test_a_private_address_that_is_not_served(octavo: Run) -> None:
    assert_refused(octavo("convert", "http://127.0.0.1:9/", "-o", "x.md"), 3, "127.0.0.1")
