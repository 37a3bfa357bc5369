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
_BARS: Final = frozenset("|")
"""Of these, what people set only between a title and what is none."""
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
    declared: Iterable[str], headings: Sequence[str], minor_headings: Sequence[str], window: str, site: Site
) -> str:
    """Return the article's title: the heading that what is declared bears out, else what is declared, cut.

    `declared` is what metadata says, most trusted first; `headings` are the page's first h1, `minor_headings` its
    first h2 and h3; `window` is the title element.
    """
    candidates = [title for title in declared if title and not site.is_called(title)]
    shortened = [
        *(_without_site(title, site) for title in candidates),
        _of_window(window, site, (*headings, *minor_headings)),
    ]
    shown = _own_headings(headings, [*shortened[:-1]], window, site)
    said = plain(" ".join((*candidates, window)))
    if not said:
        return next(iter(shown), "")
    exact = {plain(title) for title in shortened} - {""}
    heading = max(shown, key=lambda text: _borne_out(text, said) + (plain(text) in exact), default="")
    share = _borne_out(heading, said) if heading else 0.0
    if share < BORNE_OUT:
        if heading and not candidates and _is_sites_own(window, site) and len(heading.split()) >= FEWEST_TITLE_WORDS:
            return heading
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


def _is_sites_own(window: str, site: Site) -> bool:
    """Return whether a window's title begins with the site's name, and so may be the same for every page of it."""
    first = _STRONG.split(window)[0]
    return any(site.is_called(name) for name in (first, _SEPARATOR.split(first)[0]))


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
        parts = left.split(f" {separator} ")
        is_section = len(parts[0].split()) == 1
        left = (
            next((part for part in parts if len(part.split()) >= FEWEST_TITLE_WORDS), left) if is_section else parts[0]
        )
    return left.strip()


def _of_window(window: str, site: Site, headings: Iterable[str]) -> str:
    """Return the window's title without the site's name.

    Where nothing in it names the site, it goes without its last part if a bar parts them, or the rest is a heading:
    a dash alone may be the title's own, "Rock - Paper - Scissors".
    """
    title = _without_site(window, site)
    cut = next(reversed(list(_STRONG.finditer(window))), None) if title == window else None
    if cut is None or cut.start() < SHORTEST_PREFIX * len(window):
        return title
    rest = window[: cut.start()].strip()
    is_borne_out = not _BARS.isdisjoint(cut[0]) or plain(rest) in map(plain, headings)
    return rest if is_borne_out else title
