from __future__ import annotations

import pytest

from tests.unit.extract.clean.cleaning import below, within


def test_a_box_that_became_empty_goes_unrecorded() -> None:
    left, removals = within("<div><p>Advertisement</p></div>")

    assert left == ""
    assert removals == [("advertisements", "Advertisement")]


def test_a_place_that_links_lead_to_stays() -> None:
    anchor = '<a id="note-1"></a>'

    assert within(f"<p>{anchor}</p><p>A remark.</p>")[0].startswith(f"<p>{anchor}</p>") or anchor in within(anchor)[0]


def test_a_picture_is_not_empty() -> None:
    picture = '<p><img src="a.jpg" alt=""></p>'

    assert within(picture) == (picture, [])


def test_a_line_break_in_a_box_of_its_own_parts_words() -> None:
    lines = "<p><span>Bench:</span><span><br></span><span>40 kg</span></p>"

    assert within(lines) == (lines, [])


def test_a_short_heading_that_ends_the_article_goes() -> None:
    assert below("<hr/><div><h2>Leave a comment</h2></div>")[1] == [("empty_elements", "Leave a comment")]


def test_a_heading_whose_section_was_taken_goes() -> None:
    section = '<h2>Harbour talk</h2><div class="share-buttons"><a href="/s">Facebook</a></div><h2>The engineers</h2>'

    left, removals = within(section)

    assert left == "<h2>The engineers</h2>"
    assert [rule for rule, _ in removals] == ["share_buttons", "empty_elements"]


@pytest.mark.parametrize(
    "kept",
    [
        "<h2>The engineers</h2><h3>Their tools</h3>",
        "<h2>The engineers</h2><h2>The dredgers</h2>",
        "<h2>The plan</h2><p></p>They dug.",
        '<h2>The map</h2><img src="map.png"/>',
    ],
)
def test_a_heading_with_something_below_stays(kept: str) -> None:
    heading = kept.partition("</h2>")[0]

    assert within(f"{kept}<p>Then they dug.</p>")[0].startswith(heading)


def test_a_long_heading_at_the_end_is_text() -> None:
    line = "<h3>And when the first ship came in, nobody in the whole town was left in bed that morning</h3>"

    assert below(line) == (line, [])


def test_an_embed_without_a_title_stays() -> None:
    embed = '<figure class="embed" data-embed="map"><a href="https://maps.example.org/1"></a></figure>'

    assert below(embed) == (embed, [])


def test_a_heading_of_clutter_goes_where_only_the_notes_follow() -> None:
    notes = '<section role="doc-endnotes"><ol><li id="n1"><p>See the log of the harbour master.</p></li></ol></section>'

    left, removals = below(f"<hr/><h3>Subscribe</h3><div><ul></ul></div>{notes}")

    assert left == notes
    assert removals == [("empty_elements", "Subscribe")]


@pytest.mark.parametrize("rules", ["<hr/>", "<hr/><div><hr/></div>", "<hr/><div></div><hr/>"])
def test_a_rule_that_ends_the_article_parts_nothing(rules: str) -> None:
    assert below(rules) == ("", [])


def test_of_two_rules_that_meet_one_stays() -> None:
    assert within('<hr/><div class="share-buttons"><a href="/s">Facebook</a></div><hr/>')[0] == "<hr>"
