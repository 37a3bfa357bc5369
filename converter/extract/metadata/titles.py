"""Titles as pages give them to the article's own title, without the site's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATOR: Final = re.compile(r"\s{1,4}[|–—·•»«:\-~/\\>]{1,3}\s{1,4}|\s?\|\s?|:\s{1,2}(?=\S)|\s?»\s?")
_WORDS: Final = re.compile(r"\w+")
_SHORTEST_PREFIX: Final = 0.45


def article_title(declared: Iterable[str], heading: str, window: str, site_names: Iterable[str]) -> str:
    """Return the article's title: the heading if the rest of the page bears it out, else what is declared, cut.

    `declared` is what metadata says, most trusted first; `window` is the title element.
    """
    names = {_plain(name) for name in site_names} - {""}
    candidates = [title for title in declared if title and _plain(title) not in names]
    said = " ".join((*candidates, window))
    if heading and _plain(heading) not in names and (_is_in(heading, said) or not said.strip()):
        return heading
    for title in (*candidates, window):
        without = _without_site(title, names, window_only=title is window)
        if without:
            return without
    return heading


def _is_in(part: str, whole: str) -> bool:
    return f" {_plain(part)} " in f" {_plain(whole)} "


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def _without_site(title: str, names: set[str], *, window_only: bool) -> str:
    """Return a title without the site's name at its end or start, or without the last part if nothing names the site."""
    cuts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
    if not cuts:
        return title
    for start, end in cuts:
        if _plain(title[end:]) in names:
            return title[:start].strip()
    for start, end in reversed(cuts):
        if _plain(title[:start]) in names:
            return title[end:].strip()
    if window_only:
        start, end = cuts[-1]
        if ":" not in title[start:end] and len(title[:start]) >= _SHORTEST_PREFIX * len(title):
            return title[:start].strip()
    return title
