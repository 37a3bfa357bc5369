"""MathML where the device sets none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import line_of
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_MATH: Final = "{http://www.w3.org/1998/Math/MathML}math"


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield each formula that would be a row of letters."""
    if device is None or device.family.mathml:
        return
    for path, root in book.pages():
        for formula in root.iter(_MATH):
            message = f"A formula is MathML, of which {device.title} shows the letters in a row."
            yield Finding("warning", message, "Put a picture there.", path, line_of(formula))


CHECK: Final = Check("formulas", "MathML where the device sets none", find)
