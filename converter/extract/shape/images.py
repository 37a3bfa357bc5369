"""Lazy, responsive and repeated pictures to one `<img>` each with `src`, `alt`, `title`, `width` and `height`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag
from bs4.element import NavigableString

from converter.base.dom import all_within, attribute, first_within
from converter.extract.shape.galleries import shape_galleries
from converter.extract.shape.tree import ancestors, element_after, element_before, visible_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.shape.tree import ArticleTree

WIDEST_USEFUL_PX: Final = 2000
"""Candidates up to this width are wanted: the widest e-reader shows 1986 pixels (Kindle Scribe 3)."""

_MOST_SOURCES: Final = 20
_LAZY_ADDRESSES: Final = (
    "data-src data-lazy-src data-original data-original-src data-actualsrc data-hi-res-src data-full-src data-url"
    " data-image data-img-src data-cfsrc data-ezsrc data-lazyload data-lazy nitro-lazy-src data-orig-file data-large-file"
    " data-large_image data-image-src data-defer-src data-delayed-url data-pagespeed-lazy-src data-echo data-flickity-lazyload"
    " data-splide-lazy data-pin-media data-fallback-src data-runner-src data-lazy-image data-normal data-zoom-image"
).split()
_CANDIDATE_LISTS: Final = (
    "data-srcset data-lazy-srcset nitro-lazy-srcset data-flickity-lazyload-srcset data-splide-lazy-srcset data-cfsrcset"
    " data-lazysrcset data-pagespeed-lazy-srcset data-ezsrcset srcset"
).split()
_KEPT: Final = ("src", "alt", "title", "width", "height", "class", "id", "usemap")
_PLACEHOLDER_NAME: Final = re.compile(
    r"(?:^|[/_.\-])(?:blank|placeholder|spacer|transparent|1x1|pixel|lazy|loading|grey|gray|clear)[\w\-]{0,20}\.(?:gif|png|svg|jpe?g|webp)",
    re.IGNORECASE,
)
_SHORT_DATA_URL_CHARACTERS: Final = 1000
"""A picture in a data: URL below it is a blur, a colour or a dot; the article's own are tens of thousands long."""
_ADDRESS: Final = re.compile(r"(?:https?:)?//|/|\.{1,2}/|[\w\-./%]+\.(?:jpe?g|png|gif|webp|avif|svg)", re.IGNORECASE)
_PICTURE_FILE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:$|[?#])", re.IGNORECASE)
_FILE_ALONE: Final = re.compile(
    r"[^\s,{}\"']{1,2000}\.(?:jpe?g|png|gif|webp|avif)(?:\?[^\s\"']{0,500})?\Z", re.IGNORECASE
)
_DESCRIPTOR: Final = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)([wx])\Z")
_BLURRED: Final = re.compile(
    r"[?&](?:w|width|q|quality|h|height)=\d{1,2}(?!\d)|/(?:max|w|fit)/\d{1,2}/|[/,](?:w|q|h)_\d{1,2}(?!\d)|[?&,/](?:e_)?blur[=:_,]|resize:fit:\d{1,2}/",
    re.IGNORECASE,
)
"""In the address of a picture of a few pixels that is shown until its script has run."""
_SMALLER_THAN_KEPT: Final = (
    (
        re.compile(r"(//pbs\.twimg\.com/media/[^\s#]{1,300}[?&]name=)(?:thumb|tiny|small|medium|\d{1,4}x\d{1,4})\b"),
        r"\1large",
    ),
    (
        re.compile(
            r"(//(?:\d\.bp\.blogspot\.com|blogger\.googleusercontent\.com)/[^\s?#]{1,500}/)s\d{2,3}(?:-[a-z\d-]{1,20})?(/[^/]+)\Z"
        ),
        r"\1s1600\2",
    ),
)
"""Addresses of services that keep each picture in several sizes, and name the size in the address, with a size to read by."""
_EMOJI_CLASS: Final = re.compile(r"emoji|smiley|emoticon|emote")
_EMOJI_ADDRESS: Final = re.compile(
    r"/(?:emoji|twemoji|smil(?:ies|eys?))[/@.\-_]|twemoji|/emoji/|openmoji", re.IGNORECASE
)
_LONGEST_EMOJI: Final = 30
"""Characters; ":slightly_smiling_face:" and a flag of a region in Unicode are among the longest."""
_LETTERHEAD_PX: Final = 50
"""A picture above all text that is lower is a headline, a logo or a line drawn as one."""
_SIZE_IN_NAME: Final = re.compile(
    r"[-_@](?:\d{2,5}x\d{2,5}|\d{2,5}w|\dx|scaled|large|medium|small|thumb(?:nail)?|full)$"
)


