"""Book to what stands where on its cover: a picture above, below it the title, at the foot who made it and when."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, NamedTuple

from converter.render.cover.fold import sheet_parts
from converter.render.cover.parts import COVER_WIDTH_PX, MARGIN_PX, Box, Composition, Line, Setting
from converter.render.cover.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.model.book import Book
    from converter.model.document import Asset
    from converter.model.theme import CoverStyle
    from converter.render.cover.lines import Measure
    from converter.render.cover.words import Words

_TEXT_WIDTH: Final = COVER_WIDTH_PX - 2 * MARGIN_PX
_SHEET_SHARES: Final = (0.547, 0.453, 0.352)
"""Of the picture above the title, of the cover's height: the first that leaves the title room to be large."""
_LARGEST_TITLE: Final = 210
_LARGEST_OVER_LIST: Final = 150
"""Above titles of articles."""
_LARGE_TITLE: Final = 108
"""From here on words may be broken."""
_SMALLEST_TITLE: Final = 66
_TITLE_STEP: Final = 6
_LEADING: Final = 1.16
_LEADING_WITHOUT_CAPITALS: Final = 1.34
_LABEL_TRACKING: Final = 0.12
_LABEL: Final = 42
_DATE: Final = 42
_NAMES: Final = 60
_SUBTITLE: Final = 58
_LISTED: Final = 50
_MOST_LINES_OF_NAMES: Final = 2
# Distances of lines, as shares of their size.
_NAMES_LEADING: Final = 1.25
_DATE_LEADING: Final = 1.6
_SUBTITLE_LEADING: Final = 1.32
_LISTED_LEADING: Final = 1.55


def compose(book: Book, style: CoverStyle, measure: Measure, pictures: Sequence[Asset], height: int) -> Composition:
    """Return what stands on the book's cover, with these pictures, in so many pixels from its head to its foot.

    The accent is chosen by the site or series, so that books from one place look alike. Raises CoverUndrawable where
    no font has its letters.
    """
    page = _Page(words_of(book, measure.typecase), style, measure, _accent(book, style), height)
    title, sheet_height = page.title_and_sheet()
    sheet = Box(0, 0, COVER_WIDTH_PX, sheet_height)
    seed = f"{book.metadata.url}\n{book.title}"
    parts = sheet_parts(sheet, pictures, (page.accent, style.ground), seed)
    return Composition(height, style.ground, (*parts, *page.text(title, sheet_height)))


def _accent(book: Book, style: CoverStyle) -> str:
    place = book.series.name if book.series else book.metadata.site_name or book.title
    accents = style.accents.split()
    return accents[hashlib.sha256(place.encode(errors="replace")).digest()[0] % len(accents)]


class _Title(NamedTuple):
    """A title that fits, and how large it is."""

    size: float
    lines: list[str]


class _Page:
    """The part of a cover below its picture."""

    def __init__(self, words: Words, style: CoverStyle, measure: Measure, accent: str, height: int) -> None:
        self.accent = accent
        self._height = height
        self._words, self._style, self._measure = words, style, measure
        self._bold, self._regular = Setting("bold", words.direction), Setting("regular", words.direction)
        self._leading = _LEADING if words.has_capitals else _LEADING_WITHOUT_CAPITALS
        self._names = self._lines_of_names()

    def title_and_sheet(self) -> tuple[_Title, int]:
        """Return the title, and the height of the picture above it: a long title takes room from the picture."""
        title, sheet = _Title(_SMALLEST_TITLE, []), self._height
        for share in _SHEET_SHARES:
            sheet = round(share * self._height)
            title = self._fitting_title(self._height - sheet - self._room_of_the_others())
            if title.size >= _LARGE_TITLE:
                break
        return title, sheet

    def text(self, title: _Title, top: float) -> Iterator[Line]:
        """Yield the lines: the upper ones from the picture down, the lower ones from the foot up."""
        y = top + 0.75 * MARGIN_PX
        if self._words.label:
            label = Setting("bold", self._words.direction, _LABEL_TRACKING if self._words.label.isupper() else 0)
            y += _LABEL
            yield Line(self._cut(self._words.label, label, _LABEL), y, _LABEL, label, self.accent)
            y += 0.9 * _LABEL
        y += 0.1 * title.size
        for line in title.lines:
            y += title.size * self._leading
            yield self._line(line, y - title.size * (self._leading - 1), title.size, self._bold)
        foot = float(self._height - MARGIN_PX)
        if self._words.date:
            yield self._line(self._words.date, foot, _DATE, self._regular)
            foot -= _DATE_LEADING * _DATE
        for name in reversed(self._names):
            yield self._line(name, foot, _NAMES, self._bold)
            foot -= _NAMES_LEADING * _NAMES
        yield from self._between(y + 0.35 * title.size, foot - _LISTED / 2)

    def _between(self, top: float, bottom: float) -> Iterator[Line]:
        """Yield what has room between the title and the names: titles of articles, or the subtitle where all of it has."""
        if self._words.listed:
            size, step = _LISTED, _LISTED * _LISTED_LEADING
            lines = [self._cut(title, self._regular, _LISTED) for title in self._words.listed]
            lines = lines[: max(int((bottom - top) / step), 0)]
        else:
            size, step = _SUBTITLE, _SUBTITLE * _SUBTITLE_LEADING
            lines = self._measure.lines(self._words.subtitle, self._regular, size, _TEXT_WIDTH)
            if top + len(lines) * step > bottom:
                return
        for number, line in enumerate(lines, start=1):
            yield self._line(line, top + number * step, size, self._regular)

    def _fitting_title(self, room: float) -> _Title:
        """Return the title in the largest size in which it fits into a height; cut where it fits in none."""
        largest = _LARGEST_OVER_LIST if self._words.listed else _LARGEST_TITLE
        lines: list[str] = []
        for size in range(largest, _SMALLEST_TITLE - 1, -_TITLE_STEP):
            lines = self._measure.lines(self._words.title, self._bold, size, _TEXT_WIDTH)
            is_whole = size <= _LARGE_TITLE or not any(line.endswith("-") for line in lines)
            if is_whole and len(lines) * size * self._leading <= room:
                return _Title(size, lines)
        most = max(int(room / (_SMALLEST_TITLE * self._leading)), 1)
        return _Title(_SMALLEST_TITLE, self._cut_lines(lines, most, self._bold, _SMALLEST_TITLE))

    def _room_of_the_others(self) -> float:
        """Return the height of what stands below the picture beside the title, with the space around it."""
        label = 1.9 * _LABEL if self._words.label else 0
        date = _DATE_LEADING * _DATE if self._words.date else 0
        return 2.3 * MARGIN_PX + label + date + len(self._names) * _NAMES_LEADING * _NAMES

    def _lines_of_names(self) -> list[str]:
        lines = self._measure.lines(self._words.names, self._bold, _NAMES, _TEXT_WIDTH)
        return self._cut_lines(lines, _MOST_LINES_OF_NAMES, self._bold, _NAMES)

    def _cut_lines(self, lines: list[str], most: int, setting: Setting, size: float) -> list[str]:
        """Return the first lines, the last of them with an ellipsis where there are more."""
        if len(lines) <= most:
            return lines
        last = lines[most - 1].rstrip("-")
        return [*lines[: most - 1], self._measure.ended(last, setting, size, _TEXT_WIDTH)]

    def _cut(self, text: str, setting: Setting, size: float) -> str:
        return self._measure.cut(text, setting, size, _TEXT_WIDTH)

    def _line(self, text: str, baseline: float, size: float, setting: Setting) -> Line:
        return Line(text, baseline, size, setting, self._style.ink)
