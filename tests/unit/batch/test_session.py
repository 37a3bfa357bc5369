"""A whole run, with workers of its own and reports at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.batch.crew import Means
from converter.batch.pool import Limits
from converter.batch.session import Batch, run_batch, state_folder
from tests.unit.batch.bench import ORDER, Witness, files_of, write_pages

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from converter.batch.run import Run


def test_a_run_that_is_stopped_while_its_reports_are_written_has_come_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(tmp_path / "in", "Of Rivers")
    place = str(tmp_path / "out")
    means = Means(workers=1, hosts=1, limits=Limits(60.0, 1_000_000_000))
    batch = Batch(place, state_folder(place, None), ORDER, means, names=(str(tmp_path / "in"),))
    runs: list[Run] = []
    monkeypatch.setattr("converter.batch.session.write_report", lambda *_: runs[0].stop())

    tally = run_batch(batch, Witness(), runs.append)

    assert (tally.states["done"], tally.is_stopped) == (1, False)
    assert "Of Rivers.md" in files_of(tmp_path / "out")
