from __future__ import annotations

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
