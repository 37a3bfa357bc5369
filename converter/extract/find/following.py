"""A survey to the articles that follow the page's own on the same page, as sites do whose pages have no end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.words import bare_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.find.survey import Box, Survey

FEWEST_WORDS: Final = 100
"""Prose. An `article` element with less is a teaser, a comment or a post."""


def following_articles(seen: Survey, title: str) -> Iterator[Box]:
    """Return the `article` boxes after the first whose heading is the title, each with a heading of that rank.

    None on a page whose first article does not have the title: a front page, a thread.
    """
    articles = list(_outermost(seen))
    rank = _rank(articles[0], title) if len(articles) > 1 else ""
    if not rank:
        return
    for box in articles[1:]:
        if box.prose >= FEWEST_WORDS and _heading(box, rank) is not None:
            yield box


def _outermost(seen: Survey) -> Iterator[Box]:
    end = 0
    for box in seen.boxes:
        if box.tag == "article" and box.first >= end and box.words:
            end = box.end
            yield box


def _rank(first: Box, title: str) -> str:
    """Return the name of the heading that has the title, "" where the first article has no such heading."""
    for tag in ("h1", "h2"):
        heading = _heading(first, tag)
        if heading is not None and bare_words(heading.node.text(separator=" ")) == bare_words(title):
            return tag
    return ""


def _heading(box: Box, tag: str) -> Box | None:
    """Return the first heading of a rank in a box."""
    pending = [box]
    while pending:
        inner = pending.pop()
        if inner.tag == tag:
            return inner
        pending.extend(reversed(inner.children))
    return None
