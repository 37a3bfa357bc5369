"""A byline as pages write it to names of people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.extract.metadata.claims import one_line
from converter.extract.metadata.words import AUTHOR_LABELS, MONTHS, OCCUPATIONS, RANKS

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME_CHARACTERS: Final = 60
MOST_NAME_WORDS: Final = 7

_DONE: Final = r"(?:written|posted|published|reviewed|edited|reported|created|story|words|text|article|review|interview|guest post|report|updated|geschrieben|verfasst|erstellt|veröffentlicht|publiziert|publié|escrito|publicado|scritto|napisane)(?:\s|:)\s{0,3}"
_LABEL: Final = rf"by|{AUTHOR_LABELS}|текст|text|redaktion"
_PREPOSITION: Final = r"von|par|por|di|da|door|av|af|przez"
"""Words for "by" that begin names, too: Von Miller, Di Maria, Pär Lagerkvist without his dots."""
_THEN: Final = r"(?::\s{0,3}|\s{1,3}(?=\S))"
_LEAD_IN: Final = re.compile(rf"\A(?:{_DONE})?(?:{_LABEL}|{_PREPOSITION}){_THEN}", re.IGNORECASE)
_DECLARED_LEAD_IN: Final = re.compile(
    rf"\A(?:(?:(?:{_DONE})?(?:{_LABEL})|{_DONE}(?:{_PREPOSITION})){_THEN}|(?:{_PREPOSITION}):\s{{0,3}}"
    r"|(?:von|par|por|door|av|przez)\s{1,3}(?!(?:der|den|dem|zu)\s)(?-i:(?=[A-ZÀ-Þ][\w.’'-]{0,30}\s{1,3}[A-ZÀ-Þ])))",
    re.IGNORECASE,
)
"""Before a name that is declared a preposition is the name's own, unless a first and a last name follow it."""
_TAIL: Final = re.compile(
    r"(?:\s[|•·–—]\s|\s-\s|\s\((?![^)]{1,20}\)\s\w)|\s@|\son\s(?=[A-Z\d])|\s{1,2}(?:updated|published|posted|is an?\s|is the\s|for\s(?=[A-Z])|covers\s|at\s\d|über\s)|\s(?=\d{1,2}[./]\d)|,?\s(?=(?:19|20)\d\d\b)).*\Z",
    re.IGNORECASE | re.DOTALL,
)
_SPLIT: Final = re.compile(r"\s{0,3}[;|/•·⋅∙、，]\s{0,3}")
_AND: Final = re.compile(r",?\s{1,2}(?:and|und|et|with|mit|och|og|&)\s{1,2}", re.IGNORECASE)
_AND_OR_OWN: Final = re.compile(r"\s{1,2}[ye]\s{1,2}")
"""Spanish, Portuguese and Italian for "and", which stands within a surname, too: José Ortega y Gasset."""
_DEGREE: Final = re.compile(
    r"(?<=\S\s)(?:jr|sr|phd|ph\.d|md|m\.d|rd|rdn|mba|msc|bsc|esq)\b\.?\Z",
    re.IGNORECASE,
)
"""What somebody who is named before it has or is: "John Roe Jr.", "Jane Doe PhD"."""
_SURNAMES: Final = re.compile(
    r"\A(?:(?:von|van|de\s(?:la|los|las)|del|della|di|da|dos|du|af|av|ter)\s\S|(?:[^\W\d_]{3,12}ez|garcía|garcia|díaz|diaz|ruiz|muñoz)\s\S{1,20}\Z)",
    re.IGNORECASE,
)
"""What begins with a surname: with a particle that is no article, or one of those that Spanish names have two of."""
_GIVEN: Final = re.compile(r"[^\W\d_a-zß-ÿ][\w.’'-]{1,24}(?:\s[^\W\d_a-zß-ÿ][\w.’'-]{0,24})?\Z")
_JOB: Final = re.compile(
    rf"\b(?:{OCCUPATIONS}|staff|associate|senior|chief|fellow|professor|cto|phd|ph\.d|md|m\.d|rd|rdn|mba|msc|bsc|jr|sr|esq|head of|inc|llc|ltd|gmbh)\b\.?",
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
    rf"\b(?:\d{{1,4}}\s?(?:min|hour|day|week|month|year|view|post|comment|share|read|minute|std|jahr|monat|tag)|ago|{MONTHS})|\d{{4,}}|\d[./]\d",
    re.IGNORECASE,
)
"""What tells a date, a time of reading or a count from a name with a number in it."""
_JOB_BEHIND: Final = re.compile(rf"(?<=\S\s)(?:{RANKS}|{OCCUPATIONS})\b.*\Z", re.IGNORECASE)
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
    r"(?:^|\s)(?:facebook|twitter|pinterest|linkedin|e-?mail|youtube|bluesky|instagram|tiktok|mastodon|whatsapp|reddit|github|profile?|admin(?:istrator)?)\b|\A(?:wp|wordpress|site|web)[ _-]?admin",
    re.IGNORECASE,
)
"""What stands beside names, and is none."""
_SHOWN_BUTTONS: Final = re.compile(r"(?:^|\s)(?:telegram|print|subscribe|topic)\b", re.IGNORECASE)
"""The same, where it is shown beside names; where names are declared, there are a Will Print and a Telegram Sam."""
_ADDRESS: Final = re.compile(r"\S{0,100}@\S+|https?:\S+|www\.\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What may stand around the names in a text, and is cut off or makes it no name at all."""

    lead_in: re.Pattern[str]
    no_names: tuple[re.Pattern[str], ...]


_SHOWN: Final = _Reading(_LEAD_IN, (_BUTTONS, _SHOWN_BUTTONS))
_DECLARED: Final = _Reading(_DECLARED_LEAD_IN, (_BUTTONS,))


def names_of(values: Iterable[str]) -> tuple[str, ...]:
    """Return the names in what the page shows of its authors, each once, in order."""
    return _names(values, _SHOWN)


def names_declared(values: Iterable[str]) -> tuple[str, ...]:
    """Return the names in what is said to be names already, each once, in order: nothing need lead in to them."""
    return _names(values, _DECLARED)


def _names(values: Iterable[str], reading: _Reading) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for value in values:
        for name in _names_in(one_line(value), reading):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _names_in(value: str, reading: _Reading) -> list[str]:
    if "//" in value or value.lower().startswith("www."):
        return []
    text = reading.lead_in.sub("", _ALL_BY.sub("", _ADDRESS.sub("", value).strip(" ,;:|-–—•·→»›")))
    parts: list[str] = []
    for piece in _SPLIT.split(text):
        for people in _split_at_and(piece):
            for person in _split_between_full_names(people):
                parts.extend(_split_at_commas(person))
    return [name for part in parts if (name := _name(part, reading))]


def _split_at_and(piece: str) -> list[str]:
    """Return people apart from one another, and an organisation whole: "Center for Evaluation and Research"."""
    parts = _AND.split(piece)
    words = sorted(len(part.split()) for part in parts)
    return [piece] if words[0] == 1 and words[-1] >= FEWEST_OFFICE_WORDS else parts


def _split_between_full_names(piece: str) -> list[str]:
    parts = _AND_OR_OWN.split(piece)
    return parts if all(len(part.split()) >= FEWEST_NAME_WORDS for part in parts) else [piece]


def _split_at_commas(piece: str) -> list[str]:
    """Return people apart from one another, and without what stands behind a comma and is a job, a place or a degree."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) < 2:  # noqa: PLR2004 - nothing to split
        return parts
    jobs = [_JOB.search(_DEGREE.sub("", part)) is not None for part in parts]
    if len(parts) == 2 and not jobs[1] and _is_surname(parts[0], parts[1]):  # noqa: PLR2004 - "Surname, Given"
        return [f"{parts[1]} {parts[0]}"]
    full = [
        part
        for part, is_job in zip(parts, jobs, strict=True)
        if " " in part and not is_job and not _OFFICE.search(part)
    ]
    if len(full) == len(parts):
        return parts
    return full[:1] + [part for part in full[1:] if len(part.split()) <= 3] or parts[:1]  # noqa: PLR2004 - a plain name


def _is_surname(text: str, behind: str) -> bool:
    """Return whether a text is a surname, and what stands behind its comma the name that goes before it."""
    return " " not in text or (_SURNAMES.match(text) is not None and _GIVEN.match(behind) is not None)


def _name(part: str, reading: _Reading) -> str:
    name = _DANGLING.sub("", _TAIL.sub("", part) if not _OFFICE_OF_ONE.match(part) else part).strip(' ,;:|-–—•·()[]"“”')
    name = reading.lead_in.sub("", name)
    job = _JOB_BEHIND.search(name)
    if job and len(name[: job.start()].split()) >= FEWEST_NAME_WORDS:
        name = name[: job.start()].rstrip(" ,-–—([)]")
    if not name or len(name) > LONGEST_NAME_CHARACTERS or len(name.split()) > MOST_NAME_WORDS:
        return ""
    if (
        name.lower() in _NOBODY
        or any(word.search(name) for word in reading.no_names)
        or not any(character.isalpha() for character in name)
    ):
        return ""
    if (
        _NEVER_IN_NAMES.search(name)
        or len(name) < FEWEST_CHARACTERS
        or (" " in name and any(character.isdigit() for character in name) and _TIMES.search(name))
    ):
        return ""
    return name
