"""PDFs without a title or a language, by which libraries list and voices read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.pdf.sheets import Sheets
    from converter.model.device import Device


def find(sheets: Sheets, device: Device | None) -> Iterator[Finding]:
    """Yield what the PDF does not say of itself."""
    del device
    if sheets.problem:
        return
    if not sheets.title:
        yield Finding(
            "warning", "The PDF has no title: libraries show its file's name.", "Write one into its metadata."
        )
    if not sheets.language:
        yield Finding("warning", "The PDF does not say its language: voices read it as another.", "Write /Lang.")


CHECK: Final = Check("named", "PDFs without title or language", find)
