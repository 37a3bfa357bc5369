"""Where a paragraph's backticks need backslashes, so that none in its text begins code (CommonMark 0.31, 6.1).

A run of backticks begins code if a run of the same length follows anywhere, a backslash before it or not. A backslash
within a run parts it: what follows may begin code by itself, and what stands before may end it.
"""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.render.markdown.escapes.whole import Whole

_RUN: Final = re.compile(r"`+")
_FENCE_LENGTH: Final = 3
_LONGEST_TRIED: Final = 40
_MOST_TRIED: Final = 2
"""Backslashes in a run; where more are needed every backtick has one, and that in longer runs, too."""


def escaped_backticks(whole: Whole) -> Iterator[int]:
    """Yield the places that need a backslash."""
    behind: set[int] = set()
    """Lengths of the runs behind what is looked at, as they will be written."""
    for run in reversed(list(_RUN.finditer(whole.text))):
        for start, end in reversed(list(_parts(whole, run.start(), run.end()))):
            if not whole.is_text(start):
                behind.add(end - start)
                continue
            following = _length_at(whole.text, end)
            wanted = _Wanted(whole.at(start - 1) == "`", following, _is_fence(whole, start, end))
            places = _fewest(end - start, behind, wanted)
            yield from (start + place for place in places)
            behind.update(_written_lengths(end - start, places, following))


def _parts(whole: Whole, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run that are text, and those that are not."""
    place = start
    for following in range(start + 1, end + 1):
        if following == end or whole.is_text(following) != whole.is_text(place):
            yield place, following
            place = following


def _length_at(text: str, place: int) -> int:
    found = _RUN.match(text, place)
    return len(found.group()) if found else 0


class _Wanted(NamedTuple):
    """Which backticks of a run need a backslash whatever follows."""

    first: bool
    """Mark-up ends right before it."""
    following: int
    """Backticks of the mark-up that begins right behind it: then the last needs one."""
    one_of_three: bool

    def allows(self, places: tuple[int, ...], length: int) -> bool:
        """Return whether backslashes at these places are enough for it."""
        return (
            (not self.first or 0 in places)
            and (not self.following or length - 1 in places)
            and (not self.one_of_three or (bool(places) and places[0] < _FENCE_LENGTH))
        )


def _is_fence(whole: Whole, start: int, end: int) -> bool:
    """Return whether a run at a line's start would begin a block of code (CommonMark 0.31, 4.5)."""
    line_end = whole.text.find("\n", end)
    rest = whole.text[end : line_end if line_end >= 0 else len(whole.text)]
    begins = whole.is_paragraph and whole.at(start - 1) == "\n"
    return begins and end - start >= _FENCE_LENGTH and "`" not in rest


def _fewest(length: int, behind: set[int], wanted: _Wanted) -> tuple[int, ...]:
    """Return the fewest places within a run of text that need a backslash."""
    if length <= _LONGEST_TRIED:
        for count in range(min(length, _MOST_TRIED) + 1):
            for places in combinations(range(length), count):
                if wanted.allows(places, length) and not _begins_code(length, places, behind, wanted.following):
                    return places
    elif not any(wanted) and length not in behind:
        return ()
    return tuple(range(length))


def _begins_code(length: int, places: tuple[int, ...], behind: set[int], following: int) -> bool:
    """Return whether what is left of a run without backslashes still begins code."""
    edges = [-1, *places, length]
    written = _written_lengths(length, places, following)
    for number, (before, after) in enumerate(pairwise(edges)):
        opening = after - before - 1
        if opening and (opening in behind or opening in written[number + 1 :]):
            return True
    return False


def _written_lengths(length: int, places: tuple[int, ...], following: int) -> list[int]:
    """Return the lengths of the runs that a run is in the written text, where a backslash stands before each place.

    The first is what stands before all of them, 0 where nothing does; the last is one with the mark-up that follows.
    """
    edges = [0, *places, length + following]
    return [after - before for before, after in pairwise(edges)]
