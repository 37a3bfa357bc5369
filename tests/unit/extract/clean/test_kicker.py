from __future__ import annotations

from converter.extract.clean.kicker import says_the_subject
from tests.unit.extract.clean.cleaning import above, rule_of_line, within


def test_the_line_above_the_title_goes() -> None:
    assert above('<p class="kicker">Opinion</p>') == ("", [("kicker", "Opinion")])


def test_the_same_further_down_stays() -> None:
    line = '<p class="kicker">Opinion</p>'

    assert within(line) == (line, [])


def test_a_line_of_plain_text_is_known() -> None:
    assert rule_of_line("Featured") == "kicker"


def test_where_the_site_placed_an_article_is_not_its_subject() -> None:
    assert says_the_subject("Opinion")
    assert not says_the_subject("Featured")
