"""The gate of robots.txt, alone and before the hosts' queue, at servers that note when they are asked."""

from __future__ import annotations

import threading
import time
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, wait
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import AddressRefused, ConverterError, RobotsRefused, RobotsUnavailable, SourceRefused
from converter.batch import gate as gate_module
from converter.batch.gate import KEPT_SECONDS, UNAVAILABLE_SECONDS, Gate, OpenGate, RobotsGate
from converter.batch.politeness import HostQueue
from converter.fetch.http import PAGE, Request, fetch
from converter.model.batch import Item
from converter.model.page import ContentSource, UrlSource
from converter.model.settings import FetchSettings
from tests.unit.fetch.web_server import Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.unit.fetch.web_server import Server

SETTINGS = FetchSettings(deadline_seconds=5.0)
LONG = 10.0
"""Seconds after which a test gives up."""


@pytest.fixture
def gate() -> Iterator[RobotsGate]:
    with RobotsGate(SETTINGS) as opened:
        yield opened


def item_at(server: Server, path: str) -> Item:
    url = server.url(path)
    return Item(0, url, UrlSource(url), f"127.0.0.1:{server.port}")


def disallow(*paths: str, delay: str = "") -> Reply:
    rules = "".join(f"Disallow: {path}\n" for path in paths)
    return Reply(f"User-agent: *\n{rules}{f'Crawl-delay: {delay}' if delay else ''}".encode())


def answer_after(event: threading.Event) -> Callable[[], Reply]:
    def answer() -> Reply:
        event.wait(LONG)
        return Reply()

    return answer


def test_an_item_that_nobody_forbids_passes(server: Server, gate: RobotsGate) -> None:
    server.replies["/robots.txt"] = disallow("/private")

    assert gate.admit(item_at(server, "/a")).result(LONG) == 0.0


def test_an_item_that_the_site_forbids_is_refused(server: Server, gate: RobotsGate) -> None:
    server.replies["/robots.txt"] = disallow("/private")

    with pytest.raises(RobotsRefused, match=r"/private/a was not asked: its robots\.txt asks not to"):
        gate.admit(item_at(server, "/private/a")).result(LONG)


def test_an_item_whose_site_cannot_answer_is_refused_for_now(server: Server, gate: RobotsGate) -> None:
    server.replies["/robots.txt"] = Reply(status=503, headers={"Retry-After": "100"})

    with pytest.raises(RobotsUnavailable, match=r"could not be had \(503\)"):
        gate.admit(item_at(server, "/a")).result(LONG)


def test_an_admission_says_how_long_the_site_asks_to_wait(server: Server, gate: RobotsGate) -> None:
    server.replies["/robots.txt"] = disallow("/private", delay="7")

    assert gate.admit(item_at(server, "/a")).result(LONG) == 7.0


def test_a_site_is_asked_once_for_all_its_items(server: Server, gate: RobotsGate) -> None:
    server.replies["/robots.txt"] = disallow("/private")
    admissions = [gate.admit(item_at(server, f"/{number}")) for number in range(20)]

    assert [each.result(LONG) for each in admissions] == [0.0] * 20
    assert server.paths() == ["/robots.txt"]


def test_nobody_waits_for_a_site_that_is_slow(server: Server, other_server: Server, gate: RobotsGate) -> None:
    answered = threading.Event()
    server.replies["/robots.txt"] = answer_after(answered)
    began = time.monotonic()
    slow, quick = gate.admit(item_at(server, "/a")), gate.admit(item_at(other_server, "/a"))

    assert (quick.result(LONG), slow.done()) == (0.0, False)
    assert time.monotonic() - began < LONG / 2
    answered.set()
    assert slow.result(LONG) == 0.0


@pytest.mark.parametrize(("reply", "seconds"), [(Reply(), KEPT_SECONDS), (Reply(status=500), UNAVAILABLE_SECONDS)])
def test_a_site_is_asked_again_after_a_day_and_sooner_when_it_failed(
    server: Server, reply: Reply, seconds: float
) -> None:
    server.replies["/robots.txt"] = reply
    now = 100.0
    with RobotsGate(SETTINGS, clock=lambda: now) as gate:
        gate.admit(item_at(server, "/a")).exception(LONG)
        first = len(server.requests)
        now += seconds - 1
        gate.admit(item_at(server, "/b")).exception(LONG)
        assert len(server.requests) == first
        now += 1
        gate.admit(item_at(server, "/c")).exception(LONG)
        assert len(server.requests) == 2 * first


def test_the_site_that_nobody_asked_for_longest_is_forgotten_first(
    server: Server, other_server: Server, gate: RobotsGate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_module, "MAX_SITES", 1)
    for each in (server, other_server, server):
        gate.admit(item_at(each, "/a")).result(LONG)

    assert (len(server.requests), len(other_server.requests)) == (2, 1)


def test_long_rules_of_many_sites_are_not_all_kept(
    server: Server, other_server: Server, gate: RobotsGate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_module, "MAX_CHARACTERS", 1000)
    for each in (server, other_server):
        each.replies["/robots.txt"] = disallow("/" + "x" * 900)
    for each in (server, server, other_server, other_server, server):
        gate.admit(item_at(each, "/a")).result(LONG)

    assert len(server.requests) == 2


def test_an_address_that_is_none_is_refused(gate: RobotsGate) -> None:
    with pytest.raises(AddressRefused):
        gate.admit(Item(0, "http://[x/", UrlSource("http://[x/"), "[x")).result(LONG)


