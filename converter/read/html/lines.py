"""Inlines as they were met to the inlines of a line: white space collapsed as CSS does, wrappers in one form.

White space is collapsed across the edges of inline elements (CSS Text 3, 4.1): two spaces never meet, none stands at
the start or end of a line. A space or line break at the edge of a wrapper is moved out of it ("<b>so </b>" is "<b>so</b> "),
a wrapper within or beside one of the same kind becomes one with it, and an empty one goes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from converter.model.document import (
    Code,
    Emphasis,
    FootnoteMark,
    Formula,
    Highlight,
    Image,
    Inserted,
    LineBreak,
    Link,
    Ruby,
    SmallCaps,
    Span,
    Strikethrough,
    Strong,
    Text,
)
from converter.model.walk import with_children

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from converter.model.document import Inline, Inlines

_PLAIN_WRAPPERS: Final = (Emphasis, Strong, Strikethrough, Inserted, Highlight, SmallCaps)
"""Wrappers that hold nothing but their children: two of them side by side, or one in the other, are one."""

_NEVER_IN_ITSELF: Final = frozenset({*_PLAIN_WRAPPERS, Link})


def line_of(inlines: Iterable[Inline]) -> Inlines:
    """Return inlines as one tidy line, without line breaks at its ends."""
    parts = list(inlines)
    if len(parts) == 1 and isinstance(only := parts[0], Text):
        # Half of all lines are one text.
        text = only.text.removeprefix(" ").removesuffix(" ")
        return (Text(text),) if text else ()
    return _without_edge_breaks(_Tidier().tidied(parts))


def lines_apart(line: Inlines) -> list[Inlines]:
    """Return a tidy line cut where two line breaks or more follow each other, and around pictures on lines of their own."""
    if not _has_break(line):
        return [line]
    parts = [cleaned for part in _cut_at_double_breaks(line) if (cleaned := _without_edge_breaks(part))]
    return [paragraph for part in parts for paragraph in _pictures_apart(part)]


def lines_at_breaks(line: Inlines) -> tuple[Inlines, ...]:
    """Return a line cut at each line break, those within wrappers too; each cut is tidy, two breaks leave ()."""
    cuts: list[list[Inline]] = [[]]
    for part in line:
        if isinstance(part, LineBreak):
            cuts.append([])
            continue
        pieces = _pieces_at_breaks(part)
        cuts[-1].append(pieces[0])
        cuts.extend([piece] for piece in pieces[1:])
    return tuple(line_of(cut) for cut in cuts)


def children_of(inline: Inline) -> Inlines:
    """Return what a wrapper holds; () for what is no wrapper."""
    match inline:
        case Text() | Code() | Image() | Formula() | FootnoteMark() | LineBreak() | Ruby():
            return ()
        case _:
            return inline.children


@dataclass(slots=True)
class _Tidier:
    """Where the line stands while it is put together."""

    at_start: bool = True
    """Nothing visible stands on the line yet."""
    space_due: bool = False
    """White space was met, and is written before the next visible thing."""
    within: list[type[Inline]] = field(default_factory=list)
    """Kinds of wrapper that are open."""

    def tidied(self, inlines: list[Inline]) -> list[Inline]:
        """Return inlines that follow what was tidied before. A space that is due stands at the start of the first text."""
        out = _Run()
        for part in _merged(inlines):
            match part:
                case Text():
                    self._add_text(part.text, out)
                case LineBreak():
                    self.at_start, self.space_due = True, False
                    out.add(part)
                case Code() | Image() | Formula() | FootnoteMark() | Ruby():
                    self._add_text("", out)
                    self.at_start = False
                    out.add(part)
                case _:
                    self._add_wrapper(part, out)
        return out.parts()

    def _add_text(self, text: str, out: _Run) -> None:
        """Add collapsed text; "" writes the space that is due and nothing else."""
        if text[:1] == " ":
            self.space_due = not self.at_start
            text = text[1:]
            if not text:
                return
        if self.space_due:
            out.write(" ")
            self.space_due = False
        if text:
            self.at_start = False
            if text[-1] == " ":
                self.space_due = True
                text = text[:-1]
            out.write(text)

    def _add_wrapper(self, wrapper: Inline, out: _Run) -> None:
        kind = type(wrapper)
        needless = kind in _NEVER_IN_ITSELF and kind in self.within
        self.within.append(kind)
        inner = self.tidied(list(children_of(wrapper)))
        self.within.pop()
        if needless:
            out.extend(inner)
            return
        start, end = 0, len(inner)
        while start < end and isinstance(inner[start], LineBreak):
            start += 1
        while end > start and isinstance(inner[end - 1], LineBreak):
            end -= 1
        out.extend(inner[:start])
        children = inner[start:end]
        if children and isinstance(first := children[0], Text) and first.text[:1] == " ":
            out.write(" ")
            children[0] = Text(first.text[1:])
            if not first.text[1:]:
                del children[0]
        if children or (isinstance(wrapper, Span) and wrapper.identifier):
            out.add(with_children(wrapper, tuple(children)))
        out.extend(inner[end:])


class _Run:
    """Inlines being gathered; texts that follow each other become one."""

    def __init__(self) -> None:
        self._parts: list[Inline] = []
        self._texts: list[str] = []

    def write(self, text: str) -> None:
        self._texts.append(text)

    def add(self, part: Inline) -> None:
        self._flush()
        self._parts.append(part)

    def extend(self, parts: Iterable[Inline]) -> None:
        for part in parts:
            if isinstance(part, Text):
                self._texts.append(part.text)
            else:
                self.add(part)

    def parts(self) -> list[Inline]:
        self._flush()
        return self._parts

    def _flush(self) -> None:
        if self._texts:
            self._parts.append(Text("".join(self._texts)))
            self._texts.clear()


def _merged(inlines: list[Inline]) -> Iterator[Inline]:
    """Yield inlines with plain wrappers of the same kind that touch each other made one."""
    if not any(type(one) is type(other) for one, other in pairwise(inlines)):
        yield from inlines
        return
    place = 0
    while place < len(inlines):
        part = inlines[place]
        place += 1
        if isinstance(part, _PLAIN_WRAPPERS):
            children = list(part.children)
            while place < len(inlines) and type(following := inlines[place]) is type(part):
                children.extend(children_of(following))
                place += 1
            part = with_children(part, tuple(children))
        yield part


def _has_break(line: Iterable[Inline]) -> bool:
    for part in line:
        if isinstance(part, LineBreak) or (not isinstance(part, Text) and _has_break(children_of(part))):
            return True
    return False


def _without_edge_breaks(line: list[Inline] | Inlines) -> Inlines:
    start, end = 0, len(line)
    while start < end and isinstance(line[start], LineBreak):
        start += 1
    while end > start and isinstance(line[end - 1], LineBreak):
        end -= 1
    return tuple(line[start:end])


def _cut_at_double_breaks(line: Inlines) -> list[list[Inline]]:
    """Return the parts of a line between runs of two line breaks or more; wrappers are cut with it."""
    parts: list[list[Inline]] = [[]]
    breaks = 0
    for part in line:
        if isinstance(part, LineBreak):
            breaks += 1
            if breaks == 1:
                parts[-1].append(part)
            elif breaks == 2:  # noqa: PLR2004 - "two or more", as the docstring says
                parts.append([])
            continue
        breaks = 0
        children = children_of(part)
        pieces = _cut_at_double_breaks(children) if children else []
        if len(pieces) > 1:
            wrapped = [with_children(part, _without_edge_breaks(piece)) for piece in pieces]
            parts[-1].append(wrapped[0])
            parts.extend([piece] for piece in wrapped[1:])
        else:
            parts[-1].append(part)
    return parts


def _pieces_at_breaks(part: Inline) -> list[Inline]:
    """Return a wrapper cut at the line breaks within it; what has none stays whole."""
    children = children_of(part)
    if not _has_break(children):
        return [part]
    return [with_children(part, piece) for piece in lines_at_breaks(children)]


def _pictures_apart(line: Inlines) -> Iterator[Inlines]:
    """Yield a line in parts, so that pictures which fill a line of it stand alone."""
    rows: list[list[Inline]] = [[]]
    for part in line:
        if isinstance(part, LineBreak):
            rows.append([])
        else:
            rows[-1].append(part)
    text: list[Inline] = []
    for row in rows:
        if row and all(isinstance(part, Image) for part in row):
            if text:
                yield tuple(text)
                text = []
            yield tuple(row)
        else:
            text.extend(([LineBreak()] if text else []) + row)
    if text:
        yield tuple(text)
