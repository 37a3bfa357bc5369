"""Inlines to XHTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never

from converter.base.vocabulary import (
    ADDRESS_ATTRIBUTE,
    ALTERNATIVE_CLASS,
    FOOTNOTE_ATTRIBUTE,
    FOOTNOTE_MARK_ROLE,
    HEIGHT_ATTRIBUTE,
    SMALL_CAPS_CLASS,
    TIME_ATTRIBUTE,
    WIDTH_ATTRIBUTE,
)
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
from converter.render.xhtml.addresses import address_attributes, web_address
from converter.render.xhtml.formulas import write_formula
from converter.render.xhtml.markup import element, escape_text, language_tag, void_element
from converter.render.xhtml.presence import presence_of, spoken_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from converter.model.document import Blocks, Inline, Inlines, Table
    from converter.render.xhtml.identifiers import Identifiers
    from converter.render.xhtml.settings import BodySettings, OutlineEntry

# Date and time strings that HTML lets a `datetime` attribute hold (HTML standard, 2.3.5), a little wider: no calendar.
_DATE_OR_TIME = re.compile(
    r"\d{4,6}(?:-\d\d(?:-\d\d)?|-W\d\d)?(?:(?<=-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?:--)?\d\d-\d\d|\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?"
    r"|P(?=\d|T\d)(?:\d{1,9}D)?(?:T(?=\d)(?:\d{1,9}H)?(?:\d{1,9}M)?(?:\d{1,9}(?:\.\d{1,3})?S)?)?"
)


@dataclass(frozen=True, slots=True)
class Context:
    """Where a piece of the body stands: what everything below it needs to know."""

    settings: BodySettings
    identifiers: Identifiers
    write_note: Callable[[Blocks, Context], str]
    """Writes a footnote's blocks where it is called; only for footnotes="float"."""
    language: str = ""
    """The document's, for dates in words."""
    outline: list[OutlineEntry] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    inside: frozenset[str] = frozenset()
    """Of "link", "note" and "aside": what the piece is within."""


def within(context: Context, place: str) -> Context:
    """Return the context of what stands inside a link, a note or something aside from the text."""
    return replace(context, inside=context.inside | {place})


def write_inlines(inlines: Inlines, context: Context) -> str:
    """Return a run of inlines as XHTML."""
    return "".join(write_inline(inline, context) for inline in inlines)


def write_inline(inline: Inline, context: Context) -> str:
    """Return one inline as XHTML."""
    match inline:
        case Text():
            return escape_text(inline.text)
        case Code():
            return f"<code>{escape_text(inline.text)}</code>"
        case LineBreak():
            return "<br/>"
        case Link():
            return _write_link(inline, context)
        case Image():
            return write_image(inline, context)
        case Formula():
            return write_formula(inline, context.settings.formulas)
        case FootnoteMark():
            return _write_mark(inline, context)
        case Ruby():
            base, reading = write_inlines(inline.base, context), write_inlines(inline.reading, context)
            # The parentheses show only where ruby cannot be set.
            return f"<ruby>{base}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"
        case (
            Emphasis()
            | Strong()
            | Superscript()
            | Subscript()
            | Strikethrough()
            | Inserted()
            | Highlight()
            | Keyboard()
            | SmallCaps()
            | Quotation()
            | Abbreviation()
            | Span()
            | Time()
        ):
            name, attributes = _tag_of(inline, context)
            return element(name, attributes, write_inlines(inline.children, context))
        case _:
            assert_never(inline)


_Wrapping = (
    Emphasis
    | Strong
    | Superscript
    | Subscript
    | Strikethrough
    | Inserted
    | Highlight
    | Keyboard
    | SmallCaps
    | Quotation
    | Abbreviation
    | Span
    | Time
)


def _tag_of(inline: _Wrapping, context: Context) -> tuple[str, dict[str, str | None]]:
    """Return the element and attributes of an inline that only wraps others."""
    match inline:
        case Emphasis():
            return "em", {}
        case Strong():
            return "strong", {}
        case Superscript():
            return "sup", {}
        case Subscript():
            return "sub", {}
        case Strikethrough():
            return "s", {}
        case Inserted():
            return "ins", {}
        case Highlight():
            return "mark", {}
        case Keyboard():
            return "kbd", {}
        case SmallCaps():
            return "span", {"class": SMALL_CAPS_CLASS}
        case Quotation():
            return "q", address_attributes("cite", inline.source_url)
        case Abbreviation():
            return "abbr", {"title": inline.expansion or None}
        case Span():
            place = context.identifiers.place_anchor(inline.identifier)
            return "span", place | {"lang": language_tag(inline.language), "dir": inline.direction}
        case Time() if _DATE_OR_TIME.fullmatch(inline.value):
            return "time", {"datetime": inline.value}
        case Time():
            # A <time> without a valid value is an error in HTML.
            return "span", {TIME_ATTRIBUTE: inline.value}
        case _:
            assert_never(inline)


