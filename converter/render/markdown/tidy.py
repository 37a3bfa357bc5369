"""Inlines to inlines that Markdown has a form for.

White space at the edges of emphasis and links is moved out, neighbours of one kind are joined, emphasis within
emphasis of its kind and what carries nothing that is written are unwrapped.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from converter.model.document import (
    Abbreviation,
    Code,
    Emphasis,
    FootnoteMark,
    Formula,
    Highlight,
    Image,
    Inserted,
    Keyboard,
    LineBreak,
    Link,
    Quotation,
    Ruby,
    SmallCaps,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Time,
)
from converter.model.walk import with_children

if TYPE_CHECKING:
    from converter.model.document import Inline, Inlines
    from converter.render.markdown.context import MarkdownContext

Wrapper: TypeAlias = (
    Emphasis
    | Strong
    | Strikethrough
    | Link
    | Superscript
    | Subscript
    | Inserted
    | Highlight
    | Keyboard
    | SmallCaps
    | Abbreviation
    | Span
)
"""Inlines that Markdown or its HTML wraps around others."""

_WHITE = re.compile(r"[ \t\n\r\f\v]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_LINKED_TO = re.compile(r"https?:|mailto:|(?![a-z][a-z0-9+.-]*:|[\x00-\x20])[^\x00]", re.IGNORECASE)
"""What a link may lead to: the web, a mailbox, a place in this document or beside it; never a script."""


def collapsed(text: str) -> str:
    """Return running text as Markdown can hold it: one line, without control characters."""
    # Most texts are so already, and to see that takes a tenth of the time.
    if text.isprintable() and "  " not in text:
        return text
    return _WHITE.sub(" ", _CONTROLS.sub("", text))


class Tidier:
    """The rules of tidiness for one document."""

    def __init__(self, context: MarkdownContext) -> None:
        self._context = context

    def tidy(self, inlines: Inlines, inside: frozenset[type] = frozenset()) -> list[Inline]:
        """Return the inlines made tidy; `inside` are the kinds that stand around them."""
        result: list[Inline] = []
        for inline in inlines:
            for part in self._parts(inline, inside):
                _append(result, part)
        return result

    def _parts(self, inline: Inline, inside: frozenset[type]) -> list[Inline]:
        match inline:
            case Text():
                text = collapsed(inline.text)
                return [Text(text)] if text else []
            case Code():
                text = _CONTROLS.sub("", inline.text).replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
                return [Code(text)] if text else []
            case FootnoteMark():
                return [inline] if self._context.footnote_number(inline.footnote) else []
            case Image():
                if self._context.image_address(inline):
                    return [inline]
                alt = collapsed(inline.alt)
                return [Text(alt)] if alt else []
            case Formula() | LineBreak():
                return [inline]
            case Quotation():
                depth = 1 if Quotation in inside else 0
                before, after = self._context.quotation_marks(depth)
                marked = (Text(before), *inline.children, Text(after))
                return self.tidy(marked, inside - {Quotation} if depth else inside | {Quotation})
            case Time():
                return self.tidy(inline.children, inside)
            case Ruby():
                base, reading = self.tidy(inline.base, inside), self.tidy(inline.reading, inside)
                edge, base, end = _edges_moved_out(base)
                whole: list[Inline] = [Ruby(tuple(base), tuple(reading))] if base and reading else base + reading
                return [*edge, *whole, *end]
            case _:
                return self._wrapped(inline, inside)

    def _wrapped(self, wrapper: Wrapper, inside: frozenset[type]) -> list[Inline]:
        kind = type(wrapper)
        if kind in inside and kind is not Span:
            return self.tidy(wrapper.children, inside)
        if isinstance(wrapper, Span):
            identifier = wrapper.identifier if wrapper.identifier in self._context.linked else ""
            if not (wrapper.language or wrapper.direction or identifier):
                return self.tidy(wrapper.children, inside)
            wrapper = replace(wrapper, identifier=identifier)
        children = self.tidy(wrapper.children, inside | {kind})
        if isinstance(wrapper, Span):
            return [replace(wrapper, children=tuple(children))] if children or wrapper.identifier else []
        marks: list[Inline] = []
        if isinstance(wrapper, Link):
            # A mark is a link itself, and links hold no links.
            marks = [child for child in children if isinstance(child, FootnoteMark)]
            children = [child for child in children if not isinstance(child, FootnoteMark)]
        before, within, after = _edges_moved_out(children)
        if isinstance(wrapper, Link) and not _LINKED_TO.match(wrapper.url):
            return [*before, *within, *after, *marks]
        return [*before, *([with_children(wrapper, tuple(within))] if within else []), *marks, *after]


def _append(result: list[Inline], part: Inline) -> None:
    """Add a part to tidy inlines, joined with the last where the two are one."""
    match (result[-1] if result else None, part):
        case (Text() as last, Text()):
            result[-1] = Text(last.text + part.text.lstrip(" ") if last.text.endswith(" ") else last.text + part.text)
        case (Code() as last, Code()):
            result[-1] = Code(last.text + part.text)
        case (Emphasis() | Strong() | Strikethrough() as last, Emphasis() | Strong() | Strikethrough() as more) if type(
            last
        ) is type(more):
            children = list(last.children)
            for child in more.children:
                _append(children, child)
            result[-1] = with_children(last, tuple(children))
        case _:
            result.append(part)


def _edges_moved_out(inlines: list[Inline]) -> tuple[list[Inline], list[Inline], list[Inline]]:
    """Return white space and line breaks at the start, what is between, and those at the end."""
    first, last = 0, len(inlines)
    before: list[Inline] = []
    after: list[Inline] = []
    while first < last:
        edge = inlines[first]
        text = edge.text.lstrip() if isinstance(edge, Text) else ""
        if isinstance(edge, Text) and len(text) < len(edge.text):
            before.append(Text(edge.text[: len(edge.text) - len(text)]))
            inlines[first] = Text(text)
        elif isinstance(edge, LineBreak):
            before.append(edge)
        elif not isinstance(edge, Text) or text:
            break
        first += not (isinstance(edge, Text) and text)
    while first < last:
        edge = inlines[last - 1]
        text = edge.text.rstrip() if isinstance(edge, Text) else ""
        if isinstance(edge, Text) and len(text) < len(edge.text):
            after.append(Text(edge.text[len(text) :]))
            inlines[last - 1] = Text(text)
        elif isinstance(edge, LineBreak):
            after.append(edge)
        elif not isinstance(edge, Text) or text:
            break
        last -= not (isinstance(edge, Text) and text)
    return before, inlines[first:last], after[::-1]
