"""A whole run: the folder is held, the ledger and the shelf are opened, workers hired; and reports are written at the end."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from converter.base.errors import LedgerUnusable, SourceNotFound
from converter.base.storage import storage_scheme
from converter.batch.catalogue import CATALOGUE_FOLDER, write_catalogue
from converter.batch.crew import hired
from converter.batch.filing import Filing
from converter.batch.gate import OpenGate, RobotsGate
from converter.batch.holding import held
from converter.batch.ledger import Ledger
from converter.batch.limits import with_deadlines
from converter.batch.names import USUAL_TEMPLATE
from converter.batch.orders import order_sha256
from converter.batch.plan import item_named, plan
from converter.batch.politeness import HostQueue, with_manners
from converter.batch.report import write_report
from converter.batch.run import Run
from converter.deliver.shelf import folder_at, shelf_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from converter.batch.crew import Means
    from converter.batch.gate import Gate
    from converter.batch.run import Tally, Watcher
    from converter.model.batch import EntryState, Item, Order

STATE_FOLDER: Final = ".octavo"
LEDGER_FILE: Final = "ledger.sqlite"
UNFINISHED: Final = "unfinished"
"""The fact of a ledger that says, until a run came to the end of its plan, that it has not."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be run."""

    place: str
    """Folder or storage that results go to."""
    state: Path
    """Folder of the ledger."""
    order: Order
    means: Means
    names: tuple[str, ...] = ()
    """Sources, as the user named them."""
    lists: tuple[Path, ...] = ()
    template: str = USUAL_TEMPLATE
    anew: frozenset[EntryState] = field(default=frozenset())
    """What is tried again though an earlier run settled it."""
    facts: tuple[tuple[str, str], ...] = ()
    """What the ledger is to remember of the batch."""
    facts_at_end: tuple[tuple[str, str], ...] = ()
    """The same, once the plan is done to its end."""


def state_folder(place: str, named: Path | None) -> Path:
    """Return the folder of a batch's state: within its folder, else the user's own for that storage, else as named.

    Raises PlaceUnusable.
    """
    if named is not None:
        return named
    if not storage_scheme(place):
        return folder_at(place) / STATE_FOLDER
    from platformdirs import user_state_path

    return user_state_path("octavo") / "batches" / hashlib.sha256(place.rstrip("/").encode()).hexdigest()[:16]


def run_batch(batch: Batch, watcher: Watcher, began: Callable[[Run], None]) -> Tally:
    """Convert everything that a batch names and has not converted, and return how it went.

    `began` is given the run before it starts, so that a signal can stop it. Raises FolderHeld, LedgerUnusable,
    OutputUnwritable, and what the plan raises.
    """
    return _run(batch, plan(batch.names, batch.lists, place=batch.place), watcher, began)


def retry_batch(batch: Batch, watcher: Watcher, began: Callable[[Run], None]) -> Tally:
    """Convert again what failed or is in quarantine, all of it or the items that the batch names; as `run_batch`.

    Raises SourceNotFound for a name that is not among them.
    """
    with opened_ledger(batch.state) as ledger:
        found = [(entry.name, entry.position) for entry in ledger.entries(("failed", "quarantined"))]
    only = {_name_of(name) for name in batch.names}
    missing = only - {name for name, _ in found}
    if missing:
        raise SourceNotFound(location=f"{min(missing)} among those that failed")
    items = [item_named(name, position) for name, position in found if not only or name in only]
    return _run(replace(batch, anew=frozenset({"failed", "quarantined"})), iter(items), watcher, began)


def verify_batch(place: str, state: Path) -> Iterator[tuple[str, str]]:
    """Yield each file that is not as the ledger says, with what is wrong with it."""
    shelf = shelf_at(place)
    with opened_ledger(state) as ledger:
        for entry in ledger.entries():
            for output in entry.outputs:
                found = shelf.sha256(output.name)
                if found != output.sha256:
                    yield output.name, "has other content" if found else "is missing"


@contextmanager
def opened_ledger(state: Path) -> Iterator[Ledger]:
    """Give the ledger of a folder to be read while the block runs. Raises LedgerUnusable, also where there is none."""
    path = state / LEDGER_FILE
    if not path.is_file():
        raise LedgerUnusable(path=str(path), reason="there is none; no batch was run there")
    ledger = Ledger(path, writable=False)
    try:
        yield ledger
    finally:
        ledger.close()


def _run(batch: Batch, items: Iterator[Item], watcher: Watcher, began: Callable[[Run], None]) -> Tally:
    mark, means = order_sha256(batch.order), batch.means
    order = with_manners(with_deadlines(batch.order, means.limits.seconds), means.pause_seconds)
    with ExitStack() as open_things:
        shelf = shelf_at(batch.place)
        # The place, too: a run with another ledger would take this one's drafts for those of a killed one.
        for state in dict.fromkeys((batch.state, state_folder(batch.place, None))):
            _make_state(state)
            open_things.enter_context(held(state, batch.place))
        ledger = Ledger(batch.state / LEDGER_FILE, writable=True)
        open_things.callback(ledger.close)
        _note(ledger, batch.facts)
        shelf.sweep(["", CATALOGUE_FOLDER, *ledger.folders()])
        filing = Filing(ledger, shelf, batch.order, mark, batch.template)
        filing.clear(ledger.given_up())
        gate: Gate = RobotsGate(order.settings.fetch) if means.heeds_robots else OpenGate()
        open_things.callback(gate.close)
        run = Run(
            crew=open_things.enter_context(hired(means, batch.order)),
            ledger=ledger,
            shelf=shelf,
            filing=filing,
            order=order,
            order_sha256=mark,
            hosts=HostQueue(means.pause_seconds),
            gate=gate,
            watcher=watcher,
            anew=batch.anew,
        )
        began(run)
        # A copy: who stops the reports has not stopped the run, of which nothing is left.
        tally = replace(run.go(items))
        if not tally.is_stopped:
            _note(ledger, batch.facts_at_end)
        write_report(ledger.entries, shelf)
        write_catalogue(ledger.entries(), shelf)
        return tally


def _note(ledger: Ledger, facts: tuple[tuple[str, str], ...]) -> None:
    with ledger.transaction():
        for name, value in facts:
            ledger.note_fact(name, value)


def _name_of(source: str) -> str:
    """Return what the plan calls a source that is named."""
    return source if "://" in source else str(Path(source).absolute())


def _make_state(state: Path) -> None:
    try:
        state.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerUnusable(path=str(state), reason=(error.strerror or str(error)).lower()) from error
