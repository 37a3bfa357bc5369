"""A title to the name of a file that every file system and every shell takes."""

from __future__ import annotations

import re
import unicodedata
from typing import Protocol

MAX_NAME_BYTES = 120
"""Longest name of a file, with suffix and number: e-readers' FAT and encrypted home folders stop at about 140 bytes."""

SUFFIX_ROOM_BYTES = 16
"""Kept free within MAX_NAME_BYTES for a number and the longest ending: " 999" and ".markdown", or "-files"."""

UNTITLED = "article"

_JOINERS = "\u200c\u200d"
"""The two format characters that words and emoji are spelt with; all others only hide or turn text."""

_RESERVED_CHARACTERS = frozenset('<>:"/\\|?*')
_RESERVED_NAMES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
"""Windows' devices; they stay devices whatever comes after a dot.
https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""


class Titled(Protocol):
    """What has a title, such as a Document's metadata."""

    @property
    def title(self) -> str:
        """The title; "" where there is none."""


def file_name(metadata: Titled, suffix: str) -> str:
    """Return the name of the file that a document goes to: its title's slug with that suffix (".md")."""
    return slug(metadata.title) + suffix


def slug(title: str, end: str = "") -> str:
    """Return the title as a file's stem of at most MAX_NAME_BYTES - SUFFIX_ROOM_BYTES in UTF-8.

    `end` follows it, however long the title is, such as " (1 of 3)"; it is taken as it is. Letters and punctuation of every script stay, in Unicode's NFC. What a file system reserves becomes a space;
    controls and characters that turn the direction of text go. "article" where nothing is left.
    """
    plain = "".join(map(_plain_character, unicodedata.normalize("NFC", title)))
    name = _trimmed(" ".join(unicodedata.normalize("NFC", plain).split()))
    name = _trimmed(_cut(name, MAX_NAME_BYTES - SUFFIX_ROOM_BYTES - len("_") - len(end.encode())))
    if _RESERVED_NAMES.fullmatch(name.partition(".")[0].strip()):
        name = "_" + name
    return (name or UNTITLED) + end


def _plain_character(character: str) -> str:
    if character in _JOINERS:
        return character
    if character in _RESERVED_CHARACTERS or character.isspace():
        return " "
    # Cc controls, Cf format characters (bidi among them), Cs lone surrogates, Co and Cn nobody's characters.
    return "" if unicodedata.category(character).startswith("C") else character


def _trimmed(name: str) -> str:
    # A dot in front hides the file and a dash makes it an option; Windows drops dots and spaces at the end.
    return name.lstrip(f".- {_JOINERS}").rstrip(f". {_JOINERS}")


def _cut(name: str, limit_bytes: int) -> str:
    """Return the longest start of the name within the limit, at a word's end where one is in its second half."""
    encoded = name.encode()
    if len(encoded) <= limit_bytes:
        return name
    start = encoded[:limit_bytes].decode(errors="ignore")
    if name[len(start)] != " ":
        words, space, _ = start.rpartition(" ")
        if space and len(words) > len(start) // 2:
            return words
    # Within a word: not between a letter and its accents.
    while start and (unicodedata.category(name[len(start)]).startswith("M") or name[len(start)] in _JOINERS):
        start = start[:-1]
    return start
