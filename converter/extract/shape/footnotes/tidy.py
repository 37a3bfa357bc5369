"""A note's contents without what belongs to its place: the label that it starts with, and the ways back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import attribute, text_of
from converter.extract.shape.tree import classes_of, is_gone

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARROWS: Final = re.compile(r"[\s\[\]()]*[↩↑⏎↵⮌⤴⬆^«⇧☝⮐⏫▲↥⇑\ufe0e\ufe0f\u20e0]+[\s\[\]()]*\Z")
_BACK_CLASS: Final = re.compile(
    r"back-?ref|back-?link|footnote-?back|footnotes?-?return|reversefootnote|data-footnote-backref|jump-?back|self-?link|footnote-?to-?top"
)
_BACK_WORDS: Final = frozenset(
    {"back", "return", "jump up", "return to text", "back to text", "jump back", "back to article", "go back", "back to content",
     "back to top", "top", "up", "zurück", "retour", "volver", "voltar", "torna al testo", "terug", "назад", "戻る", "返回"}
)  # fmt: skip
_LABEL_OPENS: Final = re.compile(r"[\[(^]?\s*")
_ANY_NUMBER: Final = re.compile(r"\d{1,3}")
_LABEL_CLOSES: Final = re.compile(r"\s*[\])]?\s*[.:)\]]?\s*")
_AT_START: Final = " \t\n\r\f\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff"
_AFTER_LABEL: Final = " \t\n.:)]\u00a0\u3000"
_PICTURES: Final = ["img", "math", "table", "pre", "video", "iframe"]


def tidy_note(item: Tag, label: str, backs: frozenset[str]) -> None:
    """Take ways back, the label and empty ends out of a note. `backs` are identifiers at the marks."""
    _remove_ways_back(item, backs)
    _remove_arrows_at_end(item)
    _remove_label(item, label)
    _strip_ends(item)


def leads_back(link: Tag) -> bool:
    """Return whether a link that stands in no note says of itself that it leads back to a mark."""
    return bool(text_of(link)) and "#" in attribute(link, "href") and is_way_back(link, frozenset())


def is_way_back(link: Tag, backs: frozenset[str]) -> bool:
    """Return whether a link in a note leads back to one of its marks."""
    if (
        attribute(link, "role") == "doc-backlink"
        or "data-footnote-backref" in link.attrs
        or _BACK_CLASS.search(classes_of(link))
        or attribute(link, "rev") == "footnote"
    ):
        return True
    _, mark, identifier = attribute(link, "href").partition("#")
    if not mark:
        return False
    text = text_of(link)
    return identifier in backs or _ARROWS.match(text) is not None or text.strip("[]()").lower() in _BACK_WORDS


def _remove_ways_back(item: Tag, backs: frozenset[str]) -> None:
    for link in item.find_all("a"):
        if is_gone(link) or not is_way_back(link, backs):
            continue
        around = link.parent
        _drop_brackets_around(link)
        link.decompose()
        while around is not None and around is not item and _is_hollow(around):
            empty, around = around, around.parent
            empty.decompose()


def _drop_brackets_around(link: Tag) -> None:
    before, after = link.previous_sibling, link.next_sibling
    while isinstance(before, Tag) and not before.contents:
        before = before.previous_sibling
    if isinstance(before, NavigableString) and isinstance(after, NavigableString):
        left, right = before.rstrip(), after.lstrip()
        if left.endswith("[") and right.startswith("]"):
            before.replace_with(NavigableString(left[:-1]))
            after.replace_with(NavigableString(right[1:]))


def _is_hollow(element: Tag) -> bool:
    return not text_of(element).strip("[]()^,|\u00a0 ") and element.find(_PICTURES) is None


def _remove_arrows_at_end(item: Tag) -> None:
    for text in reversed(list(item.find_all(string=True))):
        if text.strip() and not _ARROWS.match(text):
            break
        if text.strip():
            text.extract()


def _remove_label(item: Tag, label: str) -> None:
    """Take the number that a note repeats at its start out of it."""
    number = label.strip("[](). ")
    first = _first_text(item)
    if first is None:
        return
    start = first.strip(_AT_START)
    end = _end_of_label(start, number)
    last = start[:end][-1:]
    if end == 0 or (end < len(start) and last.isalnum() and number.isalpha()):
        return
    if end == len(start):
        alone: Tag | None = first.parent
        first.extract()
        while alone is not None and alone is not item and not text_of(alone) and alone.find("img") is None:
            empty, alone = alone, alone.parent
            empty.extract()
    elif last in _AFTER_LABEL and first.parent is not None and first.parent.name != "a":
        first.replace_with(NavigableString(start[end:] + (" " if first[-1:].isspace() else "")))


def _end_of_label(text: str, number: str) -> int:
    """Return where the number that a text starts with ends, with brackets and points around; 0 where it does not."""
    opened = _LABEL_OPENS.match(text)
    start = opened.end() if opened else 0
    # A pattern made for each number would be compiled for each note.
    digits = None if number else _ANY_NUMBER.match(text, start)
    end = digits.end() if digits else start + len(number)
    if end == start or not (digits or text.startswith(number, start)):
        return 0
    closed = _LABEL_CLOSES.match(text, end)
    return closed.end() if closed else end


def _strip_ends(item: Tag) -> None:
    """Take white space, no-break spaces too, off a note's ends, and the point that stood behind its label."""
    first = _first_text(item)
    if first is not None:
        rest = first.lstrip(_AT_START)
        if rest[:1] in (".", ":", ")", "]") and not rest.startswith((". .", "..", "…")):
            rest = rest[1:].lstrip(_AT_START)
        _put(first, rest)
    last = next(iter(_texts(item, backwards=True)), None)
    if last is not None:
        _put(last, last.rstrip(_AT_START))


def _put(text: NavigableString, words: str) -> None:
    if words != text:
        text.replace_with(NavigableString(words))


def _first_text(item: Tag) -> NavigableString | None:
    return next(_texts(item), None)


def _texts(item: Tag, *, backwards: bool = False) -> Iterator[NavigableString]:
    """Yield the strings in a note that say something, from one end."""
    strings = [text for text in item.descendants if type(text) is NavigableString]
    for text in reversed(strings) if backwards else strings:
        if text.strip(_AT_START):
            yield text
        elif "\u00a0" in text:
            text.extract()
