"""`octavo check`, and the pre-flight of `octavo convert --device`."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from converter.check.epubcheck import epubcheck_findings, epubcheck_missing
from tests.unit.check.books import TWO, book, page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def bad_book(tmp_path: Path) -> Path:
    path = tmp_path / "bad.epub"
    path.write_bytes(book({"EPUB/two.xhtml": page(f'{TWO}\n<p><a href="#gone">x</a></p>')}))
    return path


def test_a_good_book_is_told_so(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "good.epub").write_bytes(book())

    done = octavo("check", "good.epub", "--no-epubcheck")

    assert (done.returncode, done.stdout, done.stderr) == (0, "good.epub: nothing found\n", "")


def test_an_error_is_told_with_file_line_and_check_and_by_the_exit_code(octavo: Run, bad_book: Path) -> None:
    done = octavo("check", bad_book.name, "--no-epubcheck")

    assert done.returncode == 8
    assert done.stdout == (
        "bad.epub: EPUB/two.xhtml:7: error: “#gone” leads to a place that is not there. "
        "Take the link out, or give its target the id. [links]\n"
    )


def test_a_warning_is_no_failure(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "flex.epub").write_bytes(book({"EPUB/style.css": "p { display: flex }"}))

    done = octavo("check", "flex.epub", "--no-epubcheck", "--device", "kindle-basic")

    assert done.returncode == 0
    assert "EPUB/style.css:1: warning: " in done.stdout


def test_every_file_is_looked_at_whatever_becomes_of_another(octavo: Run, bad_book: Path, tmp_path: Path) -> None:
    (tmp_path / "good.epub").write_bytes(book())

    done = octavo("check", "gone.epub", bad_book, "good.epub", "--no-epubcheck")

    assert done.returncode == 8
    assert "There is no file gone.epub." in done.stderr
    assert done.stdout.splitlines()[-1] == "good.epub: nothing found"


def test_the_findings_are_to_be_had_as_json(octavo: Run, bad_book: Path) -> None:
    verdict = json.loads(octavo("check", bad_book.name, "--no-epubcheck", "--json").stdout)[0]

    assert verdict["location"] == "bad.epub"
    assert {key: verdict["findings"][0][key] for key in ("check", "file", "line", "severity")} == {
        "check": "links",
        "file": "EPUB/two.xhtml",
        "line": 7,
        "severity": "error",
    }


def test_what_is_no_book_is_an_error_of_one_line(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "x.epub").write_bytes(os.urandom(100))

    done = octavo("check", "x.epub")

    assert done.returncode == 8
    assert done.stdout == "x.epub: error: The file is no EPUB and no PDF. [archive]\n"


def test_names_in_a_book_do_not_move_the_cursor(octavo: Run, tmp_path: Path) -> None:
    (tmp_path / "x.epub").write_bytes(book({"EPUB/\x1b[2J.txt": "x"}))

    assert "\x1b" not in octavo("check", "x.epub", "--no-epubcheck").stdout


def test_the_help_has_every_check(octavo: Run) -> None:
    assert "images_without_source" in octavo("check", "--help").stdout


def test_a_pdf_of_ours_is_good_for_its_device(octavo: Run, article: Path) -> None:
    octavo("convert", article, "--device", "remarkable-2", "-o", "x.pdf")

    done = octavo("check", "x.pdf", "--device", "remarkable-2")

    assert (done.returncode, done.stdout) == (0, "x.pdf: nothing found\n")


def test_a_language_that_amazon_may_refuse_is_told_when_the_book_is_made(octavo: Run, article: Path) -> None:
    article.write_text(article.read_text(encoding="utf-8").replace('lang="en"', 'lang="ru"'), encoding="utf-8")

    done = octavo("convert", article, "--device", "kindle-basic", "-o", "x.epub")

    assert done.returncode == 0
    assert "pre-flight: The language “ru” is not in Amazon's list" in done.stderr


@pytest.mark.java
def test_epubcheck_adds_its_verdict(octavo: Run, bad_book: Path) -> None:
    if missing := epubcheck_missing():
        assert os.environ.get("CI", "").lower() != "true", missing
        pytest.skip(missing)

    findings = epubcheck_findings(bad_book)

    assert [(finding.check, finding.file, finding.line) for finding in findings] == [("epubcheck", "EPUB/two.xhtml", 7)]
    assert findings[0].message.endswith("(RSC-012)")
    assert "[epubcheck]" in octavo("check", bad_book.name).stdout


def test_where_epubcheck_cannot_be_asked_the_reason_is_told(monkeypatch: pytest.MonkeyPatch, bad_book: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)

    assert epubcheck_missing().startswith("EPUBCheck was not asked")
    assert epubcheck_findings(bad_book) == ()


def test_a_book_may_call_its_language_otherwise_and_its_text_keeps_its_own(
    octavo: Run, article: Path, tmp_path: Path
) -> None:
    article.write_text(article.read_text(encoding="utf-8").replace('lang="en"', 'lang="ru"'), encoding="utf-8")

    done = octavo("convert", article, "--device", "kindle-basic", "--book-language", "en", "-o", "x.epub")

    with zipfile.ZipFile(tmp_path / "x.epub") as made:
        package, chapter = made.read("EPUB/content.opf").decode(), made.read("EPUB/chapter-1.xhtml").decode()
    assert "pre-flight" not in done.stderr
    assert "<dc:language>en</dc:language>" in package
    assert 'xml:lang="ru"' in chapter


def test_what_is_no_language_is_refused(octavo: Run, article: Path) -> None:
    done = octavo("convert", article, "--book-language", "Klingon!")

    assert (done.returncode, done.stderr) == (
        2,
        'octavo: "Klingon!" is no tag of a language, such as "en" or "pt-BR".\n',
    )
