"""Footnotes of every habit to marks and one section of notes.

Three habits: marks that link to their note; marks and notes that share a number only; notes that stand beside the
text. `definitions.py` finds how far a note reaches and cleans it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import attribute, text_of
from converter.base.vocabulary import FOOTNOTE_MARK_ROLE, FOOTNOTES_ROLE
from converter.extract.shape.definitions import (
    clean_note,
    is_note_box,
    leading_label,
    note_around,
    note_nodes,
    remove_empty_boxes,
)
from converter.extract.shape.tree import ancestors, classes_of, element_before, elements_in, is_gone, is_short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bs4 import PageElement

    from converter.extract.shape.tree import ArticleTree

_LABEL: Final = re.compile(r"[\[(]?\s*(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶#]{1,4})\s*[\])]?[.,]?\Z", re.IGNORECASE)
_BRACKETED: Final = re.compile(r"\[\s*(?:\d{1,4}|[a-z]|[*†‡§¶])\s*\]\Z")
_NUMBER: Final = re.compile(r"[\[(]?(\d{1,3})[\])]?\Z")
_NOTE_NAME: Final = re.compile(
    r"(?:^|[_\-:. ])(?:fn|ftn|fnt|foot|footnotes?|footdef|endnotes?|edn|cite_note|note|notes|ref|reference|sdfootnote\w*|fna\d+)(?=[_\-:. \d]|$)",
    re.IGNORECASE,
)
_MARK_CLASS: Final = re.compile(
    r"footnote|fn-?ref|noteref|fnlink|endnote|sidenote|citation|(?<![a-z])reference|footref|easy-footnote|mfn"
)
_FORMULA_OR_PART: Final = re.compile(
    r"(?:^|[_\-:.])(?:eq|eqn|equation|fig|figure|tab|table|sec|section|thm|lem|alg|s\d)(?=[_\-:.\d]|$)", re.IGNORECASE
)
_SIDE_NOTE: Final = re.compile(
    r" (?:sidenote|marginnote|margin-note|side-note|inline-footnote|footnote-content|footnote_tooltip) "
)
_NAMES_A_NOTE: Final = ("data-definition", "data-footnote-id", "data-fn")
_MARKS: Final = frozenset({"span", "sup", "a", "button"})
_RAISING: Final = ("sup", "span", "b", "small", "strong", "em", "i")
_BRACKETS_AROUND: Final = 8
_LONGEST_NOTE_CHARACTERS: Final = 12_000


@dataclass(frozen=True, slots=True)
class _Call:
    """A mark, and what it calls."""

    mark: Tag
    """What is exchanged: the link, with the raised element around it."""
    target: str
    label: str


def shape_footnotes(tree: ArticleTree) -> None:
    """Bring footnotes to marks and one section at the article's end."""
    notes: dict[str, Tag] = {}
    places = _places(tree)
    calls = [call for link in tree.elements("a") if (call := _call_of(link, tree, places)) is not None]
    calls += list(_calls_by_attribute(tree))
    boxes: list[Tag] = []
    backs = _identifiers_of_marks(calls)
    called = {call.target for call in calls}
    for call in calls:
        if call.target in notes:
            continue
        note = _note_of(call, tree)
        if note is None:
            continue
        around = list(ancestors(note, 4))
        nodes = note_nodes(note, called, backs)
        if nodes:
            boxes.extend(around)
            notes[call.target] = _item(tree, call.target, nodes)
    for call in calls:
        if call.target in notes and not is_gone(call.mark):
            _put_mark(tree, call.mark, call.target)
    _shape_side_notes(tree, notes)
    _shape_loose_notes(tree, notes, boxes)
    if notes:
        _write_section(tree, notes, {call.target: call.label for call in calls}, backs)
        remove_empty_boxes(tree, boxes)


# --- Marks that link to their notes ---


def _places(tree: ArticleTree) -> dict[int, int]:
    """Return where each element stands, by its `id()`: to ask each link what is before it would be quadratic."""
    return {id(node): place for place, node in enumerate(tree.root.descendants) if isinstance(node, Tag)}


