"""Marks and notes that share a number or a sign, and nothing else.

Notes are looked for where they may stand: below a rule, below a heading of notes, in a box of notes, or in a run of blocks
that start with raised numbers. They must count upwards from the first, and the first must be called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import first_within, text_of
from converter.extract.shape.footnotes.wording import HEADINGS, SIGNS, heads_notes, is_note_box
from converter.extract.shape.tree import ancestors, is_gone, is_short, visible_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bs4 import PageElement

    from converter.extract.shape.footnotes.notes import Notes
    from converter.extract.shape.tree import ArticleTree

_NUMBER: Final = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡§¶]{1,3})\s*[\])]?[.:]?\Z")
_LABEL: Final = re.compile(
    r"[\s\u00a0]*(?:\[(\d{1,3}|[*†‡§¶]{1,3})\]|\(?(\d{1,3})(?:[.:)]+|(?=[\u00a0\t]))|([*†‡§¶]{1,3})(?=[\s\w“\"‘'(\u00a0]))"
)
_BRACKETED: Final = re.compile(r"\[(\d{1,3}|[*†‡§¶]{1,3})\]")
_SIGNED: Final = re.compile(r"(?<=[\w.,;:!?)”’\"'])([*†‡§¶]{1,3})(?![\w*])")
_SIGN: Final = re.compile(r"[*†‡§¶]{1,3}\Z")
_POWER: Final = re.compile(r"(?:(?<![^\W\d])(?:[cdkmµn]?m|km|ft|in|mi|yd|sec|s|[a-zA-Zσπρ])|[\d)])\Z")
_NOT_TEXT: Final = frozenset(
    {"pre", "code", "script", "style", "math", "a", "h1", "h2", "h3", "h4", "h5", "h6", "textarea"}
)
_GO_ON: Final = frozenset({"ul", "ol", "pre", "blockquote"})
_WRAPPERS: Final = frozenset({"p", "div", "span", "font", "strong", "b", "em", "i", "small"})
_BLOCKS: Final = ("p", "li", "td", "dd", "blockquote", "div")
_ITEMS: Final = frozenset({"ol", "ul"})
_LONGEST_LABEL: Final = 8
_MOST_BLOCKS: Final = 1500
_LONGEST_NOTE_CHARACTERS: Final = 12_000


@dataclass(slots=True)
class _Entry:
    """A note that was found, and how it is labelled."""

    label: str
    nodes: list[PageElement]
    owner: Tag
    """The block that its label stands in."""
    in_brackets: bool = False


@dataclass(slots=True)
class _Region:
    """Blocks among which notes may stand."""

    blocks: list[Tag]
    is_certain: bool
    """A heading or a box says that they are notes."""
    entries: list[_Entry] = field(default_factory=list)


def take_numbered_notes(tree: ArticleTree, notes: Notes) -> None:
    """Pair raised and bracketed numbers in the text with blocks that start with the same number."""
    places = notes.remains.places
    regions = list(_regions(tree))
    if not regions:
        return
    search = _Search(tree, places, [sup for sup in tree.elements("sup") if _number(sup)])
    for region in sorted(regions, key=lambda region: places.get(id(region.blocks[0]), -1)):
        if is_gone(region.blocks[0]) or id(region.blocks[0]) in search.seen:
            continue
        region.entries = _entries(region)
        if region.entries and _take(region, search.marks_for(region), tree, notes):
            search.seen.update(id(block) for block in region.blocks)
            search.lower = places.get(id(region.blocks[0]), -1)


def _number(element: Tag) -> str:
    found = _NUMBER.match(text_of(element)) if is_short(element, _LONGEST_LABEL) else None
    return found.group(1) if found else ""


# --- Where notes may stand ---


def _regions(tree: ArticleTree) -> Iterator[_Region]:
    for heading in tree.elements(*HEADINGS, "p", "div", "summary"):
        if heads_notes(heading):
            head = heading
            while head.parent is not None and head.parent is not tree.root and not _has_more(head.parent, head):
                head = head.parent
            yield from _region(_blocks_after(head), is_certain=True)
    for element in (*tree.elements("div"), *tree.elements("section", "aside", "footer", "ol")):
        if is_note_box(element) and element is not tree.root:
            yield from _region([element] if element.name == "ol" else _children(element), is_certain=True)
    for rule in tree.elements("hr"):
        yield from _region(_blocks_after(rule), is_certain=False)
    yield from _runs_of_raised(tree)


def _runs_of_raised(tree: ArticleTree) -> Iterator[_Region]:
    """Yield the blocks that start with raised numbers and count upwards, wherever they stand, with the lists below each."""
    run: list[Tag] = []
    last = ""
    for sup in tree.elements("sup"):
        number = _number(sup)
        block = _opened_block(sup) if number else None
        if block is None:
            continue
        follows = number.isdigit() and last.isdigit() and int(number) == int(last) + 1
        if run and not follows and number not in SIGNS:
            yield _Region(run, is_certain=False)
            run = []
        if run or number in ("1", *SIGNS):
            run.append(block)
            run.extend(_lists_after(block))
            last = number
    if run:
        yield _Region(run, is_certain=False)


def _lists_after(block: Tag) -> Iterator[Tag]:
    for node in block.next_siblings:
        if isinstance(node, Tag):
            if node.name not in _GO_ON:
                return
            yield node


def _region(blocks: list[Tag], *, is_certain: bool) -> Iterator[_Region]:
    if blocks:
        yield _Region(blocks, is_certain)


def _has_more(box: Tag, head: Tag) -> bool:
    return any(node is not head for node in visible_nodes(box))


def _children(box: Tag) -> list[Tag]:
    """Return the blocks of a box, those of a lone box within it."""
    blocks = [node for node in box.contents if isinstance(node, Tag)]
    while len(blocks) == 1 and blocks[0].name in ("div", "section"):
        blocks = [node for node in blocks[0].contents if isinstance(node, Tag)]
    return blocks[:_MOST_BLOCKS]


def _blocks_after(head: Tag) -> list[Tag]:
    """Return what follows a heading or rule among its siblings, up to the next heading; of a box, what is in it."""
    blocks: list[Tag] = []
    for node in head.next_siblings:
        if not isinstance(node, Tag):
            continue
        if node.name in HEADINGS or len(blocks) >= _MOST_BLOCKS or (node.name == "hr" and blocks):
            break
        if node.name != "hr":
            blocks.append(node)
    return _children(blocks[0]) if len(blocks) == 1 and blocks[0].name in ("div", "section") else blocks


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


# --- Which notes stand there ---


def _entries(region: _Region) -> list[_Entry]:
    """Return the notes of a region that count upwards from the first; what stands before the first is left."""
    entries: list[_Entry] = []
    for block in region.blocks:
        if is_gone(block):
            continue
        found = _entries_of(block)
        if found and not (entries and block.name in _ITEMS and not _goes_on(entries, found)):
            entries += found
        elif entries and (
            block.name in _GO_ON or (region.is_certain and block.name in ("p", "div") and text_of(block))
        ):
            entries[-1].nodes.append(block)
        elif entries and text_of(block):
            break
    return _counting(entries)


def _goes_on(entries: list[_Entry], found: list[_Entry]) -> bool:
    last, first = entries[-1].label, found[0].label
    return last.isdigit() and first.isdigit() and int(first) == int(last) + 1


def _entries_of(block: Tag) -> list[_Entry]:
    if block.name == "ol":
        items = [item for item in block.contents if isinstance(item, Tag) and item.name == "li"]
        return [_Entry(str(number), list(item.contents), item) for number, item in enumerate(items, start=1)]
    if block.name == "ul":
        items = [item for item in block.contents if isinstance(item, Tag) and item.name == "li"]
        labels = [_label_of(item) for item in items]
        if not all(label for label, _ in labels):
            return []
        return [
            _Entry(label, list(item.contents), item, in_brackets)
            for (label, in_brackets), item in zip(labels, items, strict=True)
        ]
    if block.name in ("p", "div", "dd", "small", "font") and is_short(block, _LONGEST_NOTE_CHARACTERS):
        lines = _lines(block)
        labels = [_label_at(line) for line in lines]
        if labels and labels[0][0]:
            return _entries_of_lines(block, lines, labels)
    return []


def _entries_of_lines(block: Tag, lines: list[list[PageElement]], labels: list[tuple[str, bool]]) -> list[_Entry]:
    """Return a block's notes: one, or one for each line that starts with a label."""
    if sum(1 for label, _ in labels if label) < 2:  # noqa: PLR2004 - one alone is the block's
        return [_Entry(labels[0][0], [block], block, labels[0][1])]
    entries: list[_Entry] = []
    for line, (label, in_brackets) in zip(lines, labels, strict=True):
        if label:
            entries.append(_Entry(label, list(line), block, in_brackets))
        else:
            entries[-1].nodes.extend(line)
    return entries


