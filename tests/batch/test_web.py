"""A batch of addresses asks politely: robots.txt first, one connection a host, a pause between two pages."""

from __future__ import annotations

import time
from itertools import pairwise
from threading import Event
from typing import TYPE_CHECKING

import pytest

from tests.batch.command import articles_of, done
from tests.unit.batch.bench import page
from tests.unit.fetch.web_server import Reply, Server, start_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAUSE_SECONDS = 0.4
SLOW_SECONDS = 8


@pytest.fixture
def sites() -> Iterator[tuple[Server, Server]]:
    """Two servers, each of which is a host of its own."""
    (one, first), (other, second) = start_server(), start_server()
    for site, name in ((one, "Rivers"), (other, "Wells")):
        for number in range(3):
            site.replies[f"/{number}"] = Reply(page(f"Of {name} {number}").encode())
    yield one, other
    for web in (first, second):
        web.shutdown()
        web.server_close()


def _pages(site: Server) -> list[tuple[float, float]]:
    """Return when each page of a site was asked for and sent."""
    return [(began, sent) for path, began, sent in site.spans if path != "/robots.txt"]


def _batch(out: Path, *arguments: str) -> tuple[int, str]:
    run = done("batch", *arguments, "-o", str(out), "--to", "text", "--pause", str(PAUSE_SECONDS))
    return run.returncode, run.stderr


def test_every_page_is_fetched_once_and_the_robots_txt_before_it(sites: tuple[Server, Server], tmp_path: Path) -> None:
    one, other = sites
    (tmp_path / "list.txt").write_text("\n".join(one.url(f"/{n}") for n in range(3)), encoding="utf-8")

    code, said = _batch(tmp_path / "out", str(tmp_path / "list.txt"), other.url("/0"))

    assert (code, "4 done" in said) == (0, True)
    assert sorted(articles_of(tmp_path / "out")) == [
        "127.0.0.1-Of Rivers 0.txt",
        "127.0.0.1-Of Rivers 1.txt",
        "127.0.0.1-Of Rivers 2.txt",
        "127.0.0.1-Of Wells 0.txt",
    ]
    assert one.paths() == ["/robots.txt", "/0", "/1", "/2"]


def test_the_pages_of_one_host_come_a_pause_apart_and_those_of_two_beside_each_other(
    sites: tuple[Server, Server], tmp_path: Path
) -> None:
    one, other = sites

    code, _ = _batch(tmp_path / "out", *(site.url(f"/{n}") for site in sites for n in range(3)))

    spans = [_pages(site) for site in (one, other)]
    assert code == 0
    for pages in spans:
        assert all(later - sent >= PAUSE_SECONDS for (_, sent), (later, _) in pairwise(pages))
    assert spans[1][0][0] < spans[0][-1][0]
    assert spans[0][0][0] < spans[1][-1][0]


def test_a_site_that_asks_for_longer_pauses_gets_them(sites: tuple[Server, Server], tmp_path: Path) -> None:
    one, _ = sites
    one.replies["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 1\n", headers={"Content-Type": "text/plain"})

    _batch(tmp_path / "out", one.url("/0"), one.url("/1"))

    (_, sent), (later, _) = _pages(one)
    assert later - sent >= 1


def test_what_a_site_forbids_is_not_asked_for_and_told(sites: tuple[Server, Server], tmp_path: Path) -> None:
    one, _ = sites
    one.replies["/robots.txt"] = Reply(b"User-agent: octavo\nDisallow: /1\n", headers={"Content-Type": "text/plain"})

    code, said = _batch(tmp_path / "out", one.url("/0"), one.url("/1"))

    assert (code, "/1 was not asked: its robots.txt asks not to." in said) == (3, True)
    assert one.paths() == ["/robots.txt", "/0"]
    assert _batch(tmp_path / "other", one.url("/1"), "--ignore-robots")[0] == 0


def test_a_failure_that_may_pass_waits_before_it_is_tried_again_and_a_retry_does_not(
    sites: tuple[Server, Server], tmp_path: Path
) -> None:
    one, _ = sites
    good, one.replies["/0"] = one.replies["/0"], Reply(status=503)
    arguments = (one.url("/0"), one.url("/1"))
    assert _batch(tmp_path / "out", *arguments)[0] == 3
    one.replies["/0"] = good
    asked = len(one.requests)

    assert _batch(tmp_path / "out", *arguments)[0] == 3
    assert len(one.requests) == asked
    assert done("batch", "retry", str(tmp_path / "out")).returncode == 0
    assert len(articles_of(tmp_path / "out")) == 2


def test_the_same_article_at_two_addresses_is_kept_once(sites: tuple[Server, Server], tmp_path: Path) -> None:
    one, _ = sites
    one.replies["/0?utm_source=feed"] = one.replies["/0"]

    code, said = _batch(tmp_path / "out", one.url("/0"), one.url("/0?utm_source=feed"))

    assert (code, "1 done, 1 same" in said) == (0, True)
    assert list(articles_of(tmp_path / "out")) == ["127.0.0.1-Of Rivers 0.txt"]


def test_a_host_that_hangs_holds_up_no_other(sites: tuple[Server, Server], tmp_path: Path) -> None:
    one, other = sites
    over = Event()

    def slow() -> Reply:
        over.wait(SLOW_SECONDS)
        return Reply(status=404)

    one.replies["/robots.txt"] = slow
    began = time.monotonic()

    _batch(tmp_path / "out", one.url("/0"), *(other.url(f"/{n}") for n in range(3)))

    assert len(_pages(one)) == 1
    assert _pages(other)[-1][1] < _pages(one)[0][0]
    assert time.monotonic() - began >= SLOW_SECONDS


def test_a_page_that_does_not_come_is_a_failure_that_may_pass_and_costs_no_worker(
    sites: tuple[Server, Server], tmp_path: Path
) -> None:
    one, _ = sites
    over = Event()
    one.replies["/0"] = lambda: (over.wait(30), Reply())[1]

    code, said = _batch(tmp_path / "out", one.url("/0"), "--timeout", "12")
    over.set()

    assert (code, "no whole answer came within 2.4 seconds" in said) == (3, True), said
    assert one.paths() == ["/robots.txt", "/0"]


def test_an_article_whose_picture_does_not_come_is_made_without_it(
    sites: tuple[Server, Server], tmp_path: Path
) -> None:
    one, _ = sites
    over = Event()
    picture = '</h1><figure><img src="/slow.svg" alt="A plan"></figure>'
    one.replies |= {
        "/0": Reply(page("Of Rivers").replace("</h1>", picture).encode()),
        "/slow.svg": lambda: (over.wait(30), Reply())[1],
    }

    run = done("batch", one.url("/0"), "-o", str(tmp_path / "out"), "--to", "epub", "--timeout", "15")
    over.set()

    assert (run.returncode, "1 done" in run.stderr) == (0, True), run.stderr
    assert one.paths() == ["/robots.txt", "/0", "/slow.svg"]
