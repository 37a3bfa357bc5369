"""A table of facts without what stood in it for the eye or the mouse: empty rows, padding, arrows to sort by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag
from bs4.element import NavigableString

from converter.base.dom import all_within, attribute, first_within, strings_of, text_of
from converter.base.vocabulary import FOOTNOTE_MARK_ROLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from converter.extract.shape.tree import ArticleTree

ROW_GROUPS: Final = frozenset(("tbody", "thead", "tfoot"))

_SHOWN: Final = (
    "img", "picture", "video", "audio", "iframe", "object", "embed", "math", "svg", "canvas", "hr", "input"
)  # fmt: skip
"""What is seen in a cell without text."""
_PADDING: Final = " \t\n\r\f\xa0\u2002\u2003\u2009\u200b\ufeff"
_ARROWS: Final = re.compile(r"[\s▲▼△▽▴▾▵▿↑↓↕⇅⇵⬆⬇⬍⇧⇩🔼🔽🔺🔻]{1,9}\Z")
_SORTING: Final = re.compile(
    r"(?:click to |activate to |: )?(?:sort(?:ed|able)?|unsorted|not sorted|sortieren|trier|ordenar)"
    r"(?: (?:by|column|table|in|this|nach|par|por)\b.{0,60}| ascending| descending| asc| desc| [▲▼↑↓↕])*",
    re.IGNORECASE,
)
"""What a control to sort by says; the whole of it."""
_SORT_ADDRESS: Final = re.compile(r"\A(?:#|javascript:)|[?&](?:sort|order|orderby|sortby|sort_by|dir)=", re.IGNORECASE)
_HEADER_ROW: Final = re.compile(
    r" (?:(?:table|tbl|row|t|tr)[-_]?)?(?:header|heading|thead|head|header[-_]row|firstrow) "
)
_ALIGNED: Final = re.compile(
    r" (?:has-text-align|(?:[a-z]{1,12}[-_]{1,2})?(?:text|align|ta)|column|col|is)[-_]{1,2}(left|center|centre|right|start|end)(?:ed)? "
)
_ALIGNED_WORD: Final = re.compile(r" align(left|center|right) ")
_ALIGNMENT: Final[Mapping[str, str]] = {"centre": "center"}
_SAYS_ALIGNMENT: Final = re.compile(r"text-align\s*:\s*(\w{1,10})", re.IGNORECASE)
_YES: Final = re.compile(r"[ -](?:check|tick|checkmark|check-circle|circle-check|yes)[ -]")
_NO: Final = re.compile(r"[ -](?:times|xmark|cross|close|times-circle|circle-xmark|no)[ -]")
_ICONS: Final = ("i", "span", "svg", "img", "em")


def own_cells(table: Tag) -> list[list[Tag]]:
    """Return the cells of each row of a table, without those of tables within it."""
    return [[cell for cell in _children(row) if cell.name in ("td", "th")] for row in _own_rows(table)]


def is_empty(cell: Tag) -> bool:
    """Return whether nothing in a cell is seen."""
    return not text_of(cell).strip(_PADDING) and not all_within(cell, *_SHOWN)


def tidy_table(table: Tag, tree: ArticleTree) -> None:
    """Take out of a table what is no fact, and say which cells are headers and how cells are aligned."""
    _say_alignment(table)
    for row in own_cells(table):
        for cell in row:
            _name_icons(cell)
            _trim(cell)
            if cell.name == "th" or attribute(cell, "role") == "columnheader" or "aria-sort" in cell.attrs:
                cell.name = "th"
                _drop_sorting(cell, tree)
    _drop_empty(table, tree)
    _take_title_out(table, tree)
    _find_headers(table)


def _own_rows(table: Tag) -> list[Tag]:
    return [
        row
        for child in _children(table)
        for row in (_children(child) if child.name in ROW_GROUPS else [child])
        if row.name == "tr"
    ]


def _children(element: Tag) -> list[Tag]:
    return [child for child in element.contents if isinstance(child, Tag)]


def _trim(cell: Tag) -> None:
    """Take the no-break spaces away with which a cell's text is kept from its borders."""
    strings = [string for string in strings_of(cell) if string.strip()]
    if not strings or strings[0].find_parent("pre") is not None:
        return
    first, last = strings[0], strings[-1]
    if first is last:
        first.replace_with(NavigableString(first.strip(_PADDING)))
    else:
        first.replace_with(NavigableString(first.lstrip(_PADDING)))
        last.replace_with(NavigableString(last.rstrip(_PADDING)))


def _name_icons(cell: Tag) -> None:
    """Give a cell of nothing but a tick or a cross its character."""
    if text_of(cell).strip(_PADDING):
        return
    for icon in all_within(cell, *_ICONS):
        said = attribute(icon, "class") + " " + attribute(icon, "data-icon") + " " + attribute(icon, "aria-label")
        said = f" {said} {attribute(icon, 'alt')} ".lower()
        mark = "✓" if _YES.search(said) else "✗" if _NO.search(said) else ""
        if mark:
            icon.replace_with(NavigableString(mark))
            return


# --- Headers ---