def _write_link(link: Link, context: Context) -> str:
    """Return a link; only its words where it leads nowhere that is allowed, or stands in another link."""
    attributes: dict[str, str | None]
    if link.url.startswith("#"):
        target = context.identifiers.target(link.url[1:])
        attributes = {"href": None if target is None else f"#{target}"}
    elif link.url in context.settings.inner_links:
        attributes = {"href": f"#{context.settings.inner_links[link.url]}"}
    else:
        attributes = address_attributes("href", link.url)
    if attributes["href"] is None or "link" in context.inside:
        return write_inlines(link.children, context)
    attributes["title"] = link.title or None
    match presence_of(link.children, lambda image: image_source(image, context.settings) is not None):
        case "words":
            pass
        case "pictures":
            attributes["aria-label"] = spoken_address(link.url)
        case "nothing":
            attributes["hidden"] = "hidden"
    return element("a", attributes, write_inlines(link.children, within(context, "link")))


def image_source(image: Image, settings: BodySettings) -> str | None:
    """Return what the picture's `src` is to say; None where the picture cannot be had."""
    if image.asset in settings.sources:
        return settings.sources[image.asset]
    if settings.remote_images and (address := web_address(image.url)) and not address.lower().startswith("mailto"):
        return address
    return None


def write_image(image: Image, context: Context) -> str:
    """Return a picture, or its alternative text where it cannot be had."""
    source = image_source(image, context.settings)
    if source is None:
        return write_missing_image(image, hidden=not image.alt)
    attributes = {
        "src": source,
        ADDRESS_ATTRIBUTE: None if image.url in ("", source) else image.url,
        "alt": image.alt,
        "title": image.title or None,
        "width": _size(image.width),
        "height": _size(image.height),
    }
    return void_element("img", attributes)


def write_missing_image(image: Image, *, hidden: bool) -> str:
    """Return what stands for a picture that cannot be had; "" where nothing is known of it."""
    attributes = {
        "class": ALTERNATIVE_CLASS,
        ADDRESS_ATTRIBUTE: image.url or None,
        "title": image.title or None,
        WIDTH_ATTRIBUTE: _size(image.width),
        HEIGHT_ATTRIBUTE: _size(image.height),
        "hidden": "hidden" if hidden else None,
    }
    return element("span", attributes, escape_text(image.alt)) if image.alt or image.url else ""


def _size(pixels: int | None) -> str | None:
    return str(pixels) if pixels is not None and pixels > 0 else None


def _write_mark(mark: FootnoteMark, context: Context) -> str:
    """Return the mark that calls a footnote; the footnote itself, where the style sheet floats it to the foot."""
    identifiers = context.identifiers
    number = identifiers.numbers.get(mark.footnote)
    if number is None:
        return ""
    address = identifiers.footnotes[mark.footnote]
    if (
        context.settings.footnotes == "float"
        and "note" not in context.inside
        and mark.footnote not in identifiers.floated | context.settings.unfit_for_foot
    ):
        identifiers.floated.add(mark.footnote)
        blocks = identifiers.order[number - 1].blocks
        note = context.write_note(blocks, within(replace(context, inside=frozenset()), "note"))
        # By its number among all notes, for some may stand at the end. WeasyPrint 70 counts one up after this.
        counted = f"counter-set: footnote {number - 1}" if context.settings.unfit_for_foot else None
        # In what floats out of a line WeasyPrint gives the white space between two blocks a line of its own.
        return element("span", {"class": "footnote", "id": address, "style": counted}, note.replace(">\n<", "><"))
    if "link" in context.inside:
        # A link in a link is not HTML; the number stands, and leads nowhere.
        return element("sup", {FOOTNOTE_ATTRIBUTE: mark.footnote}, str(number))
    attributes = {
        "role": FOOTNOTE_MARK_ROLE,
        "epub:type": "noteref" if context.settings.footnotes == "popup" else None,
        "id": identifiers.place_call(mark.footnote),
        "href": f"#{address}",
    }
    return element("a", attributes, str(number))
