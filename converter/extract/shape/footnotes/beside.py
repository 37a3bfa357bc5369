"""Notes that stand where they are called: side notes in the running text, and notes in an attribute of their mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, parse_fragment, text_of
from converter.base.vocabulary import FOOTNOTE_MARK_ROLE
from converter.extract.shape.footnotes.wording import is_note_box
from converter.extract.shape.tree import ancestors, classes_of, element_before, is_gone, is_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import PageElement

    from converter.extract.shape.footnotes.notes import Notes
    from converter.extract.shape.tree import ArticleTree

_SIDE_NOTE: Final = re.compile(
    r"(?<![\w-])(?:sidenote|side-note|sidenote-content|sidenote__content|marginnote|margin-note|marginalia|inline-footnote|inline-note"
    r"|footnote-content|footnote__content|footnote-text|footnote_tooltip|footnote-tooltip|footnote-popover|footnote-popup"
    r"|modern-footnotes-footnote__note|ltx_note|littlefoot__content)(?![\w-])"
)
_PARTS_OF_LABEL: Final = re.compile(
    r"ltx_note_mark|ltx_tag|ltx_note_type|sidenote-number|footnote-number|sidenote__number"
)
_MARK_CLASS: Final = re.compile(r"footnote|sidenote|side-note|noteref|fn-?ref|(?<![a-z])fn(?![a-z])")
_IN_ATTRIBUTES: Final = ("data-bigfoot-footnote", "data-footnote-content", "data-footnote-text", "data-footnote", "data-fn", "data-note", "data-sidenote",
                         "data-content", "data-tooltip", "data-tippy-content", "data-bs-content", "data-original-title", "title")  # fmt: skip
_NAMED_AFTER_NOTES: Final = frozenset(name for name in _IN_ATTRIBUTES if "note" in name or name == "data-fn")
_NUMBER: Final = re.compile(r"[\[(]?\s*(?:\d{1,4}|[a-z]|[*†‡§¶⊕…i])?\s*[\])]?\Z")
_LONGEST_LABEL: Final = 12
_FEWEST_WORDS: Final = 2
_MOST_BEFORE: Final = 6
_SWITCHES: Final = frozenset({"input", "label", "button"})
_NOT_A_TITLE: Final = re.compile(
    r"(?:view|see|go to|jump|back|read|show|open|link to|foot ?note|note|reference)\b.{0,40}\Z", re.IGNORECASE
)


def take_notes_beside(tree: ArticleTree, notes: Notes) -> None:
    """Make what stands beside the text, or in an attribute of a mark, notes; drop what repeats one."""
    latex = _LatexMarks()
    for element in _side_notes(tree):
        if not is_gone(element):
            _take_side_note(element, tree, notes, latex)
    latex.resolve(tree, notes)
    _take_from_attributes(tree, notes)


def _side_notes(tree: ArticleTree) -> Iterator[Tag]:
    for element, _ in tree.of_class(_SIDE_NOTE, "span", "small", "aside", "div"):
        yield element
    for element in tree.with_attribute("role"):
        if element.name in ("small", "span") and attribute(element, "role") in ("note", "doc-footnote"):
            yield element


def _take_side_note(element: Tag, tree: ArticleTree, notes: Notes, latex: _LatexMarks) -> None:
    classes = classes_of(element)
    if element.name in ("aside", "div") and not _is_in_line(element):
        before = element_before(element)
        if before is not None and attribute(before, "role") == FOOTNOTE_MARK_ROLE:
            tree.remove(element)
        return
    content, label = _content_and_label(element)
    before = _mark_before(element, tree)
    if before is not None and attribute(before, "role") == FOOTNOTE_MARK_ROLE:
        # It repeats the note that was called.
        tree.remove(element)
        return
    if "ltx_role_footnotemark" in classes:
        latex.marks.append((element, label))
        return
    if not content:
        return
    notes.remains.took_from(element)
    target = attribute(element, "id") or notes.new_target("sidenote")
    if target in notes:
        target = notes.new_target("sidenote")
    notes.add(target, content, label)
    if "ltx_role_footnotetext" in classes:
        latex.texts[label] = target
        tree.remove(element)
        return
    if label:
        latex.called[label] = target
    if before is not None:
        tree.remove(before)
    notes.call(element, target)


def _is_in_line(element: Tag) -> bool:
    return any(around.name == "p" for around in ancestors(element, 3)) and is_note_box(element)


def _content_and_label(element: Tag) -> tuple[list[PageElement], str]:
    """Return a side note's nodes without the marks that it starts with, and its label."""
    label = ""
    for inner in list(element.find_all(["span", "sup", "label", "input"])):
        if is_gone(inner):
            continue
        if inner.name in ("input", "label") or _PARTS_OF_LABEL.search(classes_of(inner)):
            label = label or text_of(inner).strip("[](). ")
            inner.decompose()
    # LaTeXML has two boxes around a note, which say nothing.
    box: Tag = element
    while True:
        nodes: list[PageElement] = [node for node in box.contents if isinstance(node, Tag) or str(node).strip()]
        only = nodes[0] if len(nodes) == 1 else None
        if not isinstance(only, Tag) or only.name != "span" or "id" in only.attrs:
            return (list(box.contents) if nodes else []), label
        box = only


