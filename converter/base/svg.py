"""An SVG drawing to one that only draws.

Anything that runs, loads or multiplies is a reason to refuse it: what is left out of a drawing cannot be told to the
reader, so nothing is cut out of it but comments, processing instructions and the document type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from converter.base.errors import PictureRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MAX_DRAWN_ELEMENTS: Final = 50_000
"""Elements after each `use` is counted with what it shows; a detailed map has some ten thousand."""
MAX_USE_DEPTH: Final = 16
"""`use` of a `use` of a ...; icon sets need three."""

_SVG: Final = "{http://www.w3.org/2000/svg}"
_HREFS: Final = ("href", "{http://www.w3.org/1999/xlink}href")
_ROOT: Final = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?svg[\s>/]")
_PROLOGUE_BYTES: Final = 4096
_FORBIDDEN_ELEMENTS: Final = frozenset(
    {"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler"}
)
_HARMLESS_URL: Final = re.compile(
    r"url\(\s*[\"']?(?:#[\w.:-]{0,200}|data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*)[\"']?\s*\)",
    re.IGNORECASE,
)
_LOADS: Final = re.compile(r"url\(|@import|//|\\|image-set|src\(|expression\(|javascript:", re.IGNORECASE)
_LENGTH: Final = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,9})?)(px|pt|pc|mm|cm|in)?\s*\Z")
_PIXELS_BY_UNIT: Final = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""CSS Values 4, 6.2."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that loads nothing and runs nothing."""

    content: bytes = field(repr=False)
    width: int | None
    """CSS pixels, from the size or else the view box; None where neither says."""
    height: int | None
    data_urls: tuple[str, ...] = field(repr=False)
    """Pictures that it carries inside, which are to be looked at too."""


def looks_like_svg(content: bytes) -> bool:
    """Return whether bytes are XML whose first element is, or soon becomes, `svg`."""
    head = content[:_PROLOGUE_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and b"<html" not in head.lower() and _ROOT.search(head) is not None


def clean_svg(content: bytes) -> Drawing:
    """Return the drawing without comments, processing instructions and document type. Raises PictureRefused."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PictureRefused(reason="is a drawing that is not well formed") from error
    document_type: Any = root.getroottree().docinfo.internalDTD  # the stubs leave out entities()
    if document_type is not None and document_type.entities():
        raise PictureRefused(reason="is a drawing that defines entities")
    if root.tag != f"{_SVG}svg":
        raise PictureRefused(reason="is no drawing in SVG's name space")
    data_urls = tuple(url for element in root.iter() for url in _checked_data_urls(element))
    if _drawn_elements(root) > MAX_DRAWN_ELEMENTS:
        raise PictureRefused(reason=f"is a drawing of more than {MAX_DRAWN_ELEMENTS:,} elements")
    width, height = _size(root)
    return Drawing(etree.tostring(root, encoding="utf-8"), width, height, data_urls)


def _checked_data_urls(element: _Element) -> Iterator[str]:
    """Yield the pictures that an element carries, after refusing whatever runs or loads."""
    if not isinstance(element.tag, str):
        raise PictureRefused(reason="is a drawing that uses entities")
    name = element.tag.rpartition("}")[2].lower()
    if name in _FORBIDDEN_ELEMENTS:
        raise PictureRefused(reason=f"is a drawing with a {name} in it")
    if name == "style":
        _check_style("".join(str(text) for text in element.itertext()))
    animated = (element.get("attributeName") or "").lower()
    if animated.startswith("on") or animated.endswith("href"):
        raise PictureRefused(reason="is a drawing that runs a script")
    for key, value in element.attrib.items():
        attribute = str(key)
        if attribute.lower().startswith("on"):
            raise PictureRefused(reason="is a drawing that runs a script")
        if attribute.rpartition("}")[2].lower() == "href":
            yield from _checked_href(name, str(value).strip())
        elif attribute == "style" or "(" in str(value):
            _check_style(str(value))


def _checked_href(name: str, target: str) -> Iterator[str]:
    if target.startswith("#") or not target:
        return
    if target[:11].lower() == "data:image/":
        yield target
        return
    if name == "a" and target.lower().startswith(("http://", "https://")):
        return
    raise PictureRefused(reason="is a drawing that loads something from elsewhere")


def _check_style(style: str) -> None:
    """Refuse a style that loads something; an escape could spell anything, and drawings need none."""
    if _LOADS.search(_HARMLESS_URL.sub("", _without_comments(style))):
        raise PictureRefused(reason="is a drawing that loads something from elsewhere")


def _without_comments(style: str) -> str:
    """Return CSS without its comments; one that is never closed takes the rest with it (CSS Syntax 3, 4.3.2)."""
    kept = []
    start = 0
    while (opening := style.find("/*", start)) >= 0:
        kept.append(style[start:opening])
        closing = style.find("*/", opening + 2)
        start = closing + 2 if closing >= 0 else len(style)
    return "".join(kept) + style[start:]


def _drawn_elements(root: _Element) -> int:
    """Return how many elements are drawn when every `use` shows its target; bombs count as one too many."""
    targets = {identifier: element for element in root.iter() if (identifier := element.get("id"))}
    counts: dict[str, int] = {}

    def count(element: _Element, depth: int) -> int:
        if depth > MAX_USE_DEPTH:
            return MAX_DRAWN_ELEMENTS + 1
        total = 0
        for inner in element.iter():
            total += 1
            if inner.tag == f"{_SVG}use":
                total += count_target(next((inner.get(key) for key in _HREFS if inner.get(key)), None), depth + 1)
            if total > MAX_DRAWN_ELEMENTS:
                return total
        return total

    def count_target(reference: str | None, depth: int) -> int:
        identifier = (reference or "").strip().removeprefix("#")
        if identifier not in targets:
            return 0
        if identifier not in counts:
            # Whatever leads back to itself meets this first.
            counts[identifier] = MAX_DRAWN_ELEMENTS + 1
            counts[identifier] = count(targets[identifier], depth)
        return counts[identifier]

    return count(root, 0)


def _size(root: _Element) -> tuple[int | None, int | None]:
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    if width and height:
        return width, height
    box = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    if len(box) != 4:  # noqa: PLR2004 - x, y, width, height
        return None, None
    return _pixels(box[2]), _pixels(box[3])


def _pixels(length: str | None) -> int | None:
    found = _LENGTH.match(length or "")
    return max(1, round(float(found[1]) * _PIXELS_BY_UNIT[found[2] or ""])) if found else None
