"""The survey of a page."""

from __future__ import annotations

import gc

import pytest

from converter.base.dom import parse_page
from converter.extract.find import survey


def test_a_survey_taken_apart_waits_for_no_collector() -> None:
    tree = parse_page("<div><ul><li>One</li><li>Two</li></ul><p>Three</p></div>")
    while gc.collect():  # what ends with other tests' garbage may leave garbage of its own
        pass
    gc.disable()
    try:
        survey(tree).take_apart()

        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize("name", ["katex-display", "MathJax_Display", "math display"])
def test_a_displayed_formula_is_set_apart_though_it_is_a_span(name: str) -> None:
    seen = survey(parse_page(f"<p>Before <span class='{name}'><span>z = 1</span></span> after</p>"))

    assert [block.text for block in seen.blocks] == ["Before", "z = 1", "after"]


def test_another_span_is_not() -> None:
    seen = survey(parse_page("<p>Before <span class='display'>and</span> after</p>"))

    assert [block.text for block in seen.blocks] == ["Before and after"]
