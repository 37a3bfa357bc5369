"""Tables of every habit, as the one form."""

from __future__ import annotations

import pytest

from converter.base.dom import all_within, attribute, parse_fragment, serialise, text_of
from converter.extract.shape import shape

HEADER = "<tr><th>Ship<th>Year</tr>"
ROW = "<tr><td>Anna<td>1902</tr>"


def shaped(html: str) -> str:
    tree = parse_fragment(html)
    shape(tree, "https://example.org/a")
    return serialise(tree)


def facts(html: str) -> list[list[str]]:
    """Return the text of a table's cells, a header's after "#"."""
    tree = parse_fragment(shaped(html))
    rows = all_within(tree, "tr")
    return [[("#" if c.name == "th" else "") + text_of(c) for c in all_within(row, "td", "th")] for row in rows]


def box(role: str, content: str) -> str:
    return f"<div role={role}>{content}</div>"


STYLE = "<div style='display:{}'>"


@pytest.mark.parametrize(
    "html",
    [
        f"<table>{HEADER}{ROW}</table>",
        f"<table>{HEADER}<tr><td>&nbsp;Anna&nbsp; <td>1902&nbsp;</tr></table>",
        f"<table>{HEADER}{ROW}<tr><td>&nbsp;<td></tr></table>",
        "<table><tr><th>Ship<th><th>Year</tr><tr><td>Anna<td>&nbsp;<td>1902</tr></table>",
        f"<table><tr><td><b>Ship</b><td><strong>Year</strong></tr>{ROW}</table>",
        f"<table><tr class='row header'><td>Ship<td>Year</tr>{ROW}</table>",
        f"<table><tr><th>Ship ▲<th>Year <span>▼</span></tr>{ROW}</table>",
        f"<table><tr><th><button>Ship<span>Sort by ship</span></button><th><a href='?sort=year'>Year</a></tr>{ROW}</table>",
        f"<table><tr><td role=columnheader>Ship<td aria-sort=none>Year</tr>{ROW}</table>",
        box("table", box("row", box("columnheader", "Ship") + box("columnheader", "Year")))
        + box("x", "")
        + "<p>or none</p>",
        box(
            "grid",
            box("rowgroup", box("row", box("columnheader", "Ship") + box("columnheader", "Year")))
            + box("rowgroup", box("row", box("gridcell", "Anna") + box("gridcell", "1902"))),
        ),
        (
            "<div class=divTable><div class=divTableBody><div class=divTableRow><div class=divTableHead>Ship</div>"
            "<div class=divTableHead>Year</div></div><div class=divTableRow><div class=divTableCell>Anna</div>"
            "<div class=divTableCell>1902</div></div></div></div>"
        ),
    ],
)
def test_a_table_of_facts_is_rows_under_a_header(html: str) -> None:
    expected = [["#Ship", "#Year"], ["Anna", "1902"]]

    assert facts(html) == ([] if "or none" in html else expected)


def test_boxes_shown_as_a_table_are_one() -> None:
    cell, row = STYLE.format("table-cell"), STYLE.format("table-row")
    rows = f"{row}{cell}a</div>{cell}b</div></div>{row}{cell}c</div>{cell}d</div></div>"

    assert facts(f"{STYLE.format('table')}{rows}</div>") == [["a", "b"], ["c", "d"]]


def test_a_box_that_is_centred_by_the_styles_of_a_table_is_none() -> None:
    cell = STYLE.format("table-cell")

    assert facts(f"{STYLE.format('table')}{cell}a</div></div>") == []


def test_the_corner_between_headers_is_a_header() -> None:
    html = "<table><tr><td><th>1902<th>1903</tr><tr><th>Anna<td>4<td>5</tr></table>"

    assert facts(html) == [["#", "#1902", "#1903"], ["#Anna", "4", "5"]]


def test_a_table_of_keys_and_values_gets_no_header() -> None:
    html = "<table><tr><td><b>Ctrl+S</b><td>Save</tr><tr><td><b>Ctrl+O</b><td>Open</tr></table>"

    assert facts(html) == [["Ctrl+S", "Save"], ["Ctrl+O", "Open"]]


def test_a_row_below_which_all_are_bold_is_no_header() -> None:
    html = "<table><tr><td><b>a</b><td><b>b</b></tr><tr><td><b>c</b><td><b>d</b></tr></table>"

    assert facts(html) == [["a", "b"], ["c", "d"]]


def test_an_empty_row_stays_where_a_span_reaches_over_it() -> None:
    html = "<table><tr><td rowspan=2>a<td>b</tr><tr><td></tr><tr><td>c<td>d</tr></table>"

    assert facts(html) == [["a", "b"], [""], ["c", "d"]]


