"""PDFs whose pages are not as large as the screen: they are shrunk, or have to be moved about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.pdf.sheets import Sheets
    from converter.model.device import Device

_TOLERANCE: Final = 1.05
"""How many times larger a page may be than the screen: what is shrunk by a twentieth is read as well."""


def find(sheets: Sheets, device: Device | None) -> Iterator[Finding]:
    """Yield the size of most pages where the screen shows them smaller."""
    if device is None or not sheets.page_sizes:
        return
    sizes = Counter(tuple(round(side) for side in size) for size in sheets.page_sizes)
    width, height = sizes.most_common(1)[0][0]
    screen = sorted((device.width_mm, device.height_mm))
    shrunk = max(side / room for side, room in zip(sorted((width, height)), screen, strict=True))
    if shrunk > _TOLERANCE:
        message = (
            f"The pages are {width} × {height} mm, and {device.title} shows them at {100 / shrunk:.0f} % of their size."
        )
        yield Finding("warning", message, f"Make it anew with --device {device.name}.")


CHECK: Final = Check("page_size", "PDFs whose pages are larger than the screen", find)
