"""Listings to their orders: all by date, and each site's and each author's. They are sorted on disk."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, Literal, TypeAlias
from unicodedata import combining, normalize

from converter.batch.catalogue.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GroupKind: TypeAlias = Literal["site", "author"]

MOST_GROUPS: Final = 2_000
"""Sites, and authors, that get pages of their own: those with the most articles. Each article is among the newest, too."""

_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = FILE;
CREATE TABLE article (number INTEGER PRIMARY KEY, day TEXT, listing TEXT);
CREATE TABLE grouped (kind TEXT, name TEXT, day TEXT, number INTEGER);
"""
_INDEXES: Final = """
CREATE INDEX by_day ON article (day DESC, number);
CREATE INDEX by_group ON grouped (kind, name, day DESC, number);
"""


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one site or of one author."""

    kind: GroupKind
    name: str
    count: int

    @property
    def stem(self) -> str:
        """What the names of its files begin with; no other group has it, and it stays when others come."""
        letters = (letter for letter in normalize("NFKD", self.name.lower()) if not combining(letter))
        plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in letters)
        word = "-".join(filter(None, plain.split("-")))[:40].strip("-")
        digest = sha256(self.name.encode()).hexdigest()[:8]
        return "-".join(filter(None, (self.kind, word, digest)))


@dataclass(frozen=True, slots=True)
class Order:
    """All listings in every order; usable as long as `ordered` is."""

    database: sqlite3.Connection

    @property
    def count(self) -> int:
        """How many listings there are."""
        return int(self.database.execute("SELECT count(*) FROM article").fetchone()[0])

    @property
    def newest_day(self) -> str:
        """The day of the newest article; "" where none has one."""
        found = self.database.execute("SELECT max(day) FROM article").fetchone()[0]
        return str(found or "")

    @property
    def first_id(self) -> str:
        """The id of the plan's first article, by which one catalogue is told from another; "" where there is none."""
        row = self.database.execute("SELECT listing FROM article ORDER BY number LIMIT 1").fetchone()
        return Listing.from_json(row[0]).id if row else ""

    def newest(self) -> Iterator[Listing]:
        """Yield all, the newest first, those without a date last, and else in the order of the plan."""
        rows = self.database.execute("SELECT listing FROM article ORDER BY day DESC, number")
        return (Listing.from_json(listing) for (listing,) in rows)

    def groups(self, kind: GroupKind) -> list[Group]:
        """Return the sites or authors with the most articles, in the order of their names."""
        rows = self.database.execute(
            "SELECT name, count(*) FROM grouped WHERE kind = ? GROUP BY name ORDER BY count(*) DESC, name LIMIT ?",
            (kind, MOST_GROUPS),
        )
        groups = [Group(kind, name, count) for name, count in rows]
        return sorted(groups, key=lambda group: (group.name.casefold(), group.name))

    def group_count(self, kind: GroupKind) -> int:
        """How many sites or authors there are, with pages of their own or not."""
        query = "SELECT count(DISTINCT name) FROM grouped WHERE kind = ?"
        return int(self.database.execute(query, (kind,)).fetchone()[0])

    def of(self, group: Group) -> Iterator[Listing]:
        """Yield the listings of a group, the newest first."""
        rows = self.database.execute(
            "SELECT listing FROM grouped JOIN article USING (number) WHERE kind = ? AND name = ?"
            " ORDER BY grouped.day DESC, grouped.number",
            (group.kind, group.name),
        )
        return (Listing.from_json(listing) for (listing,) in rows)


@contextmanager
def ordered(listings: Iterable[Listing]) -> Iterator[Order]:
    """Give the listings in every order, from a file that is gone afterwards."""
    with TemporaryDirectory(prefix="octavo-") as folder, closing(sqlite3.connect(Path(folder, "order"))) as database:
        database.executescript(_TABLES)
        # By a number of our own: two plans that share a folder have the same positions.
        for number, listing in enumerate(listings):
            database.execute("INSERT INTO article VALUES (?, ?, ?)", (number, listing.day, listing.to_json()))
            groups = [("site", listing.site)] * bool(listing.site)
            groups += [("author", author) for author in dict.fromkeys(listing.authors)]
            database.executemany(
                "INSERT INTO grouped VALUES (?, ?, ?, ?)",
                [(kind, name, listing.day, number) for kind, name in groups],
            )
        database.executescript(_INDEXES)
        yield Order(database)
