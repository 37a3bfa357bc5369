"""Quotations with who said them, and sentences drawn out of the text, to the vocabulary's forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import first_within, text_of
from converter.base.vocabulary import PULL_QUOTE_CLASS
from converter.extract.shape.tree import classes_of, element_after, is_gone, is_short, visible_nodes

if TYPE_CHECKING:
    from converter.extract.shape.tree import ArticleTree

_SOURCE_CLASS: Final = re.compile(
    r"(?<![a-z])(?:(?:block-?)?quote[_-]{0,2}(?:author|source|cite|citation|attribution|footer|by|name|credit|speaker)|attribution|blockquote-footer"
    r"|testimonial[_-]{0,2}(?:author|name)|citation-author|quotee|cite-author|quote__name|epigraph-source)(?![a-z])"
)
_QUOTE_CLASS: Final = re.compile(
    r" (?:quoteblock|verseblock|quote|quote-block|block-quote|blockquote|epigraph|quote-wrapper|quote-container|testimonial) "
)
_PULL_CLASS: Final = re.compile(
    r" (?:wp-block-pullquote|pull-?quote|pull_quote|pullquote-[a-z]{1,12}|pull-?quotes?[_-]{1,2}[a-z]{1,12}|article-pullquote|c-pullquote|m-pullquote|o-pullquote"
    r"|blockquote--pull|is-style-pullquote|drawn-quote|callout-quote|pq) "
)
_TWEET_CLASS: Final = re.compile(
    r" (?:click-?to-?tweet|tweet-?this|tweetable|ctt-?box|bctt-click-to-tweet|tm-click-to-tweet|sw-tweet|ctt-text|tweet-quote) "
)
_SOURCES: Final = ("cite", "footer", "figcaption")
_DASHES: Final = ("—", "–", "―", "--")
_LONGEST_SOURCE: Final = 160
_LONGEST_PULLED: Final = 600


def shape_quotations(tree: ArticleTree) -> None:
    """Put the source of each quotation at its end, and mark what was drawn out of the text."""
    for element, _ in list(
        tree.of_class(_PULL_CLASS, "aside", "div", "figure", "blockquote", "p", "section", "q", "span")
    ):
        if not is_gone(element):
            _shape_pull_quote(element, tree)
    for element, _ in list(tree.of_class(_TWEET_CLASS, "div", "span", "p", "blockquote", "a", "aside")):
        if not is_gone(element):
            _shape_tweetable(element, tree)
    for quote in list(tree.elements("blockquote")):
        if not is_gone(quote):
            _shape_source(quote, tree)


def _shape_pull_quote(element: Tag, tree: ArticleTree) -> None:
    text = text_of(element)
    if not text or len(text) > _LONGEST_PULLED or element is tree.root:
        return
    if element.name in ("span", "q"):
        # A script sets a copy of these words beside the text: the words themselves are the sentence.
        return
    inner = first_within(element, "blockquote")
    if inner is not None and text_of(inner) == text:
        tree.unwrap(inner)
    tree.rename(element, "aside", {"class": PULL_QUOTE_CLASS})


def _shape_tweetable(element: Tag, tree: ArticleTree) -> None:
    """Make the sentence that a box offers for a post a pull quote, without the button."""
    links = [link for link in element.find_all("a") if text_of(link)]
    words = max((text_of(link) for link in links), key=len, default="")
    own = text_of(element)
    for link in links:
        own = own.replace(text_of(link), " ", 1)
    sentence = own.strip() if len(own.strip()) > len(words) else words
    if len(sentence.split()) < 4 or len(sentence) > _LONGEST_PULLED:  # noqa: PLR2004 - fewer are the button's label
        return
    quote = tree.new("aside", {"class": PULL_QUOTE_CLASS})
    quote.append(tree.new("p", {}, sentence))
    tree.replace(element, quote)


def _shape_source(quote: Tag, tree: ArticleTree) -> None:
    source = _source_within(quote) or _source_beside(quote)
    if source is None or not text_of(source):
        return
    if source.name == "footer" and source.parent is quote and visible_nodes(quote)[-1] is source:
        footer = source
        tree.rename(footer, "footer", {})
    else:
        footer = tree.new("footer")
        for node in list(source.contents):
            footer.append(node.extract())
        around = source.parent
        tree.remove(source)
        while (
            around is not None
            and around is not quote
            and not is_gone(around)
            and not text_of(around)
            and around is not tree.root
        ):
            empty, around = around, around.parent
            if first_within(empty, "img", "iframe", "video") is not None:
                break
            tree.remove(empty)
        quote.append(footer)
    _drop_dash(footer)


def _source_within(quote: Tag) -> Tag | None:
    """Return the last block of a quotation where that is its source; one that is all that there is, is none."""
    nodes = visible_nodes(quote)
    last = nodes[-1] if len(nodes) > 1 else None
    while isinstance(last, Tag) and last.name == "div" and not _SOURCE_CLASS.search(classes_of(last)):
        inner = visible_nodes(last)
        if not inner:
            return None
        last = inner[-1] if len(inner) > 1 or isinstance(inner[0], Tag) else None
    if not isinstance(last, Tag) or not is_short(last, _LONGEST_SOURCE):
        return None
    if last.name in _SOURCES or _SOURCE_CLASS.search(classes_of(last)):
        return last
    if last.name in ("p", "div", "small", "span"):
        inner = visible_nodes(last)
        if len(inner) == 1 and isinstance(inner[0], Tag) and inner[0].name == "cite":
            return last
        if text_of(last).startswith(_DASHES) and first_within(last, "br") is None:
            return last
    return None


def _source_beside(quote: Tag) -> Tag | None:
    """Return the source that stands right behind a quotation in a box that is made for both."""
    box = quote.parent
    after = element_after(quote)
    if box is None or after is None or not is_short(after, _LONGEST_SOURCE):
        return None
    if box.name == "figure" and after.name == "figcaption":
        return after
    if _SOURCE_CLASS.search(classes_of(after)) or (after.name == "cite" and _QUOTE_CLASS.search(classes_of(box))):
        return after
    return None


def _drop_dash(footer: Tag) -> None:
    for text in footer.find_all(string=True):
        if text.strip():
            rest = text.lstrip(" \t\n\u00a0").lstrip("—–―-~ \u00a0")
            if rest != text:
                text.replace_with(NavigableString(rest))
            return
