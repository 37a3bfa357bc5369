"""Galleries, carousels and pictures that a box shows as its background, to plain pictures one after the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import all_within, attribute, first_within, text_of
from converter.extract.shape.tree import classes_of, visible_nodes

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_COPIES: Final = re.compile(
    r" (?:slick-cloned|swiper-slide-duplicate|splide__slide--clone|glide__slide--clone|bx-clone|tns-slide-cloned|cloned|clone) "
)
"""Slides that carousels repeat, so that after the last comes the first."""
_LISTS: Final = re.compile(r"galler|slide|carousel|splide|glide|tiled|mosaic|image-grid|photo-?grid")
_BACKGROUNDS: Final = (
    "data-bg",
    "data-background",
    "data-background-image",
    "data-bg-src",
    "data-bgset",
    "data-src",
    "style",
)
_BACKGROUND: Final = re.compile(
    r"background(?:-image)?\s*:[^;]{0,80}?url\(\s*['\"]?([^'\")]{1,2000})['\"]?\s*\)", re.IGNORECASE
)
_URL: Final = re.compile(r"\Aurl\(\s*['\"]?(.{1,2000}?)['\"]?\s*\)\Z", re.IGNORECASE)
_PICTURE_FILE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])", re.IGNORECASE)
_SHOWS: Final = re.compile(r"image|img|photo|picture|lazy|slide|gallery|media|hero|cover")
"""In the class of a box that is there to show a picture, not to decorate what stands on it."""


def shape_galleries(tree: ArticleTree) -> None:
    """Drop the slides that carousels repeat, turn backgrounds into pictures and lists of pictures into boxes."""
    for element, _ in tree.of_class(_COPIES, "div", "li", "swiper-slide", "figure"):
        tree.remove(element)
    for element in tree.with_attribute(*_BACKGROUNDS):
        if element.name in ("div", "span", "a", "figure", "section", "li"):
            _show_background(element, tree)
    for gallery in tree.elements("ul", "ol"):
        if _holds_pictures_alone(gallery):
            for item in [child for child in gallery.contents if isinstance(child, Tag)]:
                tree.rename(item, "div", {})
            tree.rename(gallery, "div", {})


def _show_background(box: Tag, tree: ArticleTree) -> None:
    """Put the picture that an empty box has behind it into the box."""
    shows = box.name == "figure" or attribute(box, "role") == "img" or _SHOWS.search(classes_of(box)) is not None
    around = box.parent
    if not shows and (around is None or around.name != "figure"):
        return
    address = next((found for name in _BACKGROUNDS if (found := _address(attribute(box, name)))), "")
    if (
        not address
        or text_of(box)
        or first_within(box, "img", "picture", "video", "iframe", "svg", "noscript") is not None
    ):
        return
    said = attribute(box, "aria-label") or attribute(box, "data-alt") or attribute(box, "title")
    box.append(tree.new("img", {"src": address, "alt": said}))


def _address(value: str) -> str:
    """Return the address of a picture that an attribute gives by itself, in `url()` or among styles; "" for none."""
    value = value.strip()
    found = _URL.match(value) or _BACKGROUND.search(value)
    address = found[1] if found else value
    return address if _PICTURE_FILE.search(address) and " " not in address and ":url" not in address else ""


def _holds_pictures_alone(gallery: Tag) -> bool:
    """Return whether a list is a gallery: each of its items one picture or figure, and no other text."""
    items = visible_nodes(gallery)
    if not items or not all(isinstance(item, Tag) and item.name == "li" for item in items):
        return False
    is_named = any(_LISTS.search(classes_of(each)) for each in (gallery, *list(gallery.parents)[:2]))
    for item in items:
        if not isinstance(item, Tag) or first_within(item, "img") is None:
            return False
        captions = sum(len(text_of(caption)) for caption in all_within(item, "figcaption"))
        if len(text_of(item)) > captions and not is_named:
            return False
        if is_named and first_within(item, "h2", "h3", "h4", "p") is not None:
            return False
    return True
