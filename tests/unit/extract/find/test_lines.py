from __future__ import annotations

from converter.extract.find.lines import lines_of


def test_a_bullet_is_told_apart_from_its_words() -> None:
    assert [(line.bullet, line.text) for line in lines_of("  • Ships\n  o Piers\n  12. Boats")] == [
        ("•", "Ships"),
        ("o", "Piers"),
        ("12.", "Boats"),
    ]


def test_an_indent_is_counted_in_columns() -> None:
    assert [line.indent for line in lines_of("Ships\n    Piers\n\tBoats")] == [0, 4, 4]


def test_an_empty_bullet_is_no_line() -> None:
    assert [line.text for line in lines_of("  * \n  * Ships")] == ["Ships"]


def test_a_dash_within_a_line_is_no_bullet() -> None:
    assert [(line.bullet, line.text) for line in lines_of("-40 degrees\n\n—and then it was over")] == [
        ("", "-40 degrees"),
        ("", "—and then it was over"),
    ]


def test_short_lines_below_each_other_stay_lines() -> None:
    assert len(lines_of("Ann Lee\nHarbour Road 1\nThe Town")) == 3


def test_unseen_characters_go() -> None:
    assert [line.text for line in lines_of("har\u00adbour\u200b\ufeff")] == ["harbour"]