def _lines(block: Tag) -> list[list[PageElement]]:
    lines: list[list[PageElement]] = [[]]
    for node in block.contents:
        if isinstance(node, Tag) and node.name == "br":
            lines.append([])
        else:
            lines[-1].append(node)
    return [line for line in lines if any(isinstance(node, Tag) or str(node).strip() for node in line)]


def _label_of(block: Tag) -> tuple[str, bool]:
    return _label_at(list(block.contents))


def _label_at(nodes: list[PageElement]) -> tuple[str, bool]:
    """Return the number or sign that nodes start with, "" for none, and whether it stands in brackets."""
    for node in nodes:
        if not isinstance(node, Tag):
            if not str(node).strip():
                continue
            found = _LABEL.match(str(node))
            return (next(filter(None, found.groups())), found.group(1) is not None) if found else ("", False)
        if not text_of(node):
            continue
        if node.name in ("sup", "strong", "b", "em", "span", "a", "small", "i") and is_short(node, _LONGEST_LABEL):
            found = _NUMBER.match(text_of(node))
            return (found.group(1), text_of(node).startswith("[")) if found else ("", False)
        if node.name in _WRAPPERS:
            return _label_at(list(node.contents)[:2])
        return "", False
    return "", False


def _counting(entries: list[_Entry]) -> list[_Entry]:
    """Return the entries as far as they count upwards by one, or are signs."""
    kept: list[_Entry] = []
    for entry in entries:
        if entry.label.isdigit() and kept and kept[-1].label.isdigit() and int(entry.label) != int(kept[-1].label) + 1:
            break
        if any(entry.label == before.label for before in kept):
            break
        kept.append(entry)
    return kept


