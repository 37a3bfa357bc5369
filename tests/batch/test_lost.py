"""Documents that take their worker along cost themselves, and nothing else."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from converter.cli.app import app
from tests.batch.command import articles_of, done, octavo
from tests.unit.batch.bench import write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="workers are found by what they read, in /proc"
)

TIMEOUT_SECONDS = 12
AROUND_SECONDS = 15
"""For the start of the command and of its workers, and for ten articles, on a busy machine."""


def _readers(path: Path) -> set[int]:
    """Return the processes that have a file open."""
    found = set()
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        with suppress(OSError):
            if link.readlink() == path:
                found.add(int(link.parts[2]))
    return found - {os.getpid()}


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Path]:
    """A list of ten articles, a pipe that nobody writes into, and one whose readers are killed."""
    write_pages(tmp_path / "in", *(f"Of Rivers {number}" for number in range(10)))
    endless, deadly = tmp_path / "in" / "endless.html", tmp_path / "in" / "deadly.html"
    os.mkfifo(endless)
    os.mkfifo(deadly)
    names = [*(f"in/{number:03}.html" for number in range(10)), "in/endless.html", "in/deadly.html"]
    names.insert(3, names.pop())
    names.insert(5, names.pop())
    (tmp_path / "list.txt").write_text("\n".join(names), encoding="utf-8")
    over = Event()
    # Both ends in one: whoever opens a pipe that nobody writes to waits, and leaves no trace in /proc meanwhile.
    held = [os.open(pipe, os.O_RDWR) for pipe in (endless, deadly)]

    def kill_readers() -> None:
        while not over.wait(0.05):
            for reader in _readers(deadly):
                os.kill(reader, signal.SIGKILL)

    killer = Thread(target=kill_readers)
    killer.start()
    yield tmp_path / "list.txt"
    over.set()
    killer.join()
    for end in held:
        os.close(end)


def test_ten_of_twelve_are_there_and_two_in_quarantine_in_the_time_of_one_limit(
    collection: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    began = time.monotonic()

    run = done("batch", str(collection), "-o", str(out), "--workers", "2", "--timeout", str(TIMEOUT_SECONDS), "--quiet")

    assert time.monotonic() - began < TIMEOUT_SECONDS + AROUND_SECONDS
    assert run.returncode == 9
    assert [name for name in articles_of(out) if name.endswith(".md")] == [f"Of Rivers {n}.md" for n in range(10)]
    whys = [path.read_text(encoding="utf-8") for path in (out / "quarantine").rglob("why.txt")]
    assert sorted(why.splitlines()[0].rpartition("/")[2] for why in whys) == ["deadly.html", "endless.html"]
    assert "It took longer than 8 seconds." in "".join(whys)
    assert "Its worker ended: signal 9 (SIGKILL)." in "".join(whys)
    assert all("octavo convert " in why for why in whys)


def test_a_retry_takes_what_is_in_quarantine_and_nothing_else(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", "Of Rivers", "Of Wells")
    pipe = tmp_path / "in" / "pipe.html"
    os.mkfifo(pipe)
    (tmp_path / "list.txt").write_text("in/000.html\nin/pipe.html\nin/001.html\n", encoding="utf-8")
    end = os.open(pipe, os.O_RDWR)
    arguments = ["batch", str(tmp_path / "list.txt"), "-o", str(tmp_path / "out"), "--to", "text", "--timeout", "3"]
    assert done(*arguments).returncode == 9
    os.close(end)
    pipe.unlink()
    write_pages(tmp_path / "new", "Of Seas")
    (tmp_path / "new" / "000.html").rename(pipe)

    run = done("batch", "retry", str(tmp_path / "out"))

    assert (run.returncode, "1 done" in run.stderr) == (0, True)
    assert "Of Seas.txt" in articles_of(tmp_path / "out")


def test_a_retry_takes_the_config_of_the_last_run_and_names_from_where_it_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").write_text('to = "text"\n', encoding="utf-8")
    (path,) = write_pages(tmp_path / "in", "Of Rivers")
    article = path.read_bytes()
    path.write_text("<title>Soon</title>", encoding="utf-8")
    place = f"file://{tmp_path}/out"
    run = done("--config", str(tmp_path / "config.toml"), "batch", str(tmp_path / "in"), "-o", place)
    path.write_bytes(article)
    monkeypatch.chdir(tmp_path / "in")

    again = CliRunner().invoke(app, ["batch", "retry", str(tmp_path / "out"), "000.html"])

    assert (run.returncode, again.exit_code) == (4, 0)
    assert [name for name in articles_of(tmp_path / "out") if name.startswith("Of ")] == ["Of Rivers.txt"]


def test_the_first_ctrl_c_files_what_is_in_work_and_the_next_run_goes_on(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", *(f"Of Rivers {number}" for number in range(40)))
    out = tmp_path / "out"
    arguments = ("batch", str(tmp_path / "in"), "-o", str(out), "--to", "epub", "--workers", "1")
    run = octavo(*arguments)
    while not any(out.glob("*.epub")):
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: the workers get it, too

    _, said = run.communicate(timeout=60)
    early = articles_of(out)
    rest = done(*arguments)

    assert (run.returncode, "the same command goes on from here" in said) == (130, True)
    assert 0 < len(early) < 40
    assert "Traceback" not in said
    assert f"{40 - len(early)} done, {len(early)} known already" in rest.stderr
    assert len(articles_of(out)) == 40


def test_the_second_ctrl_c_ends_the_run_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.html"
    os.mkfifo(pipe)
    (tmp_path / "list.txt").write_text("pipe.html\n", encoding="utf-8")
    end = os.open(pipe, os.O_RDWR)
    run = octavo("batch", str(tmp_path / "list.txt"), "-o", str(tmp_path / "out"))
    while not _readers(pipe):
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)
    time.sleep(0.5)
    began = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)

    _, said = run.communicate(timeout=30)
    os.close(end)

    assert (run.returncode, time.monotonic() - began < 3) == (130, True)
    assert "Traceback" not in said
    assert not _readers(pipe)


def test_a_list_that_names_nothing_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text("fruit,price\napple,3\n", encoding="utf-8")

    run = done("batch", str(tmp_path / "prices.csv"), "-o", str(tmp_path / "out"))

    assert (run.returncode, run.stderr.count("\n")) == (3, 1)
    assert "CSV without a column named url, source" in run.stderr


def test_a_second_run_on_a_folder_is_told_who_holds_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.html"
    os.mkfifo(pipe)
    (tmp_path / "list.txt").write_text("pipe.html\n", encoding="utf-8")
    end = os.open(pipe, os.O_RDWR)
    out = str(tmp_path / "out")
    first = octavo("batch", str(tmp_path / "list.txt"), "-o", out)
    while not _readers(pipe):
        time.sleep(0.05)

    second = done("batch", str(tmp_path / "list.txt"), "-o", out)
    third = done("batch", str(tmp_path / "list.txt"), "-o", out, "--ledger", str(tmp_path / "ledger"))
    status = done("batch", "status", out)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    os.close(end)

    for refused in (second, third):
        assert refused.returncode == 9
        assert f"{out} is held by process {first.pid} on " in refused.stderr
    assert f"Worked on by process {first.pid} on " in status.stdout
