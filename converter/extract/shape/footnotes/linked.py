"""Marks that link to their note, or name it in an attribute."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, text_of
from converter.base.vocabulary import FOOTNOTE_MARK_ROLE
from converter.extract.shape.footnotes.reach import note_around, note_nodes, starts_with_label
from converter.extract.shape.footnotes.wording import is_note_box
from converter.extract.shape.tree import (
    ancestors,
    classes_of,
    element_after,
    element_before,
    elements_in,
    is_gone,
    is_short,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bs4 import PageElement

    from converter.extract.shape.footnotes.notes import Notes
    from converter.extract.shape.tree import ArticleTree

_LABEL: Final = re.compile(
    r"[\[(]?\s*(?:(?:(?:foot|end)?note|fn|nb|n|ref|anm|(?:lower|upper)-(?:alpha|roman|greek)|注|註|※|lire)\.?[\s\u00a0]?)?"
    r"(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[α-ω]|[*†‡§¶#]{1,4})\s*[\])]?[.,]?\Z",
    re.IGNORECASE,
)
_BRACKETED: Final = re.compile(r"\[\s*(?:\d{1,4}|[a-z]|[*†‡§¶])\s*\]\Z")
_NOTE_NAME: Final = re.compile(
    r"(?:^|[_\-:. ])(?:fn|ftn|fnt|foot|footnotes?|footdef|endnotes?|edn|cite_note|note|notes|ref|reference|sdfootnote\w*|fna\d+)(?=[_\-:. \d]|$)",
    re.IGNORECASE,
)
_MARK_CLASS: Final = re.compile(
    r"footnote|fn-?ref|noteref|fnlink|endnote|sidenote|citation|(?<![a-z])reference|footref|easy-footnote|mfn|bibref|(?<![a-z])fn(?![a-z])"
)
_FORMULA_OR_PART: Final = re.compile(
    r"(?:^|[_\-:.])(?:eq|eqn|equation|fig|figure|tab|table|sec|section|thm|lem|alg|s\d)(?=[_\-:.\d]|$)", re.IGNORECASE
)
_NOT_NOTES: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main", "figure", "math"})
_NAMES_A_NOTE: Final = ("data-definition", "data-footnote-id", "data-fn", "data-footnote", "aria-describedby", "aria-controls", "popovertarget",
                        "data-target", "data-bs-target", "data-for", "rid")  # fmt: skip
_MARKS: Final = frozenset({"span", "sup", "a", "button", "label"})
_RAISING: Final = ("sup", "span", "b", "small", "strong", "em", "i")
_BRACKETS_AROUND: Final = 8
_LONGEST_NOTE_CHARACTERS: Final = 12_000
_LONGEST_LABEL: Final = 24
_BETWEEN: Final = ",;–—- \u00a0"
_MOST_IN_BRACKETS: Final = 24
_BETWEEN_MARKS: Final = re.compile(r"[\s,;\u00a0]*\Z")


@dataclass(frozen=True, slots=True)
class _Call:
    """A mark, and what it calls."""

    mark: Tag
    """What is exchanged: the link, with the raised element around it."""
    target: str
    label: str


def take_linked_notes(tree: ArticleTree, notes: Notes) -> None:
    """Exchange marks that name their note, and take those notes."""
    calls = [call for link in tree.elements("a") if (call := _call_of(link, tree, notes)) is not None]
    calls += list(_calls_by_attribute(tree))
    notes.backs = _identifiers_of_marks(calls)
    called = {call.target for call in calls}
    for call in calls:
        note = None if call.target in notes else _note_of(call, tree)
        if note is not None and (target := tree.identified(call.target)) is not None:
            notes.remains.took_from(note)
            nodes = note_nodes(note, target, called)
            if nodes:
                notes.add(call.target, nodes, call.label)
    for call in calls:
        if call.target in notes and not is_gone(call.mark):
            mark = notes.mark(call.target)
            tree.replace(call.mark, mark)
            _drop_brackets(mark)


def _call_of(link: Tag, tree: ArticleTree, notes: Notes) -> _Call | None:
    """Return the call that a link is; None for any other link."""
    target = _target_of(link, tree.base_url)
    note = tree.identified(target) if target else None
    if note is None or note is link or not is_short(link, _LONGEST_LABEL):
        return None
    label = text_of(link)
    says_so = attribute(link, "role") == FOOTNOTE_MARK_ROLE or "data-footnote-ref" in link.attrs
    if not _LABEL.match(label) and not (says_so and label):
        return None
    raised = next((around for around in ancestors(link, 3) if around.name == "sup"), None) or link.find("sup")
    says_so = (
        says_so
        or _MARK_CLASS.search(classes_of(link)) is not None
        or raised is not None
        or _BRACKETED.match(label) is not None
        or _NOTE_NAME.search(target) is not None
        or _is_in_brackets(link)
        or (_is_glued(link) and _starts_with(note, label))
    )
    if not says_so or _FORMULA_OR_PART.search(target) or _is_way_back(link, note, notes.remains.places):
        return None
    return _Call(_outermost_mark(link), target, label)


def _target_of(link: Tag, base_url: str) -> str:
    """Return the identifier in this page that a link leads to; "" where it leads elsewhere."""
    href = attribute(link, "href")
    address, sign, target = href.partition("#")
    if not sign:
        return ""
    here = base_url.partition("#")[0]
    # A newsletter's copies lead to the address that the letter had first; their class says what they are.
    if not address or address == here or "footnote" in classes_of(link):
        return target
    try:
        return target if urljoin(here, address) == here else ""
    except ValueError:
        return ""


def _is_in_brackets(link: Tag) -> bool:
    """Return whether a link stands in "[1]" or, with others, in "[1, 2–4]"."""
    return _reaches(link.previous_siblings, "[") and _reaches(link.next_siblings, "]")


def _reaches(siblings: Iterable[PageElement], bracket: str) -> bool:
    for node in islice(siblings, _MOST_IN_BRACKETS):
        if isinstance(node, Tag):
            if node.name not in ("a", "span", "sup") or not is_short(node, _LONGEST_LABEL):
                return False
            continue
        text = str(node).strip()
        if (text[-1:] if bracket == "[" else text[:1]) == bracket:
            return True
        if text.strip(_BETWEEN):
            return False
    return False


def _is_glued(link: Tag) -> bool:
    """Return whether a link, with what holds nothing else, stands right behind a word or a point."""
    before = _text_beside(_outermost_mark(link), before=True)
    return bool(before) and not before[-1].isspace()


def _text_beside(element: Tag, *, before: bool) -> str:
    """Return the text right beside an element, anchors without a word passed over; "" where an element stands there."""
    node = element.previous_sibling if before else element.next_sibling
    while isinstance(node, Tag) and node.name in ("a", "span") and not node.contents:
        node = node.previous_sibling if before else node.next_sibling
    return str(node) if type(node) is NavigableString else ""


def _starts_with(target: Tag, label: str) -> bool:
    note = note_around(target)
    return note is not None and starts_with_label(note, label.strip("[](). "))


def _is_way_back(link: Tag, target: Tag, places: Mapping[int, int]) -> bool:
    """Return whether a link leads from a note to its mark: the target is a mark, or around one, that links back."""
    if attribute(link, "role") == "doc-backlink" or "backref" in classes_of(link) or "backlink" in classes_of(link):
        # Org mode calls its marks so, too, and those stand before their notes.
        return places.get(id(target), 0) < places.get(id(link), 0)
    links = [target] if target.name == "a" else target.find_all("a", limit=3)
    beside = element_after(target)
    if beside is not None and not text_of(target):
        links += [beside] if beside.name == "a" else beside.find_all("a", limit=1)
    owners = [link, *ancestors(link, 4)]
    mine = {attribute(owner, "id") for owner in owners} | {attribute(link, "name")}
    before = element_before(link)
    if before is not None and not before.contents:
        mine |= {attribute(before, "id"), attribute(before, "name")}
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


def _drop_brackets(mark: Tag) -> None:
    """Take the brackets around a run of marks away, and the commas in it: a renderer sets marks its own way."""
    before, after = mark.previous_sibling, mark.next_sibling
    while isinstance(before, Tag) and before.name in ("a", "span") and not before.contents:
        before = before.previous_sibling
    if type(before) is not NavigableString or type(after) is not NavigableString:
        return
    left, right = before.rstrip(), after.lstrip()
    if left.endswith("[") and right.startswith("]"):
        before.replace_with(NavigableString(left[:-1].rstrip(" ") if left[:-1].strip() else left[:-1]))
        after.replace_with(NavigableString(right[1:]))
    elif _BETWEEN_MARKS.match(before) and left and _is_mark(before.previous_sibling) and right.startswith("]"):
        _drop_brackets_of_run(mark, before, after)


def _drop_brackets_of_run(last: Tag, before: NavigableString, after: NavigableString) -> None:
    """Take "[", commas and "]" away from around marks that stand together, from the last of them backwards."""
    commas = [before]
    node = before.previous_sibling
    while _is_mark(node) and node is not None:
        text = node.previous_sibling
        if type(text) is not NavigableString:
            return
        if text.rstrip().endswith("["):
            text.replace_with(NavigableString(text.rstrip()[:-1].rstrip(" ")))
            for comma in commas:
                comma.extract()
            after.replace_with(NavigableString(after.lstrip()[1:]))
            return
        if not _BETWEEN_MARKS.match(text):
            return
        commas.append(text)
        node = text.previous_sibling
    del last


def _is_mark(node: object) -> bool:
    return isinstance(node, Tag) and attribute(node, "role") == FOOTNOTE_MARK_ROLE


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
    if target is None or target.name in _NOT_NOTES or (target.name == "table" and not is_note_box(target)):
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
            if element.name not in _MARKS or id(element) in named or not is_short(element, _LONGEST_LABEL):
                continue
            target = attribute(element, name).strip().removeprefix("#")
            note = tree.identified(target) if target else None
            if note is None or not _LABEL.match(text_of(element) or "*"):
                continue
            # What these name may be anything: a menu that a button opens, the hint to a field.
            if name in ("data-definition", "data-footnote-id", "data-fn", "data-footnote") or (
                text_of(element) and (is_note_box(note) or _MARK_CLASS.search(classes_of(element)))
            ):
                named.add(id(element))
                yield _Call(_outermost_mark(element), target, text_of(element))
