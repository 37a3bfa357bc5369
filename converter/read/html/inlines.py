"""Inline elements to inlines: one function a kind, and the table INLINES."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import attribute, collapsed, strings_of
from converter.base.vocabulary import FOOTNOTE_MARK_ROLE, MATH_CLASS, SMALL_CAPS_CLASS
from converter.model.document import (
    Abbreviation,
    Code,
    Emphasis,
    FootnoteMark,
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
from converter.model.walk import plain_text
from converter.read.html.addresses import cleaned_address, fragment, link_address, picture_address
from converter.read.html.footnotes import is_way_back, read_mark
from converter.read.html.formulas import read_latex, read_math
from converter.read.html.lines import line_of
from converter.read.html.survey import has_class

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from converter.model.document import Inline, Inlines
    from converter.read.html.reader import InlineReader, Reader

_PIXELS: Final = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*\Z")
_BOLD: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD: Final = re.compile(r"font-weight\s*:\s*(?:normal|[34]00)", re.IGNORECASE)
_SLANTED: Final = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_UPRIGHT: Final = re.compile(r"font-style\s*:\s*normal", re.IGNORECASE)


def _wrapper(make: Callable[[Inlines], Inline]) -> InlineReader:
    """Return the reader of an element that is a plain wrapper."""

    def read(element: Tag, reader: Reader) -> Inlines:
        return (make(reader.inlines(element)),)

    return read


def _styled(make: Callable[[Inlines], Inline], undone: re.Pattern[str]) -> InlineReader:
    """Return the reader of a wrapper that an inline style can undo, as word processors write it."""

    def read(element: Tag, reader: Reader) -> Inlines:
        children = reader.inlines(element)
        return children if undone.search(attribute(element, "style")) else (make(children),)

    return read


def read_link(element: Tag, reader: Reader) -> Inlines:
    """Return a link, a footnote's mark, or the text alone where the address may not be followed."""
    if attribute(element, "role") == FOOTNOTE_MARK_ROLE:
        return read_mark(element, reader)
    if is_way_back(element):
        return ()
    children = reader.inlines(element)
    href = cleaned_address(attribute(element, "href"))
    if href == "#":
        # To the page's start: scripts hang on such a link, and a book has no page.
        return children
    target = fragment(href, reader.base_url)
    url = f"#{target}" if target else link_address(href, reader.base_url)
    return (Link(url, children, attribute(element, "title").strip()),) if url else children


def read_code(element: Tag, reader: Reader) -> Inlines:
    """Return a piece of code; marks within it are no part of the code."""
    del reader
    text = collapsed("".join(strings_of(element)))
    code = text.strip(" ")
    if not code:
        return (Text(" "),) if text else ()
    # What stands beside the code is separated by the spaces that it was written with.
    before = (Text(" "),) if text[0] == " " else ()
    return (*before, Code(code), *((Text(" "),) if text[-1] == " " else ()))


def read_image(element: Tag, reader: Reader) -> Inlines:
    """Return a picture; its alternative text where it has no address that may be asked."""
    image = image_of(element, reader)
    if image is not None:
        return (image,)
    alternative = " ".join(attribute(element, "alt").split())
    return (Text(alternative),) if alternative else ()


def image_of(element: Tag, reader: Reader) -> Image | None:
    """Return the picture of an `<img>`; None where it has no address that may be asked."""
    alternative = " ".join(attribute(element, "alt").split())
    source = cleaned_address(attribute(element, "src"))
    if source[:5].lower() == "data:" or source in reader.pictures.files:
        asset = reader.pictures.asset(source, alternative)
        url, digest = "", asset.sha256 if asset else ""
    else:
        url, digest = picture_address(source, reader.base_url), ""
    if not url and not digest:
        return None
    return Image(
        url,
        alt=alternative,
        title=" ".join(attribute(element, "title").split()),
        asset=digest,
        width=_pixels(attribute(element, "width")),
        height=_pixels(attribute(element, "height")),
    )


def read_span(element: Tag, reader: Reader) -> Inlines:
    """Return what a span's class, language, direction and inline style make of it; its contents where they say nothing."""
    attributes = element.attrs
    if "class" in attributes and has_class(element, MATH_CLASS):
        return read_latex(element, reader)
    children = reader.inlines(element)
    if "class" in attributes and has_class(element, SMALL_CAPS_CLASS):
        children = (SmallCaps(children),)
    if "style" in attributes:
        style = attribute(element, "style")
        if _SLANTED.search(style):
            children = (Emphasis(children),)
        if _BOLD.search(style):
            children = (Strong(children),)
    if "lang" in attributes or "dir" in attributes:
        language, direction = reader.own_language(element), reader.own_direction(element)
        if language or direction:
            children = (Span(children, language, direction),)
    return children


