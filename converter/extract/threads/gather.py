"""A page's tree to its posts, by one row of the table of engines: each selector looks at the page once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from converter.extract.metadata.dates import parse_date, possible_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from converter.extract.threads.engines import Engine, Place

MOST_POSTS: Final = 5000
"""Of one page; the longest threads that are shown on one page have some two thousand."""
DEEPEST_ANSWER: Final = 12
"""Answers to answers that are told apart; what is deeper answers the last of these. A page shows hardly ten."""
LONGEST_NAME: Final = 80
LONGEST_DATE: Final = 60
_WAY: Final = re.compile(r"(.*?)(?:@([\w-]+))?")
"""A selector, and the attribute that is asked for."""
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[-./]\d{1,2}[-./]\d\d(?!\d)")
_CTIME: Final = re.compile(r"\A[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{1,2}:\d\d:\d\d)(?: [A-Z]{1,5})? (\d{4})\Z")
"""The date of C's asctime, which puts the year last: "Tue Feb 3 10:00:00 CET 2026"."""
INDENT_PX: Final = 40
"""A step of a thread that is indented by an empty picture, as Hacker News was."""


@dataclass(slots=True)
class Posting:
    """One post of a page."""

    place: Place
    author: str = ""
    published: str = ""
    """ISO 8601, else as the page prints it."""
    link: str = ""
    """As the page writes it."""
    depth: int = 0
    """0 stands under no other."""
    body: list[LexborNode] = field(default_factory=list)


def gather(tree: LexborHTMLParser, engine: Engine) -> list[Posting]:
    """Return the posts that have a text, in the page's order."""
    holders = _Holders(tree, engine)
    for place in engine.places:
        holders.read(place)
    return [posting for posting in holders.postings if posting.body]


class _Holders:
    """The elements that hold one post each, and whose a node is."""

    def __init__(self, tree: LexborHTMLParser, engine: Engine) -> None:
        self._tree = tree
        self._is_mail = engine.manner == "mail"
        self._owner: dict[int, int] = {}
        """Number of the post that an element lies in, by `mem_id`; -1 in none."""
        places: dict[int, Place] = {}
        for place in engine.places:
            for node in tree.css(place.post):
                places.setdefault(node.mem_id, place)
        self.nodes: list[LexborNode] = []
        self.postings: list[Posting] = []
        for node in tree.css(", ".join(place.post for place in engine.places)):
            if node.mem_id not in self._owner and len(self.postings) < MOST_POSTS:
                outer = self.owner(node.parent)
                depth = min(self.postings[outer].depth + 1, DEEPEST_ANSWER) if outer >= 0 else 0
                self._owner[node.mem_id] = len(self.postings)
                self.postings.append(Posting(places[node.mem_id], depth=depth))
                self.nodes.append(node)

    def owner(self, node: LexborNode | None) -> int:
        """Return the number of the post that a node lies in; -1 for none. Each element on the way up is asked once."""
        way: list[int] = []
        number = -1
        while node is not None:
            if node.mem_id in self._owner:
                number = self._owner[node.mem_id]
                break
            way.append(node.mem_id)
            node = node.parent
        self._owner.update(dict.fromkeys(way, number))
        return number

    def read(self, place: Place) -> None:
        """Read what stands in the posts of one place."""
        self._read_bodies(place)
        for number, value in self._values(place, place.author):
            self.postings[number].author = value[:LONGEST_NAME].rstrip(":")
        for number, value in self._values(place, place.date):
            self.postings[number].published = _date(value, as_printed=self._is_mail)
        for number, value in self._values(place, place.link):
            self.postings[number].link = value
        for number, value in self._values(place, place.depth):
            if value.isdigit() and len(value) < LONGEST_DATE:
                steps = int(value) // (INDENT_PX if "width" in place.depth and int(value) >= INDENT_PX else 1)
                self.postings[number].depth = min(steps, DEEPEST_ANSWER)

    def _read_bodies(self, place: Place) -> None:
        if not place.body:
            for node, posting in zip(self.nodes, self.postings, strict=True):
                if posting.place is place:
                    posting.body.append(node)
            return
        bodies: set[int] = set()
        for node in self._tree.css(place.body):
            number = self.owner(node)
            if number >= 0 and self.postings[number].place is place and node.mem_id not in bodies:
                bodies.add(node.mem_id)
                if not self._is_within(node, bodies, self.nodes[number].mem_id):
                    self.postings[number].body.append(node)

    @staticmethod
    def _is_within(node: LexborNode, bodies: set[int], holder: int) -> bool:
        """Return whether a body lies within another of the same post."""
        outer = node.parent
        while outer is not None and outer.mem_id != holder:
            if outer.mem_id in bodies:
                return True
            outer = outer.parent
        return False

    def _values(self, place: Place, written: str) -> Iterator[tuple[int, str]]:
        """Yield the number of each post of a place with what stands at the first of some places within that says anything."""
        found: dict[int, str] = {}
        for way in written.split(" | ") if written else ():
            here: dict[int, list[str]] = {}
            selector, name = _WAY.fullmatch(way.lstrip("&")).groups("")  # type: ignore[union-attr] # matches everything
            if selector.startswith("="):
                here = {
                    number: [selector[1:]] for number, posting in enumerate(self.postings) if posting.place is place
                }
            else:
                nodes = self._tree.css(selector) if selector else self.nodes
                for node in nodes:
                    number = self.owner(node)
                    if number >= 0 and self.postings[number].place is place:
                        value = (node.attributes.get(name) or "") if name else node.text(separator=" ")
                        if value := " ".join(value.split()):
                            here.setdefault(number, []).append(value)
            for number, values in here.items():
                # "&" asks for all that match: a name and a handle.
                found.setdefault(number, " ".join(dict.fromkeys(values)) if way.startswith("&") else values[0])
        yield from found.items()


def _date(written: str, *, as_printed: bool) -> str:
    """Return a date in ISO 8601 where it is a machine's or can be read in one way only, else as it is printed.

    What has no year, such as "2 days ago", is no date any more when it is read: "".
    """
    written = _CTIME.sub(r"\2 \1 \4 \3", written)
    is_machine_written = written[:4].isdigit() or written.isdigit()
    if is_machine_written or not (as_printed or possible_days(written)):
        day = parse_date(written)
        if day:
            return day.isoformat()
    return written if len(written) <= LONGEST_DATE and _YEAR.search(written) else ""
