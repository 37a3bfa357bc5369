"""Figures that leave much of a page empty: smaller, or behind the text that follows them.

A figure is not broken. Where it no longer fits on a page it begins the next, and leaves a gap that may be half a page.
Once a chapter is laid out, the heights of its blocks are known; its pages are then filled again in numbers alone, and
what is decided there about its figures is laid out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree import ElementTree as ET

LARGEST_GAP: Final = 0.22
"""Of a page: a gap that looks as if it were meant. A paragraph that goes to the next page whole may leave as much."""
LEAST_SHRINKAGE: Final = 0.62
"""How small a picture may become, of what it is: a column's width less on each side still shows the same things."""
LEAST_HEIGHT_PX: Final = 170.0
"""45 mm; of less than that nothing can be seen."""
MOST_LAYOUTS: Final = 4
"""How often a chapter is laid out again for its figures."""
_LEAST_PIECE_PX: Final = 40.0
"""Two lines: less of a paragraph stays on no page."""
_MOVED_PAST: Final = frozenset({"p"})
"""What a figure may come to stand behind: text that is read on whether the figure stands before or after it."""
_KEPT_WITH_NEXT: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """What is done with a figure."""

    height_px: float | None = None
    """How high its picture is at most; None leaves it as it is."""
    moved_past: int = 0
    """How many of the blocks that follow it come before it."""


@dataclass(slots=True)
class _Block:
    """A block of the article, and how much of the pages it takes."""

    element: ET.Element
    height: float = 0.0
    picture_height: float = 0.0
    """Of its picture, where it is a figure with one."""
    pages: list[int] = field(default_factory=list)


def place_figures(tree: ET.Element, places: Mapping[int, FigurePlace]) -> None:
    """Do with the figures of a page's tree, by their numbers in it, what was decided."""
    if not places:
        return
    figures = list(tree.iter("figure"))
    article = next(tree.iter("article"))
    for number in sorted(places, reverse=True):
        place, figure = places[number], figures[number]
        if place.height_px is not None:
            for picture in figure.iter("img"):
                picture.set("style", f"max-height: {place.height_px:.0f}px")
        if place.moved_past:
            index = list(article).index(figure)
            article.remove(figure)
            article.insert(index + place.moved_past, figure)


def better_places(laid_out: Any, tree: ET.Element, places: Mapping[int, FigurePlace]) -> dict[int, FigurePlace]:
    """Return what to do with the figures so that none leaves a gap; {} where none does.

    `places` is what was done with them already, which stays.
    """
    article = next(tree.iter("article"))
    blocks = {element: _Block(element) for element in article}
    rooms: list[float] = []
    gaps: list[tuple[ET.Element, int, float]] = []
    left = 0.0
    for number, page in enumerate(laid_out.pages):
        sheet = page._page_box  # noqa: SLF001 -- WeasyPrint shows its layout nowhere else
        boxes = [box for box in _boxes_of(sheet, article) if box.element in blocks]
        if boxes and number and boxes[0].element.tag == "figure" and left > LARGEST_GAP * rooms[-1]:
            gaps.append((boxes[0].element, number - 1, left))
        room = float(sheet.height) - _notes_height(sheet)
        rooms.append(room)
        left = room - _measure(boxes, blocks, number, sheet)
    numbers = {figure: number for number, figure in enumerate(tree.iter("figure"))}
    fixed = {figure for figure, number in numbers.items() if number in places}
    for figure, page, gap in gaps:
        if figure in fixed:
            continue
        # What comes before stays as it is: numbers are a little off, and more so with each page.
        waiting = list(blocks.values())[list(blocks).index(figure) :]
        decided = _Filling([block for block in waiting if block.pages], rooms, page, rooms[page] - gap).decide(fixed)
        if figure in decided:
            return {numbers[figure]: place for figure, place in decided.items()}
    return {}


def _boxes_of(sheet: Any, article: ET.Element) -> list[Any]:
    """Return the boxes that stand directly in the article on a page; [] where it is set in columns."""
    waiting = list(sheet.children)
    while waiting:
        box = waiting.pop()
        if box.element is article:
            return list(box.children)
        if box.element is not None and box.element.tag in {"html", "body"}:
            waiting += box.children
    return []