def _read_emphasis(element: Tag, reader: Reader) -> Inlines:
    children = read_span(element, reader)
    return children if _UPRIGHT.search(attribute(element, "style")) else (Emphasis(children),)


def _read_superscript(element: Tag, reader: Reader) -> Inlines:
    """Return raised text; the marks of footnotes stand by themselves, since how they look is the renderer's affair."""
    children = reader.inlines(element)
    marks = [child for child in children if isinstance(child, FootnoteMark)]
    others = (child for child in children if not isinstance(child, FootnoteMark))
    if marks and all(isinstance(child, Text) and not child.text.strip(" ,;[]()") for child in others):
        return tuple(marks)
    if len(children) == 1 and isinstance(children[0], Superscript):
        # A mark whose footnote is missing is raised already.
        return children
    return (Superscript(children),)


def _read_quotation(element: Tag, reader: Reader) -> Inlines:
    children = reader.inlines(element)
    return (Quotation(children, link_address(attribute(element, "cite"), reader.base_url)),) if children else ()


def _read_abbreviation(element: Tag, reader: Reader) -> Inlines:
    children = reader.inlines(element)
    expansion = " ".join(attribute(element, "title").split())
    return (Abbreviation(children, expansion),) if expansion else children


def _read_time(element: Tag, reader: Reader) -> Inlines:
    children = reader.inlines(element)
    value = attribute(element, "datetime").strip()
    return (Time(children, value),) if value else children


def _read_ruby(element: Tag, reader: Reader) -> Inlines:
    """Return each base text of a ruby element with the reading that follows it."""
    pairs: list[Inline] = []
    waiting: list[Inlines] = []
    """Bases without a reading yet; those in elements of their own get one each, in order (HTML Ruby Extensions, 2.3)."""
    read_before = False
    for node in element.contents:
        if isinstance(node, Tag) and node.name == "rt":
            # Readings fewer than bases: the last is of all that are left.
            is_last = not any(isinstance(later, Tag) and later.name == "rt" for later in node.next_siblings)
            taken = waiting if is_last or len(waiting) < 2 else waiting[:1]  # noqa: PLR2004 - one base, and one that waits
            base, reading = line_of(inline for part in taken for inline in part), reader.line(node)
            waiting = waiting[len(taken) :]
            pairs.extend((Ruby(base, reading),) if base and reading else base)
            read_before = True
        elif isinstance(node, Tag) and node.name == "rtc":
            # A second reading of what has one is a gloss; the first reading of bases may stand so, too.
            base, reading = line_of(inline for part in waiting for inline in part), reader.line(node)
            if base:
                pairs.extend((Ruby(base, reading),) if reading else base)
            elif reading and pairs:
                pairs.append(Text(f" ({plain_text(reading)})"))
            waiting, read_before = [], True
        elif isinstance(node, Tag) and node.name == "rb":
            waiting.append(tuple(reader.inlines(node)))
        elif not isinstance(node, Tag) and str(node).isspace():
            continue
        else:
            words = tuple(reader.inline(node))
            if waiting and not read_before and not _has_base_elements(element):
                waiting[-1] += words
            elif words:
                waiting.append(words)
                read_before = False
    return (*pairs, *(inline for part in waiting for inline in part))


def _has_base_elements(element: Tag) -> bool:
    return any(isinstance(child, Tag) and child.name == "rb" for child in element.contents)


def _read_break(element: Tag, reader: Reader) -> Inlines:
    del element, reader
    return (LineBreak(),)


def _pixels(attribute_value: str) -> int | None:
    """Return a width or height as a number of pixels; None for a percentage, nothing or zero."""
    found = _PIXELS.match(attribute_value)
    return int(found.group(1)) or None if found else None


INLINES: Final[Mapping[str, InlineReader]] = {
    "a": read_link,
    "abbr": _read_abbreviation,
    "acronym": _read_abbreviation,
    "b": _styled(Strong, _NOT_BOLD),
    "bdi": read_span,
    "bdo": read_span,
    "br": _read_break,
    "cite": _read_emphasis,
    "code": read_code,
    "del": _wrapper(Strikethrough),
    "dfn": _read_emphasis,
    "em": _read_emphasis,
    "font": read_span,
    "i": _read_emphasis,
    "img": read_image,
    "ins": _wrapper(Inserted),
    "kbd": _wrapper(Keyboard),
    "mark": _wrapper(Highlight),
    "math": read_math,
    "q": _read_quotation,
    "ruby": _read_ruby,
    "s": _wrapper(Strikethrough),
    "samp": read_code,
    "small": read_span,
    "span": read_span,
    "strike": _wrapper(Strikethrough),
    "strong": _styled(Strong, _NOT_BOLD),
    "sub": _wrapper(Subscript),
    "sup": _read_superscript,
    "time": _read_time,
    "tt": read_code,
    "u": read_span,
    "var": _read_emphasis,
}
"""Element to the function that reads it within a line."""