# --- Which marks call them ---


class _Search:
    """Looks for marks in the text; remembers which notes were found before."""

    def __init__(self, tree: ArticleTree, places: Mapping[int, int], raised: list[Tag]) -> None:
        self._tree = tree
        self._places = places
        self._raised = raised
        self.lower = -1
        """Where the notes of the part before begin: their marks stand before it."""
        self.seen: set[int] = set()
        """Blocks whose notes were taken."""

    def marks_for(self, region: _Region) -> dict[str, list[Tag]]:
        """Return the marks of each label: behind those of the notes before, and before their own note."""
        ends = {entry.label: self._places.get(id(entry.owner), -1) for entry in region.entries}
        marks: dict[str, list[Tag]] = {}
        for element in self._raised:
            if not is_gone(element) and self.lower < self._place(element) < ends.get(number := _number(element), -1):
                marks.setdefault(number, []).append(element)
        for number, elements in marks.items():
            likely = [element for element in elements if not _is_power(element)]
            marks[number] = likely or elements
        in_brackets = {entry.label for entry in region.entries if entry.in_brackets} - marks.keys()
        signs = {label for label in ends if _SIGN.match(label)} - marks.keys()
        if in_brackets or signs:
            for label, mark in self._marks_in_text(in_brackets, signs, min(ends.values())):
                marks.setdefault(label, []).append(mark)
        return marks

    def _place(self, element: Tag) -> int:
        return self._places.get(id(element), -1)

    def _marks_in_text(self, in_brackets: set[str], signs: set[str], end: int) -> Iterator[tuple[str, Tag]]:
        """Yield numbers in brackets and signs behind words that stand in the text, each put into an element."""
        for block in self._tree.elements("p", "li", "td", "dd", "blockquote", "div"):
            if not self.lower < self._place(block) < end or (block.name == "div" and first_within(block, *_BLOCKS)):
                continue
            for text in [node for node in block.descendants if type(node) is NavigableString]:
                is_text = not any(around.name in _NOT_TEXT for around in islice(text.parents, 4))
                if is_text and (signs or "[" in text):
                    yield from _cut_out(text, in_brackets, signs, self._tree)


def _is_power(element: Tag) -> bool:
    before = element.previous_sibling
    return type(before) is NavigableString and _POWER.search(before.rstrip()[-4:]) is not None


def _cut_out(
    text: NavigableString, in_brackets: set[str], signs: set[str], tree: ArticleTree
) -> Iterator[tuple[str, Tag]]:
    found = [match for match in _BRACKETED.finditer(text) if match.group(1) in in_brackets]
    found += [match for match in _SIGNED.finditer(text) if match.group(1) in signs]
    if not found:
        return
    end = 0
    words = str(text)
    pieces: list[PageElement] = []
    for match in sorted(found, key=lambda match: match.start()):
        mark = tree.new("sup", {}, match.group())
        pieces += [NavigableString(words[end : match.start()]), mark]
        end = match.end()
        yield match.group(1), mark
    pieces.append(NavigableString(words[end:]))
    for piece in pieces:
        text.insert_before(piece)
    text.extract()


def _take(region: _Region, marks: dict[str, list[Tag]], tree: ArticleTree, notes: Notes) -> bool:
    """Exchange marks and take their notes; leave all where too few are called."""
    called = [entry for entry in region.entries if entry.label in marks]
    is_sure = region.is_certain or len(called) == len(region.entries)
    if not called or called[0] is not region.entries[0] or not is_sure or region.entries[0].label not in ("1", *SIGNS):
        return False
    for entry in called:
        target = notes.new_target("note")
        notes.remains.took_from(entry.owner)
        notes.add(target, entry.nodes, entry.label)
        for mark in marks[entry.label]:
            notes.call(mark, target)
        owner = entry.owner
        if not is_gone(owner) and owner.parent is not None and not text_of(owner) and owner.find("img") is None:
            tree.remove(owner)
    return True
