"""What took its worker along, twice, to a folder of its own."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

import pytest

from converter.batch.filing import Failure
from converter.batch.plan import item_named
from converter.batch.quarantine import quarantine
from converter.deliver.shelf import shelf_at
from tests.unit.batch.bench import ORDER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOST = Failure("It took longer than 8 seconds.", 9, is_lost=True)


class Fetcher:
    """Workers that have every input at hand."""

    max_workers = 1

    def submit(self, function: Callable[..., object], /, *args: object, **kwargs: object) -> Future[bytes]:
        del function, args, kwargs
        future: Future[bytes] = Future()
        future.set_result(b"The input.")
        return future


def _quarantined(name: str, folder: Path) -> dict[str, bytes]:
    quarantine(item_named(name, 0), LOST, ORDER, Fetcher(), shelf_at(str(folder)))
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://example.org/rivers.html", "rivers.html"),
        ("https://example.org/why.txt", "_why.txt"),
        (f"https://example.org/rivers.{'x' * 300}", "rivers.html"),
        ("https://example.org/", "article.html"),
    ],
)
def test_an_input_lies_beside_the_reason_under_a_name_that_a_file_system_takes(
    address: str, name: str, tmp_path: Path
) -> None:
    found = _quarantined(address, tmp_path)

    assert sorted(found) == sorted([name, "why.txt"])
    assert found[name] == b"The input."
    assert b"octavo convert" in found["why.txt"]


def test_the_draft_of_a_run_that_was_killed_there_goes(tmp_path: Path) -> None:
    _quarantined("https://example.org/rivers.html", tmp_path)
    (folder,) = (tmp_path / "quarantine").iterdir()
    (folder / f".octavo-shelf-{'0' * 16}.part").write_bytes(b"The in")

    assert sorted(_quarantined("https://example.org/rivers.html", tmp_path)) == ["rivers.html", "why.txt"]
