"""What the next run, `status` and `verify` say of an earlier run."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from tests.batch.command import done, octavo
from tests.unit.batch.bench import write_pages

if TYPE_CHECKING:
    from pathlib import Path

UNFINISHED = "The last run did not come to its end"


def test_what_failed_before_is_told_by_the_next_run_whose_exit_code_it_is(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "Of Rivers")
    (tmp_path / "in" / "empty.html").write_text("<title>Nothing</title>", encoding="utf-8")
    arguments = ("batch", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--to", "text")
    first, second = done(*arguments), done(*arguments)

    assert (first.returncode, second.returncode) == (4, 4)
    assert "0 done, 2 known already (of them 1 failed)" in second.stderr


def test_verify_says_which_file_is_missing_and_what_makes_it_anew(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "Of Rivers")
    out = tmp_path / "out"
    done("batch", str(tmp_path / "in"), "-o", str(out), "--to", "text")
    (out / "Of Rivers.txt").unlink()
    run = done("batch", "verify", str(out))

    assert run.returncode == 7
    assert run.stderr == (
        "Of Rivers.txt is missing.\n"
        f"octavo: In {out} 1 file is not as the ledger says; the command of the batch makes it anew.\n"
    )


def test_status_tells_of_a_run_that_was_stopped_until_the_next_comes_to_its_end(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", *(f"Of Rivers {number}" for number in range(40)))
    out = tmp_path / "out"
    arguments = ("batch", str(tmp_path / "in"), "-o", str(out), "--to", "epub", "--workers", "1")
    run = octavo(*arguments)
    while not list(out.glob("*.epub")):
        time.sleep(0.02)
    os.kill(run.pid, signal.SIGINT)
    run.communicate(timeout=60)
    stopped = done("batch", "status", str(out))
    done(*arguments)
    ended = done("batch", "status", str(out))

    assert run.returncode == 130
    assert (UNFINISHED in stopped.stdout, UNFINISHED in ended.stdout) == (True, False)
