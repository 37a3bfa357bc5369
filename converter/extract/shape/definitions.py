"""The target of a footnote's mark to the note's own contents: how far it reaches, without label and way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, text_of
from converter.extract.shape.tree import ancestors, classes_of, elements_in, is_gone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import PageElement

    from converter.extract.shape.tree import ArticleTree

_BOX_NAME: Final = re.compile(
    r"foot-?_?(?:note|def)|endnote|reference|reflist|citation|(?<![a-z])notes?(?![a-z])|(?<![a-z])fn(?![a-z])"
)
_ARROWS: Final = re.compile(r"[\s\[\]()]*[↩↑⏎↵⮌⤴⬆^«⇧☝\ufe0e\ufe0f\u20e0]+[\s\[\]()]*\Z")
_BACK_CLASS: Final = re.compile(
    r"back-?ref|back-?link|footnote-?back|footnotes?-?return|reversefootnote|data-footnote-backref|jump-?back"
)
_BACK_WORDS: Final = frozenset(
    {"back", "return", "jump up", "return to text", "back to text", "jump back", "back to article"}
)
_LABEL_OPENS: Final = re.compile(r"[\[(^]?\s*")
_ANY_NUMBER: Final = re.compile(r"\d{1,3}")
_LABEL_CLOSES: Final = re.compile(r"\s*[\])]?\s*[.:)\]]?\s*")
_BLOCKS: Final = frozenset({"p", "div", "li", "dd", "dt", "td", "aside", "blockquote", "section"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HEADING_OF_NOTES: Final = re.compile(
    r"(?:foot|end|side)?notes?(?: and references)?|references(?: and notes)?|citations?|sources|fußnoten|anmerkungen|notas?|note|références",
    re.IGNORECASE,
)
_LONGEST_HEADING_CHARACTERS: Final = 40


def is_note_box(element: Tag) -> bool:
    """Return whether an element says that it holds notes."""
    return _BOX_NAME.search(f"{classes_of(element)}{attribute(element, 'id').lower()} ") is not None or (
        attribute(element, "role") in ("doc-endnotes", "doc-footnote") or "data-footnotes" in element.attrs
    )


def note_around(target: Tag) -> Tag | None:
    """Return the block that is the note of a target: itself, or what it stands first in; None where it stands in none."""
    if target.name in ("li", "dd", "p", "aside", "tr") or (target.name in ("div", "section") and text_of(target)):
        return target
    inner = target
    for around in ancestors(target, 6):
        if around.name in _HEADINGS:
            return around
        if around.name in _BLOCKS:
            box = around.parent
            # <div class="footnote"><p><a id=…>1</a> text</p><p>more</p></div>: the box is the note when it holds but one.
            if (
                around.name in ("p", "div")
                and box is not None
                and box.name in ("div", "li", "aside")
                and _is_single_note(box, around)
            ):
                return box
            return around
        inner = around
    return inner if inner is not target else None


def note_nodes(note: Tag, called: set[str], backs: frozenset[str]) -> list[PageElement]:
    """Take a note's nodes out of the article, and return them: what is in it, or from its start to the next note's."""
    shared = [element for element in elements_in(note) if _names(element) & called]
    if note.name in ("p", "td", "div", "dd") and len(shared) > 1:
        return _part_of(note, shared, called)
    nodes: list[PageElement] = [note] if note.name == "p" else list(note.contents)
    if note.name in _HEADINGS or note.name in ("dt", "p", "div"):
        if note.name in _HEADINGS or note.name == "dt":
            nodes = []
        nodes += _following(note, called, backs)
    taken = [node.extract() for node in nodes]
    if note.name != "p" and not is_gone(note):
        note.decompose()
    return taken


def clean_note(item: Tag, backs: frozenset[str]) -> None:
    """Take ways back out of a note, and what is left empty by that."""
    for link in item.find_all("a"):
        if not is_gone(link) and _is_way_back(link, backs):
            around = link.parent
            link.decompose()
            while (
                around is not None
                and around is not item
                and not text_of(around).strip("[]()^, ")
                and around.find(["img", "math"]) is None
            ):
                empty, around = around, around.parent
                empty.decompose()
    for text in reversed(list(item.find_all(string=True))):
        if text.strip() and not _ARROWS.match(text):
            break
        if text.strip():
            text.extract()


def leading_label(item: Tag, label: str) -> None:
    """Take the number that a note repeats at its start out of it."""
    number = label.strip("[](). ")
    first = _first_text(item)
    if first is None:
        return
    start = first.strip()
    end = _end_of_label(start, number)
    last = start[:end][-1:]
    if end == 0 or (end < len(start) and last.isalnum() and number.isalpha()):
        return
    if end == len(start):
        alone: Tag | None = first.parent
        first.extract()
        while alone is not None and alone is not item and not text_of(alone) and alone.find("img") is None:
            empty, alone = alone, alone.parent
            empty.extract()
        following = _first_text(item)
        if following is not None and (rest := following.lstrip(" \t\n.:)]\u00a0")) != following:
            following.replace_with(NavigableString(rest))
    elif last in ".:)] \u00a0" and first.parent.name != "a":  # type: ignore[union-attr] # a text found in an item has a parent
        first.replace_with(NavigableString(start[end:] + (" " if first[-1:].isspace() else "")))


def _end_of_label(text: str, number: str) -> int:
    """Return where the number that a text starts with ends, with brackets and points around; 0 where it does not."""
    opened = _LABEL_OPENS.match(text)
    start = opened.end() if opened else 0
    # A pattern made for each number would be compiled for each note.
    digits = None if number else _ANY_NUMBER.match(text, start)
    end = digits.end() if digits else start + len(number)
    if end == start or not (digits or text.startswith(number, start)):
        return 0
    closed = _LABEL_CLOSES.match(text, end)
    return closed.end() if closed else end


def remove_empty_boxes(tree: ArticleTree, boxes: Iterable[Tag]) -> None:
    """Take out what held notes and holds none any more, with its heading and rule."""
    # Each box once, though each of its notes names it; where it was named last, the boxes within it were seen.
    once = {id(box): box for box in reversed(list(boxes))}
    for box in reversed(once.values()):
        if is_gone(box) or box is tree.root or box.parent is None:
            continue
        left = text_of(box)
        if box.find(["img", "table", "pre", "iframe", "video"]) is None and (
            not left or (_HEADING_OF_NOTES.fullmatch(left.rstrip(":")) and len(left) < _LONGEST_HEADING_CHARACTERS)
        ):
            tree.remove(box)
    for heading in tree.elements("h1", "h2", "h3", "h4", "h5", "h6", "p"):
        text = text_of(heading).rstrip(":")
        if (
            len(text) < _LONGEST_HEADING_CHARACTERS
            and _HEADING_OF_NOTES.fullmatch(text)
            and heading.find_next_sibling() is None
            and not _text_after(heading)
        ):
            tree.remove(heading)


def _text_after(element: Tag) -> bool:
    return any(str(node).strip() for node in element.next_siblings if isinstance(node, NavigableString))


def _is_single_note(box: Tag, first: Tag) -> bool:
    """Return whether a box starts with a block and says that it is one note."""
    children = [child for child in box.contents if isinstance(child, Tag)]
    names = f"{classes_of(box)}{attribute(box, 'id').lower()} "
    if not children or children[0] is not first:
        return False
    return (
        re.search(r"foot-?note(?!s)|footdef|endnote(?!s)|(?<![a-z])note(?![a-z])|(?<![a-z])reference(?!s)", names)
        is not None
        or box.name == "li"
    )


def _names(element: Tag) -> set[str]:
    names = {attribute(element, "id")}
    if element.name == "a":
        names.add(attribute(element, "name"))
    return names - {""}


def _part_of(note: Tag, shared: list[Tag], called: set[str]) -> list[PageElement]:
    """Return the first part of a block that holds several notes: from its anchor to the next one."""
    starts = {id(_child_of(note, element)) for element in shared}
    nodes: list[PageElement] = []
    for node in list(note.contents):
        if id(node) in starts and nodes:
            break
        if id(node) in starts or nodes:
            nodes.append(node)
    for element in shared[:1]:
        called.difference_update(_names(element))
    while (
        nodes
        and isinstance(nodes[-1], Tag | NavigableString)
        and (getattr(nodes[-1], "name", "") == "br" or not str(nodes[-1]).strip())
    ):
        nodes.pop().extract()
    return [node.extract() for node in nodes]


def _child_of(box: Tag, element: Tag) -> Tag:
    inner = element
    for around in element.parents:
        if around is box:
            return inner
        inner = around
    return inner


def _following(note: Tag, called: set[str], backs: frozenset[str]) -> list[PageElement]:
    """Return the blocks after a note's first that belong to it: up to the next note, in a box of notes only."""
    del backs
    box = note.parent
    if box is None or not is_note_box(box):
        return []
    nodes: list[PageElement] = []
    for node in note.next_siblings:
        if isinstance(node, Tag):
            if node.name in _HEADINGS or node.name == "hr" or _holds_note(node, called):
                break
            nodes.append(node)
    return nodes


def _holds_note(element: Tag, called: set[str]) -> bool:
    return bool(_names(element) & called) or any(_names(inner) & called for inner in elements_in(element))


def _is_way_back(link: Tag, backs: frozenset[str]) -> bool:
    if (
        attribute(link, "role") == "doc-backlink"
        or "data-footnote-backref" in link.attrs
        or _BACK_CLASS.search(classes_of(link))
    ):
        return True
    _, mark, identifier = attribute(link, "href").partition("#")
    if not mark:
        return False
    text = text_of(link)
    return identifier in backs or _ARROWS.match(text) is not None or text.lower() in _BACK_WORDS


def _first_text(item: Tag) -> NavigableString | None:
    return next((text for text in item.find_all(string=True) if type(text) is NavigableString and text.strip()), None)
