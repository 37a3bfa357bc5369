"""The files of a batch to a folder."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from converter.base.errors import OutputUnwritable, PlaceUnusable, SourceNotFound
from converter.deliver.shelf import LocalShelf, shelf_at
from tests.unit.deliver.shelf.small_disk import small_disk

BAD_NAMES = ["", "/etc/passwd", "../out.md", "a/../../out.md", "a//b.md", "a/./b.md", "a/", "..", "a\\b.md", "a\0b.md"]


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def test_a_shelf_s_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    shelf_at(str(tmp_path / "a/b"))

    assert (tmp_path / "a/b").is_dir()


def test_a_file_address_names_a_folder(tmp_path: Path) -> None:
    shelf_at(f"file://{tmp_path}/my%20shelf").put("a.md", b"A")

    assert files_in(tmp_path) == ["my shelf/a.md"]


def test_a_file_where_the_shelf_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")

    with pytest.raises(OutputUnwritable, match="should be a folder"):
        shelf_at(str(tmp_path / "a"))


@pytest.mark.parametrize(
    "place", ["http://example.org/a", "https://example.org/a", "zip://a.zip", "simplecache::s3://b/c", "local:///tmp/a"]
)
def test_what_is_no_place_for_files_is_refused(place: str) -> None:
    with pytest.raises(PlaceUnusable, match="is no place for files"):
        shelf_at(place)


def test_a_file_stands_whole_under_its_name_and_nothing_else_is_left(tmp_path: Path) -> None:
    shelf_at(str(tmp_path)).put("2024/a.md", b"All of it.\n")

    assert files_in(tmp_path) == ["2024/a.md"]
    assert (tmp_path / "2024/a.md").read_bytes() == b"All of it.\n"


def test_a_file_that_comes_again_replaces_the_first(tmp_path: Path) -> None:
    shelf = shelf_at(str(tmp_path))
    shelf.put("a.md", b"old")

    shelf.put("a.md", b"new")

    assert shelf.read("a.md") == b"new"


def test_a_file_may_come_in_pieces(tmp_path: Path) -> None:
    shelf = shelf_at(str(tmp_path))

    shelf.put_pieces("2024/a.md", (letter.encode() for letter in "All"))

    assert shelf.read("2024/a.md") == b"All"
    assert files_in(tmp_path) == ["2024/a.md"]


def test_where_a_piece_fails_the_old_file_stays(tmp_path: Path) -> None:
    shelf = shelf_at(str(tmp_path))
    shelf.put("a.md", b"old")

    with pytest.raises(ZeroDivisionError):
        shelf.put_pieces("a.md", (b"%d" % (1 // number) for number in (1, 0)))

    assert shelf.read("a.md") == b"old"
    assert files_in(tmp_path) == ["a.md"]


def test_the_digest_is_that_of_the_content(tmp_path: Path) -> None:
    shelf = shelf_at(str(tmp_path))
    shelf.put("a.md", b"A" * 3_000_000)

    assert shelf.sha256("a.md") == hashlib.sha256(b"A" * 3_000_000).hexdigest()


@pytest.mark.parametrize("name", ["none.md", "none/none.md", "file/below.md", "folder", "link"])
def test_where_no_file_is_the_digest_is_empty(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("A")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("file")

    assert shelf_at(str(tmp_path)).sha256(name) == ""


def test_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound):
        shelf_at(str(tmp_path)).read("none.md")


def test_a_file_that_is_removed_is_gone_and_may_be_removed_again(tmp_path: Path) -> None:
    shelf = shelf_at(str(tmp_path))
    shelf.put("a.md", b"A")

    shelf.remove("a.md")
    shelf.remove("a.md")

    assert files_in(tmp_path) == []


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "shelf").mkdir()

    with pytest.raises(OutputUnwritable, match="is no name of a file"):
        shelf_at(str(tmp_path / "shelf")).put(name, b"A")

    assert files_in(tmp_path) == []


def test_a_link_in_place_of_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    shelf = shelf_at(str(tmp_path / "shelf"))
    (tmp_path / "shelf/a.md").symlink_to(tmp_path / "precious")

    shelf.put("a.md", b"A")

    assert (tmp_path / "precious").read_text() == "mine"
    assert not (tmp_path / "shelf/a.md").is_symlink()


def test_a_link_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    shelf = shelf_at(str(tmp_path / "shelf"))
    (tmp_path / "shelf/2024").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OutputUnwritable, match="link"):
        shelf.put("2024/a.md", b"A")

    assert files_in(tmp_path / "elsewhere") == []


def test_where_one_of_several_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    with pytest.raises(OutputUnwritable, match="should be a folder"):
        shelf_at(str(tmp_path)).put_all([("a.md", b"A"), ("file/b.md", b"B")])

    assert files_in(tmp_path) == ["file"]


def test_a_sweep_takes_what_a_killed_run_left_and_nothing_else(tmp_path: Path) -> None:
    kept = ["a.md", ".octavo-0123456789abcdef.part", ".octavo-shelf-mine.part", "2024/a.md"]
    left = [".octavo-shelf-0123456789abcdef.part", "2024/.octavo-shelf-aaaaaaaaaaaaaaaa.part"]
    for name in kept + left:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A")

    swept = shelf_at(str(tmp_path)).sweep(["", "2024", "never-made"])

    assert swept == 2
    assert files_in(tmp_path) == sorted(kept)


def test_a_run_that_is_killed_while_it_writes_leaves_a_draft_that_a_sweep_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = shelf_at(str(tmp_path))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", lambda *_: None)
        patched.setattr(Path, "unlink", lambda *_, **__: None)
        shelf.put("a.md", b"A")
    left = files_in(tmp_path)

    assert len(left) == 1
    assert shelf.sweep([""]) == 1
    assert files_in(tmp_path) == []


def test_a_full_disk_says_that_no_room_is_left_and_holds_no_half_file(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        shelf = shelf_at(str(disk))
        shelf.put("a.md", b"old")

        with pytest.raises(OutputUnwritable, match="no room is left"):
            shelf.put_all([("a.md", b"new"), ("2024/b.pdf", bytes(2_000_000))])

        assert files_in(disk) == ["a.md"]
        assert shelf.read("a.md") == b"old"


def test_after_room_is_made_a_full_disk_takes_files_again(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        shelf = shelf_at(str(disk))
        shelf.put("filling", bytes(900_000))
        with pytest.raises(OutputUnwritable):
            shelf.put("a.md", bytes(500_000))

        shelf.remove("filling")
        shelf.put("a.md", bytes(500_000))

        assert files_in(disk) == ["a.md"]


def test_a_disk_that_is_read_only_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

        with pytest.raises(OutputUnwritable, match="the disk is read-only"):
            shelf_at(str(disk)).put("a.md", b"A")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable for root")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(OutputUnwritable, match="no permission"):
        LocalShelf("shelf", tmp_path).put("a.md", b"A")