def _mark_before(element: Tag, tree: ArticleTree) -> Tag | None:
    """Return the number that stands before a side note, when there is one; its switches are taken out."""
    before = element_before(element)
    number: Tag | None = None
    for _ in range(_MOST_BEFORE):
        if before is None or number is not None:
            break
        further = element_before(before)
        if attribute(before, "role") == FOOTNOTE_MARK_ROLE:
            return before
        if before.name in _SWITCHES and is_short(before, _LONGEST_LABEL):
            tree.remove(before)
        elif (
            before.name in ("sup", "span", "a") and is_short(before, _LONGEST_LABEL) and _NUMBER.match(text_of(before))
        ):
            inner = before.find(attrs={"role": FOOTNOTE_MARK_ROLE})
            if isinstance(inner, Tag):
                return inner
            if before.name == "span" and not _MARK_CLASS.search(classes_of(before)):
                break
            number = before
        else:
            break
        before = further
    return number


class _LatexMarks:
    """LaTeX's "footnotemark", which calls by its number a "footnotetext" or a note that stands elsewhere."""

    def __init__(self) -> None:
        self.marks: list[tuple[Tag, str]] = []
        self.texts: dict[str, str] = {}
        self.called: dict[str, str] = {}

    def resolve(self, tree: ArticleTree, notes: Notes) -> None:
        """Exchange each mark for one that calls its note, or for its number where there is none."""
        for element, label in self.marks:
            target = self.texts.get(label) or self.called.get(label)
            if target:
                notes.call(element, target)
            elif not is_gone(element):
                tree.replace(element, tree.new("sup", {}, label))


def _take_from_attributes(tree: ArticleTree, notes: Notes) -> None:
    for name in _IN_ATTRIBUTES:
        for element in tree.with_attribute(name):
            words = attribute(element, name).strip()
            if _carries_note(element, name, words):
                nodes = _nodes_of(words)
                target = notes.target_of(
                    "".join(text_of(node) if isinstance(node, Tag) else str(node) for node in nodes)
                )
                if target and not text_of(element).strip("\u00a0"):
                    # A button without a number, beside the mark that it stands for.
                    tree.remove(element)
                    continue
                if not target:
                    target = notes.new_target("note")
                    notes.add(target, nodes, text_of(element))
                around = element.parent
                is_raised = around is not None and around.name == "sup" and text_of(around) == text_of(element)
                notes.call(around if is_raised and around is not None else element, target)


def _carries_note(element: Tag, name: str, words: str) -> bool:
    """Return whether an element is a mark whose attribute holds its note."""
    if element.name not in ("a", "span", "sup", "button", "abbr") or len(words.split()) < _FEWEST_WORDS:
        return False
    if not is_short(element, _LONGEST_LABEL) or not _NUMBER.match(text_of(element)):
        return False
    if name in _NAMED_AFTER_NOTES:
        return True
    around = element.parent
    says_so = _MARK_CLASS.search(classes_of(element)) or (around is not None and _MARK_CLASS.search(classes_of(around)))
    return bool(says_so and text_of(element)) and not _NOT_A_TITLE.match(words)


def _nodes_of(words: str) -> list[PageElement]:
    if "<" not in words:
        return [NavigableString(words)]
    return [node.extract() for node in list(parse_fragment(words).contents)]
