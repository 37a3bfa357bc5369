"""Entries to what the page of the report shows of them: sums over all, and the rows of some thousands."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from converter.model.batch import Entry

MOST_FAILURES: Final = 3_000
MOST_ARTICLES: Final = 2_000
MOST_PICTURES: Final = 500
"""A picture is five kilobytes or so, a row half of one: a page of some megabytes, which a phone opens, too."""

_Moment: TypeAlias = tuple[float, int]
FAILED: Final = frozenset({"failed", "quarantined"})


@dataclass(slots=True)
class Summary:
    """Grows with each entry; holds a bounded number of them."""

    states: Counter[str] = field(default_factory=Counter)
    exit_codes: Counter[int] = field(default_factory=Counter)
    """Of what failed."""
    notes: Counter[str] = field(default_factory=Counter)
    """Articles by kind of note."""
    files: int = 0
    size_bytes: int = 0
    words: int = 0
    seconds: float = 0.0
    settled: datetime | None = None
    """When the last entry was."""
    _failures: list[tuple[_Moment, Entry]] = field(default_factory=list)
    _articles: list[tuple[_Moment, Entry]] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Count one entry, and keep it while it is among the newest."""
        self.states[entry.state] += 1
        self.notes.update({note.kind.value for note in entry.notes})
        self.files += len(entry.outputs)
        self.size_bytes += sum(output.size_bytes for output in entry.outputs)
        self.words += entry.words
        self.seconds += entry.seconds
        if entry.settled and (self.settled is None or entry.settled > self.settled):
            self.settled = entry.settled
        if entry.state in FAILED:
            self.exit_codes[entry.exit_code] += 1
            _keep(self._failures, entry, MOST_FAILURES)
        else:
            _keep(self._articles, entry, MOST_ARTICLES)

    def failures(self) -> list[Entry]:
        """Return the failures that are shown, in the order of the plan: all, or the newest."""
        return sorted((entry for _, entry in self._failures), key=lambda entry: entry.position)

    def articles(self) -> list[Entry]:
        """Return the articles that are shown, the newest first: all, or the newest."""
        return [entry for _, entry in sorted(self._articles, key=lambda kept: kept[0], reverse=True)]

    @property
    def failed(self) -> int:
        """How many failed, quarantined or not."""
        return sum(self.states[state] for state in FAILED)

    @property
    def total(self) -> int:
        """How many entries there are."""
        return self.states.total()


def summary_of(entries: Iterable[Entry]) -> Summary:
    """Return the summary of all entries."""
    summary = Summary()
    for entry in entries:
        summary.add(entry)
    return summary


def _keep(heap: list[tuple[_Moment, Entry]], entry: Entry, most: int) -> None:
    moment = (entry.settled.timestamp() if entry.settled else 0.0, entry.position)
    if len(heap) < most:
        heapq.heappush(heap, (moment, entry))
    elif moment > heap[0][0]:
        heapq.heapreplace(heap, (moment, entry))
