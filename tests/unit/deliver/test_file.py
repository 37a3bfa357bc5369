"""Rendering to a file, a folder or a stream."""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path

import pytest

from converter.base.errors import OutputExists, OutputUnwritable
from converter.deliver import (
    FileDestination,
    FolderDestination,
    StreamDestination,
    companions_folder,
    deliver,
    path_at,
)
from converter.model.rendering import Companion, Rendering

FULL_DISK = Path("/dev/full")
TEXT = Rendering(b"All of it.\n", "text/markdown", "Title.md")
PICTURED = Rendering(b"![](Title-files/a.png)\n", "text/markdown", "Title.md", (Companion("a.png", b"PNG"),))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_gets_its_content_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = deliver(TEXT, FileDestination(tmp_path / "a.md"))

    assert path == tmp_path / "a.md"
    assert path.read_bytes() == b"All of it.\n"
    assert names_in(tmp_path) == ["a.md"]


def test_a_file_is_readable_as_the_user_s_mask_says(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        path = deliver(TEXT, FileDestination(tmp_path / "a.md"))
    finally:
        os.umask(mask)

    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")

    with pytest.raises(OutputExists, match="--overwrite"):
        deliver(TEXT, FileDestination(tmp_path / "a.md"))

    assert (tmp_path / "a.md").read_text() == "mine"
    assert names_in(tmp_path) == ["a.md"]


def test_a_file_is_replaced_when_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")

    deliver(TEXT, FileDestination(tmp_path / "a.md", overwrite=True))

    assert (tmp_path / "a.md").read_bytes() == TEXT.content


def test_a_link_is_replaced_and_its_target_stays(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "a.md").symlink_to(tmp_path / "precious")

    deliver(TEXT, FileDestination(tmp_path / "a.md", overwrite=True))

    assert (tmp_path / "precious").read_text() == "mine"
    assert not (tmp_path / "a.md").is_symlink()


def test_a_dangling_link_counts_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "nowhere")

    with pytest.raises(OutputExists):
        deliver(TEXT, FileDestination(tmp_path / "a.md"))

    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_appears_meanwhile_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_link = os.link

    def link_after_another_program(*arguments: object, **options: object) -> None:
        (tmp_path / "a.md").write_text("theirs")
        really_link(*arguments, **options)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(os, "link", link_after_another_program)
    with pytest.raises(OutputExists):
        deliver(TEXT, FileDestination(tmp_path / "a.md"))

    assert (tmp_path / "a.md").read_text() == "theirs"
    assert names_in(tmp_path) == ["a.md"]


def no_hard_links(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_file_system_without_hard_links_takes_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", no_hard_links)
    deliver(TEXT, FileDestination(tmp_path / "a.md"))

    assert (tmp_path / "a.md").read_bytes() == TEXT.content
    assert names_in(tmp_path) == ["a.md"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputUnwritable, match=f"there is no folder {tmp_path / 'b'}"):
        deliver(TEXT, FileDestination(tmp_path / "b" / "a.md"))

    assert names_in(tmp_path) == []


def test_a_file_within_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")

    with pytest.raises(OutputUnwritable, match="is no folder"):
        deliver(TEXT, FileDestination(tmp_path / "b" / "a.md"))


def test_a_folder_of_that_name_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()

    with pytest.raises(OutputUnwritable, match="it is a folder"):
        deliver(TEXT, FileDestination(tmp_path / "a.md", overwrite=True))

    assert names_in(tmp_path) == ["a.md"]


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputUnwritable, match="too long"):
        deliver(TEXT, FileDestination(tmp_path / ("a" * 300 + ".md")))

    assert names_in(tmp_path) == []


def test_a_full_disk_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputUnwritable, match="no room is left"):
        deliver(PICTURED, FileDestination(tmp_path / "Title.md"))

    assert names_in(tmp_path) == []


@pytest.mark.skipif(not FULL_DISK.exists(), reason="no /dev/full here")
def test_a_device_is_written_to_and_stays_a_device() -> None:
    with pytest.raises(OutputUnwritable, match="no room is left"):
        deliver(TEXT, FileDestination(FULL_DISK, overwrite=True))

    assert FULL_DISK.is_char_device()


def test_a_folder_is_made_and_the_file_named_after_the_title(tmp_path: Path) -> None:
    path = deliver(TEXT, FolderDestination(tmp_path / "new" / "deep"))

    assert path == tmp_path / "new" / "deep" / "Title.md"


def test_a_namesake_of_the_same_run_gets_a_number(tmp_path: Path) -> None:
    path = deliver(TEXT, FolderDestination(tmp_path, taken=frozenset({"title.md", "Title 2.md"})))

    assert path == tmp_path / "Title 3.md"


def test_a_namesake_of_an_earlier_run_is_not_passed_over_silently(tmp_path: Path) -> None:
    deliver(TEXT, FolderDestination(tmp_path))

    with pytest.raises(OutputExists):
        deliver(TEXT, FolderDestination(tmp_path))


def test_companions_lie_beside_the_file(tmp_path: Path) -> None:
    deliver(PICTURED, FileDestination(tmp_path / "x.md"))

    assert (tmp_path / companions_folder(tmp_path / "x.md") / "a.png").read_bytes() == b"PNG"
    assert names_in(tmp_path) == ["x-files", "x.md"]


def test_the_same_companions_again_are_no_trouble(tmp_path: Path) -> None:
    deliver(PICTURED, FileDestination(tmp_path / "x.md"))
    (tmp_path / "x.md").unlink()

    deliver(PICTURED, FileDestination(tmp_path / "x.md"))

    assert names_in(tmp_path / "x-files") == ["a.png"]


def test_another_companion_of_that_name_stays_and_no_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "x-files").mkdir()
    (tmp_path / "x-files" / "a.png").write_bytes(b"mine")

    with pytest.raises(OutputExists, match=r"a\.png"):
        deliver(PICTURED, FileDestination(tmp_path / "x.md"))

    assert (tmp_path / "x-files" / "a.png").read_bytes() == b"mine"
    assert names_in(tmp_path) == ["x-files"]


def test_companions_follow_no_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "x-files").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OutputUnwritable):
        deliver(PICTURED, FileDestination(tmp_path / "x.md"))

    assert names_in(tmp_path / "elsewhere") == []


@pytest.mark.parametrize("name", ["../a.png", "/etc/a.png", "b/a.png", "", ".."])
def test_a_companion_s_name_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    rendering = Rendering(b"x", "text/markdown", "x.md", (Companion(name, b"PNG"),))

    with pytest.raises(OutputUnwritable):
        deliver(rendering, FileDestination(tmp_path / "x.md"))

    assert names_in(tmp_path) == []


def test_a_stream_gets_the_bytes() -> None:
    stream = io.BytesIO()

    assert deliver(TEXT, StreamDestination(stream)) is None
    assert stream.getvalue() == TEXT.content


def test_a_closed_pipe_ends_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    stream = os.fdopen(writing, "wb", buffering=0)

    assert deliver(TEXT, StreamDestination(stream)) is None
    stream.close()


@pytest.mark.skipif(not FULL_DISK.exists(), reason="no /dev/full here")
def test_a_stream_that_takes_nothing_is_told() -> None:
    with FULL_DISK.open("wb", buffering=0) as stream, pytest.raises(OutputUnwritable, match="standard output"):
        deliver(TEXT, StreamDestination(stream))


def test_where_a_file_will_go_is_known_before_it_is_made(tmp_path: Path) -> None:
    assert path_at(FolderDestination(tmp_path / "new"), "Title.md") == tmp_path / "new" / "Title.md"
    assert names_in(tmp_path) == []
