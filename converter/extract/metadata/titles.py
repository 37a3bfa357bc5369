"""Titles as pages give them to the article's own title, without the site's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.extract.metadata.visible import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from converter.extract.metadata.site import Site

_SEPARATOR: Final = re.compile(
    r"\s{1,4}[|–—·•»«›‹:\-~/\\>⋆]{1,3}\s{1,4}|\s?\|\s?|:\s{1,2}(?=\S)|\s?»\s?|\sl\s(?=[A-Z]{2})"
)
"""What parts a title from the site's name; a page that has only letters writes a small L."""
_STRONG: Final = re.compile(r"\s{1,4}[|–—·•»«›‹~/\\>⋆-]{1,3}\s{1,4}|\s?\|\s?|\s?»\s?")
"""Of these, what never stands within a title's own sentence, as a colon does."""
_MARKS: Final = re.compile(r"\s{0,2}[¶#]\s{0,2}\Z")
"""What documentation sets behind a heading, to link to it."""
SHORTEST_PREFIX: Final = 0.45
"""A part in front that is less of the window's title is a section, and what follows it the article's."""
BORNE_OUT: Final = 0.3
"""This share of a heading's words must be in the metadata: "Search" and "Our blog" are headings, too."""
LONGER: Final = 1.3
FEWEST_TITLE_WORDS: Final = 3
MOST_CUTS: Final = 3


def article_title(
    declared: Iterable[str], headings: Iterable[str], minor_headings: Iterable[str], window: str, site: Site
) -> str:
    """Return the article's title: the heading that what is declared bears out, else what is declared, cut.

    `declared` is what metadata says, most trusted first; `headings` are the page's first h1, `minor_headings` its
    first h2 and h3; `window` is the title element.
    """
    candidates = [title for title in declared if title and not site.is_called(title)]
    shortened = [*(_without_site(title, site) for title in candidates), _of_window(window, site)]
    shown = _own_headings(headings, [*shortened[:-1]], window, site)
    said = plain(" ".join((*candidates, window)))
    if not said:
        return next(iter(shown), "")
    exact = {plain(title) for title in shortened} - {""}
    heading = max(shown, key=lambda text: _borne_out(text, said) + (plain(text) in exact), default="")
    share = _borne_out(heading, said) if heading else 0.0
    if share < BORNE_OUT:
        minor = (_MARKS.sub("", text) for text in minor_headings)
        parts = exact | {plain(part) for title in shortened for part in _STRONG.split(title)}
        named = next((text for text in minor if plain(text) in parts and len(text.split()) >= FEWEST_TITLE_WORDS), "")
        return named or next(filter(None, shortened), "")
    if share < 1.0:
        # A kicker or a subtitle stands in the same heading as the title.
        within = [title for title in shortened if len(title) * LONGER < len(heading) and _is_in(title, plain(heading))]
        if within and len(within[0].split()) >= FEWEST_TITLE_WORDS:
            return within[0]
    return heading


def _own_headings(headings: Iterable[str], declared: Sequence[str], window: str, site: Site) -> list[str]:
    """Return the headings that do not name the site or the section, as the last part of the window's title does."""
    parts = [plain(part) for part in _STRONG.split(window)]
    last = parts[-1] if len(parts) > 1 else ""
    titles = {plain(title) for title in declared}
    clean = (_MARKS.sub("", heading) for heading in headings)
    return [
        heading
        for heading in clean
        if plain(heading) and not site.is_called(heading) and (plain(heading) != last or plain(heading) in titles)
    ]


def _borne_out(heading: str, said: str) -> float:
    """Return the share of a heading's words that the metadata has, too; 1.0 only where it has them in a row."""
    if _is_in(heading, said):
        return 1.0
    words = plain(heading).split()
    known = set(said.split())
    return sum(word in known for word in words) / len(words) - 0.01 if words else 0.0


def _is_in(part: str, whole: str) -> bool:
    words = plain(part)
    return bool(words) and f" {words} " in f" {whole} "


def _without_site(title: str, site: Site) -> str:
    """Return a title without the site's name at its end or start, nor the sections that stand before the name."""
    separator = ""
    left = title
    for _ in range(MOST_CUTS):
        cuts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(left)]
        behind = next(
            ((start, end) for start, end in cuts if ":" not in left[start:end] and site.goes_by(left[end:])), None
        )
        if behind is not None:
            separator = left[behind[0] : behind[1]].strip()
            left = left[: behind[0]]
        elif cuts and site.is_called(left[: cuts[0][0]]):
            left = left[cuts[0][1] :]
        else:
            break
    if separator:
        left = next((part for part in left.split(f" {separator} ") if len(part.split()) > 1), left)
    return left.strip()


def _of_window(window: str, site: Site) -> str:
    """Return the window's title without the site's name, or without its last part if nothing in it names the site."""
    title = _without_site(window, site)
    cuts = [match.start() for match in _STRONG.finditer(window)] if title == window else []
    return window[: cuts[-1]].strip() if cuts and cuts[-1] >= SHORTEST_PREFIX * len(window) else title
