"""Footnotes to those that the foot of a page can hold.

WeasyPrint 70 sets a note whole, on the page of its mark or on one of its own: one that is longer than a page loses its
end (measured: 25 of 1,200 words on A4), one of half a page leaves pages all but empty before it, and what may not be
broken within a note (code, tables, pictures) does the same. Such notes stand at the end of the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.model.document import BulletList, Division, FormulaBlock, OrderedList, Paragraph, Quote, Verse
from converter.model.walk import plain_text

if TYPE_CHECKING:
    from converter.model.document import Block, Document, Footnote

LONGEST_AT_FOOT_CHARACTERS: Final = 3000
"""Of a note on A4: 500 words, half a page. What is left of the page still takes text."""
MOST_BLOCKS_AT_FOOT: Final = 8

_A4_MM2: Final = 210 * 297
_SHEETS_MM2: Final = {
    "a3": 297 * 420,
    "a4": _A4_MM2,
    "a5": 148 * 210,
    "a6": 105 * 148,
    "b5": 176 * 250,
    "letter": 216 * 279,
    "legal": 216 * 356,
}
_MM: Final = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "px": 25.4 / 96}
_LENGTH: Final = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)(mm|cm|in|pt|px)\b")


def unfit_for_foot(document: Document, page_size: str) -> frozenset[str]:
    """Return the identifiers of the footnotes that the foot of a page of this CSS size cannot hold."""
    longest = LONGEST_AT_FOOT_CHARACTERS * min(1.0, _sheet_mm2(page_size) / _A4_MM2)
    return frozenset(note.identifier for note in document.footnotes if not _fits(note, longest))


def _fits(note: Footnote, longest: float) -> bool:
    if len(note.blocks) > MOST_BLOCKS_AT_FOOT or not all(map(_may_be_set_small, note.blocks)):
        return False
    return len(plain_text(note.blocks)) <= longest


def _may_be_set_small(block: Block) -> bool:
    match block:
        case Paragraph() | FormulaBlock() | Verse():
            return True
        case BulletList() | OrderedList():
            return all(_may_be_set_small(inner) for item in block.items for inner in item.blocks)
        case Quote() | Division():
            return all(map(_may_be_set_small, block.blocks))
        case _:
            return False


def _sheet_mm2(page_size: str) -> float:
    """Return the area of a sheet by its CSS size; that of an A5 sheet where the size is none that is known."""
    sides = [float(number) * _MM[unit] for number, unit in _LENGTH.findall(page_size.lower())]
    if sides:
        return sides[0] * sides[-1]
    named = next((area for name, area in _SHEETS_MM2.items() if name in page_size.lower().split()), None)
    return named if named is not None else _SHEETS_MM2["a5"]
