"""The target of a footnote's mark to the note's own nodes: how far the note reaches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import attribute, text_of
from converter.extract.shape.footnotes.wording import HEADINGS, heads_notes, is_note_box
from converter.extract.shape.tree import ancestors, classes_of, element_after, elements_in, is_gone, is_short

if TYPE_CHECKING:
    from bs4 import PageElement

_BLOCKS: Final = frozenset({"p", "div", "li", "dd", "dt", "td", "th", "aside", "blockquote", "section"})
_WHOLE: Final = frozenset({"li", "dd", "p", "aside", "tr", "dt"})
_LABEL_ALONE: Final = re.compile(
    r"[\s\[(↑^※注註]*(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶]{1,4})?[\s\])↑^]*[.:]?\s*\Z", re.IGNORECASE
)
_SINGLE_NOTE: Final = re.compile(
    r"foot-?note(?!s)|footdef|endnote(?!s)|(?<![a-z])note(?![a-z])|(?<![a-z])reference(?!s)"
)
_LONGEST_LABEL: Final = 12
_MOST_BLOCKS_OF_A_NOTE: Final = 12
_LABEL_OPENING: Final = " \t\n\r\f\u00a0\u3000[(^↑"


def starts_with_label(note: Tag, label: str) -> bool:
    """Return whether a note's text starts with its number, and goes on with something else."""
    start = "".join(str(text) for text in note.find_all(string=True, limit=6)).lstrip(_LABEL_OPENING)
    return bool(label) and start.startswith(label) and not start[len(label) : len(label) + 1].isalnum()


def note_around(target: Tag) -> Tag | None:
    """Return the block that is the note of a target: itself, what it stands first in, or what follows where that is empty."""
    if target.name in ("td", "th") and target.parent is not None and target.parent.name == "tr" and _is_label(target):
        return target.parent
    if target.name == "table" or (target.name in ("div", "section") and text_of(target)):
        return target
    if target.name in _WHOLE:
        return target if text_of(target) else _following_block(target)
    inner = target
    for around in ancestors(target, 6):
        if around.name in HEADINGS:
            return around
        if around.name in _BLOCKS:
            return _block_around(around)
        inner = around
    return inner if inner is not target else None


def note_nodes(note: Tag, target: Tag, called: set[str]) -> list[PageElement]:
    """Take a note's nodes out of the article, and return them: what is in it, or from its start to the next note's."""
    shared = [element for element in elements_in(note) if _names(element) & called]
    if note.name in ("p", "td", "div", "dd", "li") and len(shared) > 1:
        return _part_of(note, shared, called)
    if note.name in ("tr", "table"):
        nodes = _cells(note)
    elif note.name in HEADINGS or note.name == "dt":
        nodes = _following(note, called)
    elif note.name == "p":
        nodes = [note, *_following(note, called)]
    elif note.name == "div":
        nodes = [*note.contents, *_following(note, called)]
    else:
        nodes = list(note.contents)
    taken = [node.extract() for node in nodes]
    if note.name != "p" and not is_gone(note):
        note.decompose()
    outside = target if not is_gone(target) and target.parent is not None else None
    if outside is not None and not text_of(outside) and not any(outside is node for node in taken):
        _remove_hollow(outside, taken)
    return taken


def _block_around(around: Tag) -> Tag | None:
    box = around.parent
    if around.name in ("td", "th") and box is not None and box.name == "tr" and _is_label(around):
        return box
    if not text_of(around):
        return _following_block(around)
    # <div class="footnote"><p><a id=…>1</a> text</p><p>more</p></div>: the box is the note when it holds but one.
    if (
        around.name in ("p", "div")
        and box is not None
        and box.name in ("div", "li", "aside")
        and _is_single_note(box, around)
    ):
        return box
    return around


def _is_label(element: Tag) -> bool:
    return is_short(element, _LONGEST_LABEL) and _LABEL_ALONE.match(text_of(element)) is not None


def _following_block(empty: Tag) -> Tag | None:
    """Return the block behind an empty one that holds but the anchor of a note."""
    following = element_after(empty)
    if following is None or following.name not in ("p", "div", "li", "dd", "blockquote"):
        return None
    return following if text_of(following) else None


