"""What the sources say of the dates to the ones that are believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from converter.extract.metadata.dates import parse_date, possible_days

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from converter.extract.metadata.claims import Claims
    from converter.extract.metadata.datelines import Dateline

Day = date | datetime

FARTHEST_EAST: Final = timedelta(hours=14)
"""The largest offset from UTC that there is; the largest to the west is twelve hours."""
FARTHEST_WEST: Final = timedelta(hours=-12)

LONGEST_BACKDATING: Final = timedelta(days=3 * 365)
"""A day that is shown and lies further back is something's that the text tells of."""


@dataclass(frozen=True, slots=True)
class Dates:
    """When an article was published and changed, as far as is known."""

    published: Day | None
    modified: Day | None
    is_guessed: bool
    """Whether only the page's look says when it was published."""


def believed_dates(sources: Sequence[Claims], shown: Dateline, witnesses: Container[date], language: str) -> Dates:
    """Return the dates that the most trusted source has, in the zone that the page itself writes.

    `witnesses` are the days that the page names in a way that cannot be misread: they decide between the third of
    October and the tenth of March.
    """

    def read(value: str) -> Day | None:
        day = parse_date(value, language=language)
        if day is None or _day(day) in witnesses:
            return day
        return next((other for other in possible_days(value) if other in witnesses), day)

    declared = [day for source in sources if (day := read(source.published))]
    changes = [day for source in sources if (day := read(source.modified))]
    shown_published = read(shown.published)
    modified = changes[0] if changes else read(shown.modified)
    if not declared:
        published = shown_published or read(shown.modified) or modified
        return Dates(published, modified, is_guessed=published is not None)
    published = declared[0]
    if shown_published is not None:
        if _is_same_moment_elsewhere(published, shown_published):
            return Dates(shown_published, modified, is_guessed=False)
        if timedelta() < _day(published) - _day(shown_published) <= LONGEST_BACKDATING:
            # Machines stamp changes and imports as publications; a day before them is no change's.
            return Dates(shown_published, modified, is_guessed=True)
    local = next((other for other in declared[1:] if _is_same_moment_elsewhere(published, other)), published)
    return Dates(local, modified, is_guessed=False)


def _day(moment: Day) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _is_same_moment_elsewhere(declared: Day, other: Day) -> bool:
    """Return whether another date is a UTC moment as people near it wrote it: another day, no more than a zone away."""
    if not isinstance(declared, datetime) or declared.utcoffset() != timedelta(0) or _day(declared) == _day(other):
        return False
    if isinstance(other, datetime) and other.tzinfo is not None:
        return other.utcoffset() != timedelta(0) and other == declared
    if isinstance(other, datetime):
        apart = other.replace(tzinfo=UTC) - declared
        return FARTHEST_WEST <= apart <= FARTHEST_EAST and apart % timedelta(minutes=15) < timedelta(minutes=1)
    start = datetime(other.year, other.month, other.day, tzinfo=UTC)
    return (
        start + timedelta(days=1) - declared > FARTHEST_WEST
        and start - declared <= FARTHEST_EAST
        and abs((other - _day(declared)).days) == 1
    )
