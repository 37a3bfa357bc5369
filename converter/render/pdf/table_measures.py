"""Tables that are too wide for their page: smaller, then turned, then as records, as WeasyPrint's own layout measures them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from converter.model.document import Table
from converter.model.walk import rewrite
from converter.render.records import records_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

    from converter.model.document import Block, Blocks, Document

Fit: TypeAlias = Literal["small", "smaller", "turned", "records"]

FITS: Final[tuple[Fit, ...]] = ("small", "smaller", "turned", "records")
"""What is done with a table that is too wide, the first that helps."""
CLASSES: Final[dict[Fit, str]] = {"small": "table-small", "smaller": "table-smaller", "turned": "table-turned"}
MOST_LAYOUTS: Final = 4
"""How often a document is laid out to see whether its tables fit. Most have none that does not, and one layout."""
FEWEST_ROWS_TURNED: Final = 8
"""A table with fewer rows leaves most of a page of its own empty, and is short as records."""
TOLERANCE: Final = 1.005
"""How much wider than its page a table may be: a hair's breadth is no fault, and rounding is none."""
SMALL: Final = 1 / 0.86
SMALLER: Final = 1 / 0.73
"""How many times wider than its page a table is at most that fits in small and in smaller type, with less padding."""
_LONG_WORD: Final = 24
"""Characters; a longer word in a cell is an address or code, and may be broken anywhere."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A table that is too wide."""

    place: int
    """Which of the document's tables, in their order."""
    excess: float
    """How many times wider it is than there is room."""
    landscape: float
    """How many times wider the page is when it is turned."""
    may_turn: bool
    """Whether it stands by itself between the paragraphs, and is long enough for pages of its own."""


def next_fit(measure: Measure, now: Fit | None) -> Fit:
    """Return what is to be done next with a table that is too wide as it is now."""
    if now is None:
        wanted: Fit = "records"
        if measure.excess <= SMALL:
            wanted = "small"
        elif measure.excess <= SMALLER:
            wanted = "smaller"
        elif measure.excess <= SMALLER * measure.landscape:
            wanted = "turned"
    else:
        wanted = FITS[min(FITS.index(now) + 1, len(FITS) - 1)]
    return "records" if wanted == "turned" and not measure.may_turn else wanted


def allow_long_words_to_break(tree: ET.Element) -> None:
    """Mark the cells with words that no column can hold: only these may be broken anywhere."""
    for name in ("td", "th"):
        for cell in tree.iter(name):
            if any(len(word) > _LONG_WORD for word in "".join(cell.itertext()).split()):
                cell.set("class", "long-words")


def too_wide(laid_out: Any, tree: ET.Element) -> Iterator[Measure]:
    """Yield the tables of a WeasyPrint document that are wider than what they stand in, each once."""
    from weasyprint.formatting_structure.boxes import TableBox

    places = {id(table): place for place, table in enumerate(tree.iter("table"))}
    alone = {id(table) for holder in tree.iter("article") for table in holder if table.tag == "table"}
    if not places:
        return
    seen: set[int] = set()
    for page in laid_out.pages:
        sheet = page._page_box  # noqa: SLF001 -- WeasyPrint shows its layout nowhere else
        landscape = sheet.height / sheet.width if sheet.width else 1.0
        # Tables within tables make those wide that they stand in; these are measured alone.
        waiting = [(sheet, sheet.width)]
        while waiting:
            box, room = waiting.pop()
            if isinstance(box, TableBox):
                place = places.get(id(box.element))
                if place is not None and place not in seen and room and box.width > room * TOLERANCE:
                    seen.add(place)
                    rows = sum(1 for _ in box.element.iter("tr"))
                    may_turn = id(box.element) in alone and rows >= FEWEST_ROWS_TURNED
                    yield Measure(place, box.width / room, landscape, may_turn)
                continue
            inner = room if getattr(box, "is_table_wrapper", False) else getattr(box, "width", room)
            waiting += [(child, inner) for child in getattr(box, "children", ()) if hasattr(child, "element")]


def with_records(document: Document, fits: Mapping[Table, Fit]) -> Document:
    """Return the document with the tables that are to be records as such."""
    if "records" not in fits.values():
        return document

    def block(block: Block) -> Blocks:
        return records_of(block) if isinstance(block, Table) and fits.get(block) == "records" else (block,)

    return rewrite(document, lambda inline: (inline,), block)


def classes_of(fits: Mapping[Table, Fit]) -> dict[Table, str]:
    """Return the classes by which style sheets know the tables that are too wide."""
    return {table: CLASSES[fit] for table, fit in fits.items() if fit in CLASSES}
