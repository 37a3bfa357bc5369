"""A byline as pages write it to names of people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.extract.metadata.claims import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME_CHARACTERS: Final = 60
MOST_NAME_WORDS: Final = 7

_LEAD_IN: Final = re.compile(
    r"\A(?:(?:written|posted|published|reviewed|edited|reported|created|story|words|text|article|review|interview|guest post|report|updated|geschrieben|verfasst|publié|escrito|publicado|scritto|napisane)"
    r"(?:\s|:)\s{0,3})?(?:by|von|par|por|di|da|door|av|af|przez|autor(?:in|en|e|a)?|auteur|autore|authors?|автор|текст|text|redaktion)(?::\s{0,3}|\s{1,3}(?=\S))",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"(?:\s[|•·–—]\s|\s-\s|\s\(|\s@|\son\s(?=[A-Z\d])|\s{1,2}(?:updated|published|posted|is an?\s|is the\s|for\s(?=[A-Z])|covers\s|at\s\d|über\s)|\s(?=\d{1,2}[./]\d)|,?\s(?=(?:19|20)\d\d\b)).*\Z",
    re.IGNORECASE | re.DOTALL,
)
_SPLIT: Final = re.compile(
    r"\s{0,3}(?:[;|/•·]|\s(?:and|und|et|with|mit|och|og)\s|\s&\s|,\s(?:and|und|et)\s)\s{0,3}", re.IGNORECASE
)
_JOB: Final = re.compile(
    r"\b(?:editor|reporter|writer|correspondent|journalist|author|columnist|contributor|producer|director|manager|analyst|fellow"
    r"|professor|founder|ceo|cto|phd|ph\.d|md|m\.d|rd|rdn|mba|msc|bsc|jr|sr|esq|staff|associate|senior|chief|head of|specialist|expert|consultant"
    r"|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|journaliste|périodista|inc|llc|ltd|gmbh)\b\.?",
    re.IGNORECASE,
)
_NOBODY: Final = frozenset(
    """admin administrator staff editor editors editorial team webmaster author unknown anonymous guest none null undefined
    by writer redaktion redacción rédaction redazione user default root wordpress editorial-team staff-writer
    facebook twitter instagram share follow""".split()
) | {
    "staff writer",
    "staff reporter",
    "editorial team",
    "editorial staff",
    "the editors",
    "guest author",
    "guest contributor",
    "super user",
    "site admin",
    "web desk",
    "news desk",
    "posted by",
    "about the author",
    "view all posts",
    "contributing writer",
}
_ADDRESS: Final = re.compile(r"\S{0,100}@\S+|https?:\S+|www\.\S+", re.IGNORECASE)


def names_of(values: Iterable[str]) -> tuple[str, ...]:
    """Return the names in what the page says of its authors, each once, in order."""
    found: dict[str, str] = {}
    for value in values:
        for name in _names_in(one_line(value)):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _names_in(value: str) -> list[str]:
    if "//" in value or value.lower().startswith("www."):
        return []
    text = _LEAD_IN.sub("", _ADDRESS.sub("", value).strip(" ,;:|-–—•·"))
    parts: list[str] = []
    for piece in _SPLIT.split(text):
        parts.extend(_split_at_commas(piece))
    return [name for part in parts if (name := _name(part))]


def _split_at_commas(piece: str) -> list[str]:
    """Return people apart from one another, and without what stands behind a comma and is a job, a place or a degree."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) < 2:  # noqa: PLR2004 - nothing to split
        return parts
    full = [part for part in parts if " " in part and not _JOB.search(part)]
    if len(full) == len(parts):
        return parts
    if len(parts) == 2 and " " not in parts[0] and not _JOB.search(parts[1]):  # noqa: PLR2004 - "Surname, Given"
        return [f"{parts[1]} {parts[0]}"]
    return full[:1] + [part for part in full[1:] if len(part.split()) <= 3] or parts[:1]  # noqa: PLR2004 - a plain name


def _name(part: str) -> str:
    name = _TAIL.sub("", part).strip(' ,;:|-–—•·()[]"“”')
    name = _LEAD_IN.sub("", name)
    if not name or len(name) > LONGEST_NAME_CHARACTERS or len(name.split()) > MOST_NAME_WORDS:
        return ""
    if name.lower() in _NOBODY or not any(character.isalpha() for character in name):
        return ""
    if " " in name and any(character.isdigit() for character in name):
        # A date, or a time of reading.
        return ""
    return name
