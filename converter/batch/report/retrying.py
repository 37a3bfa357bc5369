"""A failed entry to the command that tries it again alone."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from converter.model.batch import Entry

_FIRST_HALF_PAIR: Final = 0xDC00
"""What Python adds to a byte of a file's name that is no UTF-8 (PEP 383)."""
_LAST_HALF_PAIR: Final = 0xDCFF


def command_for(entry: Entry) -> str:
    """Return the command for a shell; a name that begins with a hyphen is no option in it."""
    return f"octavo convert {_argument(entry.name)}"


def retry_command(place: str) -> str:
    """Return the command that tries again all that failed in a folder of a batch."""
    return f"octavo batch retry {_argument(place)}"


def _argument(name: str) -> str:
    hyphens = "-- " if name.startswith("-") else ""
    if name.isprintable():
        return hyphens + shlex.quote(name)
    # What cannot be seen, or turns what can be seen around, is written as its number, as Bash and zsh read it.
    return f"{hyphens}$'{''.join(map(_visible, name))}'"


def _visible(character: str) -> str:
    if character in {"'", "\\"}:
        return f"\\{character}"
    if character.isprintable():
        return character
    number = ord(character)
    if _FIRST_HALF_PAIR <= number <= _LAST_HALF_PAIR:
        return f"\\x{number - _FIRST_HALF_PAIR:02x}"
    return f"\\U{number:08x}"
