"""Lines around a title to who wrote the article, and when."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.extract.metadata.bylines import names_of
from converter.extract.metadata.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from converter.extract.find.lines import Line

_ABOVE_TITLE: Final = 6
_BELOW_TITLE: Final = 14
_LONGEST_CREDIT: Final = 160
"""A longer line is a sentence, unless it starts with a date."""
_DATELINE: Final = 40
_NAME_BELOW_TITLE: Final = 5
_BESIDE_NAME: Final = 3
"""How many lines below a name that stands alone its job or date may follow."""
_LONGEST_NAME: Final = 50

_UPDATED: Final = re.compile(
    r"\b(?:updated|modified|reviewed|edited|aktualisiert|mis\sà\sjour|actualizado|aggiornato|atualizado|bijgewerkt|обновлено|更新)",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"(?:\A\W{0,3}|[|•·,—–]\s?|\d{4}\s|\b(?:am|pm)\s)(?:(?:written|posted|published|words|text|story|reported|article|post|blog|contributed)\s(?:(?:on|at)\s[^|•·]{6,30}\s)?by\b|by\b|"
    r"(?:author|autor|autorin|auteur|autore|автор|作者|文|著者)\s?(?=[:：])|von\b|par\b|por\b)[:：\s]{1,2}",
    re.IGNORECASE,
)
_NAMES_END: Final = re.compile(
    r"\s*(?:\||•|·|—|–|\s-\s|[(\[]|\b(?:on|in|for|at|is|posted|published|updated|last|medically|reviewed|edited|fact|follow|editor|writer|head|staff|senior|executive|director|founder)\b|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d|\d|(?<=[a-zß-ÿ])(?=(?:published|updated|posted|follow|medically)\b))",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s)?[^\W\d_a-zß-ÿ][\w.’'-]{0,24}(?:\s(?:[^\W\d_a-zß-ÿ][\w.’'-]{0,24}|de|van|von|der|den|la|le|del|di|da|dos|bin|al|el)){1,4}\Z|[\u3400-\u9fff·]{2,8}\Z"
)
_NO_NAME: Final = re.compile(
    r"\b(?:team|staff|guide|how|the|your|you|our|with|trends|news|read|blog|why|what|best|tips|home|about|contact|policy|marketing|agency|now|free|trial|demo|key|takeaways|contents)\b",
    re.IGNORECASE,
)
_JOB: Final = re.compile(
    r"\b(?:editor|writer|author|reporter|correspondent|founder|ceo|manager|director|specialist|strategist|contributor|marketer|expert|analyst|journalist|redakteur(?:in)?|autor(?:in)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credits:
    """Who and when, as far as the lines say."""

    authors: tuple[str, ...] = ()
    published: date | datetime | None = None
    modified: date | datetime | None = None


def credits_around(lines: Sequence[Line], title: int) -> Credits:
    """Return the names and dates in the lines below the title at that index, then in those above it."""
    above = lines[max(0, title - _ABOVE_TITLE) : title]
    around = [*lines[title + 1 : title + 1 + _BELOW_TITLE], *above[::-1]]
    published = modified = None
    for line in around:
        day = parse_date(line.text if len(line.text) < _LONGEST_CREDIT else line.text[:_DATELINE])
        if day and _UPDATED.search(line.text[:_DATELINE]):
            modified = modified or day
        elif day:
            published = published or day
    return Credits(_authors(lines, around), published or modified, modified)


def names_in(line: str) -> tuple[str, ...]:
    """Return the names that a line credits the article to, () where it credits nobody: "By Ann Lee and Bo Ek | May 3"."""
    match = _BY.search(line) if len(line) <= _LONGEST_CREDIT else None
    if match is None:
        return ()
    rest = line[match.end() :]
    end = _NAMES_END.search(rest)
    names = names_of([rest[: end.start()] if end else rest])
    return names if all(name[0].isupper() or not name[0].islower() for name in names) else ()


def is_name(text: str) -> bool:
    """Return whether a text may be a person's name and nothing else."""
    return len(text) <= _LONGEST_NAME and _NAME.match(text) is not None and _NO_NAME.search(text) is None


def _authors(lines: Sequence[Line], around: Sequence[Line]) -> tuple[str, ...]:
    """Return the names after a "By", else the first name that stands alone, and near a date or a job, or comes again."""
    for line in around:
        if names := names_in(line.text):
            return names
    again = Counter(line.text for line in lines)
    for i, line in enumerate(around[:_NAME_BELOW_TITLE]):
        if line.bullet or not is_name(line.text):
            continue
        beside = [other.text for other in around[max(0, i - 1) : i + _BESIDE_NAME] if len(other.text) < _LONGEST_CREDIT]
        if (again[line.text] > 1 and i == 0) or any(parse_date(text) or _JOB.search(text) for text in beside):
            return (line.text,)
    return ()
