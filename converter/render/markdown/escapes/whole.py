"""A paragraph as its parser meets it: one string, of which some is text, to be read as itself, and some is mark-up."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

PieceKind: TypeAlias = Literal["text", "link text", "mark-up", "footnote"]
"""text: to be escaped; link text: the same within brackets; mark-up: written as it is; footnote: a footnote's mark."""

LineEnd: TypeAlias = Literal["\\\n", "<br>", " "]
"""How a line break is written: in a paragraph, in what is one line of the file, in a heading."""
BROKEN: Final = "\\\n"

TEXTS = frozenset({"text", "link text"})
ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
LINK_OPENINGS = frozenset({"[", "!["})
LINK_END = "]("
"""What mark-up begins with that ends a link's text or a picture's."""


class Piece(NamedTuple):
    """A stretch of a paragraph; a line feed in it is a line break that the author made."""

    kind: PieceKind
    content: str
    delimits: bool = False
    """Whether it is mark-up that pairs with others of its kind: an asterisk, a tilde."""


class Whole:
    """The pieces of a paragraph in one string."""

    def __init__(self, pieces: Sequence[Piece], line_end: LineEnd) -> None:
        self.pieces = pieces
        self.text = "".join(piece.content for piece in pieces)
        """With a line feed for each line break, which is written as `line_end`."""
        self.line_end = line_end
        self.starts: list[int] = []
        """Where each piece begins."""
        self._is_text = bytearray(len(self.text))
        place = 0
        for piece in pieces:
            self.starts.append(place)
            end = place + len(piece.content)
            if piece.kind in TEXTS:
                self._is_text[place:end] = b"\x01" * (end - place)
            place = end

    def is_text(self, place: int) -> bool:
        """Return whether a character is text."""
        return 0 <= place < len(self.text) and self._is_text[place] == 1

    @property
    def is_paragraph(self) -> bool:
        """Whether its lines begin lines of the file, and could begin blocks."""
        return self.line_end == BROKEN

    def at(self, place: int) -> str:
        """Return a character; a line feed at the ends."""
        return self.text[place] if 0 <= place < len(self.text) else "\n"

    def before(self, place: int) -> str:
        """Return the character that will stand before a place."""
        character = self.at(place - 1)
        if character == "\n" and place > 0:
            return self.line_end[-1]
        return ";" if character == "<" and self.is_text(place - 1) else character

    def after(self, place: int) -> str:
        """Return the character that will stand at a place, behind what ends there."""
        character = self.at(place)
        return self.line_end[0] if character == "\n" and place < len(self.text) else character


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
