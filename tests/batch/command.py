"""`octavo batch` as users start it, as a process of its own, and what it leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tests.unit.batch.bench import page

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
REPORTS = ("report.", "index", "opds")
"""How the names begin of what tells when and how long; the rest of a folder is the articles' own."""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="40{0}" height="300"/></svg>'


def octavo(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Start the command, in a group of processes of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "converter.cli", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def done(*arguments: str, seconds: float = 120, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end, and return how it went."""
    started = octavo(*arguments, **environment)
    try:
        out, err = started.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        kill(started)
        raise
    return subprocess.CompletedProcess(started.args, started.returncode, out, err)


def kill(started: subprocess.Popen[str]) -> None:
    """Kill the command, and nothing else: its workers have to see for themselves."""
    with suppress(ProcessLookupError):
        os.kill(started.pid, signal.SIGKILL)
    started.communicate()


def write_collection(folder: Path, count: int) -> None:
    """Write so many articles; of every six two share a title, one comes twice, and each has a picture of its own."""
    folder.mkdir(parents=True)
    for number in range(count):
        title = {1: "Notes", 3: "Notes", 5: f"Of Rivers {number - 1}"}.get(number % 6, f"Of Rivers {number}")
        own = number - 1 if number % 6 == 5 else number
        (folder / f"{own:03}.svg").write_text(DRAWING.format(own % 10), encoding="utf-8")
        figure = f'</h1><figure><img src="{own:03}.svg" alt="A plan"><figcaption>Plan {own}</figcaption></figure>'
        html = page(title, words=f"Page {own}.").replace("</h1>", figure)
        (folder / f"{number:03}.html").write_text(html, encoding="utf-8")


def articles_of(folder: Path) -> dict[str, bytes]:
    """Return all files of a batch by their names, but for the ledger, the reports and the catalogue."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".octavo", "catalogue"} & {*path.parts} and not path.name.startswith(REPORTS)
    }


def catalogue_of(folder: Path) -> dict[str, bytes]:
    """Return all files of a batch's catalogue by their names."""
    paths = [folder / "index.html", folder / "opds.xml", *sorted((folder / "catalogue").iterdir())]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def finished(folders: Sequence[Path]) -> bool:
    """Whether none of the folders has a draft."""
    return not any(found for folder in folders for found in folder.rglob("*.part"))
