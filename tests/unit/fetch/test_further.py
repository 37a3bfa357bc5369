"""The further pages of an article: each once, of the same site, so many at most."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from converter.fetch.further import MAX_PAGES, FurtherPages
from converter.model.page import Page
from converter.model.record import Note, NoteKind
from tests.unit.fetch.web_server import Reply

if TYPE_CHECKING:
    from tests.unit.fetch.web_server import Server

HTML = {"Content-Type": "text/html; charset=utf-8"}


def pages_of(server: Server, **changes: float) -> FurtherPages:
    return FurtherPages(Page("", "html", url=server.url("/1")), server.settings(**changes))


def message_of(outcome: Page | Note) -> str:
    assert isinstance(outcome, Note)
    assert outcome.kind is NoteKind.PAGE_MISSING
    return outcome.message


def test_a_page_of_the_site_is_had(server: Server) -> None:
    server.replies["/2"] = Reply(b"<p>two</p>", headers=HTML)
    page = pages_of(server).page(server.url("/2#top"))

    assert isinstance(page, Page)
    assert page.text == "<p>two</p>"


def test_the_pages_that_were_had_are_kept_as_they_came(server: Server) -> None:
    pages = pages_of(server)
    server.replies["/2"] = Reply(b"<p>two</p>", headers=HTML)
    pages.page(server.url("/2"))

    assert [page.content for page in pages.pages] == [b"<p>two</p>"]


def test_what_was_had_is_not_new(server: Server) -> None:
    pages = pages_of(server)
    server.replies["/2"] = Reply(b"<p>two</p>", headers=HTML)
    pages.page(server.url("/2"))

    assert not pages.is_new(server.url("/1"))
    assert not pages.is_new(server.url("/2#end"))
    assert not pages.is_new("")
    assert pages.is_new(server.url("/3"))


def test_a_page_that_leads_back_is_none(server: Server) -> None:
    server.replies["/2"] = Reply(status=302, headers={"Location": "/1"})
    server.replies["/1"] = Reply(b"<p>one</p>", headers=HTML)

    assert "leads back" in message_of(pages_of(server).page(server.url("/2")))


def test_another_site_is_not_asked(server: Server, other_server: Server) -> None:
    url = other_server.url("/2").replace("127.0.0.1", "localhost")

    assert "is another site" in message_of(pages_of(server).page(url))
    assert other_server.requests == []


@pytest.mark.parametrize(
    ("first", "other", "same"),
    [
        ("https://www.example.org/1", "https://example.org/2", True),
        ("https://example.org/1", "https://print.example.org/2", True),
        ("https://m.example.org/1", "https://www.example.org/2", True),
        ("https://example.org/1", "https://notexample.org/2", False),
        ("https://one.co.uk/1", "https://two.co.uk/2", False),
    ],
)
def test_a_site_is_a_host_and_what_lies_under_it(server: Server, first: str, other: str, same: bool) -> None:  # noqa: FBT001 - a row of the table
    settings = server.settings(pages_deadline_seconds=-1.0)
    message = message_of(FurtherPages(Page("", "html", url=first), settings).page(other))

    assert ("is another site" not in message) is same


def test_an_address_that_is_not_public_is_not_asked(server: Server) -> None:
    pages = FurtherPages(Page("", "html", url=server.url("/1")), server.settings())
    unnamed = server.url("/2").replace(str(server.port), str(server.port + 1))

    assert "private address" in message_of(pages.page(unnamed))


def test_what_fails_is_told_with_its_reason(server: Server) -> None:
    assert "answered 404" in message_of(pages_of(server).page(server.url("/2")))


def test_what_is_no_html_is_none(server: Server) -> None:
    server.replies["/2"] = Reply(b"plain words\n", headers={"Content-Type": "text/plain"})

    assert "no page of HTML" in message_of(pages_of(server).page(server.url("/2")))


def test_there_is_an_end_to_pages(server: Server) -> None:
    pages = pages_of(server)
    for number in range(MAX_PAGES):
        server.replies[f"/{number + 2}"] = Reply(b"<p>x</p>", headers=HTML)
        assert isinstance(pages.page(server.url(f"/{number + 2}")), Page)

    assert f"over {MAX_PAGES} pages away" in message_of(pages.page(server.url("/99")))


def test_there_is_an_end_to_time(server: Server) -> None:
    assert "take too long" in message_of(pages_of(server, pages_deadline_seconds=0.0).page(server.url("/2")))


def test_without_settings_nothing_is_asked(server: Server) -> None:
    pages = FurtherPages(Page("", "html", url=server.url("/1")), None)

    assert "was not asked" in message_of(pages.page(server.url("/2")))
    assert server.requests == []


def test_pages_of_an_article_come_as_far_apart_as_is_wished(server: Server) -> None:
    pages = pages_of(server, host_pause_seconds=0.2)
    came = time.monotonic()
    for number in (2, 3):
        server.replies[f"/{number}"] = Reply(b"<p>words</p>", headers=HTML)
        pages.page(server.url(f"/{number}"))

    (_, second, ended), (_, third, _) = server.spans
    assert second - came >= 0.19
    assert third - ended >= 0.2


def test_a_page_for_which_the_pause_leaves_no_time_is_not_waited_for(server: Server) -> None:
    pages = pages_of(server, host_pause_seconds=30.0, pages_deadline_seconds=20.0)

    assert "its pages take too long" in message_of(pages.page(server.url("/2")))
    assert server.requests == []
