from __future__ import annotations

import pytest

from converter.extract.clean.tracking_parameters import clean_address
from tests.unit.extract.clean.cleaning import within


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://a.example/b?utm_source=x&id=7", "https://a.example/b?id=7"),
        ("https://a.example/b?fbclid=abc", "https://a.example/b"),
        ("https://a.example/b?gclid=1#part", "https://a.example/b#part"),
        ("https://a.example/b?mc_cid=1&mc_eid=2&q=utm_source", "https://a.example/b?q=utm_source"),
        ("https://a.example/b?id=7#utm_source=x", "https://a.example/b?id=7#utm_source=x"),
    ],
)
def test_an_address_loses_what_follows_the_reader_and_nothing_else(address: str, clean: str) -> None:
    assert clean_address(address)[0] == clean


def test_the_link_stays_and_the_parameter_is_told() -> None:
    left, removals = within('<p><a href="https://a.example/b?utm_source=x">A link</a> in a line.</p>')

    assert left == '<p><a href="https://a.example/b">A link</a> in a line.</p>'
    assert removals == [("tracking_parameters", "utm_source in 1 link")]


def test_kept_parameters_stay() -> None:
    link = '<p><a href="https://a.example/b?utm_source=x">A link</a> in a line.</p>'

    assert within(link, keep="tracking_parameters") == (link, [])
