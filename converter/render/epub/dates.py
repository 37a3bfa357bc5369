"""Dates of an article to those of its book: in UTC, and never the clock's."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converter.model.document import Metadata

OLDEST_ZIP_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""What is written where no date is known: the first that a zip archive can hold (APPNOTE.TXT, 4.4.6)."""


def modified_date(metadata: Metadata) -> datetime:
    """Return when the book was made, in UTC: what the build says, else when the article was fetched or dated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")  # https://reproducible-builds.org/specs/source-date-epoch/
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= len("253402300799"):
        return _in_range(datetime.fromtimestamp(min(int(epoch), 253402300799), UTC))
    for moment in (metadata.fetched, metadata.modified, metadata.published):
        if moment is not None:
            return _in_range(_in_utc(moment))
    return OLDEST_ZIP_DATE


def _in_range(moment: datetime) -> datetime:
    return max(moment.replace(microsecond=0), OLDEST_ZIP_DATE)


def _in_utc(moment: date | datetime) -> datetime:
    """Return a moment in UTC; one without a time zone is taken to be."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # within a day of the calendar's two ends
        return moment.replace(tzinfo=UTC)


def w3c_date(moment: date | datetime | None) -> str:
    """Return a date as https://www.w3.org/TR/NOTE-datetime writes it: a time needs its zone, or is left out."""
    match moment:
        case None:
            return ""
        case datetime(tzinfo=None):
            return moment.date().isoformat()
        case datetime():
            return _in_utc(moment).isoformat(timespec="seconds").replace("+00:00", "Z")
        case _:
            return moment.isoformat()
