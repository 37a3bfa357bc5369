"""EPUB files to what Ace by DAISY finds against their accessibility: in Chromium, with the rules of axe."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from tests.validators.missing import NODE_MODULES, ValidatorMissingError

if TYPE_CHECKING:
    from pathlib import Path

ACE: Final = NODE_MODULES / ".bin" / "ace-cli"
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
START_MILLISECONDS: Final = 60_000
"""Ace gives its browser five seconds to start, which a busy machine has not."""
SECONDS: Final = 300
"""For a book of many files."""


def violations(book: Path, folder: Path) -> tuple[str, ...]:
    """Return what Ace finds in a book, its report going to the folder; () is none. Raises ValidatorMissingError."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not ACE.exists():
        raise ValidatorMissingError(f"Ace is not installed (tools/setup.sh with CI set; {ACE})")
    if not browser:
        raise ValidatorMissingError("Chromium is not installed (apt install chromium)")
    environment = os.environ | {
        "PUPPETEER_EXECUTABLE_PATH": browser,
        "ACE_TIMEOUT_INITIAL": str(START_MILLISECONDS),
    }
    command = [ACE, "--force", "--silent", "--outdir", folder, book]
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=SECONDS)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    found = tuple(
        f"{file['earl:testSubject']['url']}: {finding['earl:test']['dct:title']}: "
        f"{finding['earl:result']['dct:description']} {finding['earl:result'].get('html', '')}"
        for file in report["assertions"]
        for finding in file["assertions"]
    )
    if report["earl:result"]["earl:outcome"] != "pass" and not found:
        return (f"{book.name}: Ace's verdict is {report['earl:result']['earl:outcome']}.",)
    return found
