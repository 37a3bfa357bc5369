"""Pieces of a paragraph to lines of Markdown in which text stays text.

A backslash is written only where what stands around a character would give it a meaning in CommonMark, GitHub's
dialect, dollar mathematics, footnotes or Obsidian's marks, and no more of them than are needed: a lone asterisk,
bracket or dollar sign has no partner and needs none. So the whole paragraph is looked at, kind by kind (`backticks.py`,
`dollars.py`, `brackets.py`, `pairs.py`), and its lines' starts after that (`line_starts.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5
from typing import TYPE_CHECKING, Final

from converter.render.markdown.escapes.backticks import escaped_backticks
from converter.render.markdown.escapes.brackets import escaped_brackets
from converter.render.markdown.escapes.dollars import escaped_dollars
from converter.render.markdown.escapes.line_starts import escaped_line_starts, names_an_address
from converter.render.markdown.escapes.pairs import PAIRING, fewest
from converter.render.markdown.escapes.whole import (
    ASCII_PUNCTUATION,
    BROKEN,
    TEXTS,
    LineEnd,
    Piece,
    Whole,
    closes,
    opens,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

__all__ = ["BROKEN", "LineEnd", "Piece", "closes", "escape", "opens", "reads_as_itself"]

_MAY_NEED_ESCAPES: Final = re.compile(r"[`*_~=%$\\<&\[\]]|[!^]\Z|:(?=[a-z])|\A[(:]")
"""Most texts have nothing of it, and nothing in them is to be escaped."""
_RUN: Final = re.compile(r"\*+|_+|~+|==+|%%+")
_SINGLE: Final = re.compile(r"[\\<&]|[!^]\Z|:(?=[a-z])")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|([a-zA-Z][a-zA-Z0-9]{1,31};))")
_SHORTCODE: Final = re.compile(r":[a-z][a-z0-9_+-]{0,40}:(?![\w:])")
_TAG_START: Final = re.compile(r"<[a-zA-Z/!?]")


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of one kind in the text which may open or close something together."""

    start: int
    end: int
    opens: bool
    closes: bool


def reads_as_itself(text: str) -> bool:
    """Return whether a text holds nothing that could have a meaning, whatever stands around it."""
    return _MAY_NEED_ESCAPES.search(text) is None


def escape(pieces: Sequence[Piece], line_end: LineEnd, *, has_footnotes: bool) -> list[str]:
    """Return the pieces' Markdown, in which the text of each reads as itself, with a line feed for each line break."""
    is_plain = all(piece.kind not in TEXTS or reads_as_itself(piece.content) for piece in pieces)
    if is_plain and line_end != BROKEN:
        return [piece.content for piece in pieces]
    whole = Whole(pieces, line_end)
    places = {*escaped_line_starts(whole)} if whole.is_paragraph else set()
    if is_plain:
        return _written(whole, places)
    starts = frozenset(places)
    places |= {*_singles(whole), *escaped_backticks(whole), *escaped_dollars(whole, starts)}
    places |= {*escaped_brackets(whole, has_footnotes=has_footnotes)}
    if whole.is_paragraph and whole.is_text(0) and names_an_address("".join(_written(whole, places))):
        places.add(0)
    runs = _runs(whole, starts)
    places |= _highlights(runs)
    places |= fewest(whole, _delimiters(whole, runs) - places, places)
    return _written(whole, places)


def _written(whole: Whole, places: set[int]) -> list[str]:
    """Return the pieces' Markdown with a backslash at each of the places."""
    waiting = sorted(places, reverse=True)
    result = []
    for start, piece in zip(whole.starts, whole.pieces, strict=True):
        end = start + len(piece.content)
        parts = []
        while waiting and waiting[-1] < end:
            place = waiting.pop()
            parts.append(whole.text[start:place])
            if whole.text[place] == "<":
                # As an entity: not every reader of Markdown knows "\<", and none must ever see a tag.
                parts.append("&lt;")
                start = place + 1  # noqa: PLW2901 - what is written is behind
            else:
                parts.append("\\")
                start = place  # noqa: PLW2901 - as above
        parts.append(whole.text[start:end])
        result.append("".join(parts))
    return result


# --- Characters that mean something by themselves ---


def _singles(whole: Whole) -> set[int]:
    last_tag_end = whole.text.rfind(">")
    return {
        found.start()
        for start, piece in zip(whole.starts, whole.pieces, strict=True)
        if piece.kind in TEXTS
        for found in _SINGLE.finditer(whole.text, start, start + len(piece.content))
        if _is_special(whole, found.start(), start + len(piece.content), last_tag_end)
    }


def _is_special(whole: Whole, place: int, end: int, last_tag_end: int) -> bool:
    """Return whether a character of a text that ends at `end` has a meaning."""
    after = whole.after(place + 1)
    match whole.text[place]:
        case "\\":
            return after in ASCII_PUNCTUATION
        case "<":
            tag = _TAG_START.match(whole.text, place) is not None
            return tag and (last_tag_end > place or whole.at(place - 1) == "\n")
        case "&":
            found = _ENTITY.match(whole.text, place, end)
            return found is not None and (found[1] is None or found[1] in html5)
        case "!" | "^":
            # Before a link they make a picture of it, or a footnote in its place.
            return after == "[" and not whole.is_text(place + 1)
        case _:
            before = whole.at(place - 1)
            is_shortcode = _SHORTCODE.match(whole.text, place, end) is not None
            return is_shortcode and before != ":" and not before.isalnum()


# --- Characters that mean something in pairs ---


def _runs(whole: Whole, starts: Collection[int]) -> dict[str, list[_Run]]:
    """Return the runs in the text that could open or close, by their character; at `starts` a backslash stands before them."""
    runs: dict[str, list[_Run]] = {}
    for start, piece in zip(whole.starts, whole.pieces, strict=True):
        if piece.kind not in TEXTS:
            continue
        for found in _RUN.finditer(whole.text, start, start + len(piece.content)):
            character = found.group()[0]
            first = found.start() + (found.start() in starts)
            before, after = whole.before(first), whole.after(found.end())
            run = _Run(first, found.end(), opens(character, before, after), closes(character, before, after))
            if first < run.end and (run.opens or run.closes):
                runs.setdefault(character, []).append(run)
    return runs


def _delimiters(whole: Whole, runs: dict[str, list[_Run]]) -> set[int]:
    """Return places of asterisks, underscores and tildes that are enough."""
    paired = {character for piece in whole.pieces if piece.delimits for character in piece.content}
    return {
        place
        for character in PAIRING
        if character in paired or _has_pair(runs.get(character, []))
        for run in runs.get(character, [])
        for place in range(run.start, run.end)
    }


def _has_pair(runs: list[_Run]) -> bool:
    """Return whether a run that opens has one after it that closes."""
    open_before = False
    for run in runs:
        if open_before and run.closes:
            return True
        open_before = open_before or run.opens
    return False


def _highlights(runs: dict[str, list[_Run]]) -> set[int]:
    """Return the places of Obsidian's marks of two characters that open: one of the two alone means nothing."""
    return set(_openings(runs.get("=", []))) | set(_openings(runs.get("%", [])))


def _openings(runs: list[_Run]) -> Iterator[int]:
    closed_behind = False
    for run in reversed(runs):
        if run.opens and closed_behind:
            yield from range(run.start, run.end - 1)
        else:
            closed_behind = closed_behind or run.closes
