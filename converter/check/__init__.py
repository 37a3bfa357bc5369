"""A file to what a device or a shop will make of it: own checks, which need no Java, and EPUBCheck's where that is.

Nothing of the file is unpacked to disk, run or asked for; what is hostile in it is a finding like any other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

from converter.base.errors import ArchiveRefused
from converter.check.epub import EPUB_CHECKS
from converter.check.pdf import PDF_CHECKS
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from converter.check.check import Check
    from converter.model.device import Device

__all__ = ["CHECKS", "MOST_FINDINGS", "CheckRow", "check_content"]

MOST_FINDINGS: Final = 20
"""Of one check: a fault that every page repeats is understood by then; the rest is counted, to MOST_COUNTED."""
MOST_COUNTED: Final = 10_000
_ORDER: Final = {"error": 0, "warning": 1, "advice": 2}

Checked = TypeVar("Checked")


@dataclass(frozen=True, slots=True)
class CheckRow:
    """What the list of checks says of one."""

    name: str
    kind: str
    """EPUB or PDF."""
    summary: str


CHECKS: Final[tuple[CheckRow, ...]] = (
    *(CheckRow(check.name, "EPUB", check.summary) for check in EPUB_CHECKS),
    *(CheckRow(check.name, "PDF", check.summary) for check in PDF_CHECKS),
)


def check_content(content: bytes, file_name: str, device: Device | None) -> tuple[Finding, ...]:
    """Return what the checks find in a file, for a device or for any; the gravest first. Raises nothing for bad files."""
    if content.startswith(b"PK"):
        found = _in_epub(content, file_name, device)
    elif content.startswith(b"%PDF-"):
        from converter.check.pdf.sheets import read_sheets

        found = _all_found(PDF_CHECKS, read_sheets(content), device)
    else:
        found = iter((Finding("error", "The file is no EPUB and no PDF.", check="archive"),))
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.severity]))


def _in_epub(content: bytes, file_name: str, device: Device | None) -> Iterator[Finding]:
    # Only who checks a book waits for what reads one.
    from converter.base.archives import read_archive
    from converter.check.epub.book import read_book

    try:
        archive = read_archive(content)
    except ArchiveRefused as refused:
        yield Finding("error", f"The book {refused.reason}.", check="archive")
        return
    yield from _all_found(EPUB_CHECKS, read_book(content, file_name, archive), device)


def _all_found(checks: Iterable[Check[Checked]], checked: Checked, device: Device | None) -> Iterator[Finding]:
    """Yield what each check finds, with its name, and of what it finds too often how often."""
    for check in checks:
        found = iter(check.find(checked, device))
        yield from (replace(finding, check=check.name) for finding in islice(found, MOST_FINDINGS))
        if more := sum(1 for _ in islice(found, MOST_COUNTED)):
            counted = f"{MOST_COUNTED} or more" if more == MOST_COUNTED else str(more)
            yield Finding("advice", f"The same was found {counted} more times.", check=check.name)
