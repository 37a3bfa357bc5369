"""Whether two sources gave the same article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from converter.api import read_html, read_markdown
from converter.batch.identity import address_key, article_key, article_mark, text_sha256
from converter.model.document import Metadata
from tests.unit.batch.bench import page


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/rivers",
        "https://www.example.org/rivers/",
        "https://example.org/rivers?utm_source=feed&fbclid=1#top",
        "https://m.example.org/rivers",
        "https://amp.example.org/rivers",
        "https://example.org/rivers/amp/",
        "https://example.org/amp/rivers",
        "https://example.org/rivers?amp=1",
        "https://example.org/rivers/index.html",
    ],
)
def test_all_spellings_of_an_address_have_one_key(url: str) -> None:
    assert address_key(url) == "example.org/rivers"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/rivers?id=1", "https://example.org/rivers?id=2"),
        ("https://example.org/camp", "https://example.org/c"),
        ("https://m.org/rivers", "https://org/rivers"),
        ("https://a.example.org/rivers", "https://b.example.org/rivers"),
        ("https://example.org/ampere", "https://example.org/ere"),
    ],
)
def test_addresses_of_other_articles_have_other_keys(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


def test_a_canonical_address_that_is_the_whole_site_s_is_not_the_article_s() -> None:
    metadata = Metadata(canonical_url="https://example.org/", url="https://example.org/rivers")

    assert article_key(metadata) == "example.org/rivers"


def test_an_address_that_many_articles_name_is_no_mark_of_one() -> None:
    one, other = (Metadata(title=title, url="https://example.org/home") for title in ("Of Rivers", "Of Wells"))

    assert article_mark(one) == article_mark(replace(one, title="“Of rivers”")) != article_mark(other)
    assert not article_mark(Metadata(title="Of Rivers"))


def test_two_copies_of_an_article_have_the_same_words_whatever_surrounds_them() -> None:
    html = page("Of Rivers")
    other = html.replace("<article>", "<nav><a href='/'>Home</a></nav><article>").replace("<p>", "<p class='x'>")

    assert text_sha256(read_html(html)) == text_sha256(read_html(other)) != ""


def test_a_text_of_a_few_words_tells_nothing() -> None:
    assert not text_sha256(read_markdown("# Gone\n\nThis video is not available any more in your country.\n"))
