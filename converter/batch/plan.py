"""What the user named to Items, lazily: folders, patterns, lists, addresses, storage.

The order is always the same: as named, within a folder by name. Nothing is held but the names of the folders on the
way to where the plan stands.
"""

from __future__ import annotations

import glob
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO
from urllib.parse import urlsplit

from converter.base.errors import SettingsError, SourceError, SourceNotFound, SourceUnreadable
from converter.base.storage import storage_scheme, without_credentials
from converter.batch.lists import is_list, names_in_file, names_in_lines
from converter.batch.names import is_own_name
from converter.fetch import source_from
from converter.model.batch import Item
from converter.model.page import UrlSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STANDARD_INPUT: Final = "-"
ARTICLE_SUFFIXES: Final = frozenset(
    {".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", ".text", ".epub", ".json", ".gz"}
)
"""Of files that are taken out of a folder; what is named itself is taken whatever its ending."""
_SAVED_PARTS: Final = ("_files", "-files")
"""Endings of folders that browsers, and Octavo, put beside a page for its pictures and frames."""


def check_named(names: Sequence[str], lists: Sequence[Path]) -> None:
    """Raise SourceNotFound or SettingsError now for what would only come to light in the middle of a run."""
    if not names and not lists:
        raise SettingsError("A batch needs sources: folders, patterns, lists, URLs, or - for a list on standard input.")
    if names.count(STANDARD_INPUT) > 1:
        raise SettingsError("Standard input can be read once.")
    for path in [*lists, *(Path(name) for name in names if not _is_address(name) and name != STANDARD_INPUT)]:
        if not path.exists() and not (glob.has_magic(str(path)) and _first_match(str(path))):
            raise SourceNotFound(location=str(path))


def plan(names: Sequence[str], lists: Sequence[Path] = (), *, place: str = "") -> Iterator[Item]:
    """Yield an Item for every source that the names and the lists stand for, in their order.

    `place` is where results go: where it lies within a folder of sources, what it holds is none. Raises SourceError where
    a list or a folder cannot be read.
    """
    for position, name in enumerate(_all_names(names, lists, os.path.realpath(place) if place else "")):
        yield item_named(name, position)


def item_named(name: str, position: int) -> Item:
    """Return the Item of one path or address. What cannot be a source is told when it is converted."""
    try:
        source = source_from(name)
    except SourceError:
        source = UrlSource(name)  # refused with a sentence where it is asked for
    return Item(position, name, source, _host_of(name) if isinstance(source, UrlSource) else "")


def _host_of(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    host = (parts.hostname or "").rstrip(".")
    return f"{host}:{port}" if host and port and port != usual else host


def _all_names(names: Sequence[str], lists: Sequence[Path], place: str) -> Iterator[str]:
    for name in names:
        yield from _names_of(name, place)
    for path in lists:
        yield from names_in_file(path)


def _names_of(name: str, place: str) -> Iterator[str]:
    if name == STANDARD_INPUT:
        yield from map(_absolute, names_in_lines(_standard_input()))
    elif storage_scheme(name):
        from converter.fetch import stored_names

        # What is named itself, or by a pattern, is taken whatever its ending.
        takes_all = glob.has_magic(name)
        is_empty = True
        for one in stored_names(name):
            if takes_all or one == name or _is_stored_article(one):
                is_empty = False
                yield one
        if is_empty:
            raise SourceNotFound(location=without_credentials(name))
    elif _is_address(name):
        yield name
    elif os.path.lexists(name):
        yield from _names_at(Path(_absolute(name)), place)
    else:
        for match in _matches(name):
            yield from _names_at(Path(_absolute(match)), place)


def _standard_input() -> TextIO:
    """Return standard input, on which the name of a file may be no UTF-8."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    return sys.stdin


def _names_at(path: Path, place: str) -> Iterator[str]:
    if path.is_dir():
        yield from _names_in_folder(str(path), place)
    elif is_list(path):
        yield from names_in_file(path)
    else:
        yield str(path)


def _names_in_folder(folder: str, place: str) -> Iterator[str]:
    """Yield the articles in a folder and those below it, in the order of their names; no link to a folder is followed."""
    walked = [_entries_in(folder, place)]
    while walked:
        path, is_folder = next(walked[-1], ("", False))
        if not path:
            walked.pop()
        elif is_folder:
            walked.append(_entries_in(path, place))
        elif _is_article(path) and os.path.isfile(path):  # noqa: PTH113 - a million Paths take seconds
            yield path


def _entries_in(folder: str, place: str) -> Iterator[tuple[str, bool]]:
    """Yield the paths in a folder, and whether each is a folder; without those that a batch with that place makes."""
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)
    except OSError as error:
        raise SourceUnreadable(location=folder, reason=(error.strerror or str(error)).lower()) from error
    is_place = place != "" and os.path.realpath(folder) == place
    for name, is_folder in entries:
        path = os.path.join(folder, name)  # noqa: PTH118 - as above
        if name.startswith(".") or (is_place and is_own_name(name)):
            continue
        if is_folder and (name.endswith(_SAVED_PARTS) or (place != "" and os.path.realpath(path) == place)):
            continue
        yield path, is_folder


def _is_article(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in ARTICLE_SUFFIXES  # noqa: PTH122 - a million Paths take seconds


def _is_stored_article(address: str) -> bool:
    folders = address.split("/")[3:-1]
    return _is_article(address) and not any(folder.endswith(_SAVED_PARTS) for folder in folders)


def _matches(pattern: str) -> Iterable[str]:
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - a Path's glob takes no absolute pattern


def _first_match(pattern: str) -> str:
    return next(glob.iglob(pattern, recursive=True), "")  # noqa: PTH207


def _absolute(name: str) -> str:
    # expanduser of os.path, unlike that of a Path, leaves the ~ of nobody's alone. Links stay as named.
    return name if _is_address(name) else os.path.abspath(os.path.expanduser(name))  # noqa: PTH100, PTH111


def _is_address(name: str) -> bool:
    return "://" in name
