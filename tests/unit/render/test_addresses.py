"""Addresses of links: what HTML may hold, and nothing that leads nowhere."""

from __future__ import annotations

import pytest

from converter.render.xhtml.addresses import web_address


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/?a=1&b='2'#c",
        "HTTP://EXAMPLE.ORG/~a;b,c!",
        "http://münchen.example/straße?ü#ä",
        "http://[::1]:8000/",
        "http://user@example.org:80/",
        "mailto:ada@example.org?subject=Octavo",
        "http://xn--mnchen-3ya.example/",
    ],
)
def test_a_valid_address_stays_as_it_is(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    ("url", "valid"),
    [
        ("http://e.org/a[1]?b[]=2#c[3]", "http://e.org/a%5B1%5D?b%5B%5D=2#c%5B3%5D"),
        ("http://e.org/100%?a b", "http://e.org/100%25?a%20b"),
        ("http://e.org/%C3%A4", "http://e.org/%C3%A4"),
        ("http://e.org/#a#b", "http://e.org/#a%23b"),
        ("http://e.org/a\tb\n", "http://e.org/ab"),
        ("mailto:Ada <ada@e.org>", "mailto:Ada%20%3Cada@e.org%3E"),
    ],
)
def test_what_no_address_may_hold_is_percent_encoded(url: str, valid: str) -> None:
    assert web_address(url) == valid
    assert web_address(valid) == valid


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:",
        "http://",
        "http://Example Incorporated./",
        "http://Example%20Incorporated/",
        "http://example.org%2Farticle",
        "http://example.org:80:80/",
        "http://example.org:99999/",
        "http://a..b/",
        f"http://{'a' * 64}.org/",
        "http://xn--zzzz99999/",
        "http://[zz]/",
    ],
)
def test_an_address_that_leads_nowhere_is_none(url: str) -> None:
    assert web_address(url) is None
