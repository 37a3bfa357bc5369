"""PDFs that a screen reader cannot read, nor a phone reflow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.pdf.sheets import Sheets
    from converter.model.device import Device


def find(sheets: Sheets, device: Device | None) -> Iterator[Finding]:
    """Yield that there are no tags."""
    del device
    if not sheets.problem and not sheets.tagged:
        message = "The PDF is not tagged: nothing says what is a heading, a paragraph, a picture."
        yield Finding("warning", message, "Make it anew, with tags.")


CHECK: Final = Check("tagged", "PDFs without tags", find)
