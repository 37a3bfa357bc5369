"""Titles as pages give them to the article's own title, without the site's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATOR: Final = re.compile(r"\s{1,4}[|–—·•»«:\-~/\\>]{1,3}\s{1,4}|\s?\|\s?|:\s{1,2}(?=\S)|\s?»\s?")
_WORDS: Final = re.compile(r"\w+")
_SHORTEST_PREFIX: Final = 0.45
BORNE_OUT: Final = 0.3
"""This share of a heading's words must be in the metadata: "Search" and "Our blog" are headings, too."""
LONGER: Final = 1.3
FEWEST_TITLE_WORDS: Final = 3


def article_title(declared: Iterable[str], headings: Iterable[str], window: str, site_names: Iterable[str]) -> str:
    """Return the article's title: the heading that what is declared bears out, else what is declared, cut.

    `declared` is what metadata says, most trusted first; `headings` stand on the page, in order; `window` is the
    title element.
    """
    names = {_plain(name) for name in site_names} - {""}
    candidates = [title for title in declared if title and _plain(title) not in names]
    headings = [heading for heading in headings if _plain(heading) not in names]
    shortened = [
        _without_site(title, names, is_window=place == len(candidates))
        for place, title in enumerate((*candidates, window))
    ]
    said = " ".join((*candidates, window))
    if not said.strip():
        return headings[0] if headings else ""
    heading = max(headings, key=lambda text: _borne_out(text, said), default="")
    if not heading or _borne_out(heading, said) < BORNE_OUT:
        return next(filter(None, shortened), "")
    # A kicker or a subtitle stands in the same heading as the title.
    within = [title for title in shortened if len(title) * LONGER < len(heading) and title and _is_in(title, heading)]
    return within[0] if within and len(within[0].split()) >= FEWEST_TITLE_WORDS else heading


def _borne_out(heading: str, said: str) -> float:
    """Return the share of a heading's words that the metadata has, too."""
    if _is_in(heading, said):
        return 1.0
    words = _plain(heading).split()
    known = set(_plain(said).split())
    return sum(word in known for word in words) / len(words) - 0.01 if words else 0.0


def _is_in(part: str, whole: str) -> bool:
    return f" {_plain(part)} " in f" {_plain(whole)} "


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def _without_site(title: str, names: set[str], *, is_window: bool) -> str:
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
    if is_window:
        start, end = cuts[-1]
        if ":" not in title[start:end] and len(title[:start]) >= _SHORTEST_PREFIX * len(title):
            return title[:start].strip()
    return title
