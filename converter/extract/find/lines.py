"""Plain text to lines: what a browser copied, with its indents and bullets told apart from the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.base.words import unspaced_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

PROSE_CHARACTERS: Final = 120
"""A line of this length with a sentence in it is running text: labels, menu entries and headlines are shorter."""

_WRAPPED_CHARACTERS: Final = 46
"""A line that was broken by hand or by a mail program is at least this long; verse and addresses are shorter."""

_TAB: Final = "    "
_SPACES: Final = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
_BULLET: Final = re.compile(
    r"(?P<bullet>[*+•◦▪‣·○●■□–-]|o(?=[ \t\u00a0]))(?:[ \t\u00a0]+|$)|(?P<number>\d{1,3}[.)])[ \t\u00a0]+"
)
_SENTENCE_END: Final = re.compile(r"[.!?…。！？](?:[”’\"'»)\]]|\W|$)")
_ENDS_A_SENTENCE: Final = (".", "!", "?", "…", ":", ";", "”", '"', "。", "！", "？", "」")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, or several that were one before they were wrapped."""

    text: str
    """Without bullet; white space is collapsed."""
    indent: int
    """Columns before the bullet, or before the text where there is none."""
    bullet: str = ""
    """As the page has it, e.g. "*" or "12."; "" for a line that is no list item."""
    gap: bool = True
    """Whether an empty line stands before it."""
    raw: str = ""
    """The line as it came, without its end."""

    @property
    def weight(self) -> int:
        """Return how much it says: its characters, of which a CJK one counts for two."""
        return len(self.text) + unspaced_characters(self.text)

    @property
    def is_prose(self) -> bool:
        """Return whether it is running text: long, with the end of a sentence in it."""
        return self.weight >= PROSE_CHARACTERS and _SENTENCE_END.search(self.text) is not None

    @property
    def ends_sentence(self) -> bool:
        """Return whether it ends as a sentence does."""
        return self.text.endswith(_ENDS_A_SENTENCE)


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that say something, with paragraphs that were wrapped made whole."""
    return list(_unwrapped(list(_lines(text))))


def _lines(text: str) -> Iterator[Line]:
    gap = True
    for raw in _UNSEEN.sub("", text).replace("\t", _TAB).splitlines():
        bare = raw.strip()
        bullet = ""
        match = _BULLET.match(bare)
        if match:
            bullet = match["bullet"] or match["number"]
            bare = bare[match.end() :]
        words = _SPACES.sub(" ", bare).strip()
        if words:
            yield Line(words, len(raw) - len(raw.lstrip()), bullet, gap, raw.rstrip())
            gap = False
        elif not bullet:
            gap = True


def _unwrapped(lines: list[Line]) -> Iterator[Line]:
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and _goes_on(lines[end - 1], lines[end]):
            end += 1
        run = lines[start:end]
        if len(run) > 1 and not _is_wrapped(run):
            yield from run
        else:
            first = run[0]
            yield Line(" ".join(line.text for line in run), first.indent, first.bullet, first.gap, first.raw)
        start = end


def _goes_on(before: Line, line: Line) -> bool:
    """Return whether a line may be the rest of the one before it."""
    room = before.indent + (2 if before.bullet else 0)
    return (
        not line.gap
        and not line.bullet
        and before.indent <= line.indent <= room + 2
        and len(before.text) < PROSE_CHARACTERS
    )


def _is_wrapped(run: list[Line]) -> bool:
    """Return whether lines were broken for their length: all but the last are about as long as the longest."""
    full = [len(line.text) for line in run[:-1]]
    longest = max(full)
    return min(full) >= _WRAPPED_CHARACTERS and min(full) >= longest * 0.7 and len(run[-1].text) <= longest + 8
