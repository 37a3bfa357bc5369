"""A table of facts is the article's with all its rows."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from converter.base.dom import parse_page
from converter.extract.find.tables import without_parts_of_tables

ROWS = "<tr><th>Ship<th>Year<tr><td>Anna<td>1902<tr><td>Berta<td>1903<tr><td>Clara<td>1904"


@dataclass(frozen=True)
class Part:
    nodes: tuple[int, ...]
    rule: str = "surroundings"
    words: int = 2


def left_out(html: str, *selectors: str, rule: str = "surroundings", words: int = 2) -> int:
    """Return how many parts, each of what a selector finds, are left out."""
    body = parse_page(html).body
    assert body is not None
    parts = [Part(tuple(node.mem_id for node in body.css(selector)), rule, words) for selector in selectors]
    return len(without_parts_of_tables(body, parts, lambda part: (part.nodes, part.rule, part.words)))


@pytest.mark.parametrize("selector", ["tr:first-child", "tr:nth-child(3)", "td:nth-child(2)"])
def test_a_row_or_column_that_was_taken_for_clutter_stays(selector: str) -> None:
    assert left_out(f"<table>{ROWS}</table>", selector) == 0


def test_no_header_stays_without_its_facts() -> None:
    assert left_out(f"<table>{ROWS}</table>", "td", words=6) == 0


def test_a_table_of_which_hardly_anything_stays_goes() -> None:
    assert left_out(f"<table>{ROWS}</table>", "tr:first-child", "td", words=6) == 2


def test_a_row_of_a_table_around_a_table_is_judged_as_ever() -> None:
    around = f"<table><tr id=a><th>Menu<td>x<tr><td>y<td><table>{ROWS}</table></table>"

    assert left_out(around, "#a") == 1


def test_a_row_of_a_table_without_a_header_is_judged_as_ever() -> None:
    assert left_out(f"<table>{ROWS.replace('th>', 'td>')}</table>", "tr:nth-child(3)") == 1


def test_an_advertisement_in_a_table_goes() -> None:
    assert left_out(f"<table>{ROWS}</table>", "tr:nth-child(3)", rule="advertisements") == 1
