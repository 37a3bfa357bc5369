"""PDFs that run a script or start a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.pdf.sheets import Sheets
    from converter.model.device import Device


def find(sheets: Sheets, device: Device | None) -> Iterator[Finding]:
    """Yield that the PDF does something."""
    del device
    if sheets.active:
        yield Finding("warning", "The PDF runs a script or starts a program.", "Open it nowhere, and make it anew.")


CHECK: Final = Check("active", "PDFs that run a script or start a program", find)
