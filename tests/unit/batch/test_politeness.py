"""Items that wait for their hosts; the clock is a number."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from converter.batch.politeness import MAX_DELAY_SECONDS, MAX_REST_SECONDS, HostQueue
from converter.model.batch import Item
from converter.model.page import UrlSource


def item(position: int, host: str = "a.example") -> Item:
    url = f"https://{host}/{position}"
    return Item(position, url, UrlSource(url), host)


def queue_of(*items: Item, pause_seconds: float = 1.0, connections: int = 1) -> HostQueue:
    queue = HostQueue(pause_seconds, connections)
    for each in items:
        queue.set_delay(each.host, 0.0)
        queue.add(each)
    return queue


def test_a_host_is_asked_again_when_the_pause_after_the_end_is_over() -> None:
    first, second = item(0), item(1)
    queue = queue_of(first, second)

    assert queue.ready(10.0) == first
    assert queue.ready(14.0) is None
    queue.done(first, 15.0)
    assert queue.ready(15.9) is None
    assert queue.ready(16.0) == second


def test_hosts_take_turns() -> None:
    queue = queue_of(*(item(number, host) for number, host in enumerate("aaabbc")), connections=9)

    assert [each.position for each in iter(lambda: queue.ready(0.0), None)] == [0, 3, 5, 1, 4, 2]


def test_hosts_are_out_at_the_same_time() -> None:
    queue = queue_of(item(0, "a.example"), item(1, "b.example"))

    assert [queue.ready(0.0), queue.ready(0.0)] == [item(0, "a.example"), item(1, "b.example")]


def test_a_host_is_asked_over_as_many_connections_as_the_user_says() -> None:
    queue = queue_of(item(0), item(1), item(2), connections=2)

    assert [queue.ready(0.0), queue.ready(0.0), queue.ready(0.0)] == [item(0), item(1), None]


def test_an_item_that_comes_when_its_host_rests_waits_for_the_end_of_the_rest() -> None:
    queue = queue_of(item(0))
    queue.ready(0.0)
    queue.done(item(0), 1.0)
    queue.add(item(1))

    assert (queue.ready(1.5), queue.wait_seconds(1.5)) == (None, 0.5)
    assert queue.ready(2.0) == item(1)


def test_nothing_will_be_ready_by_itself_while_the_only_host_is_out() -> None:
    queue = queue_of(item(0), item(1))

    assert queue.wait_seconds(0.0) == 0.0
    queue.ready(0.0)
    assert queue.wait_seconds(100.0) is None


def test_an_empty_queue_waits_for_nothing() -> None:
    queue = queue_of(item(0))
    queue.ready(0.0)
    queue.done(item(0), 0.0)

    assert (len(queue), queue.ready(0.5), queue.wait_seconds(0.5)) == (0, None, None)


def test_a_crawl_delay_that_is_longer_than_the_pause_is_kept() -> None:
    queue = queue_of(item(0), item(1))
    queue.ready(0.0)

    assert queue.set_delay("a.example", 5.0) == 5.0
    queue.done(item(0), 0.0)
    assert queue.ready(4.9) is None
    assert queue.ready(5.0) == item(1)


def test_a_crawl_delay_that_is_shorter_than_the_pause_changes_nothing() -> None:
    assert queue_of(item(0), pause_seconds=2.0).set_delay("a.example", 0.5) == 2.0


def test_a_crawl_delay_of_hours_is_cut_to_a_minute() -> None:
    assert queue_of(item(0)).set_delay("a.example", 86_400.0) == MAX_DELAY_SECONDS == 60.0


def test_a_site_with_a_crawl_delay_is_asked_over_one_connection() -> None:
    queue = queue_of(item(0), item(1), connections=3)
    queue.set_delay("a.example", 5.0)

    assert [queue.ready(0.0), queue.ready(0.0)] == [item(0), None]


def test_a_host_is_asked_over_one_connection_until_it_is_known_what_it_wishes() -> None:
    queue = HostQueue(1.0, 3)
    for position in range(3):
        queue.add(item(position))

    assert [queue.ready(0.0), queue.ready(0.0)] == [item(0), None]
    queue.set_delay("a.example", 0.0)
    assert [queue.ready(0.0), queue.ready(0.0)] == [item(1), item(2)]


def test_a_host_that_was_not_asked_needs_no_rest() -> None:
    queue = queue_of(item(0), item(1))
    queue.ready(0.0)
    queue.withdraw(item(0), 3.0)

    assert queue.ready(3.0) == item(1)


def test_a_host_that_rests_is_not_woken_by_an_item_that_is_withdrawn() -> None:
    queue = queue_of(item(0), item(1), item(2), connections=2)
    queue.ready(0.0)
    queue.ready(0.0)
    queue.done(item(0), 1.0, rest_seconds=9.0)
    queue.withdraw(item(1), 2.0)

    assert queue.ready(9.9) is None
    assert queue.ready(10.0) == item(2)


def test_a_host_that_asks_to_be_left_alone_rests_on_all_its_connections() -> None:
    queue = queue_of(*map(item, range(5)), connections=3)
    queue.ready(0.0)
    queue.ready(0.0)
    queue.done(item(0), 1.0, rest_seconds=30.0)
    queue.done(item(1), 2.0)

    assert (queue.ready(30.9), queue.wait_seconds(30.0)) == (None, 1.0)
    assert [queue.ready(31.0), queue.ready(31.0), queue.ready(31.0)] == [item(2), item(3), item(4)]


def test_a_host_that_asks_for_years_gets_a_quarter_of_an_hour() -> None:
    queue = queue_of(item(0), item(1))
    queue.ready(0.0)
    queue.done(item(0), 0.0, rest_seconds=1e9)

    assert queue.ready(MAX_REST_SECONDS) == item(1)


def test_nothing_is_kept_of_a_host_that_has_rested_and_has_no_items() -> None:
    queue = queue_of(*(item(number, f"{number}.example") for number in range(100)))
    for each in list(iter(lambda: queue.ready(0.0), None)):
        queue.set_delay(each.host, 5.0)
        queue.done(each, 0.0)

    assert queue.ready(5.0) is None
    assert (queue._hosts, queue._rests, list(queue._turns)) == ({}, [], [])


@dataclass
class Run:
    """What became of items on a clock that nobody waits for."""

    started: list[tuple[float, Item]] = field(default_factory=list)
    ended: dict[int, float] = field(default_factory=dict)


def run_all(queue: HostQueue, items: list[tuple[Item, float, float]], delays: dict[str, float]) -> Run:
    """Take all items through a queue, each with the moment at which it comes and its seconds."""
    run, now = Run(), 0.0
    coming, seconds = sorted(items, key=lambda each: each[1]), {each.position: long for each, _, long in items}
    out: list[tuple[float, Item]] = []
    while coming or len(queue) or out:
        while coming and coming[0][1] <= now:
            each = coming.pop(0)[0]
            queue.set_delay(each.host, delays.get(each.host, 0.0))
            queue.add(each)
        for end, each in [pair for pair in out if pair[0] <= now]:
            out.remove((end, each))
            run.ended[each.position] = now
            queue.done(each, now)
        rest = queue.wait_seconds(now)
        begun = list(iter(partial(queue.ready, now), None))
        assert bool(begun) == (rest == 0)
        run.started += [(now, each) for each in begun]
        out += [(now + seconds[each.position], each) for each in begun]
        rest = queue.wait_seconds(now)
        moments = (
            [end for end, _ in out] + [moment for _, moment, _ in coming[:1]] + [now + wait for wait in [rest] if wait]
        )
        now = min(moments, default=now)
    return run


@settings(derandomize=True, deadline=None, max_examples=200)
@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 40), st.integers(0, 30)), max_size=30),
    st.integers(0, 10),
    st.integers(1, 3),
    st.dictionaries(st.sampled_from("ab"), st.integers(1, 40)),
)
def test_each_item_goes_once_and_in_order_and_no_host_is_pressed(
    drawn: list[tuple[str, int, int]], pause: int, connections: int, delays: dict[str, int]
) -> None:
    # Tenths would not add up exactly, quarters do.
    items = [(item(number, host), comes / 4, long / 4) for number, (host, comes, long) in enumerate(drawn)]
    run = run_all(HostQueue(pause / 4, connections), items, {host: delay / 4 for host, delay in delays.items()})

    assert sorted(each.position for _, each in run.started) == list(range(len(items)))
    for host in "abcd":
        starts = [(begun, each.position) for begun, each in run.started if each.host == host]
        came = sorted((comes, each.position) for each, comes, _ in items if each.host == host)
        assert [position for _, position in starts] == [position for _, position in came]
        rest, most = max(pause, delays.get(host, 0)) / 4, 1 if delays.get(host, 0) > pause else connections
        for number, (begun, _) in enumerate(starts):
            held = [position for _, position in starts[:number] if run.ended[position] + rest > begun]
            assert len(held) < most


def test_the_time_is_linear_in_the_items_that_wait() -> None:
    def seconds_an_item(hosts: int) -> float:
        queue = HostQueue()
        items = [item(number, f"{number % hosts}.example") for number in range(3 * hosts)]
        began, now = process_time(), 0.0
        for each in items:
            queue.add(each)
        while len(queue):
            while (each_ready := queue.ready(now)) is not None:
                queue.done(each_ready, now)
            now += queue.wait_seconds(now) or 0.0
        return (process_time() - began) / len(items)

    small = min(seconds_an_item(300) for _ in range(5))

    assert min(seconds_an_item(30_000) for _ in range(2)) < 6 * small
