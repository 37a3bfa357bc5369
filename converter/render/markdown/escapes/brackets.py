"""Where a paragraph's brackets need backslashes, so that none in its text is a link, a picture or a footnote's mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.render.markdown.escapes.whole import LINK_END, LINK_OPENINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.render.markdown.escapes.whole import Whole

_BRACKET: Final = re.compile(r"[\[\]]")
_FOOTNOTE: Final = re.compile(r"\[\^[^\s\]\[]+\]")
_SPACE: Final = re.compile(r"\s*")
_TITLE: Final = re.compile(r"""\s+(?>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))""", re.DOTALL)
_ANGLED: Final = re.compile(r"<[^<>\n]*>")
_MOST_PARENTHESES: Final = 32
_LONGEST_ADDRESS_CHARACTERS: Final = 2000
"""What is longer counts as an address that it may be, so that a thousand brackets cost no more than their text."""


def escaped_brackets(whole: Whole, *, has_footnotes: bool) -> Iterator[int]:
    """Yield the places that need a backslash, or an entity."""
    open_brackets: list[list[int]] = [[]]
    """In the text around all links, then in that of the link or picture that is open."""
    last_pair = whole.text.rfind("]]")
    for start, piece in zip(whole.starts, whole.pieces, strict=True):
        if piece.kind == "mark-up" and piece.content in LINK_OPENINGS:
            open_brackets.append([])
        elif piece.kind == "mark-up" and piece.content.startswith(LINK_END) and len(open_brackets) > 1:
            # Within a link's text brackets must pair, or its own bracket would be taken for theirs.
            yield from open_brackets.pop()
        elif piece.kind == "footnote":
            yield from _behind_a_mark(whole, start, start + len(piece.content))
        elif whole.is_text(start):
            end = start + len(piece.content)
            for found in _BRACKET.finditer(whole.text, start, end):
                place = found.start()
                if found.group() == "]":
                    yield from _closing(whole, place, open_brackets)
                elif (has_footnotes and _FOOTNOTE.match(whole.text, place)) or _is_wiki_link(whole, place, last_pair):
                    yield place
                else:
                    open_brackets[-1].append(place)


def _closing(whole: Whole, place: int, open_brackets: list[list[int]]) -> Iterator[int]:
    """Yield what is to be escaped where a bracket closes."""
    opened = open_brackets[-1]
    while opened:
        opening = opened.pop()
        if whole.at(opening - 1) == "^":
            # "^[" begins a footnote in its place.
            yield opening
            continue
        if is_link_tail(whole, place + 1):
            yield place
            opened.append(opening)
        return
    if len(open_brackets) > 1:
        yield place


def _behind_a_mark(whole: Whole, start: int, end: int) -> Iterator[int]:
    """Yield what stands right behind a footnote's mark and would make it a link, or the beginning of its text."""
    if not whole.is_text(end):
        return
    is_definition = whole.at(end) == ":" and whole.at(start - 1) == "\n"
    if is_definition or is_link_tail(whole, end):
        yield end


def _is_wiki_link(whole: Whole, place: int, last_pair: int) -> bool:
    """Return whether "[[" begins a link within a vault of notes, as Obsidian has it; the first may be that of a link."""
    is_second = whole.at(place - 1) == "[" and not whole.is_text(place - 1)
    return (whole.at(place + 1) == "[" or is_second) and last_pair > place


def is_link_tail(whole: Whole, place: int) -> bool:
    """Return whether a link's address, in parentheses and with its title, stands at a place (CommonMark 0.31, 6.3)."""
    text = whole.text
    if whole.at(place) != "(":
        return False
    place = _past(_SPACE, text, place + 1)
    # What begins with "<" may be written as an entity, and then is an address without angle brackets.
    return any(_closes(text, end) for end in (_past(_ANGLED, text, place), _end_of_address(text, place)))


def _closes(text: str, place: int) -> bool:
    """Return whether nothing but a title stands between a place and a closing parenthesis."""
    title = _TITLE.match(text, place)
    place = _past(_SPACE, text, title.end() if title else place)
    return text[place : place + 1] == ")"


def _past(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _end_of_address(text: str, place: int) -> int:
    """Return where an address without angle brackets ends: at a space, or where its parentheses do not pair."""
    depth = 0
    end = min(len(text), place + _LONGEST_ADDRESS_CHARACTERS)
    for here in range(place, end):
        character = text[here]
        if character in "\\\n":
            # A line break is written as a backslash, and what stands behind one belongs to the address.
            continue
        if character.isspace() or ord(character) < 0x20:  # noqa: PLR2004 - control characters
            return here
        if character == "(":
            depth += 1
            if depth > _MOST_PARENTHESES:
                return place
        elif character == ")":
            if not depth:
                return here
            depth -= 1
    return end
