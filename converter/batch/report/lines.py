"""Entries to lines of JSON, one an entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from converter.model.batch import Entry


def json_lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Return the lines, in UTF-8, each with its line feed."""
    for entry in entries:
        yield _line(_facts(entry))


def _line(facts: dict[str, object]) -> bytes:
    try:
        return json.dumps(facts, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a pair, as of a file's name that is no UTF-8: by its number, to be read back
        return json.dumps(facts).encode() + b"\n"


def _facts(entry: Entry) -> dict[str, object]:
    """Return what the ledger knows of an entry, but for the picture; `table.COLUMNS` has the same order."""
    return {
        "position": entry.position,
        "source": entry.name,
        "state": entry.state,
        "exit_code": entry.exit_code,
        "message": entry.message,
        "tries": entry.tries,
        "title": entry.title,
        "authors": list(entry.authors),
        "site": entry.site_name,
        "language": entry.language,
        "published": entry.published,
        "description": entry.description,
        "url": entry.url,
        "words": entry.words,
        "outputs": [
            {
                "format": output.format,
                "name": output.name,
                "media_type": output.media_type,
                "size_bytes": output.size_bytes,
                "sha256": output.sha256,
            }
            for output in entry.outputs
        ],
        "removals": entry.removals,
        "notes": [{"kind": note.kind.value, "message": note.message, "subject": note.subject} for note in entry.notes],
        "seconds": round(entry.seconds, 3),
        "settled": entry.settled.isoformat() if entry.settled else None,
    }
