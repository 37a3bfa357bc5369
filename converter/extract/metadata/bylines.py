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
    r"\A(?:(?:written|posted|published|reviewed|edited|reported|created|story|words|text|article|review|interview|guest post|report|updated|geschrieben|verfasst|erstellt|veröffentlicht|publiziert|publié|escrito|publicado|scritto|napisane)"
    r"(?:\s|:)\s{0,3})?(?:by|von|par|por|di|da|door|av|af|przez|autor(?:in|en|e|a)?|auteur|autore|authors?|автор|текст|text|redaktion)(?::\s{0,3}|\s{1,3}(?=\S))",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"(?:\s[|•·–—]\s|\s-\s|\s\((?![^)]{1,20}\)\s\w)|\s@|\son\s(?=[A-Z\d])|\s{1,2}(?:updated|published|posted|is an?\s|is the\s|for\s(?=[A-Z])|covers\s|at\s\d|über\s)|\s(?=\d{1,2}[./]\d)|,?\s(?=(?:19|20)\d\d\b)).*\Z",
    re.IGNORECASE | re.DOTALL,
)
_SPLIT: Final = re.compile(r"\s{0,3}[;|/•·⋅∙]\s{0,3}")
_AND: Final = re.compile(r",?\s{1,2}(?:and|und|et|with|mit|och|og|&)\s{1,2}", re.IGNORECASE)
_JOB: Final = re.compile(
    r"\b(?:editor|reporter|writer|correspondent|journalist|author|columnist|contributor|producer|director|manager|analyst|fellow"
    r"|professor|founder|ceo|cto|phd|ph\.d|md|m\.d|rd|rdn|mba|msc|bsc|jr|sr|esq|staff|associate|senior|chief|head of|specialist|expert|consultant"
    r"|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|journaliste|périodista|inc|llc|ltd|gmbh)\b\.?",
    re.IGNORECASE,
)
_OFFICE_OF_ONE: Final = re.compile(r"\S{1,30}\sfor\s", re.IGNORECASE)
"""What begins an organisation's name, "Center for", and no person's: "Jane Doe for The Ferry"."""
FEWEST_OFFICE_WORDS: Final = 3
"""A single word beside so many is no second person."""
_OFFICE: Final = re.compile(r"\b(?:of|the|to|at|for|für|des|zu|beim)\b")
"""Stands in what somebody is, not in what somebody is called: "Secretary of the Society"."""
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
    "posted on",
    "publiziert am",
    "veröffentlicht am",
    "written by",
    "the author",
    "autor",
    "learn more",
    "read more",
    "view profile",
    "member login",
    "log in",
    "sign in",
    "insights from",
    "paid",
    "von",
    "sponsored",
    "about the author",
    "view all posts",
    "contributing writer",
}
_TIMES: Final = re.compile(
    r"\b(?:\d{1,4}\s?(?:min|hour|day|week|month|year|view|post|comment|share|read|minute|std|jahr|monat|tag)|ago|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|juin|okt|dez)|\d{4,}|\d[./]\d",
    re.IGNORECASE,
)
"""What tells a date, a time of reading or a count from a name with a number in it."""
_JOB_BEHIND: Final = re.compile(
    r"(?<=\S\s)(?:senior|staff|chief|lead|contributing|contributor|associate|assistant|executive|managing|deputy|founder|co-founder|ceo|editor|reporter|writer|author|journalist|correspondent|columnist|analyst|director|manager|"
    r"redakteur(?:in)?)\b.*\Z",
    re.IGNORECASE,
)
_DANGLING: Final = re.compile(r"\s(?:am|on|vom|at|in|le|el|il|op|den)\s{0,2}\Z", re.IGNORECASE)
"""What led to the date that was cut off."""
FEWEST_NAME_WORDS: Final = 2
"""A job is cut off behind a first and a last name: "AAA Travel Editor" is an organisation's."""
_ALL_BY: Final = re.compile(
    r"\A(?:articles|posts|stories|artikel|beiträge)\s(?:by|from|von)\s|\A(?:view|see|show|read|zeige|alle|all|more|mehr|voir|ver)\s(?:(?:all|more|alle|tous|todos|the|les|los)\s){0,2}(?:(?:posts|articles|stories|entries|beiträge|artikel|artículos|about)\s){0,2}(?:by|from|of|about|von|de|par|por|über)\s",
    re.IGNORECASE,
)
_NEVER_IN_NAMES: Final = re.compile(r"[:?!{}<>=\\]|\w\.\w+\.\w+\.\w")
"""Marks of sentences and of templates that nobody filled in."""
FEWEST_CHARACTERS: Final = 2
_BUTTONS: Final = re.compile(
    r"(?:^|\s)(?:facebook|twitter|pinterest|linkedin|e-?mail|youtube|bluesky|instagram|tiktok|mastodon|whatsapp|telegram|reddit|github|print|subscribe|profile?|topic|admin(?:istrator)?)\b|\A(?:wp|wordpress|site|web)[ _-]?admin",
    re.IGNORECASE,
)
"""What stands beside names, and is none."""
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
    text = _LEAD_IN.sub("", _ALL_BY.sub("", _ADDRESS.sub("", value).strip(" ,;:|-–—•·→»›")))
    parts: list[str] = []
    for piece in _SPLIT.split(text):
        for person in _split_at_and(piece):
            parts.extend(_split_at_commas(person))
    return [name for part in parts if (name := _name(part))]


def _split_at_and(piece: str) -> list[str]:
    """Return people apart from one another, and an organisation whole: "Center for Evaluation and Research"."""
    parts = _AND.split(piece)
    words = sorted(len(part.split()) for part in parts)
    return [piece] if words[0] == 1 and words[-1] >= FEWEST_OFFICE_WORDS else parts


def _split_at_commas(piece: str) -> list[str]:
    """Return people apart from one another, and without what stands behind a comma and is a job, a place or a degree."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) < 2:  # noqa: PLR2004 - nothing to split
        return parts
    full = [part for part in parts if " " in part and not _JOB.search(part) and not _OFFICE.search(part)]
    if len(full) == len(parts):
        return parts
    if len(parts) == 2 and " " not in parts[0] and not _JOB.search(parts[1]):  # noqa: PLR2004 - "Surname, Given"
        return [f"{parts[1]} {parts[0]}"]
    return full[:1] + [part for part in full[1:] if len(part.split()) <= 3] or parts[:1]  # noqa: PLR2004 - a plain name


def _name(part: str) -> str:
    name = _DANGLING.sub("", _TAIL.sub("", part) if not _OFFICE_OF_ONE.match(part) else part).strip(' ,;:|-–—•·()[]"“”')
    name = _LEAD_IN.sub("", name)
    job = _JOB_BEHIND.search(name)
    if job and len(name[: job.start()].split()) >= FEWEST_NAME_WORDS:
        name = name[: job.start()].rstrip(" ,-–—")
    if not name or len(name) > LONGEST_NAME_CHARACTERS or len(name.split()) > MOST_NAME_WORDS:
        return ""
    if name.lower() in _NOBODY or _BUTTONS.search(name) or not any(character.isalpha() for character in name):
        return ""
    if (
        _NEVER_IN_NAMES.search(name)
        or len(name) < FEWEST_CHARACTERS
        or (" " in name and any(character.isdigit() for character in name) and _TIMES.search(name))
    ):
        return ""
    return name
