"""Headings to their words: links to themselves taken out; what is a heading or paragraph by role made one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from converter.base.dom import all_within, attribute, first_within, text_of
from converter.extract.shape.tree import ancestors, classes_of, is_gone

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_STRESS: Final = ("strong", "b", "em", "i", "u", "font", "big")
_NAMES: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_MADE_HEADINGS: Final = frozenset({"div", "p", "span"})
_LINK_CLASS: Final = re.compile(
    r"(?<![a-z])(?:headerlink|header-?link|permalink|perma-?link|heading-?(?:anchor|link)|header-?anchor|anchor-?(?:link|js)?|anchorjs-link|hash-?link"
    r"|section-?link|octicon-link|direct-link|deep-?link|autolink|mw-editsection|copy-?link|self-?link)(?![a-z])"
)
_SIGN: Final = re.compile(r"[\s#¶§🔗⚓\ufe0f\u200b\ufeff\u2060∞❡⌗\[\]]*\Z")
_WORDS: Final = frozenset(
    "permalink|perma-link|link|edit|[edit]|edit section|edit source|[edit source]|direct link to heading|direct link|heading link|anchor"
    "|anchor link|copy link|copy|copied|copied!|copy url|copy link to heading|copy link to section|copy link to this section"
    "|copy heading link|copy permalink|link to this heading|link to this section|link to heading|link to section|link copied"
    "|permanent link|permalink to this heading|permalink to this headline|permalink to this section|share|back to top|top|↑|bearbeiten"
    "|[bearbeiten]|quelltext bearbeiten|modifier|modifier le code|editar|modifica|править|править код|編集|编辑|lien permanent".split(
        "|"
    )
)
_ADDRESSED: Final = re.compile(
    r"(?:permalink|permanent link|direct link|link|anchor|section titled|copy link|navigate)\b(?: (?:to|for|of))?[: ]{1,3}\S",
    re.IGNORECASE,
)
"""Starts of what names the heading once more: "Permalink to Wheels"."""
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
        _unwrap_stress(heading, tree)


def _unwrap_stress(heading: Tag, tree: ArticleTree) -> None:
    """Take away the stress that all words of a heading stand in: a heading is stressed as it is."""
    while True:
        nodes = [node for node in heading.contents if isinstance(node, Tag) or str(node).strip()]
        worded = [node for node in nodes if not isinstance(node, Tag) or node.contents]
        only = worded[0] if len(worded) == 1 else None
        if not isinstance(only, Tag) or only.name not in _STRESS:
            return
        tree.unwrap(only)


def _names_heading(text: str, words: str) -> bool:
    """Return whether a link's words are no part of its heading: one of the known labels, or one that repeats the heading."""
    plain = text.strip(" \u200b¶#§🔗").lower()
    return plain in _WORDS or (_ADDRESSED.match(plain) is not None and len(plain) < len(words))


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
    leads_here = not href or _leads_here(href, tree.base_url)
    if first_within(inner, "img") is not None and (text or not leads_here):
        return
    if (_SIGN.match(text) or _names_heading(text, words)) and text != words and (marked or leads_here or text):
        _keep_identifier(inner, heading)
        tree.remove(inner)
    elif href and leads_here and text == words:
        _keep_identifier(inner, heading)
        tree.unwrap(inner)


def _leads_here(href: str, base_url: str) -> bool:
    """Return whether an address leads to a place in this page."""
    page, sign, _ = href.partition("#")
    return bool(sign) and (not page or page == base_url.partition("#")[0])


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
