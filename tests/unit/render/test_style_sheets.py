"""Style sheets without variables, for what knows none."""

from __future__ import annotations

import time

import pytest

from converter.render.style_sheets import flat_style_sheet, without_variables
from converter.themes import load_theme, theme_summaries

NAMES = [summary.name for summary in theme_summaries()]


def flat(sheet: str) -> str:
    return " ".join(without_variables(sheet).split())


def test_a_variable_is_replaced_by_its_value() -> None:
    assert flat(":root { --ink: #111 } p { color: var(--ink) }") == "p { color: #111 }"


def test_the_last_value_counts_wherever_it_stands() -> None:
    assert flat("p { color: var(--ink) } :root { --ink: red } html { --ink: blue }") == "p { color: blue }"


def test_a_variable_may_stand_for_another() -> None:
    assert flat(":root { --a: var(--b) 1px; --b: solid } p { border: var(--a) }") == "p { border: solid 1px }"


def test_variables_are_replaced_within_functions_pages_and_media() -> None:
    sheet = ":root { --m: 2cm } @page { margin: calc(2 * var(--m)); @top-left { width: var(--m) } } @media print { p { margin: var(--m) } }"

    assert flat(sheet) == "@page { margin: calc(2 * 2cm); @top-left { width: 2cm } } @media print { p { margin: 2cm } }"


def test_without_a_value_the_fallback_counts() -> None:
    assert flat("p { --x: 1; margin: var(--m, 1em 2em); color: var(--c) }").endswith("margin: 1em 2em; color: unset }")


def test_what_else_a_root_rule_says_stays() -> None:
    sheet = flat("html { --ink: red; color: var(--ink); margin: 0 }")

    assert sheet.replace(" ", "") == "html{color:red;margin:0;}"


def test_a_style_sheet_without_variables_is_left_as_it_is() -> None:
    assert without_variables("p { color : red }  /* as written */") == "p { color : red }  /* as written */"


def test_variables_in_a_circle_have_no_value() -> None:
    assert flat(":root { --a: var(--b); --b: var(--a) } p { color: var(--a) }") == "p { color: unset }"


def test_variables_that_double_each_other_take_no_time() -> None:
    doubling = "".join(f"--a{step}: {f'var(--a{step + 1}) ' * 10};" for step in range(40))
    began = time.process_time()

    assert len(flat(f":root {{ {doubling} --a40: x }} p {{ color: var(--a0) }}")) < 1000
    assert time.process_time() - began < 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("medium", ["print", "epub"])
def test_no_theme_that_ships_has_a_variable_without_a_value(name: str, medium: str) -> None:
    sheet = flat_style_sheet(load_theme(name), medium)  # type: ignore[arg-type]  # pytest knows no literal

    assert sheet
    assert "var(" not in sheet
    assert "unset" not in sheet
