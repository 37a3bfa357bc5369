"""Tabs with the same code in several languages to each block with its tab's label, hidden panes too; the tabs go."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from converter.base.code_languages import is_language_label, labelled_language
from converter.base.dom import all_within, attribute, first_within, text_of
from converter.base.vocabulary import LANGUAGE_CLASS_PREFIX
from converter.extract.shape.code_language import language_near
from converter.extract.shape.tree import ancestors, classes_of, is_gone, is_short

if TYPE_CHECKING:
    from bs4 import Tag

    from converter.extract.shape.tree import ArticleTree

_LIST_ROLES: Final = frozenset({"tablist", "listbox"})
_LABEL_ROLES: Final = frozenset({"tab", "option"})
_LIST_CLASS: Final = re.compile(
    r" (?:tabbed-labels|tabs|nav-tabs|tab-list|code-tabs__nav|tabs__labels|codetabs|tab-labels) "
)
_LONGEST_TABS_CHARACTERS: Final = 200
_STEPS_TO_GROUP: Final = 2
_MOST_IN_A_GROUP: Final = 24
_LONGEST_LABEL_CHARACTERS: Final = 40


def shape_code_tabs(tree: ArticleTree) -> None:
    """Give each block of code in a group of tabs the label of its tab, show it, and take out the tabs."""
    by_role = [element for element in tree.with_attribute("role") if attribute(element, "role") in _LIST_ROLES]
    by_class = [element for element, _ in tree.of_class(_LIST_CLASS, "div", "ul", "nav")]
    for tabs in (*by_role, *by_class):
        if not is_gone(tabs) and is_short(tabs, _LONGEST_TABS_CHARACTERS) and first_within(tabs, "pre") is None:
            _shape_group(tabs, tree)


def _shape_group(tabs: Tag, tree: ArticleTree) -> None:
    # Few children first: to look for code in all of an article, once for each of its tabs, would be quadratic.
    near = takewhile(lambda around: len(around.contents) <= _MOST_IN_A_GROUP, ancestors(tabs, _STEPS_TO_GROUP))
    group = next((around for around in near if first_within(around, "pre") is not None), None)
    if group is None or group is tree.root:
        return
    labels = _labels_of(tabs)
    blocks = all_within(group, "pre")
    # Panes that hold more than code are another thing, and so are tabs that nothing stands for.
    if (
        not labels
        or len(blocks) > len(labels)
        or first_within(group, "p", "h2", "h3", "ul" if tabs.name != "ul" else "h2") is not None
    ):
        return
    if len(blocks) == len(labels):
        for label, block in zip(labels, blocks, strict=True):
            _show(block, group)
            _label(block, label)
    tree.remove(tabs)


def _labels_of(tabs: Tag) -> list[str]:
    by_role = [
        text_of(each)
        for each in all_within(tabs, "div", "li", "button", "a", "span")
        if attribute(each, "role") in _LABEL_ROLES
    ]
    direct = [text_of(each) for each in all_within(tabs, "label", "button", "li", "a") if each.parent is tabs]
    return [label for label in by_role or direct if label and len(label) <= _LONGEST_LABEL_CHARACTERS]


def _label(block: Tag, label: str) -> None:
    if is_language_label(label):
        if not language_near(block) and (language := labelled_language(label)):
            block["class"] = f"{classes_of(block).strip()} {LANGUAGE_CLASS_PREFIX}{language}".strip()
    elif "data-title" not in block.attrs:
        block["data-title"] = label


def _show(block: Tag, group: Tag) -> None:
    """Make a block shown that waits in a pane for its tab to be chosen."""
    for pane in ancestors(block, _MOST_IN_A_GROUP):
        if pane is group:
            return
        for name in ("hidden", "aria-hidden", "style"):
            pane.attrs.pop(name, None)
