"""Tables that only arrange a page to the blocks in them; tables of facts to rows, headers and a caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import all_within, attribute, first_within, text_of
from converter.extract.shape.table_grids import shape_grids
from converter.extract.shape.table_tidying import is_empty, own_cells, tidy_table
from converter.extract.shape.tree import element_after, element_before, is_gone

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_LONG_CELL_CHARACTERS: Final = 1500
"""A cell of facts is shorter; a column of a page is longer."""
_COLUMN_CHARACTERS: Final = 300
"""In a table of one row, a cell that holds blocks and is longer is a column of a page."""
_SHORT_COLUMN_CHARACTERS: Final = 100
"""… and where each cell is a paragraph of this length, all of them are."""
_WHAT_A_PAGE_HAS: Final = frozenset(("table", "h1", "h2", "h3", "article"))
"""A cell of facts has none of these; a column of a page may."""
_WHAT_A_COLUMN_HAS: Final = frozenset(("p", "div", "ul", "ol", "img"))
"""In a table of one column, what makes it a column of a page."""
_SPACER_SIDE_PX: Final = 45
"""A picture that is alone in the cell of a layout and lower or narrower is a button, a line or a spacer."""
_CAPTION: Final = re.compile(r" (?:[a-z-]*table[-_]{0,2}(?:caption|title)|tbl-?caption|tblcaption|tabcaption) ")
_LONGEST_CAPTION_CHARACTERS: Final = 500


def shape_tables(tree: ArticleTree) -> None:
    """Put the cells of tables that only arrange into their places, one box after the other; tidy the others."""
    shape_grids(tree)
    for table in reversed(list(tree.elements("table"))):
        if _only_arranges(table):
            _unwrap(table, tree)
        else:
            tidy_table(table, tree)
    for element, _ in tree.of_class(_CAPTION, "p", "div", "span", "figcaption", "h4", "h5", "h6"):
        if not is_gone(element):
            _shape_caption(element, tree)


def _only_arranges(table: Tag) -> bool:
    if attribute(table, "role") in ("presentation", "none"):
        return True
    rows = [row for row in own_cells(table) if row]
    cells = [cell for row in rows for cell in row]
    if len(cells) <= 1:
        return True
    captioned = any(isinstance(child, Tag) and child.name == "caption" for child in table.contents)
    if captioned or any(cell.name == "th" for cell in cells):
        return False
    # One walk for all questions, since a table of layout may hold the whole page.
    names = [{node.name for node in cell.descendants if isinstance(node, Tag)} for cell in cells]
    in_any = frozenset[str]().union(*names)
    if in_any & _WHAT_A_PAGE_HAS:
        return True
    lengths = [len(text_of(cell)) for cell in cells]
    # All the text in one cell, or none: the others hold spacers, a picture beside it, an icon.
    if sum(length > 0 for length in lengths) <= 1:
        return True
    for length, held in zip(lengths, names, strict=True):
        if length > _LONG_CELL_CHARACTERS and held & {"p", "br"}:
            return True
        if length > _COLUMN_CHARACTERS and len(rows) == 1 and held & _WHAT_A_COLUMN_HAS:
            return True
    if len(rows) == 1 and all(
        length > _SHORT_COLUMN_CHARACTERS and "p" in held for length, held in zip(lengths, names, strict=True) if length
    ):
        return True
    return max(map(len, rows)) == 1 and bool(in_any & _WHAT_A_COLUMN_HAS)


def _unwrap(table: Tag, tree: ArticleTree) -> None:
    cells = [cell for row in own_cells(table) for cell in row]
    has_text = any(not is_empty(cell) and text_of(cell) for cell in cells)
    captions = [child for child in table.contents if isinstance(child, Tag) and child.name == "caption"]
    boxes: list[Tag] = []
    for cell in (*captions, *cells):
        if has_text and _is_furniture(cell):
            continue
        box = tree.new("div", {"id": attribute(cell, "id")} if "id" in cell.attrs else {})
        for node in list(cell.contents):
            box.append(node.extract())
        boxes.append(box)
    tree.replace(table, *boxes)


def _is_furniture(cell: Tag) -> bool:
    """Return whether a layout's cell holds nothing but a menu drawn as a picture, lines, spacers and the like."""
    pictures = all_within(cell, "img")
    return bool(pictures) and not text_of(cell) and all(is_drawn_menu(each) or _is_spacer(each) for each in pictures)


def is_drawn_menu(picture: Tag) -> bool:
    """Return whether a click on a picture leads to one page or the other, by the place."""
    return "usemap" in picture.attrs


def _is_spacer(picture: Tag) -> bool:
    sides = (attribute(picture, "width"), attribute(picture, "height"))
    return any(side.isdecimal() and int(side) < _SPACER_SIDE_PX for side in sides)


def _shape_caption(element: Tag, tree: ArticleTree) -> None:
    """Make an element that says it is a table's caption that of the table beside it."""
    text = text_of(element)
    if not text or len(text) > _LONGEST_CAPTION_CHARACTERS or element.find_parent("table") is not None:
        return
    for beside in (element_after(element), element_before(element)):
        table = beside if beside is None or beside.name == "table" else first_within(beside, "table")
        if table is not None and first_within(table, "caption") is None:
            caption = tree.new("caption")
            for node in list(element.contents):
                caption.append(node.extract())
            table.insert(0, caption)
            tree.remove(element)
            return


__all__ = ["is_drawn_menu", "shape_tables"]
