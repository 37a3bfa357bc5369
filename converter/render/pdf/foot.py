"""Footnotes to those that the foot of a page can hold.

WeasyPrint 70 sets a note whole, on the page of its mark or on one of its own: one that is longer than a page loses its
end (measured: 25 of 1,200 words on A4), one of half a page leaves pages all but empty before it, and what may not be
broken within a note (code, tables, pictures) does the same. Such notes stand at the end of the document.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from converter.base.paper import SHEETS_MM, sheet_mm
from converter.model.document import BulletList, Division, FormulaBlock, OrderedList, Paragraph, Quote, Verse
from converter.model.walk import plain_text

if TYPE_CHECKING:
    from converter.model.document import Block, Document, Footnote

LONGEST_AT_FOOT_CHARACTERS: Final = 3000
"""Of a note on A4: 500 words, half a page. What is left of the page still takes text."""
MOST_BLOCKS_AT_FOOT: Final = 8


def unfit_for_foot(document: Document, page_size: str) -> frozenset[str]:
    """Return the identifiers of the footnotes that the foot of a page of this CSS size cannot hold."""
    share = math.prod(sheet_mm(page_size)) / math.prod(SHEETS_MM["a4"])
    longest = LONGEST_AT_FOOT_CHARACTERS * min(1.0, share)
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
