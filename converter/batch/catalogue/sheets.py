"""A long list to sheets of a bounded length, each a file that leads to the next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, Generic, TypeVar
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER: Final = "catalogue/"
ROWS_A_SHEET: Final = 100
"""A page of some tens of kilobytes, which an e-reader opens in a second."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """One file of a list."""

    stem: str
    suffix: str
    number: int
    """From 1."""
    count: int
    """Of all sheets of the list, at least 1."""
    rows: tuple[Row, ...]
    """At most ROWS_A_SHEET, and none only where the whole list has none."""

    @property
    def name(self) -> str:
        """The name of its file below the shelf."""
        return sheet_name(self.stem, self.suffix, self.number)

    @property
    def previous(self) -> str:
        """The name of the sheet before it; "" for the first."""
        return sheet_name(self.stem, self.suffix, self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The name of the sheet after it; "" for the last."""
        return sheet_name(self.stem, self.suffix, self.number + 1) if self.number < self.count else ""


def sheets_of(rows: Iterable[Row], total: int, stem: str, suffix: str) -> Iterator[Sheet[Row]]:
    """Yield the sheets of a list of `total` rows; one without rows where there are none."""
    count = max(1, -(-total // ROWS_A_SHEET))
    left = iter(rows)
    for number in range(1, count + 1):
        yield Sheet(stem, suffix, number, count, tuple(islice(left, ROWS_A_SHEET)))


def sheet_name(stem: str, suffix: str, number: int = 1) -> str:
    """Return the name of the file; the first page of the newest articles is index.html."""
    if (stem, suffix, number) == ("newest", ".html", 1):
        return "index.html"
    return f"{FOLDER}{stem}{suffix}" if number == 1 else f"{FOLDER}{stem}-{number}{suffix}"


def relative(name: str, origin: str) -> str:
    """Return the reference by which one file below the shelf leads to another, percent-encoded.

    `origin` lies at the top or in `catalogue/`, and nowhere else.
    """
    if origin.startswith(FOLDER):
        name = name.removeprefix(FOLDER) if name.startswith(FOLDER) else f"../{name}"
    return quote(name, errors="replace")