def shape_images(tree: ArticleTree) -> None:
    """Give each picture its best address; drop placeholders and repeats, links to the same picture give way."""
    for element in tree.elements("amp-img"):
        tree.rename(element, "img", {name: value for name, value in _strings(element) if name in (*_KEPT, "srcset")})
    for element in tree.elements("noscript"):
        _use_fallback(element, tree)
    shape_galleries(tree)
    for element in tree.elements("img"):
        if emoji := _emoji(element):
            element.replace_with(NavigableString(emoji))
        else:
            _choose_address(element, tree)
    for element in tree.elements("picture"):
        tree.unwrap(element)
    for element in tree.elements("a"):
        if _leads_to_its_picture(element):
            tree.unwrap(element)
    _drop_repeats(tree)
    _drop_letterhead(tree)


def candidates(value: str) -> list[tuple[str, float, str]]:
    """Return the addresses of a `srcset` with their descriptors: a number, and "w" for pixels or "x" for density.

    An address may hold commas but no white space, and ends at a comma that white space follows (HTML standard, 4.8.4.2.1).
    """
    found: list[tuple[str, float, str]] = []
    address = ""
    for token in value.split():
        if not address:
            address = token.lstrip(",")
            if address.endswith(","):
                found.append((address.rstrip(","), 1.0, "x"))
                address = ""
            continue
        descriptor, comma, following = token.partition(",")
        described = _DESCRIPTOR.match(descriptor)
        found.append((address, float(described[1]), described[2]) if described else (address, 1.0, "x"))
        address = following if comma else ""
    if address:
        found.append((address, 1.0, "x"))
    return [candidate for candidate in found if candidate[0]]


def best_candidate(value: str) -> str:
    """Return the largest address of a `srcset` that is at most WIDEST_USEFUL_PX wide, else the smallest; "" for none."""
    listed = [candidate for candidate in candidates(value) if not candidate[0].startswith("data:")]
    if not listed:
        return ""
    wide = [candidate for candidate in listed if candidate[2] == "w"] or listed
    fitting = [candidate for candidate in wide if candidate[2] == "x" or candidate[1] <= WIDEST_USEFUL_PX]
    return max(fitting, key=lambda each: each[1])[0] if fitting else min(wide, key=lambda each: each[1])[0]


def is_placeholder(address: str) -> bool:
    """Return whether an address only holds a picture's place."""
    address = address.strip()
    if address[:5].lower() == "data:":
        return len(address) < _SHORT_DATA_URL_CHARACTERS
    return not address or address.startswith(("#", "about:")) or bool(_PLACEHOLDER_NAME.search(address))


def _choose_address(image: Tag, tree: ArticleTree) -> None:
    address = _best_address(image)
    if is_placeholder(address) or _counts_readers(image):
        tree.remove(image)
        return
    kept = {name: value for name, value in _strings(image) if name in _KEPT}
    image.attrs = kept | {"src": _large_enough(address)}


def _large_enough(address: str) -> str:
    """Return the address of the size to read by, where a service's address names a smaller one."""
    for smaller, larger in _SMALLER_THAN_KEPT:
        address = smaller.sub(larger, address)
    return address


def _best_address(image: Tag) -> str:
    listed = _source_list(image) or next((value for name in _CANDIDATE_LISTS if (value := attribute(image, name))), "")
    if listed and (best := best_candidate(listed)) and not is_placeholder(best):
        return best
    for name in _LAZY_ADDRESSES:
        value = attribute(image, name).strip()
        if value and _ADDRESS.match(value) and not is_placeholder(value):
            return value
    address = attribute(image, "src").strip()
    if is_placeholder(address):
        # Scripts have names of their own for where they find it.
        values = (attribute(image, name).strip() for name in image.attrs if name.startswith("data-"))
        return next((value for value in values if _FILE_ALONE.match(value) and not is_placeholder(value)), address)
    return address