def _call_of(link: Tag, tree: ArticleTree, places: Mapping[int, int]) -> _Call | None:
    """Return the call that a link is; None for any other link."""
    href = attribute(link, "href")
    place = href.find("#")
    if place < 0:
        return None
    # A newsletter's copies lead to the address that the letter had first; their class says what they are.
    if place > 0 and href[:place] != tree.base_url.partition("#")[0] and "footnote" not in classes_of(link):
        return None
    target = href[place + 1 :]
    note = tree.identified(target)
    if note is None or note is link:
        return None
    label = text_of(link)
    raised = next((around for around in ancestors(link, 3) if around.name == "sup"), None) or link.find("sup")
    if not _LABEL.match(label):
        return None
    says_so = (
        attribute(link, "role") == FOOTNOTE_MARK_ROLE
        or "data-footnote-ref" in link.attrs
        or _MARK_CLASS.search(classes_of(link)) is not None
        or raised is not None
        or _BRACKETED.match(label) is not None
        or _NOTE_NAME.search(target) is not None
    )
    if not says_so or _FORMULA_OR_PART.search(target) or _is_way_back(link, note, places):
        return None
    return _Call(_outermost_mark(link), target, label)


def _is_way_back(link: Tag, target: Tag, places: Mapping[int, int]) -> bool:
    """Return whether a link leads from a note to its mark: the target is a mark, or around one, that links back."""
    if attribute(link, "role") == "doc-backlink" or "backref" in classes_of(link) or "backlink" in classes_of(link):
        return True
    links = [target] if target.name == "a" else target.find_all("a", limit=3)
    owners = [link, *ancestors(link, 4)]
    mine = {attribute(owner, "id") for owner in owners} | {attribute(link, "name")}
    mine.discard("")
    for other in links:
        back = attribute(other, "href").rpartition("#")[2]
        if back in mine and places.get(id(other), len(places)) < places.get(id(link), 0):
            return True
    return False


def _outermost_mark(link: Tag) -> Tag:
    """Return the element that holds nothing but a mark: `<sup>`, brackets and spans around the link belong to it."""
    mark = link
    label = text_of(link)
    for around in ancestors(link, 4):
        if around.name not in _RAISING or not is_short(around, len(label) + _BRACKETS_AROUND):
            break
        if text_of(around).strip("[]() ,") != label.strip("[]() ,"):
            break
        mark = around
    return mark


def _identifiers_of_marks(calls: list[_Call]) -> frozenset[str]:
    """Return what the ways back point to: identifiers at the marks, in them, and of what holds only them."""
    found: set[str] = set()
    for call in calls:
        found.add(attribute(call.mark, "id"))
        for inner in elements_in(call.mark):
            found.update((attribute(inner, "id"), attribute(inner, "name")))
        before = element_before(call.mark)
        if before is not None and not text_of(before):
            found.update((attribute(before, "id"), attribute(before, "name")))
        if call.mark.parent is not None:
            found.add(attribute(call.mark.parent, "id"))
    return frozenset(found - {""})


def _note_of(call: _Call, tree: ArticleTree) -> Tag | None:
    """Return the element of the note that a mark calls; None where its target is no note."""
    target = tree.identified(call.target)
    if target is None or target.name in (
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "table",
        "figure",
        "math",
    ):
        return None
    note = note_around(target)
    if note is None or any(around is note for around in call.mark.parents) or note is tree.root:
        return None
    return note if 0 < len(text_of(note)) <= _LONGEST_NOTE_CHARACTERS else None


def _calls_by_attribute(tree: ArticleTree) -> Iterator[_Call]:
    """Yield the marks that name their note in an attribute and not in a link."""
    named: set[int] = set()
    for name in _NAMES_A_NOTE:
        for element in tree.with_attribute(name):
            if element.name not in _MARKS or id(element) in named:
                continue
            target = attribute(element, name).removeprefix("#")
            if target and tree.identified(target) is not None and _LABEL.match(text_of(element) or "*"):
                named.add(id(element))
                yield _Call(element, target, text_of(element))


def _put_mark(tree: ArticleTree, old: Tag, target: str) -> None:
    mark = tree.new("a", {"role": FOOTNOTE_MARK_ROLE, "href": f"#{target}"}, "*")
    tree.replace(old, mark)


# --- Notes beside the text ---


