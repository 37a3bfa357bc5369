"""URLs to what they name."""

from __future__ import annotations

import pytest

from converter.base.urls import clean_address, page_key


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


@pytest.mark.parametrize(
    "spelling",
    [
        "http://example.org/a",
        "https://www.example.org/a",
        "https://EXAMPLE.org/a/",
        "https://example.org:443/a#part",
        "https://example.org/a?utm_source=feed",
    ],
)
def test_the_usual_spellings_of_an_address_name_one_page(spelling: str) -> None:
    assert page_key(spelling) == page_key("https://example.org/a")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/b",
        "https://example.org/A",
        "https://example.org/a?id=7",
        "https://example.org:8080/a",
        "https://blog.example.org/a",
    ],
)
def test_addresses_that_may_name_other_pages_are_others(other: str) -> None:
    assert page_key(other) != page_key("https://example.org/a")


@pytest.mark.parametrize("url", ["", "#part", "mailto:a@example.org", "https://[", "https://example.org:x/", "/a"])
def test_what_is_no_web_address_names_no_page(url: str) -> None:
    assert page_key(url) == ""
