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

SHORTEST_REDATING: Final = timedelta(days=28)
"""A page that shows the day of its last change as its own date, so long after its publication, was published anew."""


@dataclass(frozen=True, slots=True)
class Dates:
    """When an article was published and changed, as far as is known."""

    published: Day | None
    modified: Day | None
    is_guessed: bool
    """Whether only the page's look says when it was published."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page's dates are read by."""

    language: str
    """Decides on the order of day and month."""
    fetched: datetime | None = None
    """When the page was had, where that is known: nothing was published later, but for a day that zones may make."""


def believed_dates(sources: Sequence[Claims], shown: Dateline, witnesses: Container[date], reading: Reading) -> Dates:
    """Return the dates that the most trusted source has, in the zone that the page itself writes.

    `witnesses` are the days that the page names in a way that cannot be misread: they decide between the third of
    October and the tenth of March.
    """
    latest = reading.fetched.date() + timedelta(days=1) if reading.fetched else date.max

    def read(value: str) -> Day | None:
        day = parse_date(value, language=reading.language)
        if day is None or (_day(day) in witnesses and _day(day) <= latest):
            return day
        days = possible_days(value)
        named = next((other for other in days if other in witnesses), day)
        return named if _day(named) <= latest else next((other for other in days if other <= latest), None)

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
        if modified and _day(shown_published) == _day(modified) >= _day(published) + SHORTEST_REDATING:
            # What the page shows as its date is the change's, and says so nowhere: it was published anew.
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
