"""A file of paths and addresses, one a line or in a column of CSV, to names, lazily."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from converter.base.errors import SourceNotFound, SourceUnreadable, UnsupportedContent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLUMNS: Final = ("url", "source", "path", "file", "link", "href", "address", "location")
"""Names of the column that holds the sources, the first that is there; capitals do not count. "URL" is what the
exports of Pocket, Instapaper, Readwise Reader, Matter and Raindrop call it (FACTS.md, 5)."""

_LOOKED_AT_LINES: Final = 20
_LONGEST_LINE: Final = 4096
"""Of a list: longer than any path (Linux' PATH_MAX) and than addresses that servers take."""
_LONGEST_FIELD: Final = 10_000_000
"""Of CSV: exports carry whole texts beside the address."""


def is_list(path: Path) -> bool:
    """Whether a file is a list: CSV by its ending, else plain text whose first lines each name an address or a file."""
    if path.suffix.lower() == ".csv":
        return True
    if path.suffix.lower() not in {".txt", ".lst", ".list", ".urls", ""}:
        return False
    names = []
    try:
        with path.open(encoding="utf-8-sig") as file:
            for _ in range(_LOOKED_AT_LINES):
                line = file.readline(_LONGEST_LINE)
                if name := _name_in(line):
                    names.append(name)
    except (OSError, UnicodeDecodeError):
        return False
    return bool(names) and all("://" in name.partition(" ")[0] or _beside(name, path.parent).exists() for name in names)


def names_in_file(path: Path) -> Iterator[str]:
    """Yield the names that a list holds, in its order; paths that are not absolute lie beside the list.

    Raises SourceNotFound, SourceUnreadable, and UnsupportedContent for CSV without a column of sources.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            read = _names_in_csv(file, path) if path.suffix.lower() == ".csv" else names_in_lines(file)
            for name in read:
                yield name if "://" in name else str(_beside(name, path.parent))
    except FileNotFoundError as error:
        raise SourceNotFound(location=str(path)) from error
    except OSError as error:
        raise SourceUnreadable(location=str(path), reason=(error.strerror or str(error)).lower()) from error


def names_in_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield what each line names; empty lines and those that begin with # name nothing."""
    for line in lines:
        if name := _name_in(line):
            yield name


def _name_in(line: str) -> str:
    name = line.strip()
    return "" if name.startswith("#") else name


def _names_in_csv(lines: Iterable[str], path: Path) -> Iterator[str]:
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.reader(lines)
    column = None
    try:
        for row in rows:
            if not row:
                continue
            if column is None:
                column, is_header = _column_of(row, path)
                if is_header:
                    continue
            if column < len(row) and (name := _name_in(row[column])):
                yield name
    except csv.Error as error:
        raise SourceUnreadable(location=f"{path}, line {rows.line_num}", reason=str(error)) from error


def _column_of(row: list[str], path: Path) -> tuple[int, bool]:
    """Return which column holds the sources, by the first row, and whether that row is a header."""
    names = [name.strip().lower() for name in row]
    for wanted in COLUMNS:
        if wanted in names:
            return names.index(wanted), True
    for number, name in enumerate(row):
        if "://" in name or (name.strip() and _beside(name.strip(), path.parent).exists()):
            return number, False
    raise UnsupportedContent(location=str(path), found=f"CSV without a column named {', '.join(COLUMNS)}")


def _beside(name: str, folder: Path) -> Path:
    try:
        path = Path(name).expanduser()
    except RuntimeError:  # a ~ of nobody's
        path = Path(name)
    return path if path.is_absolute() else Path(os.path.normpath(folder / path))
