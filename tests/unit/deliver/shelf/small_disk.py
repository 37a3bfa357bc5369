"""A disk of one megabyte, for tests that fill it."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk of 1 MB in the folder; where that cannot be done the test is skipped, and fails in CI."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        problem = answer.stderr.strip()
        mounted = answer.returncode == 0
    except FileNotFoundError:
        mounted, problem = False, "there is no mount"
    if not mounted:
        message = f"no small disk can be mounted here: {problem}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
