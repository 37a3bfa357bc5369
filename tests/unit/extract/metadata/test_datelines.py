"""When an article was published, as its page shows it, and which date is believed."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from tests.unit.extract.metadata.reading import json_ld, metadata_of

HEADING = "<h1>High water in the old town</h1>"
PROSE = "<p>The river rose in the night, and in the morning the old town stood in it up to its windows.</p>"


@pytest.mark.parametrize(
    "dateline",
    [
        "<p>October 14, 2015</p>",
        "<p>Published on October 14, 2015, last updated on May 3, 2016</p>",
        "<p>Last updated May 3, 2016, originally created 14 Oct 2015</p>",
        "<p>Updated: 3 May 2016</p><p>Published: 14 October 2015</p>",
        '<time datetime="2016-05-03" class="updated">3 May</time><time datetime="2015-10-14">14 October</time>',
        '<span class="post-date">14.10.2015</span>',
    ],
)
def test_a_dateline_is_read(dateline: str) -> None:
    assert metadata_of(body=HEADING + dateline + PROSE, url="").published == date(2015, 10, 14)


def test_the_date_nearest_above_the_title_is_its_own() -> None:
    body = "<p>Saturday, October 31, 2020</p><p>October 14, 2015</p>" + HEADING + PROSE

    assert metadata_of(body=body, url="").published == date(2015, 10, 14)


@pytest.mark.parametrize("label", ["Joined", "Member since", "Released:"])
def test_a_day_of_something_else_is_no_date_of_the_article(label: str) -> None:
    assert metadata_of(body=f"{HEADING}<p>{label}</p><p>Nov 4, 2011</p>{PROSE}", url="").published is None


def test_a_label_may_stand_in_the_line_before_its_date() -> None:
    body = HEADING + "<p>Last updated</p><p>May 3, 2016</p><p>Published</p><p>October 14, 2015</p>" + PROSE
    metadata = metadata_of(body=body, url="")

    assert (metadata.published, metadata.modified) == (date(2015, 10, 14), date(2016, 5, 3))


def test_a_line_anywhere_that_says_published_is_read() -> None:
    body = HEADING + PROSE * 20 + "<p>Erschienen am: 14.10.2015</p>"

    assert metadata_of(body=body, url="").published == date(2015, 10, 14)


def test_a_date_of_change_alone_stands_for_the_publication() -> None:
    metadata = metadata_of(body=HEADING + "<p>Last updated: October 14, 2015</p>" + PROSE)

    assert metadata.published == metadata.modified == date(2015, 10, 14)


def test_a_day_that_the_text_tells_of_is_no_dateline() -> None:
    body = HEADING + "<p>On 31 October 1990, late in the evening, the water came over the wall for the first time.</p>"

    assert metadata_of(body=body, url="").published is None


def test_dates_of_comments_and_of_other_articles_are_not_the_article_s() -> None:
    body = (
        f"<main>{HEADING}{PROSE}</main>"
        '<div class="related"><time datetime="2014-01-01"></time></div><div id="comments"><time datetime="2016-01-01"></time></div>'
    )

    assert metadata_of(body=body, url="").published is None


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2015/10/14/high-water",
        "https://example.org/2015/october/14/high-water",
        "https://example.org/news/2015-10-14-high-water.html",
        "https://example.org/20151014/high-water",
    ],
)
def test_the_day_in_the_address_is_the_last_resort(url: str) -> None:
    assert metadata_of(body=HEADING + PROSE, url=url).published == date(2015, 10, 14)


def test_a_moment_is_told_in_the_page_s_own_zone() -> None:
    head = json_ld('{"@type":"Article","datePublished":"2015-10-15T03:05:00Z"}')
    body = HEADING + '<time datetime="2015-10-14T19:05:00-08:00">14 October</time>' + PROSE

    assert metadata_of(head, body).published == datetime(2015, 10, 14, 19, 5, tzinfo=timezone(timedelta(hours=-8)))


def test_a_stamp_that_every_change_renews_yields_to_the_date_that_is_shown() -> None:
    head = json_ld('{"@type":"Article","datePublished":"2016-05-03","dateModified":"2016-05-03"}')

    assert metadata_of(head, HEADING + "<p>October 14, 2015</p>" + PROSE).published == date(2015, 10, 14)
