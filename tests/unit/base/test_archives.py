from __future__ import annotations

import stat
import warnings
import zipfile
from io import BytesIO

import pytest

from converter.base import archives
from converter.base.archives import read_archive
from converter.base.errors import ArchiveRefused


def packed(*files: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that is there twice
        for name, content in files:
            archive.writestr(name, content)
    return written.getvalue()


def test_the_files_come_in_the_archive_s_order_and_say_whether_they_were_compressed() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("b", b"2", zipfile.ZIP_STORED)
        archive.writestr("a/", b"")
        archive.writestr("a/c", b"1", zipfile.ZIP_DEFLATED)

    files = read_archive(written.getvalue()).files

    assert [(file.name, file.content, file.compressed) for file in files] == [("b", b"2", False), ("a/c", b"1", True)]


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/x", "C:/x", "a\\x", "a\\..\\x"])
def test_a_name_that_leads_out_is_left_out(name: str) -> None:
    archive = read_archive(packed((name, b"x"), ("good", b"y")))

    assert [file.name for file in archive.files] == ["good"]
    assert [(entry.name, entry.reason) for entry in archive.left_out] == [(name, "leads out of the archive")]


def test_of_two_files_with_one_name_the_second_is_left_out() -> None:
    archive = read_archive(packed(("a", b"1"), ("a", b"2")))

    assert [file.content for file in archive.files] == [b"1"]
    assert archive.left_out[0].reason == "is there twice"


def test_a_link_is_left_out() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")

    assert [entry.reason for entry in read_archive(written.getvalue()).left_out] == ["is a link to another file"]


def test_a_locked_file_is_left_out() -> None:
    content = bytearray(packed(("a", b"x")))
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert [entry.reason for entry in read_archive(bytes(content)).left_out] == ["is locked with a password"]


def test_a_broken_file_is_left_out_and_the_others_are_read() -> None:
    content = packed(("a", b"first"), ("b", b"second"), compression=zipfile.ZIP_STORED).replace(b"first", b"worst")

    archive = read_archive(content)

    assert [file.name for file in archive.files] == ["b"]
    assert [entry.reason for entry in archive.left_out] == ["is broken"]


def test_zeros_without_end_are_left_out_unread() -> None:
    archive = read_archive(packed(("zeros", bytes(50_000_000))))

    assert archive.files == ()
    assert archive.left_out[0].reason == "is more than 1000 times larger than packed"


def test_a_file_over_the_limit_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_FILE_BYTES", 1_000_000)

    assert read_archive(packed(("a", bytes(1_000_001)))).left_out[0].reason == "is larger than 1 MB"


def test_an_archive_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 1_000_000)

    with pytest.raises(ArchiveRefused, match="more than 1 MB when unpacked"):
        read_archive(packed(("a", bytes(600_000)), ("b", bytes(600_000))))


def test_too_many_files_are_refused_before_any_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_FILES", 3)

    with pytest.raises(ArchiveRefused, match="more than 3 files"):
        read_archive(packed(*((str(number), b"") for number in range(4))))


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"no archive", packed(("a", b"x"))[:-8], packed(("a", b"x"))[:20]], ids=range(5)
)
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    with pytest.raises(ArchiveRefused):
        read_archive(content)


def test_a_size_that_lies_is_not_believed() -> None:
    content = bytearray(packed(("a", bytes(200_000))))
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (10).to_bytes(4, "little")  # the size unpacked (APPNOTE.TXT, 4.3.12)

    archive = read_archive(bytes(content))

    assert sum(len(file.content) for file in archive.files) <= 10
