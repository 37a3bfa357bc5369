"""Where a disk is full or may not be written, a run says so in a sentence, and goes on when there is room."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.batch.command import articles_of, done, write_collection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COUNT = 12


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own in memory, too small for a collection."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        why = f"a disk of its own needs root: {mounted.stderr.strip()}"
        if os.environ.get("CI") and os.geteuid() == 0:
            pytest.fail(why)
        pytest.skip(why)
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _remount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


def test_a_disk_that_fills_up_loses_nothing_and_the_run_goes_on_after_room_is_made(
    small_disk: Path, tmp_path: Path
) -> None:
    write_collection(tmp_path / "in", COUNT)
    whole = ["batch", str(tmp_path / "in"), "--to", "epub", "--workers", "2", "--quiet", "-o"]
    assert done(*whole, str(tmp_path / "whole")).returncode == 0

    full = done(*whole, str(small_disk / "out"))
    kept = {name: content for name, content in articles_of(small_disk / "out").items() if name.endswith(".epub")}
    _remount(small_disk, "size=20m")
    again = done(*whole, str(small_disk / "out"))

    assert full.returncode in {7, 9}
    assert full.stderr.count("\n") == 1
    assert "no room" in full.stderr
    assert kept.items() <= articles_of(tmp_path / "whole").items()
    assert again.returncode == 0
    assert articles_of(small_disk / "out") == articles_of(tmp_path / "whole")


def test_a_full_disk_of_the_ledger_loses_nothing_and_the_run_goes_on_after_room_is_made(
    small_disk: Path, tmp_path: Path
) -> None:
    write_collection(tmp_path / "in", COUNT)
    whole = ["batch", str(tmp_path / "in"), "--to", "text", "--workers", "2", "--quiet", "-o"]
    assert done(*whole, str(tmp_path / "whole")).returncode == 0
    (small_disk / "ballast").write_bytes(b"x" * 290_000)
    run = [*whole, str(tmp_path / "out"), "--ledger", str(small_disk / "ledger")]

    full = done(*run)
    kept = articles_of(tmp_path / "out")
    _remount(small_disk, "size=20m")
    again = done(*run)

    assert full.returncode == 9
    assert full.stderr.count("\n") == 1
    assert "no room is left on its disk" in full.stderr
    assert kept.items() <= articles_of(tmp_path / "whole").items()
    assert again.returncode == 0
    assert articles_of(tmp_path / "out") == articles_of(tmp_path / "whole")


def test_a_folder_that_may_not_be_written_is_told_in_a_sentence(small_disk: Path, tmp_path: Path) -> None:
    write_collection(tmp_path / "in", 2)
    _remount(small_disk, "ro")

    run = done("batch", str(tmp_path / "in"), "-o", str(small_disk / "out"), "--quiet")

    assert run.returncode == 7
    assert run.stderr.count("\n") == 1
    assert "cannot be written" in run.stderr
