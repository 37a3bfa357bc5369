"""A date as pages write it to a date or a moment."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_CHARACTERS: Final = 120
EARLIEST_YEAR: Final = 1600
LATEST_YEAR: Final = 2100

_ISO: Final = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T\s]{1,2}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s{0,2}(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?(?!\d)")
_EPOCH: Final = re.compile(r"\A1\d{9}(?:\d{3})?\Z")
_YEAR_FIRST: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?[/.年년]\s?(\d{1,2})\s?[/.月월]\s?(\d{1,2})(?!\d)")
_DOTTED: Final = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)?\d{2})(?!\d)")
_SLASHED: Final = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2((?:19|20)?\d{2})(?!\d)")
_DAY_MONTH: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]{1,3}(?:de[ln]?\s|of\s)?([^\W\d_]{3,12})\.?,?[\s-]{1,3}(?:de[l]?\s)?(\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTH_DAY: Final = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,12})\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,2}(\d{4})(?!\d)", re.IGNORECASE
)
_YEAR_MONTH: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})[\s-]([^\W\d_]{3,12})\.?[\s-](\d{1,2})(?!\d)", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?\s{0,2}([ap])?\.?(?:m\b)?", re.IGNORECASE)
_ZONE: Final = re.compile(r"(?:\b(GMT|UTC|Z)\b)?\s{0,2}([+-]\d{2}:?\d{2})?\s{0,4}\Z", re.IGNORECASE)

_MONTHS: Final = {
    start: month
    for month, starts in enumerate(
        (
            "jan ene gen styc янв oca ιαν",
            "feb fév fev lut фев şub",
            "mar mär mrz maa мар",
            "apr avr abr kwi апр nis",
            "may mai maj mei mag май мая",
            "jun juin giu cze июн haz",
            "jul juil lug lip июл tem",
            "aug aoû aou ago sie авг ağu",
            "sep set wrz сен eyl",
            "oct okt out ott paź окт eki",
            "nov lis ноя kas",
            "dec dez déc dic gru дек ara",
        ),
        start=1,
    )
    for start in starts.split()
}
"""First letters of the months in a dozen languages, longest first where two agree."""


def parse_date(value: str, *, language: str = "") -> date | datetime | None:
    """Return the first date in a text, with its time of day and zone where they are written; None where there is none.

    12/10/2015 is read as the language writes it: the month first in American English only. A year before 1600 or
    after 2100 is a mistake, and no date.
    """
    text = " ".join(value[:MAX_CHARACTERS].split())
    if _EPOCH.match(text):
        seconds = int(text) if len(text) == 10 else int(text) // 1000  # noqa: PLR2004 - seconds until 2286
        return datetime.fromtimestamp(seconds, tz=UTC)
    if match := _ISO.search(text) or _COMPACT.search(text):
        groups = (*match.groups(), None, None, None)
        return _moment((groups[0], groups[1], groups[2]), (groups[3], groups[4], groups[5]), groups[6] or "")
    written = _written_day(text, month_first=language.lower() in {"", "en", "en-us"})
    if written is None:
        return None
    day, rest = written
    clock = _CLOCK.search(rest)
    if clock is None:
        return day
    hour, minute, second, half = clock.groups()
    hours = int(hour) % 12 + 12 * (half.lower() == "p") if half else int(hour)
    zone = _ZONE.search(rest)
    name = (zone[2] or zone[1] or "") if zone else ""
    return _moment((str(day.year), str(day.month), str(day.day)), (str(hours), minute, second), name)


def _written_day(text: str, *, month_first: bool) -> tuple[date, str] | None:
    """Return the first day in words or numbers, and the text after it."""
    for pattern, order in (
        (_DAY_MONTH, "dmy"),
        (_MONTH_DAY, "mdy"),
        (_YEAR_FIRST, "ymd"),
        (_DOTTED, "dmy"),
        (_YEAR_MONTH, "ymd"),
    ):
        for match in pattern.finditer(text):
            parts = dict(zip(order, match.groups(), strict=True))
            if day := _day(parts["y"], parts["m"], parts["d"]):
                return day, text[match.end() :]
    for match in _SLASHED.finditer(text):
        one, _, two, year = match.groups()
        months_first = month_first if int(one) <= 12 and int(two) <= 12 else int(two) > 12  # noqa: PLR2004 - months
        month, day_of_month = (one, two) if months_first else (two, one)
        if day := _day(year, month, day_of_month):
            return day, text[match.end() :]
    return None


def possible_days(value: str) -> tuple[date, ...]:
    """Return the days that a text may mean if it does not say which number is the month; () where it says so.

    "03/10/2023" is one of two days, "14/10/2023" and "3 October 2023" are not.
    """
    text = value[:MAX_CHARACTERS]
    match = _SLASHED.search(text)
    if match is None or _ISO.search(text):
        return ()
    one, _, two, year = match.groups()
    days = tuple(day for month, number in ((one, two), (two, one)) if (day := _day(year, month, number)))
    return days if len(days) > 1 else ()


def plain_days(values: Iterable[str]) -> frozenset[date]:
    """Return the days in those texts that cannot be misread."""
    found = (parse_date(value) for value in values if value and not possible_days(value))
    return frozenset(day.date() if isinstance(day, datetime) else day for day in found if day)


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _month_of(month)
    century = 2000 if len(year) == 2 else 0  # noqa: PLR2004 - '15 is 2015
    try:
        found = date(int(year) + century, number, int(day))
    except ValueError:
        return None
    return found if EARLIEST_YEAR < found.year < LATEST_YEAR else None


def _month_of(word: str) -> int:
    """Return 1 to 12, or 0 for a word that is no month."""
    lower = word.lower()
    return _MONTHS.get(lower[:4]) or _MONTHS.get(lower[:3]) or 0


def _moment(
    day: tuple[str | None, str | None, str | None], clock: tuple[str | None, str | None, str | None], zone: str
) -> date | datetime | None:
    year, month, day_of_month = (part or "" for part in day)
    found = _day(year, month, day_of_month)
    hour, minute, second = clock
    if found is None or hour is None or minute is None:
        return found
    try:
        return datetime(
            found.year, found.month, found.day, int(hour), int(minute), int(second or 0), tzinfo=_zone(zone)
        )
    except ValueError:
        return found


def _zone(written: str) -> timezone | None:
    if not written:
        return None
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if written[0] == "-" else offset)
