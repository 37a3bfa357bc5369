"""A page's HTML to HTML that every parser can bear: one linear scan, before any of them sees it.

No HTML parser is safe alone. Elements nested a hundred thousand deep, a tag with a million attributes or formatting
elements that overlap cost browsers' algorithms quadratic time, and libxml2 drops the rest of the page. What goes over
a limit loses its tags, never its text, and each kind of cut is told.

The scan follows the tokenizer of the HTML standard (13.2.5) and, roughly, its stack of open elements (13.2.6). A page
written to deceive it can still nest more deeply than it counts; `without_structure` is for those, once they are parsed
and seen.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

MAX_CHARACTERS: Final = 20_000_000
"""The longest page of the web that people read, the HTML standard on one page, has 12 million."""
MAX_ELEMENTS: Final = 100_000
"""Of 1,670 pages measured the largest has 16,000; each costs up to a tenth of a millisecond until it is rendered."""
MAX_DEPTH: Final = 100
"""Open elements at one place. Of 1,770 pages measured the deepest has 55; what recurses over a tree needs a bound."""
DEEPEST_PARSED: Final = MAX_DEPTH + 20
"""The guard counts as the parser does, give or take the elements that it puts in because they are missing; a page that
is parsed deeper has deceived it."""
MAX_FORMATTING_DEPTH: Final = 32
"""Open b, i, a, font, … at one place: the adoption agency algorithm walks all of them for every end tag."""
MAX_ATTRIBUTES: Final = 256
"""Attributes of a tag: parsers compare each new one with all before it."""
MAX_NAME_CHARACTERS: Final = 64
MAX_ATTRIBUTE_CHARACTERS: Final = 1_000_000
"""Longest attribute that is no data: URL."""

Limit: TypeAlias = Literal["characters", "elements", "depth", "attributes", "structure"]

_MESSAGES: Final[dict[Limit, str]] = {
    "characters": "The page is longer than {limit:,} characters; the last {count:,} were not read.",
    "elements": "The page has more than {limit:,} elements; the tags of {count:,} more were dropped, their text kept.",
    "depth": "{count:,} elements were nested more deeply than {limit}; their tags were dropped, their text kept.",
    "attributes": "{count:,} tags were overlong or had more than {limit} attributes, and lost what was beyond.",
    "structure": "The page's elements were nested beyond all limits; only its paragraphs were kept of them.",
}
_LIMITS: Final[dict[Limit, int]] = {
    "characters": MAX_CHARACTERS,
    "elements": MAX_ELEMENTS,
    "depth": MAX_DEPTH,
    "attributes": MAX_ATTRIBUTES,
    "structure": MAX_DEPTH,
}

_VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_FORMATTING: Final = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
_NOT_IN_THEMSELVES: Final = frozenset(("a", "nobr"))
_BOUNDARIES: Final = frozenset(
    ("applet", "caption", "html", "marquee", "object", "table", "td", "template", "th", "foreignobject")
)
"""An end tag closes nothing beyond these (HTML standard, 13.2.4.2: in scope)."""
_CLEAR_FORMATTING: Final = frozenset(("applet", "caption", "marquee", "object", "table", "td", "template", "th", "tr"))
_FOREIGN: Final = frozenset(("math", "svg"))
_CELLS: Final = frozenset(("td", "th"))
_TABLE_PARTS: Final = _CELLS | {"tr"}
_COUNTED: Final = _FORMATTING | _CLEAR_FORMATTING
"""Elements of which more is known than that they are open."""
_CLOSED_BY: Final = {
    "dd": frozenset(("dd", "dt")),
    "dt": frozenset(("dd", "dt")),
    "li": frozenset(("li",)),
    "option": frozenset(("option",)),
    "p": frozenset(("p",)),
    "tbody": frozenset(("tbody", "thead", "tfoot", "tr", "td", "th")),
    "td": _CELLS,
    "th": _CELLS,
    "tr": frozenset(("tr", "td", "th")),
} | dict.fromkeys(
    """address article aside blockquote center details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr main menu nav ol pre section table ul""".split(),
    frozenset(("p",)),
)
"""Start tag: open elements that it closes without an end tag."""
_HOLDS_ALL: Final = _BOUNDARIES | (_CLOSED_BY.keys() - {"p"})
"""Lists and boxes: a start tag in them closes nothing around them, for they hold paragraphs and items of their own."""
_IMPLIED_REACH: Final = 12
"""How many open elements up a start tag looks for one to close; too few only counts too deep."""

# Nothing is tried twice, so the time is linear in the page. Groups are atomic and not possessive: Python before 3.11.5,
# such as Debian 12's, matches a possessive group wrongly where something in it could have been tried twice (gh-106052).
_VALUE: Final = r"""=\s*+(?>(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?)"""
_ATTRIBUTE: Final = rf"[^\s/>][^\s/>=]*+(?>(?:\s*+{_VALUE})?)"
_ATTRIBUTES: Final = rf"(?>(?:[\s/]*+[^\s/>][^>=/]*+(?>(?:{_VALUE})?))*)[\s/]*+"
"""Up to a value, names and the spaces between them are one run."""
_TOKEN: Final = re.compile(
    rf"""<(?:
        !--(?:-?>|[^-]*+(?>(?:-(?!-!?>)[^-]*+)*)(?>(?:--!?>)?))
      | (?=[ixnstIXNST])(?P<raw>(?i:script|style|textarea|title|xmp|iframe|noembed|noframes))(?=[\s/>])
        {_ATTRIBUTES}>?+[^<]*+(?>(?:<(?!/(?i:(?P=raw)))[^<]*+)*)
      | (?P<name>/?[a-zA-Z][^\s/>]*+)(?:>|{_ATTRIBUTES}>?+)
    )""",
    re.VERBOSE,
)
_ONE_ATTRIBUTE: Final = re.compile(_ATTRIBUTE)
_WORTH_A_LOOK_CHARACTERS: Final = 2 * MAX_ATTRIBUTES
"""A shorter tag cannot hold too many attributes."""
_NAME: Final = re.compile(r"<[a-z][^\s/>]*+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cut:
    """What went over one limit."""

    limit: Limit
    count: int
    """How many characters, elements or tags were cut."""

    @property
    def message(self) -> str:
        """One sentence for the reader."""
        return _MESSAGES[self.limit].format(limit=_LIMITS[self.limit], count=self.count)


@dataclass(slots=True)
class _OpenElements:
    """The stack of open elements at one place of the scan, and the elements whose start tags were dropped."""

    names: list[str] = field(default_factory=list)
    formatting: list[str] = field(default_factory=list)
    clearing: list[tuple[int, int]] = field(default_factory=list)
    """Places in `names` of the elements that end formatting, and how many formatting elements were open before each."""
    dropped: Counter[str] = field(default_factory=Counter)

    def start(self, name: str) -> bool:
        """Open an element; return whether there is room for it."""
        names = self.names
        closed = _CLOSED_BY.get(name)
        # Mostly it stands in a box, and closes nothing.
        if closed is not None and names and (names[-1] in closed or names[-1] not in _HOLDS_ALL):
            self._close_implied(closed)
        if name not in _COUNTED and len(names) < MAX_DEPTH:
            names.append(name)
            return True
        if name in _FORMATTING:
            if name in _NOT_IN_THEMSELVES and name in self.formatting:
                self.formatting.remove(name)
            if len(self.formatting) >= MAX_FORMATTING_DEPTH:
                self.dropped[name] += 1
                return False
        elif name in _TABLE_PARTS:
            self._open_missing(name)
        if len(names) >= MAX_DEPTH:
            self.dropped[name] += 1
            return False
        if name in _CLEAR_FORMATTING:
            self.clearing.append((len(names), len(self.formatting)))
        elif name in _FORMATTING:
            self.formatting.append(name)
        names.append(name)
        return True

    def end(self, name: str) -> bool:
        """Close an element; return whether its start tag is there."""
        names = self.names
        if self.dropped and self.dropped[name] > 0:
            self.dropped[name] -= 1
            return False
        is_last = bool(names) and names[-1] == name
        if is_last and name not in _COUNTED:
            names.pop()
            return True
        if name in _FORMATTING and name in self.formatting:
            del self.formatting[len(self.formatting) - 1 - self.formatting[::-1].index(name)]
            if is_last:
                names.pop()
            return True
        for place in range(len(names) - 1, -1, -1):
            if names[place] == name:
                self._truncate(place)
                break
            if names[place] in _BOUNDARIES:
                break
        return True

    def is_foreign(self, name: str) -> bool:
        """Return whether an element is of a drawing or a formula, where `<path/>` has no end tag."""
        return name in _FOREIGN or not _FOREIGN.isdisjoint(self.names)

    def _open_missing(self, name: str) -> None:
        """Open the row, and the body around it, that the parser puts in where they are missing."""
        if name in _CELLS:
            if self.names and self.names[-1] == "tr":
                return
            self.names.append("tbody")
            self.clearing.append((len(self.names), len(self.formatting)))
            self.names.append("tr")
        elif self.names and self.names[-1] == "table":
            self.names.append("tbody")

    def _close_implied(self, closed: frozenset[str]) -> None:
        lowest = max(0, len(self.names) - _IMPLIED_REACH)
        for place in range(len(self.names) - 1, lowest - 1, -1):
            name = self.names[place]
            if name in closed:
                # A row closes the cell in the row before it, and that row.
                while place and self.names[place - 1] in closed:
                    place -= 1  # noqa: PLW2901 - the loop ends here
                self._truncate(place)
                return
            if name in _HOLDS_ALL:
                return

    def _truncate(self, place: int) -> None:
        del self.names[place:]
        while self.clearing and self.clearing[-1][0] >= place:
            cleared, formatting = self.clearing.pop()
            if cleared == place:
                del self.formatting[formatting:]


_Replacement: TypeAlias = tuple[int, int, str]
"""First character, the one after the last, and what stands there instead."""


def guarded(html: str) -> tuple[str, tuple[Cut, ...]]:
    """Return a page's HTML within all limits, and what was cut for it; an ordinary page comes back as it is."""
    cuts: Counter[Limit] = Counter()
    if len(html) > MAX_CHARACTERS:
        cuts["characters"] = len(html) - MAX_CHARACTERS
        html = html[:MAX_CHARACTERS]
    replacements = _replacements(html, cuts)
    return _replaced(html, replacements), tuple(Cut(limit, count) for limit, count in cuts.items())


def without_structure(html: str) -> tuple[str, Cut]:
    """Return the HTML with nothing left of its tags but paragraphs and line breaks: no nesting can hide in it."""
    replacements: list[_Replacement] = []
    for match in _TOKEN.finditer(html):
        name = (match["name"] or "").lower()
        replacements.append((match.start(), match.end(), f"<{name}>" if name in {"p", "br"} else " "))
    return _replaced(html, replacements), Cut("structure", len(replacements))


def _replacements(html: str, cuts: Counter[Limit]) -> list[_Replacement]:
    found: list[_Replacement] = []
    open_elements = _OpenElements()
    start, end, foreign = open_elements.start, open_elements.end, open_elements.is_foreign
    elements = 0
    for match in _TOKEN.finditer(html):
        name = match[2]
        if name is None:
            continue
        name = name.lower()
        if name[0] == "/":
            if not end(name[1:]):
                found.append((*match.span(), ""))
            continue
        elements += 1
        first, last = match.span()
        if elements > MAX_ELEMENTS:
            cuts["elements"] += 1
            found.append((first, last, " "))
            open_elements.dropped[name] += 1
        elif name not in _VOID and not (html[last - 2] == "/" and foreign(name)) and not start(name):
            cuts["depth"] += 1
            found.append((first, last, ""))
        elif last - first > _WORTH_A_LOOK_CHARACTERS and (shorter := _shortened(match[0])) != match[0]:
            cuts["attributes"] += 1
            found.append((first, last, shorter))
    return found


def _shortened(tag: str) -> str:
    """Return a start tag within the limits of its name and its attributes."""
    name = _NAME.match(tag)
    if name is None or name.end() > MAX_NAME_CHARACTERS:
        return " "
    pieces = [name[0]]
    whole = True
    for attribute in _ONE_ATTRIBUTE.finditer(tag, name.end(), len(tag) - tag.endswith(">")):
        if len(pieces) > MAX_ATTRIBUTES:
            whole = False
            break
        if attribute.end() - attribute.start() > MAX_ATTRIBUTE_CHARACTERS and "data:" not in attribute[0][:40]:
            whole = False
            continue
        pieces.append(attribute[0])
    return tag if whole else " ".join(pieces) + ">"


def _replaced(html: str, replacements: list[_Replacement]) -> str:
    if not replacements:
        return html
    pieces: list[str] = []
    written = 0
    for first, last, instead in replacements:
        pieces += (html[written:first], instead)
        written = last
    pieces.append(html[written:])
    return "".join(pieces)
