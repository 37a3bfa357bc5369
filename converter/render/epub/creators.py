"""Names to creators of a book, as libraries list and sort them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_FAMILY_NAME_LAST = re.compile(r"[^\W\d_][^\W\d_.'’-]*\.?(?:[ '’-]+[^\W\d_][^\W\d_.'’-]*\.?){1,3}")
_NO_PERSON = re.compile(
    r"\b(?:the|of|and|for|news|press|staff|team|editors?|editorial|desk|agency|agencies|associated|institute|"
    r"journal|magazine|times|post|reporters?|correspondent|contributor|contributors|admin|inc|ltd|gmbh|university)\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|md)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Creator:
    """An author as the package names one."""

    name: str
    file_as: str
    """What a library sorts by: family name first where that is plain."""


def creator_named(name: str) -> Creator:
    """Return the creator of that name."""
    return Creator(name, file_as(name))


def file_as(name: str) -> str:
    """Return a name as it is sorted: "Soleimani, Qassem"; unchanged where the family name cannot be told."""
    words = name.split()
    if not _FAMILY_NAME_LAST.fullmatch(name) or _NO_PERSON.search(name) or not _is_latin(name):
        return name
    suffix = words.pop() if _SUFFIX.fullmatch(words[-1]) and len(words) > 2 else ""  # noqa: PLR2004 - given name, family name, suffix
    if len(words) < 2:  # noqa: PLR2004 - given name and family name
        return name
    # "van der Berg": what is in small letters belongs to the family name.
    start = next((at for at, word in enumerate(words[1:-1], 1) if word[0].islower()), len(words) - 1)
    sorted_name = f"{' '.join(words[start:])}, {' '.join(words[:start])}"
    return f"{sorted_name}, {suffix}" if suffix else sorted_name


def _is_latin(name: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in name if letter.isalpha())
