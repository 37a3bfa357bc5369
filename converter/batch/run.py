"""Items to a filed batch: the loop that keeps the workers busy, and everything in order.

What lies on this machine is filed in the order of the plan, however the workers finish, so that two articles of one
name get the same numbers in every run. What comes from a host is filed as it comes: a host is asked for one after
the other anyway. Nothing is held but the window of items in flight.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final, Protocol

from converter.base.errors import FAULT_EXIT_CODE, ClusterUnusable, ConverterError
from converter.batch.doorman import Doorman
from converter.batch.filing import Failure, Outcome, companions_of, failure_of, input_mark_of, is_unchanged
from converter.batch.identity import namesake
from converter.batch.plan import item_named
from converter.batch.politeness import with_manners
from converter.batch.quarantine import quarantine
from converter.batch.work import convert_item

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from converter.batch.crew import Crew, Workers
    from converter.batch.filing import Filing
    from converter.batch.gate import Gate
    from converter.batch.ledger import Ledger, Record
    from converter.batch.politeness import HostQueue
    from converter.deliver.shelf import Shelf
    from converter.model.batch import Conversion, Entry, EntryState, Item, Order

AHEAD: Final = 2
"""So many items are with the workers for each of them: one in work and one that waits at its door."""
WINDOW: Final = 32
"""So many items for each worker are in flight: in work, or waiting for one before them to be filed."""
HOSTS_WINDOW: Final = 10_000
"""So many items wait for their hosts: enough to find other hosts behind a long row of one. A name each, no page."""
_LONGEST_WAIT_SECONDS: Final = 1.0
"""For a worker, before the loop looks whether it is to stop."""


class Watcher(Protocol):
    """Who is told how a run goes."""

    def begun(self, item: Item) -> None:
        """Tell that an item is given to the workers."""

    def settled(self, entry: Entry) -> None:
        """Tell what became of an item."""

    def known(self, entry: Entry) -> None:
        """Tell that an earlier run has settled an item, and that it is left as it is."""


@dataclass(slots=True)
class Tally:
    """How a run went, in numbers."""

    states: Counter[EntryState] = field(default_factory=Counter)
    """Items that this run settled."""
    known: Counter[EntryState] = field(default_factory=Counter)
    """Items that earlier runs had settled."""
    exit_code: int = 0
    """The highest of all failures, of earlier runs too."""
    is_stopped: bool = False
    """Whether the run was asked to end before the plan did."""


@dataclass(slots=True)
class _Turn:
    """The place of a local item in the order of filing."""

    item: Item
    outcome: Outcome | None = None
    is_put_off: bool = False
    """Whether it is tried alone later, and holds nobody up."""


class Run:
    """One run over a plan. One thread runs it; `stop` may be called from anywhere."""

    def __init__(  # noqa: PLR0913 - those who work together meet here
        self,
        *,
        crew: Crew,
        ledger: Ledger,
        shelf: Shelf,
        filing: Filing,
        order: Order,
        order_sha256: str,
        hosts: HostQueue,
        gate: Gate,
        watcher: Watcher,
        anew: frozenset[EntryState] = frozenset(),
    ) -> None:
        self._crew = crew
        self._ledger = ledger
        self._shelf = shelf
        self._filing = filing
        self._order = order
        self._order_sha256 = order_sha256
        self._watcher = watcher
        self._anew = anew
        self._tally = Tally()
        self._arrived: SimpleQueue[tuple[Item, Future[Conversion]] | None] = SimpleQueue()
        self._doorman = Doorman(hosts, gate, self._wake)
        self._next: Item | None = None
        self._is_planned = False
        self._turns: deque[_Turn] = deque()
        self._turn_of: dict[str, _Turn] = {}
        self._waiting: deque[Item] = deque()
        """Local items that no worker has yet."""
        self._in_work: dict[str, Future[Conversion]] = {}
        self._marks: dict[str, str] = {}
        """Of the files of items in work."""
        self._names: set[str] = set()
        """Of all items in flight."""
        self._ready: list[Outcome] = []
        self._put_off: deque[Item] = deque()

    def stop(self) -> None:
        """Take nothing new; what is in work is finished and filed. Safe in a signal's handler."""
        self._tally.is_stopped = True
        self._wake()

    def go(self, items: Iterator[Item]) -> Tally:
        """Settle every item, and return how it went.

        Raises OutputUnwritable, LedgerUnusable, ClusterUnusable, and what the plan raises.
        """
        while not self._is_over():
            self._take(items)
            self._start()
            self._receive()
            self._file()
        while self._put_off and not self._tally.is_stopped:
            self._try_alone(self._put_off.popleft())
        return self._tally

    def _wake(self) -> None:
        self._arrived.put(None)

    # --- Which ---

    def _is_over(self) -> bool:
        if self._in_work:
            return False
        return self._tally.is_stopped or (self._is_planned and not self._turns and not len(self._doorman))

    def _take(self, items: Iterator[Item]) -> None:
        """Take items from the plan until the windows are full."""
        began = time.monotonic()
        while not (self._is_planned or self._tally.is_stopped):
            if self._next is None:
                self._next = next(items, None)
                if self._next is None:
                    self._is_planned = True
                    return
            if not self._has_room(self._next):
                return
            item, self._next = self._next, None
            if item.name in self._names:
                continue
            if self._is_settled(item):
                # A plan that is mostly done goes by here: the workers must not wait for its end.
                if time.monotonic() - began > _LONGEST_WAIT_SECONDS / 4 and self._in_work:
                    return
                continue
            self._names.add(item.name)
            if item.host:
                self._doorman.add(item)
            else:
                self._waiting.append(item)
                self._turn_of[item.name] = turn = _Turn(item)
                self._turns.append(turn)

    def _has_room(self, item: Item) -> bool:
        if item.host:
            return len(self._doorman) < HOSTS_WINDOW
        return len(self._turns) < WINDOW * self._crew.local.max_workers

    def _is_settled(self, item: Item) -> bool:
        """Whether an earlier run, or this one, has settled an item for good: then it is told, and left as it is."""
        record = self._ledger.record(item.name)
        if record is None or not self._still_holds(record, item):
            return False
        self._tally.known[record.entry.state] += 1
        self._tally.exit_code = max(self._tally.exit_code, record.entry.exit_code)
        self._watcher.known(record.entry)
        return True

    def _still_holds(self, record: Record, item: Item) -> bool:
        entry, proof = record.entry, record.proof
        if entry.state in self._anew or proof.order_sha256 != self._order_sha256:
            return False
        if not is_unchanged(item, proof):
            return False
        match entry.state:
            case "done":
                return self._is_there(entry)
            case "same":
                earlier = namesake(self._ledger, record)
                return earlier is not None and self._is_there(earlier.entry) and _is_as_read(earlier)
            case "quarantined":
                return True
            case "failed":
                return proof.next_try is None or proof.next_try > time.time()

    def _is_there(self, entry: Entry) -> bool:
        return all(self._shelf.sha256(output.name) == output.sha256 for output in entry.outputs)

    # --- Work ---

    def _start(self) -> None:
        """Give the workers as much as they can take."""
        if self._tally.is_stopped:
            return
        while self._waiting and len(self._in_work) - self._doorman.busy < AHEAD * self._crew.local.max_workers:
            self._give(self._waiting.popleft(), self._crew.local)
        while self._doorman.busy < self._crew.hosts_at_a_time:
            admitted = self._doorman.next(time.monotonic())
            if admitted is None:
                return
            item, refusal = admitted
            if refusal is None:
                self._give(item, self._crew.hosts)
            else:
                self._arrive(item, failure_of(refusal))

    def _give(self, item: Item, workers: Workers) -> None:
        self._watcher.begun(item)
        self._marks[item.name] = input_mark_of(item)
        future = workers.submit(convert_item, item, self._order_for(item), companions_of(item))
        self._in_work[item.name] = future
        future.add_done_callback(lambda done: self._arrived.put((item, done)))

    def _order_for(self, item: Item) -> Order:
        """Return the order as the item's host wants it carried out."""
        return with_manners(self._order, self._doorman.pause_seconds(item))

    def _receive(self) -> None:
        """Wait for a worker, and take all that has arrived."""
        try:
            arrival = self._arrived.get(timeout=self._patience_seconds())
            while True:
                if arrival is not None:
                    item, done = arrival
                    self._arrive(item, _result_of(done))
                arrival = self._arrived.get_nowait()
        except Empty:
            return

    def _patience_seconds(self) -> float:
        if self._tally.is_stopped or self._doorman.busy >= self._crew.hosts_at_a_time:
            return _LONGEST_WAIT_SECONDS
        wait = self._doorman.wait_seconds(time.monotonic())
        return min(_LONGEST_WAIT_SECONDS, max(wait, 0.001)) if wait is not None else _LONGEST_WAIT_SECONDS

    def _arrive(self, item: Item, result: Conversion | Failure) -> None:
        self._in_work.pop(item.name, None)
        self._leave(item, result)
        outcome = Outcome(item, 1, result, self._marks.pop(item.name, ""))
        is_put_off = isinstance(result, Failure) and result.is_lost
        if is_put_off:
            self._put_off.append(item)
        turn = self._turn_of.pop(item.name, None)
        if turn is not None:
            turn.outcome, turn.is_put_off = outcome, is_put_off
        elif not is_put_off:
            self._ready.append(outcome)

    def _leave(self, item: Item, result: Conversion | Failure) -> None:
        """Let the host of an item rest, if it has one."""
        if item.host:
            rest = result.rest_seconds if isinstance(result, Failure) else 0.0
            self._doorman.done(item, time.monotonic(), rest)

    # --- Filing ---

    def _file(self) -> None:
        """File everything whose turn it is."""
        while self._turns and (self._turns[0].outcome is not None):
            turn = self._turns.popleft()
            if turn.outcome is not None and not turn.is_put_off:
                self._ready.append(turn.outcome)
        ready, self._ready = self._ready, []
        self._settle(ready)

    def _settle(self, outcomes: list[Outcome]) -> None:
        for entry in self._filing.file(outcomes):
            self._names.discard(entry.name)
            self._tally.states[entry.state] += 1
            self._tally.exit_code = max(self._tally.exit_code, entry.exit_code)
            self._watcher.settled(entry)

    def _try_alone(self, item: Item) -> None:
        """Try an item that took its worker along once more, with nobody beside it, and when its host is free again."""
        if item.host:
            self._doorman.add(item)
            while (admitted := self._doorman.next(time.monotonic())) is None:
                if self._tally.is_stopped:
                    return
                self._receive()
            if admitted[1] is not None:
                self._settle([Outcome(item, 2, failure_of(admitted[1]))])
                return
        self._watcher.begun(item)
        mark = input_mark_of(item)
        future = self._crew.alone.submit(convert_item, item, self._order_for(item), companions_of(item))
        result = _result_of(future)
        self._leave(item, result)
        if isinstance(result, Failure) and result.is_lost:
            quarantine(item, result, self._order, self._crew.alone, self._shelf)
        self._settle([Outcome(item, 2, result, mark)])


def _is_as_read(record: Record) -> bool:
    """Whether the source of an item that was settled is still what was read: else it may become another article now."""
    return is_unchanged(item_named(record.entry.name, record.entry.position), record.proof)


def _result_of(future: Future[Conversion]) -> Conversion | Failure:
    """Return what came of a call. Raises ClusterUnusable where that is no item's fault."""
    try:
        return future.result()
    except ClusterUnusable:
        raise
    except ConverterError as error:
        return failure_of(error)
    except Exception as error:  # noqa: BLE001 - one bad document must not stop the rest
        return Failure(f"This is a fault of Octavo itself ({type(error).__name__}: {error}).", FAULT_EXIT_CODE)
