"""Rendering to Calibre's library, by its own calibredb, where that is installed.

Only `calibredb add` is called, on a file of our own making: what Calibre's converters make of a stranger's file is
another matter (ten CVEs of 2026).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from converter.base.errors import LibraryMissing, PlaceFailed
from converter.deliver.mail.secrets import PASSWORD_VARIABLE

if TYPE_CHECKING:
    from converter.model.rendering import Rendering

SECONDS: Final = 120.0
PROGRAM: Final = "calibredb"
_ADDED: Final = ("Added book ids", "Merged book ids")
"""What it says then; src/calibre/db/cli/cmd_add.py. In the user's language, unless one asks for another."""
_THERE_ALREADY: Final = "already exist"


def add_to_calibre(rendering: Rendering, library: Path | None, repetition: str = "") -> bool:
    """Add a book to a library, and return whether it was added; False where Calibre has one of that title and author.

    `repetition` is "--duplicates" where it is to be added all the same. Raises LibraryMissing, PlaceFailed.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise LibraryMissing(library=f"Calibre ({PROGRAM})", command="https://calibre-ebook.com/download")
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        # Calibre takes the title from the file's metadata, and the format from its name's ending.
        path = Path(folder) / rendering.file_name
        path.write_bytes(rendering.content)
        words = [program, "add", *filter(None, [repetition])]
        if library is not None:
            words += ["--with-library", str(library)]
        done = _run([*words, "--", str(path)])
    if any(sign in done.stdout for sign in _ADDED):
        return True
    if _THERE_ALREADY in done.stderr:
        return False
    reason = next(filter(None, map(str.strip, reversed(done.stderr.splitlines()))), f"it ended with {done.returncode}")
    raise PlaceFailed(place=PROGRAM, reason=reason[:300])


def _run(words: list[str]) -> subprocess.CompletedProcess[str]:
    # Without the password of the mail account: Calibre runs plug-ins of strangers.
    kept = {name: value for name, value in os.environ.items() if name != PASSWORD_VARIABLE}
    environment = {**kept, "CALIBRE_OVERRIDE_LANG": "en"}
    try:
        return subprocess.run(  # noqa: S603 - the program by its whole path, the file by one of ours
            words,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PlaceFailed(place=PROGRAM, reason=f"it did not end within {SECONDS:.0f} seconds") from None
    except OSError as error:
        raise PlaceFailed(place=PROGRAM, reason=error.strerror or str(error)) from error
