"""Tables that only arrange a page to the blocks in them; tables of facts stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import all_within, attribute, first_within, text_of

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_LONG_CELL_CHARACTERS: Final = 1500
"""A cell of facts is shorter; a column of a page is longer."""


def shape_tables(tree: ArticleTree) -> None:
    """Put the cells of tables that only arrange into their places, one box after the other."""
    for table in reversed(list(tree.elements("table"))):
        if _only_arranges(table):
            _unwrap(table, tree)


def _own_cells(table: Tag) -> list[list[Tag]]:
    rows = [row for row in all_within(table, "tr") if row.find_parent("table") is table]
    return [[cell for cell in row.contents if isinstance(cell, Tag) and cell.name in ("td", "th")] for row in rows]


def _only_arranges(table: Tag) -> bool:
    if attribute(table, "role") in ("presentation", "none"):
        return True
    rows = [row for row in _own_cells(table) if row]
    cells = [cell for row in rows for cell in row]
    if len(cells) <= 1:
        return True
    if any(cell.name == "th" for cell in cells) or first_within(table, "caption") is not None:
        return False
    if any(first_within(cell, "table") is not None for cell in cells):
        return True
    if any(first_within(cell, "h1", "h2", "h3", "article") is not None for cell in cells):
        return True
    if any(len(text_of(cell)) > _LONG_CELL_CHARACTERS and first_within(cell, "p", "br") is not None for cell in cells):
        return True
    return max(map(len, rows)) == 1 and any(
        first_within(cell, "p", "div", "ul", "ol", "img") is not None for cell in cells
    )


def _unwrap(table: Tag, tree: ArticleTree) -> None:
    boxes: list[Tag] = []
    for row in _own_cells(table):
        for cell in row:
            box = tree.new("div", {"id": attribute(cell, "id")} if "id" in cell.attrs else {})
            for node in list(cell.contents):
                box.append(node.extract())
            boxes.append(box)
    tree.replace(table, *boxes)
