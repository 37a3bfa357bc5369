"""Pieces of a paragraph to lines of Markdown in which text stays text.

A backslash is written only where what stands around a character would give it a meaning in CommonMark, GitHub's
dialect, dollar mathematics, footnotes or Obsidian's marks. So the whole paragraph is looked at: a lone asterisk,
bracket or dollar sign has no partner and needs none. Every step is linear in the paragraph's length.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html.entities import html5
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

PieceKind: TypeAlias = Literal["text", "link text", "mark-up", "footnote"]
"""text: to be escaped; link text: the same within brackets; mark-up: written as it is; footnote: a footnote's mark."""

_TEXTS = frozenset({"text", "link text"})


class Piece(NamedTuple):
    """A stretch of a paragraph; a line feed in it is a line break that the author made."""

    kind: PieceKind
    content: str
    delimits: bool = False
    """Whether it is mark-up that pairs with others of its kind: an asterisk, a tilde."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of one kind in the text which may open or close something together."""

    start: int
    end: int
    opens: bool
    closes: bool


ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_SPECIAL = re.compile(r"`+|\*+|_+|~+|==+|%%+|\$+|[\\<&\[\]]|!\Z|:(?=[a-z])")
_MAY_NEED_ESCAPES = re.compile(r"[`*_~=%$\\<&\[\]]|!\Z|:(?=[a-z])|\A[(:]")
"""Most texts have nothing of it, and nothing in them is to be escaped."""
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|([a-zA-Z][a-zA-Z0-9]{1,31};))")
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{0,40}:(?![\w:])")
_TAG_START = re.compile(r"<[a-zA-Z/!?]")
_LAST_MAY_STAY = frozenset("=%")
"""Marks of two characters: one of them alone means nothing."""


def is_white(character: str) -> bool:
    """Return whether CommonMark counts the character as white space beside a delimiter."""
    return character.isspace()


def is_punctuation(character: str) -> bool:
    """Return whether CommonMark counts the character as punctuation beside a delimiter."""
    return character in ASCII_PUNCTUATION or unicodedata.category(character)[0] in "PS"


def opens(delimiter: str, before: str, after: str) -> bool:
    """Return whether a delimiter between two characters can open (CommonMark 0.31, 6.2)."""
    left = _left_flanking(before, after)
    if delimiter != "_":
        return left
    return left and (not _left_flanking(after, before) or is_punctuation(before))


def closes(delimiter: str, before: str, after: str) -> bool:
    """Return whether a delimiter between two characters can close; it is opening seen from the other side."""
    return opens(delimiter, after, before)


def _left_flanking(before: str, after: str) -> bool:
    return not is_white(after) and (not is_punctuation(after) or is_white(before) or is_punctuation(before))


def reads_as_itself(text: str) -> bool:
    """Return whether a text holds nothing that could have a meaning, whatever stands around it."""
    return _MAY_NEED_ESCAPES.search(text) is None


def escape(pieces: Sequence[Piece]) -> list[str]:
    """Return the pieces' Markdown, in which the text of each reads as itself."""
    if all(piece.kind not in _TEXTS or reads_as_itself(piece.content) for piece in pieces):
        return [piece.content for piece in pieces]
    whole = "".join(piece.content for piece in pieces)
    places = _Places(whole, frozenset("".join(_pairing_characters(piece) for piece in pieces)))
    start = 0
    for piece in pieces:
        if piece.kind in _TEXTS:
            places.find(start, piece)
        start += len(piece.content)
    waiting = sorted(places.escaped(), reverse=True)
    result = []
    start = 0
    for piece in pieces:
        end = start + len(piece.content)
        parts = []
        while waiting and waiting[-1] < end:
            place = waiting.pop()
            parts.append(whole[start:place])
            if whole[place] == "<":
                # As an entity: not every reader of Markdown knows "\<", and none must ever see a tag.
                parts.append("&lt;")
                start = place + 1
            else:
                parts.append("\\")
                start = place
        parts.append(whole[start:end])
        result.append("".join(parts))
        start = end
    return result


def _pairing_characters(piece: Piece) -> str:
    """Return the characters of mark-up with which the same character in text could pair."""
    if piece.kind != "mark-up":
        return ""
    if piece.delimits:
        return piece.content
    return "".join(character for character in "`$" if character in piece.content)


