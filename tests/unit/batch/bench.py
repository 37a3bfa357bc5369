"""What the tests of a batch share: pages, a bench of threads in place of processes, a whole run."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

from converter.batch.crew import Crew
from converter.batch.filing import Filing
from converter.batch.gate import OpenGate
from converter.batch.ledger import Ledger
from converter.batch.names import USUAL_TEMPLATE
from converter.batch.orders import order_sha256
from converter.batch.plan import plan
from converter.batch.politeness import HostQueue
from converter.batch.run import Run
from converter.deliver.shelf import shelf_at
from converter.model.batch import Order
from converter.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from converter.batch.gate import Gate
    from converter.batch.run import Tally
    from converter.model.batch import Entry, EntryState, Item

ORDER = Order(("markdown",), "classic", Settings())


WORKERS = 4


class Bench(ThreadPoolExecutor):
    """Threads in place of processes."""

    @property
    def max_workers(self) -> int:
        return WORKERS


class Witness:
    """A watcher that remembers."""

    def __init__(self) -> None:
        self.events: list[tuple[str, str]] = []

    def begun(self, item: Item) -> None:
        self.events.append(("begun", item.name))

    def settled(self, entry: Entry) -> None:
        self.events.append((entry.state, entry.name))

    def known(self, entry: Entry) -> None:
        self.events.append(("known", entry.name))

    def names(self, what: str) -> list[str]:
        return [name for event, name in self.events if event == what]


def page(title: str, *, url: str = "", words: str = "") -> str:
    """Return a page with an article of its own, long enough to be found."""
    sentence = (
        f"In {title} the river rises before the harvest, and nobody in the valley remembers when it did so last. "
    )
    link = f'<link rel="canonical" href="{url}">' if url else ""
    body = "".join(f"<p>{number}. {sentence}{words}</p>" for number in range(6))
    return f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{link}</head><body><article><h1>{title}</h1>{body}</article></body></html>'


def write_pages(folder: Path, *titles: str) -> list[Path]:
    """Write a page for each title, named by its number, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, title in enumerate(titles):
        path = folder / f"{number:03}.html"
        path.write_text(page(title, words=f"Page {number}."), encoding="utf-8")
        paths.append(path)
    return paths


def run_over(  # noqa: PLR0913 - each test wishes something else
    sources: list[Path | str],
    out: Path,
    *,
    order: Order = ORDER,
    template: str = USUAL_TEMPLATE,
    anew: frozenset[EntryState] = frozenset(),
    hosts: HostQueue | None = None,
    gate: Gate | None = None,
    lists: Sequence[Path] = (),
) -> tuple[Tally, Witness]:
    """Run a batch in this process, and return how it went and what was seen of it."""
    out.mkdir(parents=True, exist_ok=True)
    witness = Witness()
    mark = order_sha256(order)
    with (
        closing(Ledger(out / "ledger.sqlite", writable=True)) as ledger,
        Bench(WORKERS) as pool,
    ):
        shelf = shelf_at(str(out))
        filing = Filing(ledger, shelf, order, mark, template)
        filing.clear(ledger.given_up())
        run = Run(
            crew=Crew(pool, pool, pool, 2),
            ledger=ledger,
            shelf=shelf,
            filing=filing,
            order=order,
            order_sha256=mark,
            hosts=HostQueue(0.0) if hosts is None else hosts,
            gate=OpenGate() if gate is None else gate,
            watcher=witness,
            anew=anew,
        )
        return run.go(plan([str(source) for source in sources], lists)), witness


def entries_of(out: Path) -> list[Entry]:
    """Return what the ledger of a folder knows."""
    with closing(Ledger(out / "ledger.sqlite", writable=False)) as ledger:
        return list(ledger.entries())


def files_of(out: Path) -> dict[str, bytes]:
    """Return the files of a batch by their names, without the ledger's."""
    found: Iterator[Path] = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in found
        if not path.name.startswith("ledger.sqlite")
    }