def _shape_side_notes(tree: ArticleTree, notes: dict[str, Tag]) -> None:
    """Make a note that stands in the running text a footnote; drop it where it repeats one."""
    for element, _ in tree.of_class(_SIDE_NOTE, "span", "small", "aside"):
        if is_gone(element):
            continue
        before = element_before(element)
        while before is not None and before.name in ("input", "label"):
            switch, before = before, element_before(before)
            tree.remove(switch)
        if before is not None and attribute(before, "role") == FOOTNOTE_MARK_ROLE:
            tree.remove(element)
            continue
        if element.name == "aside":
            continue
        if before is not None and before.name == "sup" and _LABEL.match(text_of(before)):
            tree.remove(before)
        target = f"sidenote-{len(notes) + 1}"
        notes[target] = _item(tree, target, list(element.contents))
        _put_mark(tree, element, target)


# --- Notes and marks that share a number only ---


def _shape_loose_notes(tree: ArticleTree, notes: dict[str, Tag], boxes: list[Tag]) -> None:
    """Pair raised numbers in the text with blocks that start with the same number."""
    raised = [element for element in tree.elements("sup") if _NUMBER.match(text_of(element))]
    if not raised:
        return
    marks: dict[str, list[Tag]] = {}
    openings: dict[str, Tag] = {}
    for element in raised:
        block = _opened_block(element)
        number = _number(element)
        if block is None:
            marks.setdefault(number, []).append(element)
        elif number in marks:
            openings.setdefault(number, block)
    for number, block in _listed_notes(tree, marks) if len(openings) < len(marks) else ():
        openings.setdefault(number, block)
    if len(openings) < len(marks) or not marks:
        # A power or an ordinal is raised, too: unless all have their notes, none is a mark.
        return
    known = {id(block) for block in openings.values()}
    for number, block in openings.items():
        target = f"note-{number}"
        boxes.extend(list(ancestors(block, 3)))
        notes[target] = _item(tree, target, _loose_nodes(block, known))
        for mark in marks[number]:
            _put_mark(tree, mark, target)


def _number(element: Tag) -> str:
    found = _NUMBER.match(text_of(element))
    return found.group(1) if found else ""


def _opened_block(element: Tag) -> Tag | None:
    """Return the paragraph or item that a raised number is the first thing in; None where text stands before it."""
    inner = element
    for around in ancestors(element, 4):
        first = next((node for node in around.contents if isinstance(node, Tag) or not str(node).isspace()), None)
        if first is not inner:
            return None
        if around.name in ("p", "li", "div", "dd"):
            return around
        inner = around
    return None


def _listed_notes(tree: ArticleTree, marks: dict[str, list[Tag]]) -> Iterator[tuple[str, Tag]]:
    """Yield notes that have no raised number: bold numbers after a rule, items of a list of notes."""
    ruled_off: set[int] = set()
    for rule in tree.elements("hr"):
        if id(rule) not in ruled_off:
            ruled_off.update(id(node) for node in rule.next_siblings)
    for element in tree.elements("strong", "b"):
        number = text_of(element).strip("[]().")
        if number in marks and (block := _opened_block(element)) is not None and id(block) in ruled_off:
            yield number, block
    for listed in tree.elements("ol"):
        if is_note_box(listed) or any(is_note_box(around) for around in ancestors(listed, 2)):
            for place, item in enumerate(listed.find_all("li", recursive=False), start=1):
                if str(place) in marks:
                    yield str(place), item


def _loose_nodes(block: Tag, openings: set[int]) -> list[PageElement]:
    """Return a note's block, and the lists that follow it before the next one."""
    nodes: list[PageElement] = list(block.contents) if block.name == "li" else [block]
    following = block.find_next_sibling()
    while (
        block.name != "li"
        and isinstance(following, Tag)
        and following.name in ("ul", "ol", "pre")
        and id(following) not in openings
    ):
        nodes.append(following)
        following = following.find_next_sibling()
    for node in nodes:
        node.extract()
    return nodes


def _item(tree: ArticleTree, target: str, nodes: list[PageElement]) -> Tag:
    """Return the item of a section of notes that holds a note's nodes.

    It is made when the note is found: a note may call another, and a mark that stands in nothing cannot be exchanged.
    """
    item = tree.new("li", {"id": target})
    for node in nodes:
        item.append(node.extract())
    return item


def _write_section(tree: ArticleTree, notes: dict[str, Tag], labels: dict[str, str], backs: frozenset[str]) -> None:
    section = tree.new("section", {"role": FOOTNOTES_ROLE})
    listing = tree.new("ol")
    section.append(listing)
    for target, item in notes.items():
        clean_note(item, backs)
        leading_label(item, labels.get(target, ""))
        if text_of(item) or item.find(["img", "math"]) is not None:
            listing.append(item)
    tree.root.append(section)
