"""Elements within a line to inlines, as `render/xhtml/inlines.py` writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, strings_of
from converter.base.vocabulary import (
    ADDRESS_ATTRIBUTE,
    ALTERNATIVE_CLASS,
    BACKLINK_ROLE,
    FOOTNOTE_ATTRIBUTE,
    FOOTNOTE_MARK_ROLE,
    HEIGHT_ATTRIBUTE,
    LATEX_ATTRIBUTE,
    MATH_CLASS,
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
from converter.read.html.addresses import picture_address
from converter.read.html.formulas import mathml_of
from converter.read.html.survey import UNREAD, has_class
from converter.read.rendering.places import address_of, identifier_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from converter.model.document import Direction, Inline, Inlines
    from converter.read.rendering.places import Places

ReadInline: TypeAlias = "Callable[[Tag, Places], Inlines]"

_WRAPPERS: Final[Mapping[str, Callable[[Inlines], Inline]]] = {
    "b": Strong,
    "del": Strikethrough,
    "em": Emphasis,
    "i": Emphasis,
    "ins": Inserted,
    "kbd": Keyboard,
    "mark": Highlight,
    "s": Strikethrough,
    "strong": Strong,
    "sub": Subscript,
    "sup": Superscript,
}
"""Elements that say all by their name; b, i and del are what people write into a file by hand."""
_DIRECTIONS: Final[Mapping[str, Direction]] = {"ltr": "ltr", "rtl": "rtl"}


def read_inlines(nodes: Iterable[object], places: Places) -> Inlines:
    """Return nodes of a line as inlines."""
    return tuple(_joined(inline for node in nodes for inline in _read(node, places)))


def language_and_direction(element: Tag) -> tuple[str, Direction | None]:
    """Return what an element says of the language and direction of what is in it."""
    return attribute(element, "lang"), _DIRECTIONS.get(attribute(element, "dir"))


def image_of(element: Tag, places: Places) -> Image | None:
    """Return the picture of an `<img>`, or of what stands for one; None where it has no address that may be asked."""
    url = picture_address(attribute(element, ADDRESS_ATTRIBUTE), "")
    title = attribute(element, "title")
    if element.name != "img":
        alternative = "".join(strings_of(element))
        size = _pixels(element, WIDTH_ATTRIBUTE), _pixels(element, HEIGHT_ATTRIBUTE)
        return Image(url, alternative, title, "", *size) if url else None
    alternative, source = attribute(element, "alt"), attribute(element, "src")
    asset = places.pictures.asset(source, alternative, url)
    if asset is None and not source.startswith("data:"):
        address = picture_address(source, "")
        # A picture beside the file is nearer than where it came from; an address there stands as the document has it.
        url = (url or address) if "://" in address else address
    size = _pixels(element, "width"), _pixels(element, "height")
    image = Image(url, alternative, title, asset.sha256 if asset else "", *size)
    return image if image.url or image.asset else None


def _read(node: object, places: Places) -> Inlines:
    if not isinstance(node, Tag):
        return (Text(str(node)),) if type(node) is NavigableString and node else ()
    if node.name in UNREAD:
        return ()
    if node.name in _WRAPPERS and FOOTNOTE_ATTRIBUTE not in node.attrs:
        return (_WRAPPERS[node.name](_within(node, places)),)
    read = _INLINES.get(node.name)
    return read(node, places) if read else _within(node, places)


def _within(element: Tag, places: Places) -> Inlines:
    return read_inlines(element.contents, places)


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield inlines with texts that touch each other made one."""
    texts: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            texts.append(inline.text)
            continue
        if texts:
            yield Text("".join(texts))
            texts.clear()
        yield inline
    if texts:
        yield Text("".join(texts))


def _read_code(element: Tag, places: Places) -> Inlines:
    del places
    return (Code("".join(strings_of(element))),)


def _read_break(element: Tag, places: Places) -> Inlines:
    del element, places
    return (LineBreak(),)


def _read_link(element: Tag, places: Places) -> Inlines:
    role, href = attribute(element, "role"), attribute(element, "href")
    if role == BACKLINK_ROLE:
        return ()
    target = places.target(href)
    if role == FOOTNOTE_MARK_ROLE:
        return (FootnoteMark(target),) if target else ()
    children = _within(element, places)
    url = f"#{target}" if target else address_of(element, "href")
    return (Link(url, children, attribute(element, "title")),) if url else children


def _read_superscript(element: Tag, places: Places) -> Inlines:
    """Return a footnote's mark where no link may stand."""
    del places
    return (FootnoteMark(attribute(element, FOOTNOTE_ATTRIBUTE)),)


def _read_image(element: Tag, places: Places) -> Inlines:
    image = image_of(element, places)
    if image is not None:
        return (image,)
    alternative = attribute(element, "alt") if element.name == "img" else "".join(strings_of(element))
    return (Text(alternative),) if alternative else ()


def _read_math(element: Tag, places: Places) -> Inlines:
    del places
    latex = attribute(element, "alttext")
    mathml = mathml_of(element, latex)
    return (Formula(latex, mathml),) if latex or mathml else ()


def _read_ruby(element: Tag, places: Places) -> Inlines:
    reading = next((node for node in element.contents if isinstance(node, Tag) and node.name == "rt"), None)
    if reading is None:
        return _within(element, places)
    base = [node for node in element.contents if not (isinstance(node, Tag) and node.name in ("rt", "rp"))]
    return (Ruby(read_inlines(base, places), _within(reading, places)),)


def _read_quotation(element: Tag, places: Places) -> Inlines:
    return (Quotation(_within(element, places), address_of(element, "cite")),)


def _read_abbreviation(element: Tag, places: Places) -> Inlines:
    return (Abbreviation(_within(element, places), attribute(element, "title")),)


def _read_time(element: Tag, places: Places) -> Inlines:
    return (Time(_within(element, places), attribute(element, "datetime")),)


def _read_span(element: Tag, places: Places) -> Inlines:
    if has_class(element, MATH_CLASS):
        latex = attribute(element, LATEX_ATTRIBUTE)
        return (Formula(latex),) if latex else _within(element, places)
    if has_class(element, ALTERNATIVE_CLASS):
        return _read_image(element, places)
    children = _within(element, places)
    if has_class(element, SMALL_CAPS_CLASS):
        return (SmallCaps(children),)
    if TIME_ATTRIBUTE in element.attrs:
        return (Time(children, attribute(element, TIME_ATTRIBUTE)),)
    return (Span(children, *language_and_direction(element), identifier_of(element)),)


def _pixels(element: Tag, name: str) -> int | None:
    digits = attribute(element, name)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None  # noqa: PLR2004 - fits any integer


_INLINES: Final[Mapping[str, ReadInline]] = {
    "a": _read_link,
    "abbr": _read_abbreviation,
    "br": _read_break,
    "code": _read_code,
    "img": _read_image,
    "math": _read_math,
    "q": _read_quotation,
    "ruby": _read_ruby,
    "span": _read_span,
    "sup": _read_superscript,
    "time": _read_time,
}
"""Element to the function that reads it, where its name does not say all."""
