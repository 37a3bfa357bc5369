"""Lists of tasks of every tool to items that say whether they are done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, strings_of, text_of
from converter.base.vocabulary import CHECKED_ATTRIBUTE
from converter.extract.shape.tree import classes_of

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_SIGNS: Final = {
    "☐": False,
    "❏": False,
    "❑": False,
    "⬜": False,
    "◻": False,
    "🔲": False,
    "☑": True,
    "✅": True,
    "☒": True,
    "🗹": True,
    "✔": True,
    "✓": True,
}
_WRITTEN: Final = re.compile(r"\s*\[([ xX])\][ \u00a0]")
_BOX_CLASS: Final = re.compile(
    r" (?:checkbox|check-box|task-list-item-checkbox|todo-checkbox|to-do-checkbox|task-marker) "
)
_DONE_CLASS: Final = re.compile(
    r" (?:checkbox-on|checked|is-checked|checkbox-checked|to-do-children-checked|done|completed|is-done|task-done) "
)
_LIST_CLASS: Final = re.compile(r" (?:to-do-list|todo-list|task-list|contains-task-list|checklist|check-list) ")
_LOOKED_AT: Final = 6


def shape_tasks(tree: ArticleTree) -> None:
    """Say of each item of a list of tasks whether it is done, and take its box or sign out."""
    for listing in tree.elements("ul", "ol"):
        items = [item for item in listing.contents if isinstance(item, Tag) and item.name == "li"]
        if not items:
            continue
        states = [_state_of(item) for item in items]
        says_so = _LIST_CLASS.search(classes_of(listing)) is not None
        # A tick before one item of many is an ornament.
        if not says_so and any(state is None for state, _ in states):
            continue
        for item, (state, sign) in zip(items, states, strict=True):
            if state is None or (sign is None and not says_so):
                continue
            item[CHECKED_ATTRIBUTE] = "true" if state else "false"
            if isinstance(sign, Tag):
                tree.remove(sign)
            elif sign is not None:
                _cut_sign(sign)


def _state_of(item: Tag) -> tuple[bool | None, Tag | NavigableString | None]:
    """Return whether a task is done, None for no task, and what says so."""
    if "data-task" in item.attrs:
        return attribute(item, "data-task").strip().lower() == "x", _box(item)
    if "data-checked" in item.attrs:
        return attribute(item, "data-checked").lower() == "true", _box(item)
    box = _box(item)
    if box is not None:
        return _is_done(box, item), box
    first = next((string for string in strings_of(item) if string.strip()), None)
    if first is None:
        return None, None
    written = _WRITTEN.match(first)
    if written:
        return written.group(1) != " ", first
    state = _SIGNS.get(first.lstrip()[:1])
    return state, first if state is not None else None


def _box(item: Tag) -> Tag | None:
    """Return the checkbox among the first elements of an item, where no words stand before it."""
    for number, node in enumerate(item.descendants):
        if isinstance(node, Tag):
            is_input = node.name == "input" and attribute(node, "type").lower() == "checkbox"
            if is_input or attribute(node, "role") == "checkbox" or _BOX_CLASS.search(classes_of(node)):
                return None if node.name != "input" and text_of(node) else node
            if node.name in ("ul", "ol"):
                return None
        elif str(node).strip() or number > _LOOKED_AT * 2:
            return None
    return None


def _is_done(box: Tag, item: Tag) -> bool:
    if box.name == "input":
        return "checked" in box.attrs
    if "aria-checked" in box.attrs:
        return attribute(box, "aria-checked").lower() == "true"
    return _DONE_CLASS.search(classes_of(box)) is not None or _DONE_CLASS.search(classes_of(item)) is not None


def _cut_sign(text: NavigableString) -> None:
    written = _WRITTEN.match(text)
    rest = text[written.end() :] if written else text.lstrip()[1:].lstrip("\ufe0f\ufe0e \u00a0")
    text.replace_with(NavigableString(rest))
