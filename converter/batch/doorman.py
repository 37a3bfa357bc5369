"""Items of hosts, one after the other as their hosts and robots.txt allow: what the loop asks for the next."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final

from converter.base.errors import ConverterError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from converter.batch.gate import Gate
    from converter.batch.politeness import HostQueue
    from converter.model.batch import Item

MOST_ASKED: Final = 64
"""Items at the gate at one time: enough that its threads have work, and no site is asked long before its turn."""


class Doorman:
    """Lets items in to their hosts. One thread uses it; the gate's threads only wake that one."""

    def __init__(self, queue: HostQueue, gate: Gate, wake: Callable[[], None]) -> None:
        """Call `wake`, from another thread, when `next` may have something that it had not before."""
        self._queue = queue
        self._gate = gate
        self._wake = wake
        self._answered: SimpleQueue[tuple[Item, Future[float]]] = SimpleQueue()
        self._asked: set[str] = set()
        """Names of items whose site is asked whether it allows them; their hosts are held meanwhile."""
        self._inside: set[str] = set()
        """Names of items that are at their hosts."""

    def __len__(self) -> int:
        """Return how many items wait."""
        return len(self._queue) + len(self._asked)

    @property
    def busy(self) -> int:
        """How many items are at their hosts."""
        return len(self._inside)

    def add(self, item: Item) -> None:
        """Let an item wait for its host."""
        self._queue.add(item)

    def next(self, now: float) -> tuple[Item, ConverterError | None] | None:
        """Return an item that is let in, or one that is not with the reason; None where there is none for now."""
        while len(self._asked) < MOST_ASKED and (item := self._queue.ready(now)) is not None:
            self._ask(item)
        try:
            item, answer = self._answered.get_nowait()
        except Empty:
            return None
        self._asked.discard(item.name)
        try:
            delay = answer.result()
        except ConverterError as refusal:
            self._queue.withdraw(item, now)
            return item, refusal
        self._queue.set_delay(item.host, delay)
        self._inside.add(item.name)
        return item, None

    def done(self, item: Item, now: float, rest_seconds: float = 0.0) -> None:
        """Let the host of an item rest that has been let in: for the pause, or for as long as it asked."""
        if item.name in self._inside:
            self._inside.discard(item.name)
            self._queue.done(item, now, rest_seconds)

    def wait_seconds(self, now: float) -> float | None:
        """Return how long there will be nothing at least, None where only `done`, `add` or a call of `wake` changes that."""
        if not self._answered.empty():
            return 0.0
        return self._queue.wait_seconds(now) if len(self._asked) < MOST_ASKED else None

    def pause_seconds(self, item: Item) -> float:
        """Return what the host of an item that has been let in rests between two requests."""
        return self._queue.pause_seconds(item.host)

    def _ask(self, item: Item) -> None:
        self._asked.add(item.name)

        def answered(answer: Future[float]) -> None:
            self._answered.put((item, answer))
            self._wake()

        self._gate.admit(item).add_done_callback(answered)