def _notes_height(sheet: Any) -> float:
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox

    areas = (box for box in sheet.children if isinstance(box, FootnoteAreaBox) and box.children)
    return float(sum(area.margin_height() for area in areas))


def _measure(boxes: list[Any], blocks: Mapping[ET.Element, _Block], page: int, sheet: Any) -> float:
    """Add to each block what it takes of a page, and return how much of the page is filled."""
    top = sheet.content_box_y()
    bottom = top
    for box in boxes:
        end = box.position_y + box.margin_height()
        block = blocks[box.element]
        # Margins between blocks collapse: each takes what lies between the end of the one before and its own.
        block.height += max(end - bottom, 0.0)
        block.pages.append(page)
        if box.element.tag == "figure":
            block.picture_height = _picture_height(box)
        bottom = max(bottom, end)
    return float(bottom - top)


def _picture_height(figure: Any) -> float:
    """Return the height of a figure's picture; 0 where it has none or several."""
    from weasyprint.formatting_structure.boxes import ReplacedBox

    pictures = [box for box in figure.descendants() if isinstance(box, ReplacedBox)]
    return float(pictures[0].height) if len(pictures) == 1 else 0.0


class _Filling:
    """Pages on the way to being filled with blocks, in numbers alone."""

    def __init__(self, blocks: list[_Block], rooms: list[float], page: int, filled: float) -> None:
        self._blocks = blocks
        self._rooms = rooms
        self._page = page
        self._filled = filled

    def decide(self, fixed: set[ET.Element]) -> dict[ET.Element, FigurePlace]:
        """Return what to do with each figure that would leave a gap, those left out that are fixed."""
        decided: dict[ET.Element, FigurePlace] = {}
        blocks = self._blocks
        index = 0
        while index < len(blocks):
            block = blocks[index]
            left = self._room - self._filled
            if block.element.tag != "figure" or block.height <= left:
                self._take(block, blocks[index + 1] if index + 1 < len(blocks) else None)
            elif left <= LARGEST_GAP * self._room or block.element in fixed | decided.keys():
                self._turn(block.height)
            elif (height := _shrunk(block, left)) is not None:
                decided[block.element] = FigurePlace(height_px=height)
                self._filled = self._room
            elif moved := self._moved(index, left):
                decided[block.element] = FigurePlace(moved_past=moved)
                blocks[index : index + moved + 1] = [*blocks[index + 1 : index + moved + 1], block]
                continue
            else:
                self._turn(block.height)
            index += 1
        return decided

    @property
    def _room(self) -> float:
        return self._rooms[min(self._page, len(self._rooms) - 1)]

    def _turn(self, filled: float) -> None:
        self._page += 1
        self._filled = filled

    def _take(self, block: _Block, following: _Block | None) -> None:
        """Put a block on the page, and what of it does not fit on the next."""
        height = block.height
        # A heading stands with two lines of what it heads, at least.
        ahead = min(following.height, 2 * height) if following and block.element.tag in _KEPT_WITH_NEXT else 0.0
        if ahead and self._filled + height + ahead > self._room:
            self._turn(height)
            return
        while self._filled + height > self._room:
            left = self._room - self._filled
            height -= left if left >= _LEAST_PIECE_PX else 0.0
            self._turn(0.0)
        self._filled += height

    def _moved(self, index: int, left: float) -> int:
        """Return past how many blocks a figure has to go until they fill the page; 0 where it may not or that does not help."""
        taken = 0.0
        for count, block in enumerate(self._blocks[index + 1 :], start=1):
            if block.element.tag not in _MOVED_PAST:
                return 0
            taken += block.height
            if taken >= (1 - LARGEST_GAP) * left:
                return count
        return 0


def _shrunk(block: _Block, left: float) -> float | None:
    """Return how high a figure's picture may be for the figure to fit; None where it would be too small."""
    if not block.picture_height:
        return None
    height = left - (block.height - block.picture_height) - 1
    least = max(LEAST_SHRINKAGE * block.picture_height, LEAST_HEIGHT_PX)
    return height if height >= least else None
