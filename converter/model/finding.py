"""Finding: what a device or a shop will make of a file, as a check names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "advice"]
"""error: the file is refused, or part of it is lost; warning: it is shown wrongly; advice: it could be better."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    severity: Severity
    message: str
    """One sentence that names the thing."""
    advice: str = ""
    """One sentence that says what to do; "" where the message does."""
    file: str = ""
    """Of the files in the book; "" is the book itself."""
    line: int = 0
    """From 1 on; 0 is the file as a whole."""
    check: str = ""
    """Name of the check that found it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks found in one file."""

    location: str
    findings: tuple[Finding, ...]
    """The gravest first, then in the order of the checks."""
    left: tuple[str, ...] = ()
    """Sentences on what could not be looked at."""

    @property
    def is_refused(self) -> bool:
        """Whether something of it is an error."""
        return any(finding.severity == "error" for finding in self.findings)