def test_a_tick_drawn_as_an_icon_is_written() -> None:
    html = f"<table>{HEADER}<tr><td>Anna<td><i class='fa fa-check'></i></tr><tr><td>Berta<td><i class='fa fa-times'></i></tr>"

    assert facts(html)[1:] == [["Anna", "✓"], ["Berta", "✗"]]


@pytest.mark.parametrize(
    "cell",
    [
        "<td class=has-text-align-right>1902",
        "<td class=text-right>1902",
        "<td class=column--align-right>1902",
        "<td class=alignright>1902",
        "<td style='color: red; text-align:right'>1902",
        "<td align=right>1902",
    ],
)
def test_a_cell_says_how_it_is_aligned(cell: str) -> None:
    found = all_within(parse_fragment(shaped(f"<table>{HEADER}<tr><td>Anna{cell}</tr></table>")), "td")[1]

    assert "text-align:right" in attribute(found, "style").replace(" ", "")


@pytest.mark.parametrize("html", ["<tr align=right><td>a<td>b</tr>", "<col align=right><tr><td>a<td>b</tr>"])
def test_a_cell_is_aligned_as_its_row_or_column(html: str) -> None:
    found = all_within(parse_fragment(shaped(f"<table>{html}<tr><td>c<td>d</tr></table>")), "td")[0]

    assert attribute(found, "style") == "text-align: right"


@pytest.mark.parametrize(
    "html",
    [
        f"<p class=table-caption>Ships</p><table>{HEADER}{ROW}</table>",
        f"<table>{HEADER}{ROW}</table><div class=tablecaption>Ships</div>".replace("tablecaption", "table_caption"),
        f"<div class=wrap><table>{HEADER}{ROW}</table></div><span class=TableTitle>Ships</span>",
        f"<table><tr><th colspan=2>Ships</tr>{HEADER}{ROW}</table>",
    ],
)
def test_a_caption_belongs_to_its_table(html: str) -> None:
    tree = parse_fragment(shaped(html))

    assert [text_of(caption) for caption in all_within(tree, "caption")] == ["Ships"]
    assert text_of(tree).replace(" ", "") == "ShipsShipYearAnna1902"


def test_a_paragraph_that_numbers_a_table_is_text() -> None:
    assert shaped(f"<p>Table 3. Ships</p><table>{HEADER}{ROW}</table>").startswith("<p>Table 3. Ships</p><table>")


LONG = "The harbour was closed for the winter, and nobody came to ask. " * 6


@pytest.mark.parametrize(
    "html",
    [
        "<tr><td><img src=/icon.png width=20 height=20><td>Mind the step.</tr>",
        "<tr><td>Mind the step.</tr>",
        "<tr><td><h2>Mind</h2><td>the step.</tr>",
        "<tr><td><table><tr><td>Mind<td>the step.<tr><td>a<td>b</table><td>c</tr>",
        f"<tr><td><p>{LONG}</p><td><ul><li>Mind the step.</ul></tr>",
        "<tr><td><p>Mind</p></tr><tr><td><p>the step.</p></tr>",
        "<tr><td><img src=/a.jpg><td><img src=/b.jpg></tr>",
        f"<tr><td><p>{LONG[:130]}</p><td><p>{LONG[63:190]}</p></tr>",
    ],
)
def test_a_table_that_only_arranges_gives_way(html: str) -> None:
    assert not shaped(f"<table>{html}</table>").startswith("<table>")


@pytest.mark.parametrize(
    "html",
    [
        "<tr><td>Ctrl+S<td>Save</tr>",
        f"<tr><td>Anna<td>{LONG}</tr>",
        f"<tr><th>Anna<td><p>{LONG}</p><ul><li>a</ul></tr>",
        "<tr><td><p>Anna</p><td><p>1902</p></tr><tr><td>Berta<td>1903</tr>",
        f"<tr><td><p>Anna</p><td><p>{LONG[:130]}</p></tr>",
    ],
)
def test_a_table_of_facts_stays(html: str) -> None:
    assert shaped(f"<table>{html}</table>").startswith("<table>")


def test_a_menu_drawn_as_a_picture_and_spacers_go_with_their_layout() -> None:
    html = "<p>Words.</p><table><tr><td><img src=/menu.gif usemap=#m><td><img src=/gap.gif width=26 height=100><td>Mind the step.</table>"

    assert shaped(html) == "<p>Words.</p><div>Mind the step.</div>"
