"""Where the lines of a paragraph need backslashes, so that their starts begin no other block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.render.markdown.escapes.whole import Whole

_LINE_FEED: Final = re.compile(r"\n")
_EITHER: Final = re.compile(
    r"""(?:
      (?P<heading>\#{1,6})(?=\ |\t|$)
    | (?P<quote>>)
    | (?P<fence>~~~)
    | (?P<mathematics>\$\$)
    | (?P<footnote>\[)(?=\^[^\s\]]+\]:)
    | (?P<rule>(?P<mark>[-*_])[ \t]*(?:(?P=mark)[ \t]*){2,}$)
    )""",
    re.VERBOSE,
)
"""What begins a block wherever a line starts, but for backticks, which `backticks.py` sees to."""
_FIRST: Final = re.compile(
    r"""(?:
      (?P<bullet>[-+*])(?=\ |\t|$)
    | [0-9]{1,9}(?P<number>[.)])(?=\ |\t|$)
    | (?P<definition>[:~])(?=[ \t]+[^ \t])
    | (?P<bracket>\[)(?=![\w-]+\]|[\ xX]\]\ )
    )""",
    re.VERBOSE,
)
"""What begins a block at a paragraph's first line, beside: an item may be empty, and numbers begin anywhere. A bracket
begins a callout or a task; `_LABEL` is what else it may begin."""
_LABEL: Final = re.compile(r"\[(?>(?:[^\]\[\\]+|\\.)*)\]:")
"""Before the address of a link that is named elsewhere (CommonMark 0.31, 4.7)."""
_FURTHER: Final = re.compile(
    r"""(?:
      (?P<bullet>[-+*])(?=[ \t]+[^ \t])
    | 0*1(?P<number>[.)])(?=[ \t]+[^ \t])
    | (?P<underline>=+[ \t]*$|-+[ \t]*$)
    )""",
    re.VERBOSE,
)
"""What does so at a further line, or makes a heading of those before it."""
_SECOND: Final = re.compile(r"(?P<definition>[:~])(?=[ \t]+[^ \t])")
_COLUMN: Final = r"[ \t]*:?-+:?[ \t]*"
_COLUMNS: Final = re.compile(rf"\|?{_COLUMN}(?:\|{_COLUMN})*\|?")
_BAR: Final = re.compile(r"(?<!\\)\|")


def escaped_line_starts(whole: Whole) -> Iterator[int]:
    """Yield the places of a paragraph that need a backslash, so that no line of it begins another block."""
    lines = whole.text.split("\n")
    starts = [0, *(found.end() for found in _LINE_FEED.finditer(whole.text))]
    shown = [(start, line) for start, line in zip(starts, lines, strict=True) if line.strip()]
    # Before a break's backslash a dash or a hash is none of a list or a heading.
    written = [f"{line.strip()}\\" for _, line in shown[:-1]] + [line.strip() for _, line in shown[-1:]]
    for (start, line), place in zip(shown, _places(written), strict=True):
        edge = line[: len(line) - len(line.lstrip())]
        # A no-break space at a line's start is written as an entity, and begins nothing.
        if place >= 0 and "\u00a0" not in edge and whole.is_text(start + len(edge) + place):
            yield start + len(edge) + place


def escape_line_start(line: str) -> str:
    """Return the one line of a paragraph with a backslash where its start would make it another block."""
    place = 0 if line.startswith("```") or names_an_address(line) else next(_places([line]))
    return line if place < 0 else f"{line[:place]}\\{line[place:]}"


def names_an_address(line: str) -> bool:
    """Return whether a paragraph that begins with a link would be taken for the address of one that is named elsewhere."""
    return _LABEL.match(line) is not None


def may_begin_a_block(line: str) -> bool:
    """Return whether a line could mean something else than text, wherever it stands."""
    if line.startswith("```") or names_an_address(line) or _COLUMNS.fullmatch(line):
        return True
    return _place(line, (_EITHER, _FIRST, _FURTHER, _SECOND)) >= 0


def _places(lines: Sequence[str]) -> Iterator[int]:
    """Yield where in each line a backslash is needed; -1 for nowhere."""
    for number, line in enumerate(lines):
        if not number:
            yield _place(line, (_EITHER, _FIRST))
        elif _is_under_columns(lines[number - 1], line):
            yield 0
        else:
            yield _place(line, (_EITHER, _FURTHER, *((_SECOND,) if number == 1 else ())))


def _place(line: str, patterns: Sequence[re.Pattern[str]]) -> int:
    for pattern in patterns:
        found = pattern.match(line)
        if found is not None:
            return min(found.start(name) for name, group in found.groupdict().items() if group is not None)
    return -1


def _is_under_columns(header: str, line: str) -> bool:
    """Return whether a line would make a table of the one above it (GFM 0.29, 4.10)."""
    return "|" in header and _COLUMNS.fullmatch(line) is not None and _cells(header) == _cells(line)


def _cells(row: str) -> int:
    return len(_BAR.split(row.strip().removeprefix("|").removesuffix("|")))


def escape_heading_end(line: str) -> str:
    """Return the text of an ATX heading with a backslash where hashes at its end would be taken for its close."""
    hashes = len(line) - len(line.rstrip("#"))
    if hashes and (hashes == len(line) or line[-hashes - 1] in " \t"):
        return f"{line[:-hashes]}\\{line[-hashes:]}"
    return line
