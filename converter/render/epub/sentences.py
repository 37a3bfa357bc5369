"""XHTML to XHTML with an element around each sentence and picture: what Kobo's reader finds places and notes by (kepub).

Each is `<span class="koboSpan" id="kobo.N.M">`, N the paragraph, M the sentence in it, as kepubify writes them after
Kobo's own books, in two `<div>`s around the text. Our own mark-up is read tag by tag: what is not text stays as it is,
byte for byte.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SPAN_CLASS: Final = "koboSpan"

_TAG: Final = re.compile(r"<[^>]*>")
_NAME: Final = re.compile(r"</?([A-Za-z][\w:.-]*)")
_LEFT_ALONE: Final = frozenset({"head", "pre", "script", "style", "math", "svg", "rp", "audio", "video", "nav"})
"""Elements whose text is no running text, or that may hold nothing else."""
_BLOCKS: Final = frozenset(
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "blockquote", "figcaption", "caption",
        "ol", "ul", "table", "div", "section", "aside", "header", "footer", "figure",
    }
)  # fmt: skip
"""Elements with which a new paragraph begins."""
_BODY: Final = re.compile(r"(<body\b[^>]*>)(.*)(</body>)", re.DOTALL)
_BEFORE: Final = '<div id="book-columns"><div id="book-inner">'
_AFTER: Final = "</div></div>"

_END: Final = re.compile(
    r"(?<![.!?…؟۔।॥])[.!?…؟۔।॥]+[\"'”’»›)\]]*(?=\s)\s+|[。！？｡]+[」』”’）]*\s*",
)
"""Marks that end a sentence, what closes with it, and the space after it; East Asian marks need no space."""
_NO_END: Final = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|No|vs|cf|approx|Nr|Hr|Fr|Sra|Mme|Mlle|bzw|ca|z\. ?B|u\. ?a|d\. ?h|"
    r"e\. ?g|i\. ?e|a\. ?m|p\. ?m))\.\s+\Z"
)
"""What a full stop after it does not end: initials and the commonest abbreviations. A sentence too many does no harm."""
_LOOK_BACK: Final = 12
"""Characters before an end in which such an abbreviation stands."""


def with_sentences(page: bytes) -> bytes:
    """Return an XHTML file of ours with its sentences marked."""
    markup = page.decode()
    found = _BODY.search(markup)
    if not found:
        return page
    inner = "".join(_marked(found[2]))
    return f"{markup[: found.end(1)]}{_BEFORE}{inner}{_AFTER}{markup[found.start(3) :]}".encode()


def _marked(markup: str) -> Iterator[str]:
    """Yield the mark-up piece by piece."""
    paragraph, sentence = 1, 0
    skipped = 0  # how deep within elements that are left alone
    place = 0
    begins = False
    for tag in _TAG.finditer(markup):
        text = markup[place : tag.start()]
        place = tag.end()
        name = found[1] if (found := _NAME.match(tag[0])) else ""
        is_picture = name == "img" and not skipped
        if not skipped and text.strip():
            if begins:
                paragraph, sentence, begins = paragraph + 1, 0, False
            for piece in sentences_of(text):
                sentence += 1
                yield _span(paragraph, sentence, piece)
        else:
            yield text
        if is_picture:
            paragraph, sentence, begins = paragraph + 1, 1, True
        yield _span(paragraph, sentence, tag[0]) if is_picture else tag[0]
        if name in _LEFT_ALONE and not tag[0].endswith("/>"):
            skipped += -1 if tag[0].startswith("</") else 1
        begins = begins or name in _BLOCKS
    yield markup[place:]


def _span(paragraph: int, sentence: int, content: str) -> str:
    return f'<span class="{SPAN_CLASS}" id="kobo.{paragraph}.{sentence}">{content}</span>'


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of a run of text, each with the space after it: joined they are the text again."""
    start = 0
    for end in _END.finditer(text):
        before = text[max(start, end.end() - _LOOK_BACK - (end.end() - end.start())) : end.end()]
        following = text[end.end() : end.end() + 1]
        if not following or following.islower() or _NO_END.search(before):
            continue
        yield text[start : end.end()]
        start = end.end()
    if start < len(text):
        yield text[start:]
