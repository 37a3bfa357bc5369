from __future__ import annotations

import pytest

from tests.unit.extract.clean.cleaning import above, rule_of_line, within

MENU = '<ul><li><a href="/a">Ships</a></li><li><a href="/b">Piers</a></li></ul>'


def test_a_nav_goes() -> None:
    assert above(f"<nav>{MENU}</nav>") == ("", [("navigation", "Ships Piers")])


def test_breadcrumbs_go() -> None:
    assert above(f'<div class="breadcrumbs">{MENU}</div>')[0] == ""


def test_a_table_of_contents_goes_with_its_heading() -> None:
    left, removals = above('<h2>Contents</h2><ul><li><a href="#one">One</a></li><li><a href="#two">Two</a></li></ul>')

    assert left == ""
    assert [rule for rule, _ in removals] == ["navigation", "navigation"]


def test_a_kept_table_of_contents_stays() -> None:
    contents = '<h2>Contents</h2><ul><li><a href="#one">One</a></li><li><a href="#two">Two</a></li></ul>'

    assert above(contents, keep="navigation") == (contents, [])


def test_a_list_of_links_to_elsewhere_in_the_article_stays() -> None:
    assert within(MENU) == (MENU, [])


def test_lines_of_plain_text_are_known() -> None:
    assert rule_of_line("Tags: harbours, ships") == "navigation"
    assert rule_of_line("© 2019 The Harbour Board. All rights reserved.") == "navigation"


@pytest.mark.parametrize(
    "trail",
    [
        '<ul class="flex"><li><a href="/">Home</a></li><li><a href="/a">Posts</a></li><li>The harbour</li></ul>',
        '<p><a href="https://a.example">Home</a> | <a href="https://a.example/help">Help</a> | The harbour</p>',
        '<div><a href="/">Start</a> › The harbour</div>',
    ],
)
def test_the_way_from_the_first_page_to_the_article_goes(trail: str) -> None:
    assert above(trail)[0] == ""


@pytest.mark.parametrize(
    "line",
    [
        '<p><a href="https://a.example">Octavo</a> is a thing | of beauty.</p>',
        '<ul><li><a href="https://a.example/">One</a></li><li><a href="https://b.example/">Two</a></li></ul>',
        '<ul><li><a href="/ships">Ships</a></li><li><a href="/piers">Piers</a></li></ul>',
    ],
)
def test_links_at_the_start_that_are_no_way_to_the_article_stay(line: str) -> None:
    assert above(line) == (line, [])
