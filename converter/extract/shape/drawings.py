"""Drawings that stand in the page itself, as `<svg>`, to pictures that carry them; files in an `<object>` to pictures."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING, Final

from converter.base.dom import attribute, first_within, text_of
from converter.extract.shape.tree import ancestors

if TYPE_CHECKING:
    from bs4 import Tag

    from converter.extract.shape.tree import ArticleTree

SMALLEST_PX: Final = 64
"""What is smaller both ways is an icon."""
LONGEST_NAME_CHARACTERS: Final = 300
"""Of a drawing's own words, where it has no name: a chart may have thousands of labels."""
_MOST_STEPS_UP: Final = 8
_CONTROLS: Final = frozenset("a button label summary nav h1 h2 h3 h4 h5 h6 pre code".split())
"""What icons stand in."""
_FIGURES_OWN: Final = ("img", "video", "audio", "iframe", "table", "pre", "math")
"""A figure that holds one of these shows that, and a drawing without a name is a control of it."""
_NUMBER: Final = re.compile(r"\s*(\d{1,5})(?:\.\d{1,4})?(?:px)?\s*\Z")
_OF_THE_PAGE: Final = re.compile(r"(?:class|role|tabindex|focusable|xmlns(?::xlink)?|(?:data|aria)-[\w-]{1,60})\Z")
"""Attributes of a drawing that mean something in its page alone, or that are written anew."""
_PICTURE_FILE: Final = re.compile(r"\.(?:svg|png|jpe?g|gif|webp)(?:$|[?#])", re.IGNORECASE)
_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"


def shape_drawings(tree: ArticleTree) -> None:
    """Make each drawing a picture; icons stay, to be cleaned away."""
    for drawing in tree.elements("svg"):
        if _is_shown_for_itself(drawing, tree):
            width, height = _size_of(drawing)
            name = _name_of(drawing, tree)
            tree.replace(drawing, _picture(tree, _address_of(drawing, width, height), name, width, height))
    for holder in tree.elements("object", "embed"):
        address = attribute(holder, "data") or attribute(holder, "src")
        if _PICTURE_FILE.search(address) or attribute(holder, "type").lower().startswith("image/"):
            name = attribute(holder, "title") or attribute(holder, "aria-label") or text_of(holder)
            tree.replace(holder, tree.new("img", {"src": address, "alt": name}))


def _picture(tree: ArticleTree, address: str, name: str, width: int | None, height: int | None) -> Tag:
    attributes = {"src": address, "alt": name}
    if width and height:
        attributes |= {"width": str(width), "height": str(height)}
    return tree.new("img", attributes)


def _is_shown_for_itself(drawing: Tag, tree: ArticleTree) -> bool:
    """Return whether a drawing is one that a reader is to look at, and no icon, control or ornament."""
    width, height = _size_of(drawing)
    if width and height and max(width, height) < SMALLEST_PX:
        return False
    around = list(ancestors(drawing, _MOST_STEPS_UP))
    if any(element.name in _CONTROLS for element in around) or _shows_something_else(drawing):
        return False
    is_named = bool(_name_of(drawing, tree))
    figure = next((element for element in around if element.name == "figure"), None)
    if figure is not None:
        return is_named or first_within(figure, *_FIGURES_OWN) is None
    return is_named and bool(width) and attribute(drawing, "aria-hidden") != "true"


def _shows_something_else(drawing: Tag) -> bool:
    """Return whether a drawing shows one that is defined elsewhere in the page, as sets of icons do."""
    shown = {
        (attribute(element, "href") or attribute(element, "xlink:href")).removeprefix("#")
        for element in drawing.find_all("use")
    }
    return bool(shown) and not shown <= {attribute(element, "id") for element in drawing.find_all(id=True)}


def _name_of(drawing: Tag, tree: ArticleTree) -> str:
    """Return what a drawing says that it shows, else the words in it; "" where it says nothing."""
    labels = (tree.identified(identifier) for identifier in attribute(drawing, "aria-labelledby").split())
    said = (
        attribute(drawing, "aria-label"),
        " ".join(text_of(label) for label in labels if label is not None),
        *(text_of(element) for name in ("title", "desc") for element in drawing.find_all(name, recursive=False)),
        _own_words(drawing),
    )
    return next((words for text in said if (words := " ".join(text.split()))), "")


def _own_words(drawing: Tag) -> str:
    words = " ".join(text_of(element) for element in drawing.find_all("text"))
    if len(words) <= LONGEST_NAME_CHARACTERS:
        return words
    return f"{words[:LONGEST_NAME_CHARACTERS].rpartition(' ')[0]} …"


def _size_of(drawing: Tag) -> tuple[int | None, int | None]:
    """Return width and height in pixels as a drawing says them, else by its view box; None where it does not."""
    width, height = (_NUMBER.match(attribute(drawing, name)) for name in ("width", "height"))
    if width and height:
        return int(width[1]), int(height[1])
    box = [_NUMBER.match(edge) for edge in attribute(drawing, "viewBox").replace(",", " ").split()[-2:]]
    match box:
        case [re.Match() as across, re.Match() as down]:
            return int(across[1]), int(down[1])
        case _:
            return None, None


def _address_of(drawing: Tag, width: int | None, height: int | None) -> str:
    """Return a drawing as the address of a file that stands by itself."""
    attributes = {name: attribute(drawing, name) for name in drawing.attrs if not _OF_THE_PAGE.match(name)}
    if width and height:
        # In percent of its page, as many are, it would have no size.
        attributes |= {"width": str(width), "height": str(height)}
    drawing.attrs = {"xmlns": _SVG, "xmlns:xlink": _XLINK} | attributes
    return "data:image/svg+xml;base64," + b64encode(str(drawing).encode()).decode("ascii")
