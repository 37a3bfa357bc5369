from __future__ import annotations

import pytest

from tests.unit.extract.clean.cleaning import PROSE, above, cleaned, rule_of_line, within


def test_who_and_when_go_from_the_start() -> None:
    left, removals = above("<p>By Ann Lee</p><p>Published on May 3, 2019</p>")

    assert left == ""
    assert removals == [("byline", "By Ann Lee"), ("byline", "Published on May 3, 2019")]


def test_the_same_in_the_midst_of_the_article_stays() -> None:
    line = "<p>By Ann Lee</p>"

    assert within(line) == (line, [])


def test_the_place_that_a_report_begins_with_stays() -> None:
    report = f'<p><span class="dateline">LISBON —</span> {PROSE}</p>'

    assert above(report) == (report, [])
    assert above(f'<p class="dateline">3 May 2019</p><p>{PROSE}</p>')[0] == f"<p>{PROSE}</p>"


def test_a_sentence_that_begins_with_by_stays() -> None:
    sentence = (
        "<p>By the time the engineers came, the harbour had been silted up for so long that nobody remembered it.</p>"
    )

    assert above(sentence) == (sentence, [])


@pytest.mark.parametrize(
    "line",
    ["By Ann Lee", "14. Oktober 2015", "2015-10-14", "Last updated: 3 May 2019", "5 min read", "Lesezeit: 3 Minuten"],
)
def test_a_line_of_plain_text_is_known(line: str) -> None:
    assert rule_of_line(line) == "byline"


def test_who_wrote_each_post_of_a_thread_stays() -> None:
    posts = "".join(f'<p class="author">By Ann Lee, 2{day} May 2019</p><p>{PROSE * 2}</p>' for day in range(9))

    assert cleaned(posts) == (posts, [])


def test_a_ratio_is_no_date() -> None:
    assert rule_of_line("24/7/365 support by people") == ""
