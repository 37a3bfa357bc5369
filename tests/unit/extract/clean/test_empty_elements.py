from __future__ import annotations

from tests.unit.extract.clean.cleaning import within


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
