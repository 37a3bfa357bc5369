"""Where a paragraph's asterisks, underscores and tildes need backslashes: the fewest with which its mark-up is read right.

CommonMark's delimiters pair by what stands beside them and by what is open before them (0.31, 6.2, "process
emphasis"). So they are paired here as a parser does it, with ever fewer backslashes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from converter.render.markdown.escapes.whole import LINK_END, LINK_OPENINGS, closes, opens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from converter.render.markdown.escapes.whole import Whole

PAIRING: Final = "*_~"
MOST_TRIED: Final = 48
"""Delimiters in a paragraph that are looked at so closely: real text has a few, and each is tried with all others."""


@dataclass(slots=True)
class _Delimiter:
    """One character that may open or close; of tildes, two."""

    place: int
    kind: str
    run_length: int
    """Of the run that it stands in; 0 where lengths do not count."""
    run: int
    """Where that begins."""
    opens: bool
    closes: bool


def fewest(whole: Whole, sure: Collection[int], others: Collection[int]) -> set[int]:
    """Return those of the places of delimiters, `sure` to be enough, that need a backslash; `others` have one anyway."""
    needed = set(sure)
    places = [place for place, character in enumerate(whole.text) if character in PAIRING]
    if not needed or len(places) > MOST_TRIED:
        return needed
    scopes = _scopes(whole, places)
    wanted = _wanted_pairs(whole)
    if not _reads_right(whole, scopes, wanted, {*needed, *others}):
        return needed
    before: set[int] = set()
    while needed != before:
        before = needed
        # First whole runs: of two tildes none pairs with a single one, and each by itself would. The last first, so
        # that what is left stands where something would open.
        for places in [*_runs_of(sorted(needed))[::-1], *([place] for place in sorted(needed, reverse=True))]:
            fewer = needed.difference(places)
            if len(fewer) < len(needed) and _reads_right(whole, scopes, wanted, {*fewer, *others}):
                needed = fewer
    return needed


def _runs_of(places: list[int]) -> list[list[int]]:
    """Return places in order, those that follow each other directly in one list."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _scopes(whole: Whole, places: Iterable[int]) -> list[list[int]]:
    """Return the places of delimiters that can pair with each other: those in a link's text only with each other."""
    ends: list[tuple[int, int]] = []
    scope, opened = 0, [0]
    for start, piece in zip(whole.starts, whole.pieces, strict=True):
        if piece.kind == "mark-up" and piece.content in LINK_OPENINGS:
            scope += 1
            opened.append(scope)
        elif piece.kind == "mark-up" and piece.content.startswith(LINK_END) and len(opened) > 1:
            opened.pop()
        ends.append((start + len(piece.content), opened[-1]))
    found: dict[int, list[int]] = {}
    number = 0
    delimiting = {
        place
        for start, piece in zip(whole.starts, whole.pieces, strict=True)
        if piece.delimits
        for place in range(start, start + len(piece.content))
    }
    for place in places:
        while ends[number][0] <= place:
            number += 1
        if whole.is_text(place) or place in delimiting:
            found.setdefault(ends[number][1], []).append(place)
    return list(found.values())


def _wanted_pairs(whole: Whole) -> dict[int, int]:
    """Return the pairs of the mark-up's own delimiters, the first to the second."""
    wanted: dict[int, int] = {}
    waiting: list[tuple[str, int]] = []
    for start, piece in zip(whole.starts, whole.pieces, strict=True):
        if not piece.delimits:
            continue
        if waiting and waiting[-1][0] == piece.content:
            _, opening = waiting.pop()
            step = 2 if piece.content[0] == "~" else 1
            length = len(piece.content)
            for offset in range(0, length, step):
                wanted[opening + length - step - offset] = start + offset
        else:
            waiting.append((piece.content, start))
    return wanted


def _reads_right(whole: Whole, scopes: list[list[int]], wanted: dict[int, int], escaped: set[int]) -> bool:
    """Return whether just those pair that are to pair, with these places escaped."""
    found: dict[int, int] = {}
    for places in scopes:
        for kind in PAIRING:
            mine = [place for place in places if whole.text[place] == kind and place not in escaped]
            if kind == "~" and any(
                after == before + 1 and whole.is_text(before) != whole.is_text(after)
                for before, after in pairwise(mine)
            ):
                # Of three tildes parsers take the first two, the last two or none.
                return False
            found |= _paired(_delimiters(whole, mine, escaped))
    return found == wanted


def _delimiters(whole: Whole, places: list[int], escaped: set[int]) -> list[_Delimiter]:
    delimiters: list[_Delimiter] = []
    start = 0
    while start < len(places):
        end = start + 1
        while end < len(places) and places[end] == places[end - 1] + 1:
            end += 1
        delimiters += _run(whole, places[start:end], escaped)
        start = end
    return delimiters


def _run(whole: Whole, places: list[int], escaped: set[int]) -> list[_Delimiter]:
    """Return the delimiters of one run."""
    kind = whole.text[places[0]]
    before, end = whole.before(places[0]), places[-1] + 1
    after = "\\" if end in escaped else whole.after(end)
    opening, closing = opens(kind, before, after), closes(kind, before, after)
    if kind != "~":
        return [_Delimiter(place, kind, len(places), places[0], opening, closing) for place in places]
    if len(places) == 1:
        # GitHub strikes out what stands between single ones, too.
        return [_Delimiter(places[0], "~", 0, places[0], opening, closing)]
    return [_Delimiter(place, "~~", 0, places[0], opening, closing) for place in places[len(places) % 2 :: 2]]


def _paired(delimiters: list[_Delimiter]) -> dict[int, int]:
    """Return which delimiters of one kind of character pair, the opening to the closing one."""
    pairs: dict[int, int] = {}
    waiting: list[_Delimiter] = []
    for closer in delimiters:
        if closer.closes:
            for number in range(len(waiting) - 1, -1, -1):
                opener = waiting[number]
                if opener.kind == closer.kind and opener.run != closer.run and not _is_odd_match(opener, closer):
                    pairs[opener.place] = closer.place
                    del waiting[number:]
                    break
            else:
                if closer.opens:
                    waiting.append(closer)
            continue
        if closer.opens:
            waiting.append(closer)
    return pairs


def _is_odd_match(opener: _Delimiter, closer: _Delimiter) -> bool:
    """Return whether CommonMark's rule of three parts two delimiters."""
    one, other = opener.run_length, closer.run_length
    return bool((opener.closes or closer.opens) and (one + other) % 3 == 0 and (one % 3 or other % 3))
