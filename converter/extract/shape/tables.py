"""Tables that only arrange a page to the blocks in them; tables of facts stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import attribute, text_of

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_LONG_CELL_CHARACTERS: Final = 1500
"""A cell of facts is shorter; a column of a page is longer."""
_ROW_GROUPS: Final = frozenset(("tbody", "thead", "tfoot"))
_WHAT_A_PAGE_HAS: Final = frozenset(("table", "h1", "h2", "h3", "article"))
"""A cell of facts has none of these; a column of a page may."""
_WHAT_A_COLUMN_HAS: Final = frozenset(("p", "div", "ul", "ol", "img"))
"""In a table of one column, what makes it a column of a page."""


def shape_tables(tree: ArticleTree) -> None:
    """Put the cells of tables that only arrange into their places, one box after the other."""
    for table in reversed(list(tree.elements("table"))):
        if _only_arranges(table):
            _unwrap(table, tree)


def _own_cells(table: Tag) -> list[list[Tag]]:
    """Return the cells of each row of a table, without those of tables within it."""
    rows = [
        row
        for child in _children(table)
        for row in (_children(child) if child.name in _ROW_GROUPS else [child])
        if row.name == "tr"
    ]
    return [[cell for cell in _children(row) if cell.name in ("td", "th")] for row in rows]


def _children(element: Tag) -> list[Tag]:
    return [child for child in element.contents if isinstance(child, Tag)]


def _only_arranges(table: Tag) -> bool:
    if attribute(table, "role") in ("presentation", "none"):
        return True
    rows = [row for row in _own_cells(table) if row]
    cells = [cell for row in rows for cell in row]
    if len(cells) <= 1:
        return True
    if any(cell.name == "th" for cell in cells) or any(child.name == "caption" for child in _children(table)):
        return False
    # One walk for all questions, since a table of layout may hold the whole page.
    names = [{node.name for node in cell.descendants if isinstance(node, Tag)} for cell in cells]
    in_any = frozenset[str]().union(*names)
    if in_any & _WHAT_A_PAGE_HAS:
        return True
    for cell, held in zip(cells, names, strict=True):
        if held & {"p", "br"} and len(text_of(cell)) > _LONG_CELL_CHARACTERS:
            return True
    return max(map(len, rows)) == 1 and bool(in_any & _WHAT_A_COLUMN_HAS)


def _unwrap(table: Tag, tree: ArticleTree) -> None:
    boxes: list[Tag] = []
    for row in _own_cells(table):
        for cell in row:
            box = tree.new("div", {"id": attribute(cell, "id")} if "id" in cell.attrs else {})
            for node in list(cell.contents):
                box.append(node.extract())
            boxes.append(box)
    tree.replace(table, *boxes)
