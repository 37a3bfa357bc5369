"""What is written of a batch takes no more memory for more entries."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

from converter.batch import catalogue
from converter.batch.catalogue import write_catalogue
from converter.batch.report import summary, write_report
from converter.deliver.shelf import shelf_at
from tests.unit.batch.sample_entries import article, failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

    from converter.model.batch import Entry

FEW, MANY = 600, 2_400


def entries(count: int) -> Iterator[Entry]:
    return (failure(number) if number % 20 == 3 else article(number) for number in range(count))


def peak_bytes(work: Callable[[], None]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_the_report_of_four_times_as_many_entries_takes_the_same_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summary, "MOST_ARTICLES", 100)
    monkeypatch.setattr(summary, "MOST_FAILURES", 10)
    shelf = shelf_at(str(tmp_path))
    write_report(lambda: entries(FEW), shelf)  # what is made once, such as compiled patterns, is there from here on

    few, many = (peak_bytes(lambda n=n: write_report(lambda: entries(n), shelf)) for n in (FEW, MANY))  # type: ignore[misc]

    assert many < 1.5 * few


def test_the_catalogue_of_four_times_as_many_entries_takes_the_same_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "_FILES_A_TIME", 4)  # of which the few have more, too
    shelf = shelf_at(str(tmp_path))
    write_catalogue(entries(FEW), shelf)

    few, many = (peak_bytes(lambda n=n: write_catalogue(entries(n), shelf)) for n in (FEW, MANY))  # type: ignore[misc]

    assert many < 1.5 * few
