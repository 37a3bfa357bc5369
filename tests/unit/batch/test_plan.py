"""What the user named to Items."""

from __future__ import annotations

import time
from io import BytesIO, StringIO, TextIOWrapper
from itertools import islice
from typing import TYPE_CHECKING

import fsspec
import pytest

from converter.base.errors import SettingsError, SourceNotFound, SourceUnreadable
from converter.batch.plan import check_named, plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _names(*sources: Path | str) -> list[str]:
    return [item.name for item in plan([str(source) for source in sources])]


def test_a_folder_gives_its_articles_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.html", "a/2.md", "a/1.htm", "c.jpg", ".hidden.html", "b_files/frame.html", "a.epub"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")

    assert _names(tmp_path) == [str(tmp_path / name) for name in ("a/1.htm", "a/2.md", "a.epub", "b.html")]


@pytest.fixture
def storage() -> Iterator[str]:
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    for name in ("b.html", "a/2.md", "a/1.htm", "c.jpg", ".hidden.html", "b_files/frame.html", "a.epub"):
        memory.pipe(f"/shelf/{name}", b"x")
    yield "memory://shelf"
    memory.store.clear()


def test_a_folder_in_storage_gives_the_same_articles_as_one_on_disk(storage: str) -> None:
    assert sorted(_names(storage)) == [f"{storage}/{name}" for name in ("a.epub", "a/1.htm", "a/2.md", "b.html")]


def test_what_is_named_in_storage_is_taken_whatever_its_ending(storage: str) -> None:
    assert _names(f"{storage}/c.jpg", f"{storage}/*.jpg") == [f"{storage}/c.jpg"] * 2


def test_a_link_to_a_folder_above_is_no_endless_plan(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)

    assert _names(tmp_path) == [str(tmp_path / "a.html")]


def test_results_within_a_folder_of_sources_are_no_sources(tmp_path: Path) -> None:
    for name in ("a.html", "library/b.html", "other/library/c.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")

    named = [item.name for item in plan([str(tmp_path)], place=f"{tmp_path}/library/")]

    assert named == [str(tmp_path / "a.html"), str(tmp_path / "other/library/c.html")]


def test_what_a_batch_itself_writes_into_a_folder_of_sources_is_no_source(tmp_path: Path) -> None:
    for name in ("a.html", "index.html", "report.html", "catalogue/newest-2.html", "quarantine/x/b.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")

    named = [item.name for item in plan([str(tmp_path)], place=str(tmp_path))]

    assert named == [str(tmp_path / "a.html")]


def test_folders_may_lie_a_thousand_deep(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(1100):
        folder /= "d"
        folder.mkdir()
    (folder / "a.html").write_text("x", encoding="utf-8")

    try:
        assert _names(tmp_path) == [str(folder / "a.html")]
    finally:
        (folder / "a.html").unlink()
        for emptied in [folder, *folder.parents][
            :1100
        ]:  # which pytest cannot take away: it goes down one call a folder
            emptied.rmdir()


def test_patterns_lists_and_addresses_stand_beside_each_other(tmp_path: Path) -> None:
    for name in ("b.html", "a.html"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "list.txt").write_text("https://example.org/l\n", encoding="utf-8")

    named = _names(tmp_path / "*.html", "https://example.org/x", tmp_path / "list.txt")

    assert named == [
        str(tmp_path / "a.html"),
        str(tmp_path / "b.html"),
        "https://example.org/x",
        "https://example.org/l",
    ]


def test_an_item_knows_its_host_and_a_port_that_is_not_the_usual(tmp_path: Path) -> None:
    hosts = [item.host for item in plan(["https://Example.org/a", "http://example.org:8080/", str(tmp_path)])]

    assert hosts == ["example.org", "example.org:8080"]


def test_what_cannot_be_a_source_is_an_item_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(
        "https://example.org/a\ngopher://example.org/b\nhttps://[::1\n", encoding="utf-8"
    )

    assert _names(tmp_path / "list.txt") == ["https://example.org/a", "gopher://example.org/b", "https://[::1"]


def test_a_file_that_is_not_there_is_told_before_anything_is_converted(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound, match=r"none\.html"):
        check_named([str(tmp_path), str(tmp_path / "none.html")], [])


def test_a_file_may_begin_with_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "~draft of nobody.html").write_text("x", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", StringIO("~list of nobody.html\n"))

    named = _names("~draft of nobody.html", "-")

    assert named == [str(tmp_path / name) for name in ("~draft of nobody.html", "~list of nobody.html")]


def test_standard_input_may_name_a_file_that_is_no_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"/in/caf\xe9.html\n"), encoding="utf-8"))

    assert _names("-") == ["/in/caf\udce9.html"]


def test_a_folder_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(folder: str) -> None:
        raise PermissionError(13, "Permission denied", folder)

    monkeypatch.setattr("os.scandir", locked)

    with pytest.raises(SourceUnreadable, match="cannot be read: permission denied"):
        _names(tmp_path)


def test_a_batch_of_nothing_is_refused() -> None:
    with pytest.raises(SettingsError, match="needs sources"):
        check_named([], [])


def test_a_million_lines_are_no_wait_for_the_first(tmp_path: Path) -> None:
    with (tmp_path / "list.txt").open("w", encoding="utf-8") as file:
        file.writelines(f"https://example.org/{n}\n" for n in range(1_000_000))
    began = time.perf_counter()

    first = list(islice(plan([str(tmp_path / "list.txt")]), 100))

    assert len(first) == 100
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("pattern", ["memory://shelf/none/", "memory://shelf/*.pdf"])
def test_what_fits_nothing_in_storage_is_told(storage: str, pattern: str) -> None:
    del storage
    with pytest.raises(SourceNotFound):
        _names(pattern)
