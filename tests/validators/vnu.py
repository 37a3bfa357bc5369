"""HTML files to the errors that the Nu Html Checker finds, many files in one Java machine."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from tests.validators.missing import NODE_MODULES, ValidatorMissingError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

JAR: Final = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
FILES_A_RUN: Final = 100
"""Named on one command line."""


@dataclass(frozen=True, slots=True)
class Error:
    """One error of one file."""

    file: str
    """Name of the file."""
    line: int
    message: str
    extract: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message} {self.extract!r}"


def check(files: Sequence[Path]) -> tuple[Error, ...]:
    """Return the errors of HTML files; () are clean ones. Raises ValidatorMissingError."""
    if not JAR.is_file():
        raise ValidatorMissingError(f"the Nu Html Checker is not installed (tools/setup.sh with CI set; {JAR})")
    if not shutil.which("java"):
        raise ValidatorMissingError("Java is not installed (apt install default-jre-headless)")
    batches = (files[place : place + FILES_A_RUN] for place in range(0, len(files), FILES_A_RUN))
    return tuple(error for batch in batches for error in _checked(batch))


def _checked(files: Sequence[Path]) -> list[Error]:
    options = ["-Xss8m", "-XX:+UseSerialGC", "-jar", JAR, "--format", "json", "--exit-zero-always", "--errors-only"]
    done = subprocess.run(["java", *options, *files], capture_output=True, text=True, check=True)
    return [
        Error(
            unquote(urlsplit(message.get("url", "")).path).rpartition("/")[2],
            message.get("lastLine", 0),
            message["message"],
            message.get("extract", ""),
        )
        for message in json.loads(done.stderr)["messages"]
        if message["type"] != "info"
    ]