def _source_list(image: Tag) -> str:
    """Return the candidates of the first `<source>` beside a picture that no reader needs converted; "" for none."""
    picture = next((around for around in ancestors(image, 3) if around.name == "picture"), None)
    if picture is None:
        return ""
    lists = [
        (attribute(source, "type"), value)
        for source in all_within(picture, "source")[:_MOST_SOURCES]
        if (value := attribute(source, "srcset") or attribute(source, "data-srcset"))
    ]
    return next((value for kind, value in lists if kind != "image/avif"), lists[0][1] if lists else "")


def _counts_readers(image: Tag) -> bool:
    return attribute(image, "width") in ("0", "1") and attribute(image, "height") in ("0", "1")


def _emoji(image: Tag) -> str:
    """Return the text of an emoji that is shown as a picture; "" for any other picture."""
    alternative = attribute(image, "alt").strip()
    if not alternative or len(alternative) > _LONGEST_EMOJI:
        return ""
    is_symbol = not any(character.isalnum() or character.isspace() for character in alternative)
    if _EMOJI_CLASS.search(attribute(image, "class").lower()):
        return alternative
    return alternative if is_symbol and _EMOJI_ADDRESS.search(attribute(image, "src")) else ""


def _drop_letterhead(tree: ArticleTree) -> None:
    """Drop what stands above all text and is too low for a picture: headlines and logos drawn as one, menus, lines."""
    above: list[Tag] = []
    for node in tree.root.descendants:
        if isinstance(node, Tag):
            if node.name == "img":
                above.append(node)
            elif node.name in ("p", "h1", "h2", "h3", "li", "blockquote", "pre", "code", "math", "figcaption"):
                break
        elif type(node) is NavigableString and not node.isspace():
            break
    for image in above:
        height = attribute(image, "height").removesuffix("px")
        if "usemap" in image.attrs or (height.isdecimal() and int(height) < _LETTERHEAD_PX):
            tree.remove(image)


def _use_fallback(noscript: Tag, tree: ArticleTree) -> None:
    """Put the picture of a `<noscript>` into the place of the placeholder before it, else into its own."""
    inner = first_within(noscript, "img")
    if inner is None:
        tree.remove(noscript)
        return
    before = _picture_beside(noscript)
    if before is None:
        tree.replace(noscript, inner)
        return
    address = _best_address(before)
    if is_placeholder(address) or _BLURRED.search(address):
        alternative = attribute(before, "alt")
        if alternative and not attribute(inner, "alt"):
            inner["alt"] = alternative
        tree.replace(before, inner)
    tree.remove(noscript)


def _picture_beside(noscript: Tag) -> Tag | None:
    for sibling in (element_before(noscript), element_after(noscript)):
        if sibling is not None:
            image = sibling if sibling.name == "img" else first_within(sibling, "img")
            if image is not None:
                return image
    return None


def _leads_to_its_picture(link: Tag) -> bool:
    """Return whether a link holds a picture alone and leads to a picture file."""
    if not _PICTURE_FILE.search(attribute(link, "href")):
        return False
    inner = visible_nodes(link)
    return bool(inner) and all(isinstance(node, Tag) and node.name == "img" for node in inner)


def _drop_repeats(tree: ArticleTree) -> None:
    """Drop a picture that stands in the same box as one before it and is of the same file in another size."""
    seen: dict[int, list[Tag]] = {}
    for image in tree.elements("img"):
        box = _box(image)
        if box is None:
            continue
        others = seen.setdefault(id(box), [])
        if any(_same_picture(image, other) for other in others[-4:]):
            tree.remove(image)
        else:
            others.append(image)


def _box(image: Tag) -> Tag | None:
    """Return the figure around a picture, else the nearest element that holds blocks."""
    around = list(ancestors(image, 6))
    figure = next((element for element in around if element.name == "figure"), None)
    return figure or next((element for element in around if element.name in ("div", "section", "li", "td")), None)


def _same_picture(one: Tag, other: Tag) -> bool:
    return _file_stem(one) == _file_stem(other) and attribute(one, "alt") == attribute(other, "alt")


def _file_stem(image: Tag) -> str:
    """Return a picture's file name without its size and ending; its whole address where that says nothing."""
    address = attribute(image, "src")
    if address[:5].lower() == "data:":
        return address
    name = address.partition("?")[0].rpartition("/")[2].rpartition(".")[0].lower()
    stem = _SIZE_IN_NAME.sub("", name)
    return stem or address


def _strings(element: Tag) -> Iterator[tuple[str, str]]:
    return ((name, attribute(element, name)) for name in element.attrs)
