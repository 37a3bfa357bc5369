"""Entries to a table in CSV (RFC 4180), which a spreadsheet opens and runs nothing of."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from converter.render.xhtml.markup import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from converter.model.batch import Entry

COLUMNS: Final = (
    "position",
    "source",
    "state",
    "exit code",
    "message",
    "tries",
    "title",
    "authors",
    "site",
    "language",
    "published",
    "description",
    "url",
    "words",
    "files",
    "size in bytes",
    "removals",
    "notes",
    "kinds of notes",
    "seconds",
    "settled",
)
_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet would reckon, after OWASP, "CSV Injection"; some take the wide signs, too."""
_ROWS_A_PIECE: Final = 200
_MARK: Final = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's old code page."""


def csv_pieces(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Return the table in UTF-8 with a byte order mark, in pieces of some hundred rows."""
    text = io.StringIO(newline="")
    text.write(_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, entry in enumerate(entries, start=1):
        writer.writerow(_row(entry))
        if number % _ROWS_A_PIECE == 0:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def _row(entry: Entry) -> list[str | int | float]:
    return [
        entry.position,
        _cell(entry.name),
        entry.state,
        entry.exit_code,
        _cell(entry.message),
        entry.tries,
        _cell(entry.title),
        _cell("; ".join(entry.authors)),
        _cell(entry.site_name),
        _cell(entry.language),
        _cell(entry.published),
        _cell(entry.description),
        _cell(entry.url),
        entry.words,
        _cell("; ".join(output.name for output in entry.outputs)),
        sum(output.size_bytes for output in entry.outputs),
        entry.removals,
        len(entry.notes),
        _cell("; ".join(sorted({note.kind.value for note in entry.notes}))),
        round(entry.seconds, 3),
        entry.settled.isoformat() if entry.settled else "",
    ]


def _cell(text: str) -> str:
    """Return text in one line, and with an apostrophe before what would be a formula."""
    line = " ".join(printable(text).split())
    return f"'{line}" if _FORMULA.match(line) else line
