"""Items to whether their sites' robots.txt allows them, which a few threads ask while other items are converted.

An item comes here when its host is free for it, so that robots.txt and pages are asked over one connection:

    admission = gate.admit(item)                   # a Future; the item's host is held in the HostQueue meanwhile
    queue.set_delay(item.host, admission.result())      # or SourceError: the item has failed, and is withdrawn there
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self, TypeAlias

from converter.base.errors import AddressRefused
from converter.fetch import with_named_host
from converter.model.page import UrlSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from converter.fetch.robots import Robots
    from converter.model.batch import Item
    from converter.model.settings import FetchSettings

KEPT_SECONDS: Final = 24 * 3600.0
"""RFC 9309, 2.4: no longer than a day."""
UNAVAILABLE_SECONDS: Final = 600.0
"""After which a site is asked again that could not say what it allows."""
MAX_SITES: Final = 10_000
MAX_CHARACTERS: Final = 16_000_000
"""Of all that is kept; the sites that nobody asked for longest are forgotten first."""
_THREADS: Final = 16
"""They wait for the network, nearly always."""


@dataclass(slots=True)
class _Site:
    """A site that is asked, or was."""

    robots: Future[Robots]
    asked: float
    characters: int = 0
    """0 until they are counted."""

    def is_fresh(self, now: float) -> bool:
        if not self.robots.done():
            return True
        is_known = self.robots.exception() is None and not self.robots.result().unavailable
        return now - self.asked < (KEPT_SECONDS if is_known else UNAVAILABLE_SECONDS)


class RobotsGate:
    """Lets items pass that their sites' robots.txt allows; each site is asked once, and again after a day.

    To be used by one thread, and closed at its end.
    """

    def __init__(self, settings: FetchSettings, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._clock = clock
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="robots")
        self._sites: OrderedDict[str, _Site] = OrderedDict()
        """By origin; the one that was looked up last comes last."""
        self._uncounted: deque[tuple[str, _Site]] = deque()
        self._characters = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def admit(self, item: Item) -> Future[float]:
        """Return, for when it is known, the seconds that the item's site asks to keep between two requests.

        0.0 is none. The future raises RobotsRefused where the item is not to be asked for, AddressRefused where it has
        no address that can be; `close` cancels it.
        """
        admission: Future[float] = Future()
        match item.source:
            case UrlSource(url):
                try:
                    robots = self._robots(url, with_named_host(item.source, self._settings))
                except AddressRefused as error:
                    admission.set_exception(error)
                else:
                    robots.add_done_callback(lambda known: _settle(admission, known, url))
            case _:
                admission.set_result(0.0)
        return admission

    def close(self) -> None:
        """Ask no more; what is being asked comes to its end, and what waits for it is cancelled."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _robots(self, url: str, settings: FetchSettings) -> Future[Robots]:
        # httpx takes a tenth of a second to import.
        from converter.fetch.robots import fetch_robots, origin_of

        origin, now = origin_of(url), self._clock()
        site = self._sites.pop(origin, None)
        if site is not None and not site.is_fresh(now):
            self._characters -= site.characters
            site = None
        if site is None:
            site = _Site(self._threads.submit(fetch_robots, url, settings), now)
            self._uncounted.append((origin, site))
        self._sites[origin] = site
        self._forget_oldest()
        return site.robots

    def _forget_oldest(self) -> None:
        while self._uncounted and self._uncounted[0][1].robots.done():
            origin, site = self._uncounted.popleft()
            if self._sites.get(origin) is site and site.robots.exception() is None:
                site.characters = len(site.robots.result().text)
                self._characters += site.characters
        while len(self._sites) > MAX_SITES or (self._characters > MAX_CHARACTERS and len(self._sites) > 1):
            self._characters -= self._sites.popitem(last=False)[1].characters


class OpenGate:
    """Lets everything pass, for who wishes no robots.txt asked."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def admit(self, item: Item) -> Future[float]:
        """Return 0.0: nothing is asked, and so nothing is asked for."""
        del item
        admission: Future[float] = Future()
        admission.set_result(0.0)
        return admission

    def close(self) -> None:
        """Have nothing to close."""


Gate: TypeAlias = RobotsGate | OpenGate


def _settle(admission: Future[float], known: Future[Robots], url: str) -> None:
    """Give an admission its outcome; one that nobody waits for any more stays as it is."""
    if known.cancelled():
        admission.cancel()
    elif admission.set_running_or_notify_cancel():
        try:
            robots = known.result()
            robots.check(url)
            admission.set_result(robots.delay_seconds)
        except Exception as error:  # noqa: BLE001 - nobody sees what a callback raises, and the item would wait for ever
            admission.set_exception(error)
