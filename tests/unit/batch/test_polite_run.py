"""A run at web servers that note when they are asked."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from converter.base.errors import OutOfTime
from converter.batch.gate import RobotsGate
from converter.batch.politeness import HostQueue
from converter.batch.run import Run
from converter.batch.work import convert_item
from converter.model.settings import ExtractSettings, FetchSettings, Settings
from tests.unit.batch.bench import ORDER, entries_of, page, run_over
from tests.unit.fetch.web_server import Reply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from converter.model.batch import Conversion
    from tests.unit.fetch.web_server import Server

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAUSE_SECONDS = 0.25


@pytest.fixture
def gate() -> Iterator[RobotsGate]:
    with RobotsGate(FetchSettings()) as opened:
        yield opened


def pages_at(server: Server, number: int, head: str = "") -> list[str]:
    """Give a server so many articles, and return their addresses."""
    for each in range(number):
        html = page(f"Of Rivers {each}", words=f"By {server.port}, {each}.").replace("<head>", f"<head>{head}")
        server.replies[f"/{each}"] = Reply(html.encode(), headers=HTML)
    return [server.url(f"/{each}") for each in range(number)]


def asked(server: Server) -> list[tuple[float, float]]:
    """Return when each page was asked for, and when it was sent."""
    return [
        (began, ended) for path, began, ended in sorted(server.spans, key=lambda span: span[1]) if path != "/robots.txt"
    ]


def test_a_host_is_asked_for_one_page_at_a_time_and_hosts_side_by_side(
    server: Server, other_server: Server, gate: RobotsGate, tmp_path: Path
) -> None:
    tally, _ = run_over(
        [*pages_at(server, 3), *pages_at(other_server, 3)], tmp_path / "out", hosts=HostQueue(PAUSE_SECONDS), gate=gate
    )

    assert tally.states["done"] == 6
    for each in (server, other_server):
        assert (each.busiest, len(each.requests)) == (1, 4)
        assert all(later - ended >= PAUSE_SECONDS for (_, ended), (later, _) in pairwise(asked(each)))
    assert asked(server)[0] < asked(other_server)[1]
    assert asked(other_server)[0] < asked(server)[1]


def test_what_robots_txt_forbids_fails_with_its_sentence(server: Server, gate: RobotsGate, tmp_path: Path) -> None:
    urls = pages_at(server, 2)
    server.replies["/robots.txt"] = Reply(b"User-agent: Octavo\nDisallow: /1\n")

    run_over(urls, tmp_path / "out", gate=gate)

    first, second = entries_of(tmp_path / "out")
    assert (first.state, second.state, second.exit_code) == ("done", "failed", 3)
    assert second.message == f"{urls[1]} was not asked: its robots.txt asks not to."
    assert "/1" not in server.paths()


def test_a_site_whose_robots_txt_cannot_be_had_is_tried_again_another_time(
    server: Server, gate: RobotsGate, tmp_path: Path
) -> None:
    urls = pages_at(server, 1)
    server.replies["/robots.txt"] = Reply(status=503, headers={"Retry-After": "600"})
    run_over(urls, tmp_path / "out", gate=gate)

    assert entries_of(tmp_path / "out")[0].message.endswith("its robots.txt could not be had (503).")
    assert server.paths() == ["/robots.txt"]


def test_further_pages_of_an_article_keep_the_delay_of_their_site(
    server: Server, gate: RobotsGate, tmp_path: Path
) -> None:
    (tmp_path / "127.0.0.1.txt").write_text("next_page_link: //link[@rel='next']/@href\n", encoding="utf-8")
    order = replace(ORDER, settings=Settings(extract=ExtractSettings(site_rules_folder=tmp_path)))
    server.replies["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 0.4\n")
    urls = pages_at(server, 2, head='<link rel="next" href="/1">')

    tally, _ = run_over(urls[:1], tmp_path / "out", order=order, hosts=HostQueue(0.01), gate=gate)

    assert (tally.states["done"], server.paths()) == (1, ["/robots.txt", "/0", "/1"])
    (_, ended), (later, _) = asked(server)
    assert later - ended >= 0.4


def test_the_loop_sleeps_while_all_its_hosts_are_asked(
    server: Server, other_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = []
    receive = Run._receive
    monkeypatch.setattr(Run, "_receive", lambda run: (turns.append(1), receive(run))[1])
    urls = [*pages_at(server, 1), *pages_at(other_server, 1)]
    third = [f"http://localhost:{server.port}/0", f"http://localhost:{other_server.port}/0"]
    for each in (server, other_server):
        answer = each.replies["/0"]
        each.replies["/0"] = lambda answer=answer: (time.sleep(0.5), answer)[1]

    run_over([*urls, *third], tmp_path / "out")

    # Two hosts at a time: without sleep it would turn a thousand times a second.
    assert len(turns) < 50


def test_an_item_that_is_tried_once_more_waits_for_its_host_too(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = []

    def lost_at_first(*arguments: Any) -> Conversion:
        moments.append(time.monotonic())
        if len(moments) == 1:
            raise OutOfTime(seconds=1.0)
        return convert_item(*arguments)

    monkeypatch.setattr("converter.batch.run.convert_item", lost_at_first)

    tally, _ = run_over(pages_at(server, 1), tmp_path / "out", hosts=HostQueue(PAUSE_SECONDS))

    assert (tally.states["done"], len(moments)) == (1, 2)
    assert moments[1] - moments[0] >= PAUSE_SECONDS
