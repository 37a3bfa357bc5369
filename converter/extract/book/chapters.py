"""The files of a book's spine to trees of HTML, whose ids, links and pictures hold in the whole book."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.charset import decode_html
from converter.base.dom import attribute, new_element, parse_page, strings_of, text_of, tree_of
from converter.base.guard import guarded
from converter.base.package import resolved
from converter.base.words import count_pieces
from converter.base.xhtml import html_of
from converter.model.record import EXCERPT_CHARACTERS, Note, NoteKind, Removal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from selectolax.lexbor import LexborNode

    from converter.base.package import Item, Package
    from converter.model.document import Metadata

NAVIGATION_RULE: Final = "navigation"
"""The rule of removal that tables of contents go by; kept, they are chapters like others."""

_TEXT_TYPES: Final = frozenset(
    {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"}
)
_WORDS: Final = re.compile(r"\w+")
_LONGEST_TITLE_PAGE_WORDS: Final = 60


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the spine."""

    name: str
    """Of its file in the archive."""
    identifier: str
    """Id of the place where it begins."""
    tree: Tag = field(repr=False)


@dataclass(slots=True)
class Chapters:
    """The text of a book, and what did not come into it."""

    chapters: list[Chapter] = field(default_factory=list)
    notes: tuple[Note, ...] = ()
    removals: tuple[Removal, ...] = ()


def chapters_of(package: Package, files: Mapping[str, bytes], metadata: Metadata, keep: Collection[str]) -> Chapters:
    """Return the chapters in reading order, without contents and without a title page that says what metadata say."""
    spine = [item for item in package.spine if item.media_type in _TEXT_TYPES]
    numbers = {item.name: number for number, item in enumerate(spine, start=1)}
    found = Chapters()
    known = {
        word
        for text in (metadata.title, metadata.subtitle, metadata.site_name, *metadata.authors)
        for word in _words(text)
    }
    for item in spine:
        tree, cuts = _parsed(files[item.name])
        found.notes += tuple(Note(NoteKind.CUT, message, item.name) for message in cuts)
        if _is_contents(item, tree) and NAVIGATION_RULE not in keep:
            text = text_of(tree)
            found.removals += (Removal(NAVIGATION_RULE, text[:EXCERPT_CHARACTERS], count_pieces(text)),)
        elif not _is_title_page(tree, known):
            _place(tree, item.name, numbers, files)
            found.chapters.append(Chapter(item.name, f"c{numbers[item.name]}", tree))
    return found


def _parsed(content: bytes) -> tuple[Tag, list[str]]:
    html, cuts = guarded(html_of(decode_html(content).text))
    page = parse_page(html)
    body = page.body
    return tree_of(_children(body)) if body is not None else tree_of(()), [cut.message for cut in cuts]


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _is_contents(item: Item, tree: Tag) -> bool:
    if "nav" in item.properties:
        return True
    navigation = tree.find("nav")
    is_toc = isinstance(navigation, Tag) and "toc" in attribute(navigation, "epub:type").split()
    return is_toc and isinstance(navigation, Tag) and text_of(navigation) == text_of(tree)


def _is_title_page(tree: Tag, known: Collection[str]) -> bool:
    """Return whether a page has no word that the metadata do not have, and no picture."""
    words = _words(" ".join(strings_of(tree)))
    return (
        len(words) <= _LONGEST_TITLE_PAGE_WORDS
        and tree.find(["img", "svg"]) is None
        and all(word in known for word in words)
    )


def _place(tree: Tag, name: str, numbers: Mapping[str, int], files: Mapping[str, bytes]) -> None:
    """Make ids, links and pictures of a file those of the whole book, in place."""
    folder, own = posixpath.dirname(name), numbers[name]
    for drawing in tree.find_all("svg"):
        _picture_of_drawing(drawing)
    for element in tree.find_all(name=True):
        if "id" in element.attrs:
            element["id"] = f"c{own}-{attribute(element, 'id')}"
        if element.name == "a" and "name" in element.attrs:
            element["name"] = f"c{own}-{attribute(element, 'name')}"
        if element.name == "a" and "href" in element.attrs:
            element["href"] = _place_of(attribute(element, "href"), name, numbers)
        elif element.name == "img":
            source = resolved(attribute(element, "src"), folder)
            if source in files:
                element["src"] = source
            else:
                del element["src"]


def _place_of(href: str, name: str, numbers: Mapping[str, int]) -> str:
    """Return a link as it leads within the whole book; one to the web as it is."""
    target = name if href.startswith("#") else resolved(href, posixpath.dirname(name))
    if target not in numbers:
        return href
    _, _, fragment = href.partition("#")
    return f"#c{numbers[target]}-{fragment}" if fragment else f"#c{numbers[target]}"


def _picture_of_drawing(drawing: Tag) -> None:
    """Put a picture in the place of a drawing that only frames one, as covers do."""
    pictures = drawing.find_all("image")
    if len(pictures) == 1 and not text_of(drawing):
        source = attribute(pictures[0], "xlink:href") or attribute(pictures[0], "href")
        drawing.replace_with(new_element("img", {"src": source, "alt": ""}))
