"""A real Dask cluster on 127.0.0.1, which surely ends with the test that needs it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
STARTING_SECONDS = 60


@dataclass
class Cluster:
    """One scheduler, and workers with one thread each."""

    folder: Path
    address: str = ""
    programs: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start_scheduler(self) -> None:
        known = self.folder / "scheduler.json"
        known.unlink(missing_ok=True)
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(known))
        until = time.monotonic() + STARTING_SECONDS
        while not self.address:
            assert time.monotonic() < until, "no scheduler"
            with contextlib.suppress(OSError, ValueError):
                self.address = json.loads(known.read_text(encoding="utf-8"))["address"]
            time.sleep(0.05)

    def start_worker(self) -> None:
        place = ["--host", "127.0.0.1", "--local-directory", str(self.folder), "--death-timeout", "20"]
        self._start("worker", self.address, *place, "--nthreads", "1", "--memory-limit", "0")

    def stop(self, program: subprocess.Popen[bytes]) -> None:
        """End a program and all that it has started, now."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()

    def _start(self, kind: str, *options: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
        environment |= {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        with (self.folder / "log.txt").open("ab") as log:
            program = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--no-dashboard", *options],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.programs.append(program)


@contextlib.contextmanager
def cluster_of(workers: int, folder: Path) -> Iterator[Cluster]:
    """Give a cluster that listens on ports which are free."""
    cluster = Cluster(folder)
    try:
        cluster.start_scheduler()
        for _ in range(workers):
            cluster.start_worker()
        yield cluster
    finally:
        for program in cluster.programs:
            cluster.stop(program)
