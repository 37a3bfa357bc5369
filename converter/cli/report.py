"""What became of each source, to the JSON of `--report`."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from converter.deliver import deliver
from converter.model.rendering import Rendering

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.deliver import FileDestination
    from converter.model.rendering import Delivery

REPORT_VERSION = 1
"""Goes up when a key changes its meaning or goes."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One source and what became of it."""

    source: str
    delivery: Delivery | None
    """None where it failed."""
    exit_code: int = 0
    error: str = ""
    """The sentence that told the failure."""


def write_report(attempts: Iterable[Attempt], destination: FileDestination) -> None:
    """Write the report, whole or not at all; raises DeliveryError."""
    content = json.dumps(
        {"version": REPORT_VERSION, "sources": [_row(attempt) for attempt in attempts]}, ensure_ascii=False, indent=2
    )
    deliver(
        Rendering(content.encode(errors="backslashreplace") + b"\n", "application/json", destination.path.name),
        destination,
    )


def _row(attempt: Attempt) -> dict[str, object]:
    delivery = attempt.delivery
    return {
        "source": attempt.source,
        "output": str(delivery.path) if delivery and delivery.path else None,
        "title": delivery.title if delivery else None,
        "size_bytes": delivery.size_bytes if delivery else 0,
        "removals": [asdict(removal) for removal in delivery.removals] if delivery else [],
        "notes": [asdict(note) for note in delivery.notes] if delivery else [],
        "error": attempt.error or None,
        "exit_code": attempt.exit_code,
    }
