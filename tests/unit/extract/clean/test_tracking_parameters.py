from __future__ import annotations

from tests.unit.extract.clean.cleaning import within


def test_the_link_stays_and_the_parameter_is_told() -> None:
    left, removals = within('<p><a href="https://a.example/b?utm_source=x">A link</a> in a line.</p>')

    assert left == '<p><a href="https://a.example/b">A link</a> in a line.</p>'
    assert removals == [("tracking_parameters", "utm_source in 1 link")]


def test_kept_parameters_stay() -> None:
    link = '<p><a href="https://a.example/b?utm_source=x">A link</a> in a line.</p>'

    assert within(link, keep="tracking_parameters") == (link, [])