class _Places:
    """Where a paragraph needs a backslash."""

    def __init__(self, whole: str, paired: frozenset[str]) -> None:
        self._whole = whole
        self._paired = paired
        self._last_tag_end = whole.rfind(">")
        self._bracket_open = False
        self._single: set[int] = set()
        self._runs: dict[str, list[_Run]] = {}

    def find(self, start: int, piece: Piece) -> None:
        """Note the places of one piece of text, which begins at `start` of the whole."""
        end = start + len(piece.content)
        # "[^1](x)" would be a link and "[^1]: x" a footnote's text.
        if piece.content[:1] in ("(", ":") and self._character(start - 1) == "]":
            self._single.add(start)
        for found in _SPECIAL.finditer(self._whole, start, end):
            character = found.group()[0]
            if character in "`*_~=%$":
                self._add_run(found)
            elif self._is_special(character, found.start(), (start, end), piece.kind):
                self._single.add(found.start())

    def escaped(self) -> set[int]:
        """Return every place that needs a backslash."""
        places = set(self._single)
        escaped = {kind for kind, runs in self._runs.items() if kind[0] in self._paired or _has_pair(runs)}
        # Behind its backslash a backtick stands alone, and ends the code that a single one before it begins.
        if any(kind[0] == "`" for kind in escaped):
            escaped.add("`")
        for kind in escaped & self._runs.keys():
            for run in self._runs[kind]:
                places.update(range(run.start, run.end - (kind[0] in _LAST_MAY_STAY)))
        return places

    def _add_run(self, found: re.Match[str]) -> None:
        run, character = found.group(), found.group()[0]
        before = self._character(found.start() - 1)
        after = self._character(found.end())
        match character:
            case "`":
                # Only a run of the same length closes a code span.
                kind, opening, closing = run, True, True
            case "$":
                kind = character
                # A line break is written as a backslash, which may begin a formula.
                is_broken = after == "\n" and found.end() < len(self._whole)
                opening = len(run) > 1 or is_broken or not is_white(after)
                closing = len(run) > 1 or not is_white(before)
            case _:
                kind = character
                # A line break is written as a backslash or a tag, which count as punctuation.
                after = "\\" if after == "\n" else after
                opening, closing = opens(character, before, after), closes(character, before, after)
                if run.startswith("~~~") and before == "\n":
                    # A fence is escaped by one backslash, which is a sign: what stands behind it may strike through.
                    opening = closing = True
        if opening or closing:
            self._runs.setdefault(kind, []).append(_Run(found.start(), found.end(), opening, closing))
        if run.startswith("```") and before == "\n":
            # A line's start is escaped by a backslash before the first, and what is left begins code, too.
            self._runs.setdefault(run[1:], []).append(_Run(found.start(), found.end(), opens=True, closes=True))

    def _is_special(self, character: str, place: int, piece: tuple[int, int], kind: PieceKind) -> bool:
        after = self._character(place + 1)
        match character:
            case "\\":
                return after in ASCII_PUNCTUATION or after == "\n"
            case "<":
                tag = _TAG_START.match(self._whole, place) is not None
                return tag and (self._last_tag_end > place or self._character(place - 1) == "\n")
            case "&":
                found = _ENTITY.match(self._whole, place, piece[1])
                return found is not None and (found[1] is None or found[1] in html5)
            case "[":
                self._bracket_open = True
                # "[^" is a footnote, "^[" one in its place, "[[" a link within a vault of notes.
                return kind == "link text" or after in "^[" or self._character(place - 1) == "^"
            case "]":
                return kind == "link text" or (after == "(" and self._bracket_open)
            case "!":
                return after == "["
            case _:
                before = self._character(place - 1)
                is_shortcode = _SHORTCODE.match(self._whole, place, piece[1]) is not None
                return is_shortcode and before != ":" and not before.isalnum()

    def _character(self, place: int) -> str:
        return self._whole[place] if 0 <= place < len(self._whole) else "\n"


def _has_pair(runs: list[_Run]) -> bool:
    """Return whether a run that opens has one after it that closes."""
    open_before = False
    for run in runs:
        if open_before and run.closes:
            return True
        open_before = open_before or run.opens
    return False


# --- The start of a line ---

_LINE_START = re.compile(
    r"""(?:
      (?P<bullet>[-+*])(?=\ |\t|$)
    | [0-9]{1,9}(?P<number>[.)])(?=\ |\t|$)
    | (?P<heading>\#{1,6})(?=\ |\t|$)
    | (?P<quote>>)
    | (?P<fence>```|~~~)
    | (?P<mathematics>\$\$)
    | (?P<definition>[:~])(?=\ |\t)
    | (?P<reference>\[)(?=![\w-]+\]|[\ xX]\]\ |(?>(?:[^\]\[\\]++|\\.)*)\]:)
    )""",
    re.VERBOSE,
)
_DRAWN_LINES = (frozenset("|:- "), frozenset("* "), frozenset("_ "), frozenset("= "))
"""Characters of a line that is drawn and not written: a rule, a setext heading's or a table's."""


def escape_line_start(line: str) -> str:
    """Return the line of a paragraph with a backslash where its start would make it another block."""
    if line and line[0] in "-*_=|:" and any(drawn.issuperset(line) for drawn in _DRAWN_LINES):
        return f"\\{line}"
    found = _LINE_START.match(line)
    if found is None or found.lastgroup is None:
        return line
    place = found.start(found.lastgroup)
    return f"{line[:place]}\\{line[place:]}"


def escape_heading_end(line: str) -> str:
    """Return the text of an ATX heading with a backslash where hashes at its end would be taken for its close."""
    hashes = len(line) - len(line.rstrip("#"))
    if hashes and (hashes == len(line) or line[-hashes - 1] in " \t"):
        return f"{line[:-hashes]}\\{line[-hashes:]}"
    return line
