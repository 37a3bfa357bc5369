"""A TOML file to checked values: each key known, each value of its type, each complaint with file, line and key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

from converter.base.errors import ThemeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import NoReturn

Value = TypeVar("Value", str, int, bool)

_TYPE_WORDS = {
    str: "text in quotation marks",
    int: "a whole number",
    bool: "true or false",
    dict: "a table",
    list: "a list",
}
_HEADER = re.compile(r"\s*\[{1,2}\s*([^\]\[]+?)\s*\]{1,2}")
_KEY = re.compile(r"\s*([\w.\"'-]+)\s*=")


@dataclass(frozen=True, slots=True)
class TomlTable:
    """One table of a TOML file, with what it takes to say where something in it is wrong."""

    path: Path
    source: str
    """The whole file."""
    values: dict[str, Any]
    name: str = ""
    """As in a header: "", "pdf", "markdown.keys"; with its index behind it for one of several: "fonts.0"."""

    def refuse(self, key: str, problem: str) -> NoReturn:
        """Raise the ThemeError that names file, line and key."""
        line = _line_of(self.source, self.name, key)
        shown = ".".join(part for part in (re.sub(r"\.\d+$", "", self.name), key) if part)
        place = f"{self.path}, line {line}" if line else str(self.path)
        raise ThemeError(path=place, problem=f'the key "{shown}" {problem}.')

    def check_keys(self, known: Iterable[str], required: Iterable[str] = ()) -> None:
        """Raise ThemeError for the first key that is not known, or the first that is missing."""
        names = tuple(known)
        for key in self.values:
            if key not in names:
                near = get_close_matches(key, names, n=1, cutoff=0.5)
                self.refuse(
                    key, f'is not known here; "{near[0]}" is' if near else f"is not known; {', '.join(names)} are"
                )
        for key in required:
            if key not in self.values:
                self.refuse(key, "is missing")

    def value(self, key: str, default: Value) -> Value:
        """Return a value of the default's type, the default where the key is missing."""
        return self._typed(key, type(default), default)  # type: ignore[no-any-return]  # TOML gives Any

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """Return a text that must be one of these; the first where the key is missing."""
        chosen = self.value(key, choices[0])
        if chosen not in choices:
            self.refuse(key, f"must be one of {', '.join(map(repr, choices))}")
        return chosen

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none where the key is missing."""
        entries = self._typed(key, list, [])
        if not all(isinstance(entry, str) for entry in entries):
            self.refuse(key, "must be a list of texts in quotation marks")
        return tuple(entries)

    def table(self, key: str) -> TomlTable:
        """Return the table of that key, empty where it is missing."""
        inner = ".".join(part for part in (self.name, key) if part)
        return replace(self, values=self._typed(key, dict, {}), name=inner)

    def tables(self, key: str) -> list[TomlTable]:
        """Return the tables of an array `[[key]]`, none where it is missing."""
        entries = self._typed(key, list, [])
        if not all(isinstance(entry, dict) for entry in entries):
            self.refuse(key, "must be a list of tables")
        return [replace(self, values=entry, name=f"{key}.{index}") for index, entry in enumerate(entries)]

    def _typed(self, key: str, wanted: type, default: object) -> Any:
        value = self.values.get(key, default)
        # To Python, true is an int.
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            self.refuse(key, f"must be {_TYPE_WORDS[wanted]}")
        return value


def read_toml(path: Path) -> TomlTable:
    """Return a TOML file's top table; raises ThemeError where it cannot be read or is no TOML."""
    source = read_theme_text(path)
    try:
        values = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(path=str(path), problem=f"this is not TOML: {error}.") from error
    return TomlTable(path, source, values)


def read_theme_text(path: Path) -> str:
    """Return a theme's text file; raises ThemeError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ThemeError(path=str(path), problem="the file is missing.") from None
    except UnicodeDecodeError as error:
        raise ThemeError(path=str(path), problem="the file is not in UTF-8.") from error
    except OSError as error:
        raise ThemeError(path=str(path), problem=f"the file cannot be read: {error.strerror}.") from error


def _line_of(source: str, table: str, key: str) -> int:
    """Return the line of a key, that of its table's header if the key has none, or 0.

    `tomllib` tells no lines. Written for a file that it has read: a line that looks like a key within a text of
    several lines is taken for one.
    """
    wanted = f"{table}.{key}" if table else key
    current, header_line = "", 0
    entries: dict[str, int] = {}
    for number, line in enumerate(source.splitlines(), start=1):
        if header := _HEADER.match(line):
            current = header[1]
            if line.lstrip().startswith("[["):
                entries[current] = entries.get(current, -1) + 1
                current = f"{current}.{entries[current]}"
            if current in {table, wanted, f"{wanted}.0"}:
                header_line = number
        elif found := _KEY.match(line):
            name = found[1].strip("\"'")
            if (f"{current}.{name}" if current else name) == wanted:
                return number
    return header_line