def _is_single_note(box: Tag, first: Tag) -> bool:
    """Return whether a box starts with a block and says that it is one note."""
    children = [child for child in box.contents if isinstance(child, Tag)]
    if not children or children[0] is not first:
        return False
    names = f"{classes_of(box)}{attribute(box, 'id').lower()} "
    if box.name == "li":
        return True
    if _SINGLE_NOTE.search(names) is None:
        return False
    # <div class="note"> may hold all of them: then the next paragraph starts with an anchor of its own.
    return not any(_starts_anew(child) for child in children[1:3])


def _starts_anew(block: Tag) -> bool:
    """Return whether a block is a note of its own: it has an anchor before its first word."""
    if "id" in block.attrs:
        return True
    for node in block.descendants:
        if isinstance(node, Tag):
            if "id" in node.attrs or (node.name == "a" and "name" in node.attrs):
                return True
        elif str(node).strip():
            return False
    return False


def _names(element: Tag) -> set[str]:
    names = {attribute(element, "id")}
    if element.name == "a":
        names.add(attribute(element, "name"))
    return names - {""}


def _cells(rows: Tag) -> list[PageElement]:
    """Return what stands in a row's cells, without the cell of the number."""
    cells = [cell for cell in rows.find_all(["td", "th"]) if not _is_label(cell)]
    return [node for cell in cells for node in list(cell.contents)]


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
    while nodes and (getattr(nodes[-1], "name", "") == "br" or not str(nodes[-1]).strip()):
        nodes.pop().extract()
    return [node.extract() for node in nodes]


def _child_of(box: Tag, element: Tag) -> Tag:
    inner = element
    for around in element.parents:
        if around is box:
            return inner
        inner = around
    return inner


def _following(note: Tag, called: set[str]) -> list[PageElement]:
    """Return the blocks after a note's first that belong to it: up to the next note, among notes only.

    Among notes is what stands in their box, or below a rule or heading of theirs; there, what no note follows may be
    something else.
    """
    if note.name == "dt":
        return _explanations(note)
    box = note.parent
    if box is None:
        return []
    in_box = is_note_box(box)
    if note.name == "div" or not (in_box or _is_below_head(note)):
        return []
    nodes: list[PageElement] = []
    for node in note.next_siblings:
        if not isinstance(node, Tag):
            continue
        if _holds_note(node, called):
            return nodes
        if (
            node.name in HEADINGS
            or node.name == "hr"
            or len(nodes) >= _MOST_BLOCKS_OF_A_NOTE
            or _holds_call(node, called)
        ):
            break
        nodes.append(node)
    return nodes if in_box or note.name in HEADINGS else _lists_of(nodes)


def _explanations(term: Tag) -> list[PageElement]:
    nodes: list[PageElement] = []
    for node in term.next_siblings:
        if isinstance(node, Tag):
            if node.name != "dd":
                break
            nodes.extend(node.contents)
    return nodes


def _is_below_head(note: Tag) -> bool:
    """Return whether the nearest heading or rule above a note is one of notes; looks at a few blocks."""
    for looked_at, node in enumerate(note.previous_siblings):
        if looked_at > _MOST_BLOCKS_OF_A_NOTE * 2:
            return False
        if isinstance(node, Tag):
            if node.name == "hr" or heads_notes(node):
                return True
            if node.name in HEADINGS:
                return False
    return False


def _lists_of(nodes: list[PageElement]) -> list[PageElement]:
    """Return the lists, code and quotations that nodes start with: what goes on in them is the last note's."""
    for number, node in enumerate(nodes):
        if getattr(node, "name", "") not in ("ul", "ol", "pre", "blockquote"):
            return nodes[:number]
    return nodes


def _holds_note(element: Tag, called: set[str]) -> bool:
    return bool(_names(element) & called) or any(_names(inner) & called for inner in elements_in(element))


def _holds_call(element: Tag, called: set[str]) -> bool:
    return any(attribute(link, "href").rpartition("#")[2] in called for link in element.find_all("a"))


def _remove_hollow(anchor: Tag, taken: list[PageElement]) -> None:
    """Take out the anchor of a note that stood before it, with what held the anchor alone."""
    node: Tag | None = anchor
    while node is not None and not text_of(node) and node.parent is not None and node.name not in ("body", "article"):
        if any(node is kept for kept in taken) or node.name == "li":
            return
        empty, node = node, node.parent
        if isinstance(empty, Tag) and empty.find(["img", "table", "pre", "math"]) is not None:
            return
        empty.decompose()
