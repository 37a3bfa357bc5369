"""What became of every item, to files for people and for programs: report.html, report.csv, report.jsonl."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from converter.base.storage import without_credentials
from converter.batch.report.lines import json_lines
from converter.batch.report.page import page_pieces
from converter.batch.report.retrying import command_for
from converter.batch.report.table import csv_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from converter.deliver.shelf import Shelf
    from converter.model.batch import Entry

REPORT_FILES = ("report.jsonl", "report.csv", "report.html")

__all__ = ["REPORT_FILES", "command_for", "write_report"]


def write_report(
    entries: Callable[[], Iterator[Entry]], shelf: Shelf, command: Callable[[Entry], str] = command_for
) -> None:
    """Put the three files of the report at the top of the shelf.

    `entries` is called for each of them and gives all entries in the order of the plan; a piece of a file at a time is in
    memory, however many there are. `command` is what a failed entry is tried again with. Nothing is taken from the
    clock: the same entries make the same files. Raises OutputUnwritable.
    """
    shelf.put_pieces("report.jsonl", json_lines(map(_shown, entries())))
    shelf.put_pieces("report.csv", csv_pieces(map(_shown, entries())))
    shelf.put_pieces("report.html", page_pieces(map(_shown, entries()), shelf.place, command))


def _shown(entry: Entry) -> Entry:
    """Return an entry whose source is named without the password that its address may hold: reports are passed on."""
    name = without_credentials(entry.name)
    return entry if name == entry.name else replace(entry, name=name)
