"""An item that took its worker along, twice, to a folder with its input and the command that shows it again."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from converter.base.errors import ConverterError, SourceUnreadable
from converter.base.names import slug
from converter.batch.filing import mark_of
from converter.batch.work import input_of
from converter.model.page import FileSource

if TYPE_CHECKING:
    from converter.batch.crew import Workers
    from converter.batch.filing import Failure
    from converter.deliver.shelf import Shelf
    from converter.model.batch import Item, Order

FOLDER = "quarantine"
WHY_FILE = "why.txt"
LONGEST_SUFFIX = 12
"""Of an input's name: what is longer is no kind of file, and a file system may not take it."""
DEADLINE_SECONDS = 20.0
"""For the input of an item that has cost its time already."""


def quarantine(item: Item, failure: Failure, order: Order, workers: Workers, shelf: Shelf) -> None:
    """Put an item's input and why it is there into a folder of its own. Raises OutputUnwritable.

    What comes from elsewhere is fetched by a worker, for it is not to be trusted; where it cannot be had, its name says
    enough.
    """
    folder = f"{FOLDER}/{mark_of(item.name)}"
    shelf.sweep([folder])  # of the drafts of a run that was killed here
    said = f"{item.name}\n{failure.message}\n"
    try:
        content = _input(item, order, workers)
    except ConverterError as error:
        said += f"Its input could not be had: {error}\n"
        what = item.name
    else:
        what = _input_name(item)
        shelf.put(f"{folder}/{what}", content)
    said += f"\nThis shows it again, in this folder:\n\n    {command_for(what, item, order)}\n"
    shelf.put(f"{folder}/{WHY_FILE}", said.encode("utf-8", "surrogateescape"))


def _input(item: Item, order: Order, workers: Workers) -> bytes:
    """Return the bytes of an item's source. Raises ConverterError."""
    if isinstance(item.source, FileSource) and not item.source.path.is_file():
        raise SourceUnreadable(location=item.name, reason="it is no plain file")
    fetch = replace(order.settings.fetch, deadline_seconds=DEADLINE_SECONDS)
    return workers.submit(input_of, item, replace(order.settings, fetch=fetch)).result()


def command_for(what: str, item: Item, order: Order) -> str:
    """Return the command that converts an item alone, as a shell takes it; its settings beside the theme are left out."""
    url = ["--url", item.name] if item.host else []
    formats = [
        f"octavo convert {shlex.join([what, *url])} --to {to} --theme {shlex.quote(order.theme)}"
        for to in order.formats
    ]
    return "\n    ".join(formats)


def _input_name(item: Item) -> str:
    """Return the name of the file that an input goes to: its own, as far as a file system takes it."""
    path = PurePosixPath(urlsplit(item.name).path if "://" in item.name else item.name.replace("\\", "/"))
    is_kind = path.suffix[1:].isalnum() and path.suffix.isascii() and len(path.suffix) <= LONGEST_SUFFIX
    name = slug(path.stem) + (path.suffix if is_kind else ".html")
    return name if name.casefold() != WHY_FILE else f"_{name}"
