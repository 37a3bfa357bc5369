"""What a page does not show."""

from __future__ import annotations

import time

import pytest

from converter.extract.visibility import HiddenNames, hidden_names, hides_itself, is_hidden_by, shown


@pytest.mark.parametrize(
    "attributes",
    [{"hidden": None}, {"hidden": ""}, {"style": "color:red; display : none"}, {"style": "visibility:hidden"}],
)
def test_an_element_hides_itself_by_attribute_or_style(attributes: dict[str, str | None]) -> None:
    assert hides_itself(attributes)


@pytest.mark.parametrize(
    "attributes", [{}, {"aria-hidden": "true"}, {"hidden": "until-found"}, {"style": "content-visibility:hidden"}]
)
def test_what_readers_can_see_is_not_hidden(attributes: dict[str, str | None]) -> None:
    assert not hides_itself(attributes)


def test_a_style_that_hides_is_what_else_it_says() -> None:
    assert shown("color:red;display : none;margin:0") == "color:red;margin:0"


def test_a_style_sheet_hides_by_simple_selectors() -> None:
    names = hidden_names([".promo, #bar, .a .b { color: red; display:none } .c{display:block}"])

    assert names == HiddenNames(classes=frozenset({"promo"}), ids=frozenset({"bar"}))
    assert is_hidden_by(names, {"class": "box promo"})
    assert not is_hidden_by(names, {"class": "promoted"})


def test_a_name_that_another_rule_shows_is_not_hidden() -> None:
    assert not hidden_names([".menu{display:none} .menu{display:flex}"])


def test_rules_for_some_readers_only_hide_nothing() -> None:
    assert not hidden_names(["@media print { .text { display: none } } @supports (x) { .more { display: none } }"])


def test_rules_in_comments_hide_nothing() -> None:
    assert not hidden_names(["/* .text { display: none } */"])


@pytest.mark.parametrize("hostile", ["/*", "{", "}", "a{", ".a{display:none", "a,"])
def test_hostile_style_sheets_take_linear_time(hostile: str) -> None:
    began = time.process_time()
    hidden_names([hostile * 100_000 + "none"])

    assert time.process_time() - began < 2.0
