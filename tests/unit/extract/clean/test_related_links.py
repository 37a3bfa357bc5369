from __future__ import annotations

import pytest

from tests.unit.extract.clean.cleaning import PROSE, below, cleaned, rule_of_heading, within

LINKS = '<ul><li><a href="/a">The old pier</a></li><li><a href="/b">Ships that never came</a></li></ul>'


def test_a_heading_and_the_links_below_it_go() -> None:
    left, removals = below(f"<h3>Related articles</h3>{LINKS}")

    assert left == ""
    assert removals == [("related_links", "Related articles"), ("related_links", "The old pier Ships that never came")]


def test_a_section_of_that_name_with_prose_in_it_stays() -> None:
    section = f"<h3>Related</h3><p>{PROSE}</p>"

    assert within(section) == (section, [])


def test_a_box_of_class_related_posts_goes() -> None:
    assert below(f'<aside class="related-posts">{LINKS}</aside>')[0] == ""


def test_a_pointer_between_paragraphs_goes() -> None:
    left, removals = within('<p>Read also: <a href="/c">How the pier was lost</a></p>')

    assert left == ""
    assert removals == [("related_links", "Read also: How the pier was lost")]


def test_a_sentence_with_a_link_stays() -> None:
    sentence = '<p>Related work by <a href="/c">Lee</a> has found the same in other towns of the coast.</p>'

    assert within(sentence) == (sentence, [])


def test_headings_of_plain_text_are_known_in_other_languages() -> None:
    lines = ("Related Articles", "You may also like", "Das könnte Sie auch interessieren", "À lire aussi", "関連記事")

    assert [rule_of_heading(line) for line in lines] == ["related_links"] * 5


def test_many_boxes_of_that_name_are_what_a_listing_is_about() -> None:
    boxes = "".join(f'<div class="recirc">{LINKS}</div>' for _ in range(6))
    page = f"<p>All that we have.</p>{boxes}"

    assert cleaned(page) == (page, [])


@pytest.mark.parametrize(
    "words", ["VEA TAMBIÉN:", "Le puede interesar:", "Schon gelesen?", "Läs också:", "Lue myös:", "Διαβάστε επίσης:"]
)
def test_a_line_that_points_to_another_article_goes(words: str) -> None:
    left, removals = within(
        f'<p>{words} <a href="/b">The ships that never came to the old harbour, and the men who went on waiting for them, year after year</a></p>'
    )

    assert left == ""
    assert [rule for rule, _ in removals] == ["related_links"]


def test_such_a_line_without_a_link_stays() -> None:
    line = "<p>Vea también: la historia del puerto, en el museo.</p>"

    assert within(line) == (line, [])


def test_a_heading_below_which_nothing_is_left_goes() -> None:
    assert below("<h3>Related articles</h3>")[0] == ""
    assert "Related articles" not in cleaned(f"<h3>Related articles</h3><h3>The pier</h3><p>{PROSE}</p>")[0]


def test_a_label_with_a_rule_below_it_heads_nothing() -> None:
    left, removals = within(
        "<p>For More on This Topic</p><div><hr/></div><h2>The engineers</h2><p>They came in May.</p>"
    )

    assert "Topic" not in left
    assert removals == [("related_links", "For More on This Topic")]


def test_references_in_a_line_are_the_authors() -> None:
    line = '<p>See also: <a href="/27">SN 27:1–10</a>; <a href="/46">SN 46:26</a></p>'

    assert within(line) == (line, [])
