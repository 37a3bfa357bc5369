"""Items that wait for their hosts: no host is asked by more at a time, or sooner again, than is polite.

Pure: the caller says what time it is, and does the waiting.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Final

from converter.batch.limits import PAUSE_SECONDS

if TYPE_CHECKING:
    from converter.model.batch import Item, Order

MAX_DELAY_SECONDS: Final = 60.0
"""Of a Crawl-delay. Sites that ask for hours mean that they want no robots, which they can say."""
MAX_REST_SECONDS: Final = 900.0
"""Of a Retry-After: whoever asks for a day shall not hold up a run for one."""


@dataclass(slots=True)
class _Host:
    """A host that is asked, waited for or rests."""

    pause_seconds: float
    connections: int = 1
    waiting: deque[Item] = field(default_factory=deque)
    held: int = 0
    """Connections that are in use, or rest after it."""
    rests_until: float = 0.0
    """Before this nothing of it is started."""
    has_turn: bool = False

    @property
    def is_free(self) -> bool:
        return bool(self.waiting) and self.held < self.connections


def with_manners(order: Order, pause_seconds: float) -> Order:
    """Return an order whose workers ask no host for two things at a time, and for the pages of one article so far apart."""
    fetch = replace(order.settings.fetch, host_pause_seconds=pause_seconds, connections_per_host=1)
    return replace(order, settings=replace(order.settings, fetch=fetch))


class HostQueue:
    """Items that wait for their hosts, which are asked in turn.

    At most so many of a host are out at a time, and each connection to it rests from the end of one item to the start
    of the next. Until `set_delay` says what a host wishes, it has one connection. An item costs the logarithm of the
    number of hosts that rest.
    """

    def __init__(self, pause_seconds: float = PAUSE_SECONDS, connections_per_host: int = 1) -> None:
        self._pause_seconds = pause_seconds
        self._connections = connections_per_host
        self._hosts: dict[str, _Host] = {}
        self._turns: deque[str] = deque()
        """Hosts that were free when they got in, each once."""
        self._rests: list[tuple[float, str]] = []
        """Heap of the moments at which a connection's rest ends."""
        self._waiting = 0

    def __len__(self) -> int:
        return self._waiting

    def add(self, item: Item) -> None:
        """Let an item wait for its host; it must have one."""
        host = self._host(item.host)
        host.waiting.append(item)
        self._waiting += 1
        self._queue_up(item.host, host)

    def ready(self, now: float) -> Item | None:
        """Return an item whose host is free, and hold a connection of it until `done`; None where no host is free.

        Hosts take turns; the items of one come in the order in which they were added.
        """
        self._end_rests(now)
        while self._turns:
            name = self._turns.popleft()
            host = self._hosts[name]
            host.has_turn = False
            # Its turn may have been overtaken: by a rest, or by a site that wants one connection.
            if not host.is_free:
                continue
            item = host.waiting.popleft()
            self._waiting -= 1
            host.held += 1
            self._queue_up(name, host)
            return item
        return None

    def done(self, item: Item, now: float, rest_seconds: float = 0.0) -> None:
        """Let the connection of an item rest, and then be free.

        `rest_seconds` is what the host asked for with this answer, such as a Retry-After: the whole of it rests so long,
        MAX_REST_SECONDS at most.
        """
        host = self._hosts[item.host]
        if rest_seconds > 0:
            host.rests_until = max(host.rests_until, now + min(rest_seconds, MAX_REST_SECONDS))
            for _ in range(host.held, host.connections):
                host.held += 1
                self._rest(item.host, host, now)
        self._rest(item.host, host, now)

    def withdraw(self, item: Item, now: float) -> None:
        """Free the connection of an item for which its host was not asked, and so needs no rest."""
        host = self._hosts[item.host]
        heappush(self._rests, (max(now, host.rests_until), item.host))
        self._end_rests(now)

    def wait_seconds(self, now: float) -> float | None:
        """Return how long nothing will be ready, at least; None where nothing will be without a `done` or an `add`."""
        self._end_rests(now)
        if any(self._hosts[name].is_free for name in self._turns):
            return 0.0
        return self._rests[0][0] - now if self._waiting and self._rests else None

    def set_delay(self, name: str, seconds: float) -> float:
        """Keep to a site's Crawl-delay where it is longer than the pause, and return the seconds that hold now.

        They are MAX_DELAY_SECONDS at most. Such a site is asked over one connection. It holds until nothing of the host
        waits, is out or rests.
        """
        host = self._host(name)
        if seconds > self._pause_seconds:
            host.pause_seconds = max(self._pause_seconds, min(seconds, MAX_DELAY_SECONDS))
            host.connections = 1
        else:
            host.pause_seconds, host.connections = self._pause_seconds, self._connections
            self._queue_up(name, host)
        return host.pause_seconds

    def pause_seconds(self, name: str) -> float:
        """Return what a host rests between two items."""
        host = self._hosts.get(name)
        return host.pause_seconds if host else self._pause_seconds

    def _host(self, name: str) -> _Host:
        if name not in self._hosts:
            self._hosts[name] = _Host(self._pause_seconds)
        return self._hosts[name]

    def _queue_up(self, name: str, host: _Host) -> None:
        if host.is_free and not host.has_turn:
            host.has_turn = True
            self._turns.append(name)

    def _rest(self, name: str, host: _Host, now: float) -> None:
        heappush(self._rests, (max(now + host.pause_seconds, host.rests_until), name))

    def _end_rests(self, now: float) -> None:
        while self._rests and self._rests[0][0] <= now:
            until, name = heappop(self._rests)
            host = self._hosts[name]
            if until < host.rests_until and now < host.rests_until:
                heappush(self._rests, (host.rests_until, name))
                continue
            host.held -= 1
            self._queue_up(name, host)
            self._forget_idle(name, host)

    def _forget_idle(self, name: str, host: _Host) -> None:
        if not host.waiting and not host.held:
            del self._hosts[name]
