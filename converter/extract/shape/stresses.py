"""What pages say of a few words by class or style alone to HTML's own elements: marks, small capitals, raised and struck text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.base.dom import attribute, text_of
from converter.base.vocabulary import SMALL_CAPS_CLASS

if TYPE_CHECKING:
    from bs4 import Tag

    from converter.extract.shape.tree import ArticleTree

_BY_CLASS: Final = (
    ("mark", re.compile(r" (?:cm-highlight|text-highlight|highlighted|highlighted-text|highlight-(?:yellow|green|blue|pink|red|orange|purple)"
                        r"|marker|marker-(?:yellow|green|blue|pink)|has-inline-background|underline-highlight|hl|bg-yellow-\d{2,3}) ")),
    (SMALL_CAPS_CLASS, re.compile(r" (?:small-?caps?|smallcap|smcp|sc|caps-small|font-small-caps|lsmallcaps|allsmallcaps|ltx_font_smallcaps) ")),
    ("sup", re.compile(r" (?:superscript|sup|super) ")),
    ("sub", re.compile(r" (?:subscript|sub) ")),
    ("s", re.compile(r" (?:strikethrough|line-through|strike) ")),
    ("kbd", re.compile(r" (?:kbd|keycap|keyboard-key|keystroke|keyseq-key) ")),
)  # fmt: skip
"""The element that a class stands for, or the class of the vocabulary."""

_BY_STYLE: Final = (
    ("s", re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,40}line-through")),
    (SMALL_CAPS_CLASS, re.compile(r"font-variant(?:-caps)?\s*:\s*(?:all-)?small-caps")),
    ("sup", re.compile(r"vertical-align\s*:\s*super")),
    ("sub", re.compile(r"vertical-align\s*:\s*sub\b")),
)
_ELEMENTS: Final = ("span", "font", "b", "i", "em", "strong", "code")
_LONGEST_CLASS: Final = 400


def shape_stresses(tree: ArticleTree) -> None:
    """Give words that a class or a style sets apart the element that says so."""
    any_class = re.compile("|".join(pattern.pattern for _, pattern in _BY_CLASS))
    for element, classes in list(tree.of_class(any_class, *_ELEMENTS)):
        if len(classes) > _LONGEST_CLASS or not text_of(element):
            continue
        for name, pattern in _BY_CLASS:
            if pattern.search(classes) and (element.name != "code" or name == "kbd"):
                _make(element, name, tree)
                break
    for element in tree.with_attribute("style"):
        if element.name not in _ELEMENTS or element.name == "code" or not text_of(element):
            continue
        style = attribute(element, "style").lower()[:_LONGEST_CLASS]
        name = next((name for name, pattern in _BY_STYLE if pattern.search(style)), "")
        if name:
            _make(element, name, tree)


def _make(element: Tag, name: str, tree: ArticleTree) -> None:
    """Put the element that says it around the contents; a stress of its own stays around it."""
    inner = tree.new("span", {"class": SMALL_CAPS_CLASS}) if name == SMALL_CAPS_CLASS else tree.new(name)
    for node in list(element.contents):
        inner.append(node.extract())
    element.append(inner)
