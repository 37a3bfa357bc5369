"""Bytes to what the checks look at in a PDF, by pikepdf: its only user. Of a broken one what there is."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MM_PER_POINT: Final = 25.4 / 72
MOST_PAGES: Final = 2000
"""Whose size is looked at."""
_ACTIVE: Final = re.compile(rb"/(?:JavaScript|Launch)\b")


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a PDF says of itself."""

    size_bytes: int
    problem: str = ""
    """Why it cannot be opened: what follows "The PDF" in a sentence."""
    locked: bool = False
    """Whether it may not be copied from or printed without a password."""
    tagged: bool = False
    title: str = ""
    shows_title: bool = False
    """Whether the window shows the title and not the file's name."""
    language: str = ""
    page_sizes: tuple[tuple[float, float], ...] = ()
    """Width and height in millimetres of each page, as it is turned."""
    active: bool = False
    """Whether it runs a script or starts a program."""


def read_sheets(content: bytes) -> Sheets:
    """Return what a PDF says of itself."""
    import pikepdf

    # What it thinks of a broken file is not to stand between the findings.
    logging.getLogger("pikepdf").addHandler(logging.NullHandler())
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return _sheets(pdf, content)
    except pikepdf.PasswordError:
        return Sheets(len(content), "is locked with a password")
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, RuntimeError):
        return Sheets(len(content), "is broken")


def _sheets(pdf: Any, content: bytes) -> Sheets:
    root = pdf.Root
    viewer = root.get("/ViewerPreferences", {})
    return Sheets(
        size_bytes=len(content),
        locked=bool(pdf.is_encrypted),
        tagged=bool(root.get("/MarkInfo", {}).get("/Marked", False)) and "/StructTreeRoot" in root,
        title=str(pdf.docinfo.get("/Title", "")).strip() if "/Info" in pdf.trailer else "",
        shows_title=bool(viewer.get("/DisplayDocTitle", False)),
        language=str(root.get("/Lang", "")).strip(),
        page_sizes=tuple(_page_sizes(pdf)),
        active=_ACTIVE.search(content) is not None or "/JavaScript" in root.get("/Names", {}),
    )


def _page_sizes(pdf: Any) -> Iterator[tuple[float, float]]:
    for number, page in enumerate(pdf.pages):
        if number == MOST_PAGES:
            return
        left, low, right, high = (float(edge) for edge in page.mediabox)
        sides = abs(right - left) * MM_PER_POINT, abs(high - low) * MM_PER_POINT
        yield sides[::-1] if int(page.get("/Rotate", 0)) % 180 else sides
