from __future__ import annotations

from tests.unit.extract.clean.cleaning import within


def test_scripts_and_styles_go_without_a_word() -> None:
    left, removals = within("<script>let a = 1;</script><style>p { color: red }</style>")

    assert left == ""
    assert removals == []


def test_what_stands_in_for_a_script_goes_and_is_told() -> None:
    left, removals = within("<noscript><p>Please enable JavaScript.</p></noscript>")

    assert left == ""
    assert removals == [("scripts_and_styles", "Please enable JavaScript.")]


def test_a_picture_for_browsers_without_scripts_stays() -> None:
    picture = '<noscript><img src="harbour.jpg" alt="The harbour"></noscript>'

    assert within(picture) == (picture, [])
