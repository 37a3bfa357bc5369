"""Notes, warnings and tips of documentation tools to `<aside class="callout" data-callout="KIND">`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, text_of
from converter.base.vocabulary import CALLOUT_CLASS, CALLOUT_KIND_ATTRIBUTE, CALLOUT_TITLE_CLASS
from converter.extract.shape.tree import classes_of, elements_in, is_gone, visible_nodes

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_KINDS: Final = {
    "note": "note", "info": "info", "information": "info", "primary": "info", "secondary": "note", "tip": "tip", "hint": "hint",
    "success": "success", "important": "important", "warning": "warning", "warn": "warning", "caution": "caution", "attention": "warning",
    "danger": "danger", "error": "error", "bug": "bug", "example": "example", "question": "question", "faq": "faq", "abstract": "abstract",
    "summary": "summary", "tldr": "tldr", "quote": "quote", "todo": "todo", "failure": "failure", "seealso": "seealso",
}  # fmt: skip
"""Words in classes, and the kinds that GitHub, Obsidian and Material for MkDocs know them by."""

_BOX: Final = re.compile(
    r" (?:markdown-alert|admonition|theme-admonition|alert|callout|admonitionblock|notice|hint|custom-block|sl-aside|starlight-aside|notecard) "
)
_TITLE: Final = re.compile(
    r" (?:markdown-alert-title|admonition-title|callout-title|alert-heading|alert-title|custom-block-title|starlight-aside__title"
    r"|admonition-heading|admonitionheading_\w{1,20}|callout-heading|callout-header) "
)
_CONTENT: Final = re.compile(
    r" (?:callout-content|admonition-content|admonitioncontent_\w{1,20}|alert-content|callout-body|starlight-aside__content) "
)
_MARKED: Final = re.compile(r"\s*\[!(\w{1,20})\][+-]?[ \t]*([^\n]{0,200})")


def shape_callouts(tree: ArticleTree) -> None:
    """Give every callout one form."""
    for element in tree.elements("div", "aside", "section", "blockquote"):
        if is_gone(element):
            continue
        if "data-callout" in element.attrs:
            _shape(element, attribute(element, "data-callout"), tree)
        elif "class" in element.attrs and _BOX.search(classes := classes_of(element)):
            if kind := _kind(classes):
                _shape(element, kind, tree)
        elif element.name == "blockquote":
            _shape_marked_quote(element, tree)


def _kind(classes: str) -> str:
    """Return the kind that an element's classes name; "" where they name none, and it may be any box."""
    if " alert-dismissible " in classes:
        return ""
    for word in classes.split():
        for part in (word, word.rpartition("--")[2], word.rpartition("-")[2]):
            if part in _KINDS:
                return _KINDS[part]
    return ""


def _shape(element: Tag, kind: str, tree: ArticleTree) -> None:
    kind = kind.strip().lower()
    title = next(
        (inner for inner in elements_in(element) if "class" in inner.attrs and _TITLE.search(classes_of(inner))), None
    )
    content = next(
        (inner for inner in elements_in(element) if "class" in inner.attrs and _CONTENT.search(classes_of(inner))),
        None,
    )
    words = text_of(title) if title is not None else ""
    heading: Tag | None = None
    if title is not None:
        for picture in title.find_all(["svg", "img", "button"]):
            picture.decompose()
        if words.lower() not in (kind, ""):
            heading = tree.new("p", {"class": CALLOUT_TITLE_CLASS})
            inner = next((each for each in elements_in(title) if " callout-title-inner " in classes_of(each)), title)
            for node in list(inner.contents):
                heading.append(node.extract())
        tree.remove(title)
    tree.rename(element, "aside", {"class": CALLOUT_CLASS, CALLOUT_KIND_ATTRIBUTE: kind})
    if content is not None and not is_gone(content):
        tree.unwrap(content)
    if heading is not None:
        element.insert(0, heading)


def _shape_marked_quote(element: Tag, tree: ArticleTree) -> None:
    """Shape a quotation that starts with `[!NOTE]`, as GitHub's and Obsidian's Markdown writes a callout."""
    first = next(iter(visible_nodes(element)), None)
    holder = first if isinstance(first, Tag) else element
    text = next((node for node in holder.contents if isinstance(node, NavigableString) and node.strip()), None)
    found = _MARKED.match(text) if text is not None else None
    if text is None or not found:
        return
    title, kind = found.group(2).strip(), found.group(1).lower()
    text.replace_with(NavigableString(text[found.end() :].lstrip()))
    tree.rename(element, "aside", {"class": CALLOUT_CLASS, CALLOUT_KIND_ATTRIBUTE: kind})
    if title:
        element.insert(0, tree.new("p", {"class": CALLOUT_TITLE_CLASS}, title))
