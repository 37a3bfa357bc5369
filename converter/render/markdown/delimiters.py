"""Pairs of delimiters to the marks or tags that work where they stand.

Emphasis in Markdown depends on the characters around its marks (CommonMark 0.31, 6.2): an asterisk between a letter
and a quotation mark opens nothing. Each pair tries its marks in order, and HTML tags where none does it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from converter.model.document import Emphasis, Strikethrough, Strong
from converter.render.markdown.escapes import Piece, closes, opens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.model.theme import MarkdownStyle


_ROUNDS = 6
"""After so many rounds all take tags: real text settles in two, and hostile text must not take a round a mark."""


@dataclass(slots=True)
class Pair:
    """What may stand around a stretch of text, best first; the last are tags, which always work."""

    forms: tuple[tuple[str, str], ...]
    choice: int = 0

    @property
    def is_tags(self) -> bool:
        """Whether HTML tags were all that worked."""
        return self.choice == len(self.forms) - 1


@dataclass(slots=True)
class Delimiter:
    """One end of a pair."""

    pair: Pair
    side: Literal["open", "close"]
    kind: Literal["delimiter"] = "delimiter"

    @property
    def content(self) -> str:
        """What is written, as the pair stands now."""
        return self.pair.forms[self.pair.choice][self.side == "close"]

    @staticmethod
    def around(
        inline: Emphasis | Strong | Strikethrough, style: MarkdownStyle, within: Sequence[Piece | Delimiter]
    ) -> Iterator[Piece | Delimiter]:
        """Yield the pieces within, between the two delimiters of an inline."""
        pair = Pair(_forms(inline, style))
        yield Delimiter(pair, "open")
        yield from within
        yield Delimiter(pair, "close")


def _forms(inline: Emphasis | Strong | Strikethrough, style: MarkdownStyle) -> tuple[tuple[str, str], ...]:
    match inline:
        case Emphasis():
            marks = (("*", "*"),) if style.emphasis == "*" else (("_", "_"), ("*", "*"))
            return (*marks, ("<em>", "</em>"))
        case Strong():
            return (("**", "**"), ("<strong>", "</strong>"))
        case Strikethrough():
            return (("~~", "~~"), ("<del>", "</del>"))


def settled(pieces: list[Piece | Delimiter]) -> list[Piece]:
    """Return the pieces with every delimiter written out in a form that works beside its neighbours."""
    if not any(isinstance(piece, Delimiter) for piece in pieces):
        return [piece for piece in pieces if isinstance(piece, Piece)]
    # What a pair takes changes what its neighbours see, so there is another round while any had to change.
    for _ in range(_ROUNDS):
        failing = list(_failing(pieces))
        if not failing:
            break
        for pair in {id(delimiter.pair): delimiter.pair for delimiter in failing}.values():
            pair.choice += 1
    else:
        for piece in pieces:
            if isinstance(piece, Delimiter):
                piece.pair.choice = len(piece.pair.forms) - 1
    return [
        Piece("mark-up", piece.content, delimits=not piece.pair.is_tags) if isinstance(piece, Delimiter) else piece
        for piece in pieces
    ]


def _failing(pieces: list[Piece | Delimiter]) -> Iterator[Delimiter]:
    """Yield the delimiters that would not be read as such where they stand."""
    for place, piece in enumerate(pieces):
        if not isinstance(piece, Delimiter) or piece.pair.is_tags:
            continue
        before, met_before = _neighbour(pieces, piece, place, -1)
        after, met_after = _neighbour(pieces, piece, place, 1)
        mark = piece.content[0]
        if piece.side == "close":
            works = closes(mark, before, after)
        else:
            # Right after a closing mark of its kind, the two would run together.
            works = opens(mark, before, after) and "close" not in (met_before, met_after)
        if not works:
            yield piece


def _neighbour(pieces: list[Piece | Delimiter], own: Delimiter, place: int, step: int) -> tuple[str, str]:
    """Return the character beside a run of delimiters of one mark, and the side of one that ends the run."""
    mark = own.content[0]
    place += step
    while 0 <= place < len(pieces):
        piece = pieces[place]
        if isinstance(piece, Delimiter) and piece.content[0] == mark:
            if piece.side != own.side:
                return mark, piece.side
        elif piece.content:
            return piece.content[0 if step > 0 else -1], ""
        place += step
    return "\n", ""
