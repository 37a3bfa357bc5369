"""PDFs that are too large for the device, or for the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.pdf.sheets import Sheets
    from converter.model.device import Device


def find(sheets: Sheets, device: Device | None) -> Iterator[Finding]:
    """Yield that the PDF is over the device's budget."""
    if device and sheets.size_bytes > device.family.file_budget_bytes:
        size, budget = sheets.size_bytes / 1_000_000, device.family.file_budget_bytes / 1_000_000
        message = f"The PDF has {size:.1f} MB, and {budget:.0f} are sure to get to {device.title}."
        yield Finding("warning", message, "Make its pictures smaller.")


CHECK: Final = Check("pdf_size", "PDFs too large for the device or the mail to it", find)
