"""The same plan on a Dask cluster gives the same bytes, whatever becomes of its workers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.batch.cluster import cluster_of
from tests.batch.command import articles_of, done, octavo, write_collection

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 24
FORMATS = "markdown,epub,pdf"


def _arguments(source: Path, out: Path) -> list[str]:
    return ["batch", str(source), "-o", str(out), "--to", FORMATS, "--quiet"]


def test_a_cluster_gives_the_bytes_of_this_machine_though_a_worker_is_killed_in_the_middle(tmp_path: Path) -> None:
    write_collection(tmp_path / "in", COUNT)
    assert done(*_arguments(tmp_path / "in", tmp_path / "here")).returncode == 0
    with cluster_of(2, tmp_path) as cluster:
        run = octavo(*_arguments(tmp_path / "in", tmp_path / "there"), "--dask", cluster.address)
        while not any((tmp_path / "there").glob("*.pdf")):
            assert run.poll() is None, run.communicate()
            time.sleep(0.02)
        cluster.stop(cluster.programs[-1])
        filed = len(articles_of(tmp_path / "there"))
        _, said = run.communicate(timeout=180)

    assert (run.returncode, said) == (0, "")
    assert filed < len(articles_of(tmp_path / "here")), "the worker was killed too late to matter"
    assert articles_of(tmp_path / "there") == articles_of(tmp_path / "here")


def test_a_cluster_that_is_lost_ends_the_run_with_a_sentence_and_another_run_goes_on(tmp_path: Path) -> None:
    write_collection(tmp_path / "in", COUNT)
    with cluster_of(1, tmp_path) as cluster:
        run = octavo(*_arguments(tmp_path / "in", tmp_path / "out"), "--dask", cluster.address)
        while not any((tmp_path / "out").glob("*.pdf")):
            assert run.poll() is None, run.communicate()
            time.sleep(0.02)
        for program in cluster.programs:
            cluster.stop(program)
        _, said = run.communicate(timeout=180)

    assert run.returncode == 9
    assert "cannot be used" in said
    assert "Traceback" not in said
    rest = done(*_arguments(tmp_path / "in", tmp_path / "out"))
    assert (rest.returncode, rest.stderr) == (0, "")
    assert len(articles_of(tmp_path / "out")) == (COUNT - COUNT // 6) * 3
