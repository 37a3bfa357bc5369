from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

import converter
from converter.base.errors import UnsupportedContent
from converter.fetch.container import files_of_book, is_book


def archive(files: dict[str, str]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return written.getvalue()


def test_a_book_is_known_by_its_first_file_or_by_its_container() -> None:
    assert is_book(archive({"mimetype": "application/epub+zip"}))
    assert is_book(archive({"a.txt": "x", "META-INF/container.xml": "<container/>"}))
    assert not is_book(archive({"a.txt": "x"}))


def test_a_file_whose_name_leads_out_of_the_book_is_left_out_and_told() -> None:
    files, notes = files_of_book(archive({"../a.xhtml": "x", "b.xhtml": "y"}), "a.epub")

    assert [file.name for file in files] == ["b.xhtml"]
    assert [note.message for note in notes] == [
        "A file of the book was left out: '../a.xhtml' leads out of the archive."
    ]


def test_half_an_archive_is_no_book() -> None:
    with pytest.raises(UnsupportedContent, match="no zip archive, or a broken one"):
        converter.read(archive({"mimetype": "application/epub+zip", "a.xhtml": "x" * 900})[:200])
