"""Files to a server by SFTP, where a file is seen from its first byte on, and back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import OutputUnwritable, SourceNotFound, SourceUnreadable
from converter.deliver.shelf import shelf_at
from converter.fetch import stored_names
from converter.fetch.storage import read_stored
from tests.unit.sftp_server import PASSWORD, USER, sftp_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ODD_NAME = "2024/why #1? [über] 100 %.epub"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with sftp_server(tmp_path) as host:
        yield f"sftp://{USER}:{PASSWORD}@{host}/shelf"


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_stand_on_the_server_under_their_names(address: str, tmp_path: Path) -> None:
    shelf = shelf_at(address)

    shelf.put("2024/a.md", b"old")
    shelf.put_all([("2024/a.md", b"new"), (ODD_NAME, b"B" * 300_000)])
    shelf.put_pieces("report.csv", [b"one,", b"two"])

    assert files_in(tmp_path / "shelf") == {"2024/a.md": b"new", ODD_NAME: b"B" * 300_000, "report.csv": b"one,two"}


def test_what_stands_there_is_read_again(address: str) -> None:
    shelf = shelf_at(address)
    shelf.put(ODD_NAME, b"B" * 300_000)

    assert shelf.sha256(ODD_NAME) == hashlib.sha256(b"B" * 300_000).hexdigest()
    assert shelf.sha256("none.md") == ""
    assert shelf.read(ODD_NAME) == b"B" * 300_000


def test_a_file_is_removed_and_may_be_removed_again(address: str, tmp_path: Path) -> None:
    shelf = shelf_at(address)
    shelf.put("a.md", b"A")

    shelf.remove("a.md")
    shelf.remove("a.md")

    assert files_in(tmp_path) == {}


def test_the_drafts_of_a_killed_run_are_swept(address: str, tmp_path: Path) -> None:
    shelf = shelf_at(address)
    shelf.put("2024/a.md", b"A")
    (tmp_path / "shelf/2024/.octavo-shelf-0123456789abcdef.part").write_bytes(b"half")

    assert shelf.sweep(["", "2024", "never-made"]) == 1
    assert files_in(tmp_path / "shelf") == {"2024/a.md": b"A"}


def test_a_folder_gives_its_files_and_each_is_read(address: str) -> None:
    shelf = shelf_at(address)
    shelf.put_all([("b.html", b"B"), (ODD_NAME, b"A")])

    names = list(stored_names(address))

    assert names == [f"{address}/{ODD_NAME}", f"{address}/b.html"]
    assert [read_stored(name) for name in names] == [b"A", b"B"]


def test_a_wrong_password_is_told_and_not_shown(address: str) -> None:
    wrong = address.replace(PASSWORD, "wr0ngpass")

    with pytest.raises(
        OutputUnwritable, match=r"^sftp://127\.0\.0\.1:\d+/shelf cannot be written: Authentication failed\.$"
    ):
        shelf_at(wrong)
    with pytest.raises(
        SourceUnreadable, match=r"^sftp://127\.0\.0\.1:\d+/shelf/a cannot be read: Authentication failed\.$"
    ):
        read_stored(f"{wrong}/a")


def test_what_is_not_there_is_told(address: str) -> None:
    with pytest.raises(SourceNotFound):
        read_stored(f"{address}/none.html")