def _drop_sorting(header: Tag, tree: ArticleTree) -> None:
    """Take out what sorts a table: its words, its arrows, and the button or link around the header's own."""
    for inner in all_within(header, "button", "a", "span", "div", "i", "small"):
        if inner.decomposed or attribute(inner, "role") == FOOTNOTE_MARK_ROLE:
            continue
        text = text_of(inner)
        if inner.name not in ("button", "a") and text and _SORTING.fullmatch(text):
            tree.remove(inner)
        elif inner.name == "button" or (inner.name == "a" and _SORT_ADDRESS.search(attribute(inner, "href"))):
            if _SORTING.fullmatch(text):
                tree.remove(inner)
            else:
                tree.unwrap(inner)
    strings = [string for string in strings_of(header) if string.strip()]
    if strings and (arrows := _ARROWS.search(strings[-1])) and len(text_of(header)) > len(arrows[0]):
        strings[-1].replace_with(NavigableString(strings[-1][: arrows.start()]))


def _take_title_out(table: Tag, tree: ArticleTree) -> None:
    """Make a first row of one cell above a row of headers the caption, where the table has none."""
    rows = [row for row in own_cells(table) if row]
    if len(rows) < 3 or len(rows[0]) > 1 or first_within(table, "caption") is not None:  # noqa: PLR2004 - title, header, facts
        return
    title, row = rows[0][0], rows[0][0].parent
    is_header = len(rows[1]) > 1 and all(cell.name == "th" for cell in rows[1])
    if row is None or not is_header or not text_of(title) or attribute(title, "rowspan") not in ("", "1"):
        return
    caption = tree.new("caption")
    for node in list(title.contents):
        caption.append(node.extract())
    table.insert(0, caption)
    tree.remove(row)


def _find_headers(table: Tag) -> None:
    """Make the cells of the first row headers where it is plain that they are, though the page does not say so."""
    rows = [row for row in own_cells(table) if row]
    if len(rows) < 2 or len(rows[0]) < 2:  # noqa: PLR2004 - a header needs something under it, and is no title
        return
    first, *others = rows
    corner, *rest = first
    if corner.name == "td" and is_empty(corner) and all(cell.name == "th" for cell in rest):
        # The corner between the headers of columns and of rows.
        corner.name = "th"
    if any(cell.name == "th" for row in rows for cell in row):
        return
    row = first[0].parent
    says_so = row is not None and _says_header(row) and not any(_says_header(each[0].parent) for each in others)
    if says_so or (_is_bold(first) and not any(_is_bold(each) for each in others)):
        for cell in first:
            cell.name = "th"


def _says_header(row: Tag | None) -> bool:
    return row is not None and _HEADER_ROW.search(f" {attribute(row, 'class').lower()} ") is not None


def _is_bold(row: list[Tag]) -> bool:
    """Return whether all that a row says is in bold type; the first cell may be empty."""
    said = [text_of(cell) for cell in row]
    if not all(said[1:]) or not any(said):
        return False
    return all(
        text == "".join(text_of(inner) for inner in _outermost_bold(cell))
        for cell, text in zip(row, said, strict=True)
        if text
    )


def _outermost_bold(cell: Tag) -> list[Tag]:
    found = all_within(cell, "b", "strong")
    return found[:1]


# --- Alignment ---


def _say_alignment(table: Tag) -> None:
    """Write the alignment that a cell has by its class, its row or its column into its style."""
    columns = [_alignment(column) for column in all_within(table, "col")]
    rows = own_cells(table)
    has_spans = any("colspan" in cell.attrs or "rowspan" in cell.attrs for row in rows for cell in row)
    for row in rows:
        around = _alignment(row[0].parent) if row and row[0].parent is not None else ""
        for place, cell in enumerate(row):
            by_column = columns[place] if place < len(columns) and not has_spans else ""
            alignment = _alignment(cell) or around or by_column
            if alignment and not _SAYS_ALIGNMENT.search(attribute(cell, "style")):
                cell["style"] = f"text-align: {alignment}"


def _alignment(element: Tag) -> str:
    if by_style := _SAYS_ALIGNMENT.search(attribute(element, "style")):
        return by_style[1].lower()
    if said := attribute(element, "align").strip().lower():
        return said if said in ("left", "center", "right") else ""
    if "class" not in element.attrs:
        return ""
    classes = f" {attribute(element, 'class').lower()} "
    by_class = _ALIGNED.search(classes) or _ALIGNED_WORD.search(classes)
    return _ALIGNMENT.get(by_class[1], by_class[1]) if by_class else ""


# --- What is empty ---


def _drop_empty(table: Tag, tree: ArticleTree) -> None:
    """Take out rows and columns in which nothing stands, unless a span reaches over them."""
    rows = own_cells(table)
    if any(attribute(cell, name) not in ("", "1") for row in rows for cell in row for name in ("colspan", "rowspan")):
        return
    empty = [[is_empty(cell) for cell in row] for row in rows]
    if all(all(row) for row in empty):
        return
    width = max(map(len, rows))
    columns = {place for place in range(width) if all(row[place] for row in empty if place < len(row))}
    for cells, row in zip(rows, empty, strict=True):
        if cells and all(row):
            around = cells[0].parent
            if around is not None:
                tree.remove(around)
            continue
        for place in columns:
            if place < len(cells):
                tree.remove(cells[place])