def test_what_comes_from_no_host_passes(gate: RobotsGate) -> None:
    assert gate.admit(Item(0, "-", ContentSource(b""))).result(LONG) == 0.0


def test_who_waits_when_the_gate_is_closed_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()
    server.replies["/robots.txt"] = answer_after(answered)
    monkeypatch.setattr(gate_module, "_THREADS", 1)
    gate = RobotsGate(SETTINGS)
    gate.admit(item_at(server, "/a"))
    waiting = gate.admit(Item(1, "http://a.example/", UrlSource("http://a.example/"), "a.example"))
    gate.close()

    with pytest.raises(CancelledError):
        waiting.result(LONG)
    answered.set()


def test_a_fault_in_the_gate_reaches_the_item(
    server: Server, gate: RobotsGate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("converter.fetch.robots.Robots.check", broken)

    with pytest.raises(ZeroDivisionError):
        gate.admit(item_at(server, "/a")).result(LONG)


def test_an_open_gate_asks_nothing(server: Server) -> None:
    server.replies["/robots.txt"] = disallow("/")

    with OpenGate() as gate:
        assert gate.admit(item_at(server, "/a")).result(LONG) == 0.0
    assert server.requests == []


def run(items: list[Item], gate: Gate, queue: HostQueue) -> dict[str, ConverterError | None]:
    """Fetch all items as a run does, and return the errors of those that failed."""
    outcomes: dict[str, ConverterError | None] = {}
    at_gate: dict[Future[float], Item] = {}
    at_work: dict[Future[object], Item] = {}
    for item in items:
        queue.add(item)
    with ThreadPoolExecutor(8) as pool:
        while len(outcomes) < len(items):
            while (item_ready := queue.ready(time.monotonic())) is not None:
                at_gate[gate.admit(item_ready)] = item_ready
            wait([*at_gate, *at_work], queue.wait_seconds(time.monotonic()), FIRST_COMPLETED)
            if not at_gate and not at_work:
                time.sleep(queue.wait_seconds(time.monotonic()) or 0.0)
            for admission in [each for each in at_gate if each.done()]:
                item = at_gate.pop(admission)
                try:
                    queue.set_delay(item.host, admission.result())
                except ConverterError as error:
                    outcomes[item.name] = error
                    queue.withdraw(item, time.monotonic())
                else:
                    settings = FetchSettings(private_hosts=frozenset({item.host}), deadline_seconds=5.0)
                    at_work[pool.submit(fetch, Request(item.name, PAGE), settings)] = item
            for done in [each for each in at_work if each.done()]:
                item, error = at_work.pop(done), done.exception()
                assert error is None or isinstance(error, ConverterError)
                outcomes[item.name] = error
                rest_seconds = (error.wait_seconds or 0.0) if isinstance(error, SourceRefused) else 0.0
                queue.done(item, time.monotonic(), rest_seconds)
    return outcomes


def pages(server: Server) -> list[tuple[float, float]]:
    """Return when each page was asked for, and when it was sent."""
    return [
        (began, ended) for path, began, ended in sorted(server.spans, key=lambda span: span[1]) if path != "/robots.txt"
    ]


def answering(server: Server, number: int, seconds: float = 0.0) -> list[Item]:
    for each in range(number):
        server.replies[f"/{each}"] = lambda: (time.sleep(seconds), Reply(b"<p>Words."))[1]
    return [item_at(server, f"/{each}") for each in range(number)]


def test_a_host_is_asked_over_one_connection_and_the_pause_lies_between(server: Server, gate: RobotsGate) -> None:
    run(answering(server, 4, seconds=0.05), gate, HostQueue(0.2))

    assert server.paths() == ["/robots.txt", "/0", "/1", "/2", "/3"]
    assert server.busiest == 1
    assert all(later - ended >= 0.2 for (_, ended), (later, _) in pairwise(pages(server)))


def test_hosts_are_asked_side_by_side(server: Server, other_server: Server, gate: RobotsGate) -> None:
    run([*answering(server, 2), *answering(other_server, 2)], gate, HostQueue(0.5))
    (first, second), (other_first, other_second) = pages(server), pages(other_server)

    assert max(first, other_first) < min(second, other_second)


def test_a_crawl_delay_lies_between_requests(server: Server, gate: RobotsGate) -> None:
    server.replies["/robots.txt"] = disallow("/x", delay="0.4")
    run(answering(server, 3), gate, HostQueue(0.01, 3))

    assert all(later - ended >= 0.4 for (_, ended), (later, _) in pairwise(pages(server)))


def test_what_is_forbidden_is_not_asked_for_and_costs_no_pause(server: Server, gate: RobotsGate) -> None:
    server.replies["/robots.txt"] = disallow("/private")
    forbidden = [item_at(server, f"/private/{number}") for number in range(20)]
    began = time.monotonic()
    outcomes = run([*forbidden, *answering(server, 1)], gate, HostQueue(LONG))

    assert server.paths() == ["/robots.txt", "/0"]
    assert sum(isinstance(error, RobotsRefused) for error in outcomes.values()) == 20
    assert time.monotonic() - began < LONG


def test_a_host_that_says_when_to_come_again_is_left_alone_until_then(server: Server) -> None:
    first, second = answering(server, 2)
    # Longer than the one fetch waits itself.
    server.replies["/0"] = Reply(status=429, headers={"Retry-After": "60"})
    queue = HostQueue(0.01)
    outcomes = run([first], OpenGate(), queue)
    queue.add(second)

    assert isinstance(outcomes[first.name], SourceRefused)
    assert 58.0 < (queue.wait_seconds(time.monotonic()) or 0.0) <= 60.0
