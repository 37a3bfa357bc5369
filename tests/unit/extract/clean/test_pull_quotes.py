from __future__ import annotations

import pytest

from tests.unit.extract.clean.cleaning import within

REPEATED = "Nobody believed them."


@pytest.mark.parametrize(
    "words",
    [REPEATED, "<p>“Nobody believed them”</p>", "nobody believed … That was year", "<b>Nobody</b> believed them"],
)
def test_a_pull_quote_that_repeats_the_text_goes(words: str) -> None:
    left, removals = within(f'<aside class="pullquote">{words}</aside>')

    assert left == ""
    assert [rule for rule, _ in removals] == ["pull_quotes"]


@pytest.mark.parametrize("words", ["The sea keeps its own books.", "They believed nobody.", "Nobody believed"])
def test_one_that_says_something_of_its_own_stays(words: str) -> None:
    quote = f'<aside class="pullquote">{words}</aside>'

    assert within(quote) == (quote, [])


def test_another_aside_that_repeats_the_text_stays() -> None:
    aside = f'<aside role="note">{REPEATED}</aside>'

    assert within(aside) == (aside, [])


def test_a_kept_pull_quote_stays() -> None:
    quote = f'<aside class="pullquote">{REPEATED}</aside>'

    assert within(quote, keep="pull_quotes") == (quote, [])
