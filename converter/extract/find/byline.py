"""Lines around a title to who wrote the article, and when."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.extract.metadata.credit import JOB, is_name, names_in
from converter.extract.metadata.dates import parse_date
from converter.extract.metadata.words import CHANGED

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

_UPDATED: Final = re.compile(rf"(?<![^\W\d_])(?:{CHANGED}|reviewed)", re.IGNORECASE)


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
        if (again[line.text] > 1 and i == 0) or any(parse_date(text) or JOB.search(text) for text in beside):
            return (line.text,)
    return ()
