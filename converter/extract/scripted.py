"""The article's text where a page's metadata carries it and a script would have shown it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from converter.base.guard import guarded
from converter.base.words import bare_words

if TYPE_CHECKING:
    from converter.extract.find import Found

RUN_WORDS: Final = 5
MOST_RUNS: Final = 40
MOST_OF_IT: Final = 0.4
"""The text in the metadata has at least this share of the runs of words that the page shows, of the first so many:
captions and markup in the midst of sentences break a few."""
_MARKUP: Final = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|em|strong|b|i|a|span|figure|img|table)\b[^<>]{0,500}>", re.IGNORECASE
)
_PARAGRAPH_BREAK: Final = re.compile(r"[\r\n]+")


def is_more_of(found: Found, text: str) -> bool:
    """Return whether a text has what was found on the page, as far as anything was: else it is another article's."""
    shown = " ".join(node.text(separator=" ") for node in found.nodes)
    words, whole = bare_words(shown), f" {' '.join(bare_words(text))} "
    runs = [f" {' '.join(words[place : place + RUN_WORDS])} " for place in range(0, len(words) - RUN_WORDS, RUN_WORDS)]
    return sum(run in whole for run in runs[:MOST_RUNS]) >= MOST_OF_IT * len(runs[:MOST_RUNS])


def html_of(text: str) -> str:
    """Return the HTML of a text that stood in the page's metadata, as HTML or as plain paragraphs."""
    if _MARKUP.search(text):
        return guarded(text)[0]
    paragraphs = (" ".join(paragraph.split()) for paragraph in _PARAGRAPH_BREAK.split(text))
    return "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs if paragraph)
