"""PDFs that do not open, or not for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.pdf.sheets import Sheets
    from converter.model.device import Device


def find(sheets: Sheets, device: Device | None) -> Iterator[Finding]:
    """Yield why it does not open."""
    del device
    if sheets.problem:
        yield Finding("error", f"The PDF {sheets.problem}.", "Make it anew.")
    elif sheets.locked:
        yield Finding("warning", "The PDF is encrypted, and some devices and Amazon refuse it.", "Write it without.")


CHECK: Final = Check("opened", "PDFs that are broken, locked or encrypted", find)
