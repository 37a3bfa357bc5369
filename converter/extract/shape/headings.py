"""Headings to their words: links to themselves taken out; what is a heading or paragraph by role made one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.base.dom import all_within, attribute, first_within, text_of
from converter.extract.shape.tree import ancestors, classes_of, is_gone

if TYPE_CHECKING:
    from bs4 import Tag

    from converter.extract.shape.tree import ArticleTree

_NAMES: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_MADE_HEADINGS: Final = frozenset({"div", "p", "span"})
_LINK_CLASS: Final = re.compile(
    r"(?<![a-z])(?:headerlink|header-?link|permalink|perma-?link|heading-?(?:anchor|link)|header-?anchor|anchor-?(?:link|js)?|anchorjs-link|hash-?link"
    r"|section-?link|octicon-link|direct-link|deep-?link|autolink|mw-editsection|copy-?link|self-?link)(?![a-z])"
)
_SIGN: Final = re.compile(r"[\s#¶§🔗⚓\ufe0f∞❡⌗\[\]]*\Z")
_WORDS: Final = frozenset(
    {
        "permalink",
        "link",
        "edit",
        "[edit]",
        "direct link to heading",
        "link to this heading",
        "anchor",
        "copy link",
        "link to this section",
    }
)
_BUTTON_OF_WORDS: Final = 0.5
"""A button with this share of its heading's characters is what the heading says."""


def shape_headings(tree: ArticleTree) -> None:
    """Give every heading one form."""
    for element in tree.with_attribute("role", "data-as"):
        if element.name not in _MADE_HEADINGS:
            continue
        if attribute(element, "role") == "heading":
            level = attribute(element, "aria-level")
            tree.rename(element, f"h{level}" if level in "23456" and level else "h2", {})
        elif attribute(element, "role") == "paragraph" or attribute(element, "data-as") == "p":
            tree.rename(element, "p", {})
    for heading in tree.elements(*_NAMES):
        words = text_of(heading)
        for inner in all_within(heading, "a", "span", "button"):
            if not is_gone(inner):
                _shape_inner(inner, heading, words, tree)
        _unwrap_link_around(heading, tree)


def _shape_inner(inner: Tag, heading: Tag, words: str, tree: ArticleTree) -> None:
    text = text_of(inner)
    if inner.name == "button":
        # A heading that folds what is below it is a button; one that copies its address stands beside its words.
        if len(text) >= _BUTTON_OF_WORDS * len(words) and text.lower() not in _WORDS:
            tree.unwrap(inner)
        else:
            tree.remove(inner)
        return
    marked = "class" in inner.attrs and _LINK_CLASS.search(classes_of(inner)) is not None
    if inner.name == "span":
        # The box of a link to itself; a span of that class that holds the words is the heading's own.
        if (
            marked
            and (_SIGN.match(text) or text.lower() in _WORDS or "editsection" in classes_of(inner))
            and text != words
        ):
            tree.remove(inner)
        return
    href = attribute(inner, "href")
    leads_here = href.startswith("#") or href.partition("#")[0] == tree.base_url.partition("#")[0] or not href
    if first_within(inner, "img") is not None:
        return
    if (_SIGN.match(text) or text.lower() in _WORDS) and text != words and (marked or leads_here or text):
        _keep_identifier(inner, heading)
        tree.remove(inner)
    elif href.startswith("#") and text == words:
        _keep_identifier(inner, heading)
        tree.unwrap(inner)


def _keep_identifier(inner: Tag, heading: Tag) -> None:
    identifier = attribute(inner, "id") or attribute(inner, "name")
    if identifier and "id" not in heading.attrs:
        heading["id"] = identifier


def _unwrap_link_around(heading: Tag, tree: ArticleTree) -> None:
    """Take away the link around a heading that leads to the heading."""
    for around in ancestors(heading, 4):
        if around.name == "a":
            if attribute(around, "href").startswith("#"):
                tree.unwrap(around)
            return
        if around.name not in ("div", "span"):
            return
