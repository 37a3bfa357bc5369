"""What is looked at in a PDF: the ordered table of checks, one a module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.pdf import active, named, opened, page_size, pdf_size, tagged

if TYPE_CHECKING:
    from converter.check.check import Check
    from converter.check.pdf.sheets import Sheets

PDF_CHECKS: Final[tuple[Check[Sheets], ...]] = (
    opened.CHECK,
    tagged.CHECK,
    named.CHECK,
    page_size.CHECK,
    pdf_size.CHECK,
    active.CHECK,
)
