"""What became of every item, in SQLite: the memory of a batch.

An item's files come first, its row after them, so that what the ledger says is done is there. Before the files, their
names are reserved: whoever is killed in between finds them as their own. Everything that one item changes is one
transaction, and several items share one where they are ready together.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from converter.base.errors import LedgerUnusable
from converter.model.batch import Entry, Output
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from converter.model.batch import EntryState

SCHEMA_VERSION: Final = 2
_BUSY_SECONDS: Final = 10.0
"""For `octavo batch status` and others that read while a run writes."""

_SCHEMA: Final = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE items (
    name TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    next_try REAL,
    message TEXT NOT NULL,
    exit_code INTEGER NOT NULL,
    order_sha256 TEXT NOT NULL,
    version TEXT NOT NULL,
    input_mark TEXT NOT NULL,
    input_sha256 TEXT NOT NULL,
    article_mark TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    site_name TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT NOT NULL,
    description TEXT NOT NULL,
    url TEXT NOT NULL,
    words INTEGER NOT NULL,
    notes TEXT NOT NULL,
    removals INTEGER NOT NULL,
    seconds REAL NOT NULL,
    settled REAL NOT NULL,
    thumbnail BLOB NOT NULL
);
CREATE TABLE outputs (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    item TEXT NOT NULL,
    format TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE INDEX items_by_state ON items (state, position);
CREATE INDEX items_by_position ON items (position, name);
CREATE INDEX items_by_mark ON items (article_mark) WHERE article_mark != '';
CREATE INDEX items_by_text ON items (text_sha256) WHERE text_sha256 != '';
CREATE INDEX outputs_by_item ON outputs (item);
"""


@dataclass(frozen=True, slots=True)
class Proof:
    """What tells whether an item has to be converted again, and whether another is the same article."""

    order_sha256: str
    """Of all that was wished for."""
    version: str
    """Of Octavo."""
    input_mark: str = ""
    """Size and time of a local file, by which it is known to be unchanged without a look; "" where there is none."""
    input_sha256: str = ""
    article_mark: str = ""
    """What all spellings of the article's address have in common, with the words of its title."""
    text_sha256: str = ""
    next_try: float | None = None
    """Moment (Unix time) before which a failure that may pass is not tried again; None for what does not pass."""


@dataclass(frozen=True, slots=True)
class Record:
    """An Entry and its Proof: a row of the ledger."""

    entry: Entry
    proof: Proof


class Ledger:
    """The ledger of one batch. One thread uses it; raises LedgerUnusable, whatever SQLite says."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self._path = path
        with self._told():
            if writable:
                self._db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = FULL")
            else:
                self._db = sqlite3.connect(
                    f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_SECONDS, isolation_level=None
                )
            self._prepare(writable=writable)

    def close(self) -> None:
        """Close it; what was said is said."""
        with self._told():
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside happen together or not at all."""
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with self._told():
                if self._db.in_transaction:  # a full disk has rolled back already
                    self._db.execute("ROLLBACK")
            raise
        with self._told():
            self._db.execute("COMMIT")

    # --- What is known ---

    def record(self, name: str) -> Record | None:
        """Return what is known of an item; None where it has not been settled."""
        rows = self._select("SELECT * FROM items WHERE name = ?", (name,))
        return next((self._record(row) for row in rows), None)

    def entries(self, states: Sequence[EntryState] = ()) -> Iterator[Entry]:
        """Yield what is known of every item, or of those in some states, in the order of the plan."""
        where = f"WHERE state IN ({', '.join('?' * len(states))})" if states else ""
        query = f"SELECT * FROM items {where} ORDER BY position, name"  # noqa: S608 - question marks only
        for row in self._select(query, tuple(states)):
            yield self._record(row).entry

    def count(self, state: EntryState) -> int:
        """Return how many items are in a state."""
        ((number,),) = self._select("SELECT count(*) FROM items WHERE state = ?", (state,))
        return int(number)

    def same_mark(self, key: str, but: str) -> list[Record]:
        """Return the items, done, whose article has that address and title, in the plan's order, but for one."""
        return self._alike("article_mark", key, but)

    def same_text(self, sha256: str, but: str) -> list[Record]:
        """Return the items, done, whose article has those words, in the plan's order, but for one."""
        return self._alike("text_sha256", sha256, but)

    def is_taken(self, name: str, item: str) -> bool:
        """Whether another item has a file of that name; capitals tell no two files apart."""
        rows = self._select("SELECT 1 FROM outputs WHERE key = ? AND item != ?", (name.casefold(), item))
        return any(True for _ in rows)

    def reserved(self, item: str) -> list[str]:
        """Return the names of an item's files, whether they are there yet or not."""
        return [
            str(name) for (name,) in self._select("SELECT name FROM outputs WHERE item = ? ORDER BY rowid", (item,))
        ]

    def given_up(self) -> list[str]:
        """Return the names that items have besides their files, though they are settled: of files that are to go."""
        query = (
            "SELECT outputs.name FROM outputs JOIN items ON items.name = outputs.item"
            " WHERE outputs.sha256 = '' AND items.state IN ('done', 'same') ORDER BY outputs.rowid"
        )
        return [str(name) for (name,) in self._select(query, ())]

    def folders(self) -> list[str]:
        """Return the folders that files lie in, below that of the batch; "" is the batch's own."""
        query = "SELECT DISTINCT rtrim(name, replace(name, '/', '')) FROM outputs ORDER BY 1"
        return [str(name).rstrip("/") for (name,) in self._select(query, ())]

    def fact(self, name: str) -> str:
        """Return what was noted of the batch under that name, "" where nothing was."""
        return next((str(value) for (value,) in self._select("SELECT value FROM facts WHERE name = ?", (name,))), "")

    # --- What is said ---

    def note_fact(self, name: str, value: str) -> None:
        """Note something of the batch as a whole."""
        self._execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def reserve(self, item: str, names: Iterable[str]) -> None:
        """Give an item these names for its files, too; what is known of the files that it has already stays."""
        own = {name.casefold() for name in self.reserved(item)}
        for name in names:
            if name.casefold() in own:
                self._execute("UPDATE outputs SET name = ? WHERE key = ?", (name, name.casefold()))
            else:
                self._execute("INSERT INTO outputs VALUES (?, ?, ?, '', '', 0, '')", (name.casefold(), name, item))

    def release(self, names: Iterable[str]) -> None:
        """Give names up of which the files are gone."""
        for name in names:
            self._execute("DELETE FROM outputs WHERE key = ? AND sha256 = ''", (name.casefold(),))

    def settle(self, record: Record) -> None:
        """Write down what became of an item, in place of what was known. Names that it has besides stay reserved."""
        entry, proof = record.entry, record.proof
        besides = self.reserved(entry.name)
        self._execute("DELETE FROM outputs WHERE item = ?", (entry.name,))
        for output in entry.outputs:
            self._execute(
                "INSERT INTO outputs VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    output.name.casefold(),
                    output.name,
                    entry.name,
                    output.format,
                    output.media_type,
                    output.size_bytes,
                    output.sha256,
                ),
            )
        self.reserve(entry.name, without(besides, [output.name for output in entry.outputs]))
        row = {
            "name": entry.name,
            "position": entry.position,
            "state": entry.state,
            "tries": entry.tries,
            "next_try": proof.next_try,
            "message": entry.message,
            "exit_code": entry.exit_code,
            "order_sha256": proof.order_sha256,
            "version": proof.version,
            "input_mark": proof.input_mark,
            "input_sha256": proof.input_sha256,
            "article_mark": proof.article_mark,
            "text_sha256": proof.text_sha256,
            "title": entry.title,
            "authors": json.dumps(entry.authors, ensure_ascii=False),
            "site_name": entry.site_name,
            "language": entry.language,
            "published": entry.published,
            "description": entry.description,
            "url": entry.url,
            "words": entry.words,
            "notes": json.dumps([[note.kind, note.message, note.subject] for note in entry.notes], ensure_ascii=False),
            "removals": entry.removals,
            "seconds": entry.seconds,
            "settled": (entry.settled or datetime.now(UTC)).timestamp(),
            "thumbnail": entry.thumbnail,
        }
        marks = ", ".join(f":{name}" for name in row)
        query = f"INSERT OR REPLACE INTO items ({', '.join(row)}) VALUES ({marks})"  # noqa: S608 - names from above
        self._execute(query, row)

    # --- How ---

    def _prepare(self, *, writable: bool) -> None:
        ((version,),) = self._db.execute("PRAGMA user_version").fetchall()
        if version == SCHEMA_VERSION:
            return
        if version or not writable:
            wrong = f"it is of version {version}, and this Octavo knows version {SCHEMA_VERSION}"
            raise LedgerUnusable(path=str(self._path), reason=wrong)
        self._db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")

    def _alike(self, column: str, value: str, but: str) -> list[Record]:
        if not value:
            return []
        query = f"SELECT * FROM items WHERE {column} = ? AND state = 'done' AND name != ? ORDER BY position, name"  # noqa: S608
        return [self._record(row) for row in self._select(query, (value, but))]

    def _select(self, query: str, values: tuple[object, ...]) -> Iterator[Any]:
        with self._told():
            cursor = self._db.execute(query, tuple(map(_written, values)))
            cursor.row_factory = sqlite3.Row
            yield from cursor

    def _execute(self, query: str, values: tuple[object, ...] | dict[str, object]) -> None:
        if isinstance(values, dict):
            written: Any = {name: _written(value) for name, value in values.items()}
        else:
            written = tuple(map(_written, values))
        with self._told():
            self._db.execute(query, written)

    def _record(self, found: sqlite3.Row) -> Record:
        row = {name: _read(found[name]) if name != "thumbnail" else found[name] for name in found.keys()}  # noqa: SIM118 - a Row gives its values
        outputs = self._select("SELECT * FROM outputs WHERE item = ? AND sha256 != '' ORDER BY rowid", (row["name"],))
        entry = Entry(
            name=row["name"],
            position=row["position"],
            state=row["state"],
            tries=row["tries"],
            message=row["message"],
            exit_code=row["exit_code"],
            title=row["title"],
            authors=tuple(json.loads(row["authors"])),
            site_name=row["site_name"],
            language=row["language"],
            published=row["published"],
            description=row["description"],
            url=row["url"],
            words=row["words"],
            outputs=tuple(
                Output(found["format"], found["name"], found["media_type"], found["size_bytes"], found["sha256"])
                for found in outputs
            ),
            notes=tuple(Note(NoteKind(kind), message, subject) for kind, message, subject in json.loads(row["notes"])),
            removals=row["removals"],
            seconds=row["seconds"],
            settled=datetime.fromtimestamp(row["settled"], UTC),
            thumbnail=row["thumbnail"],
        )
        proof = Proof(
            order_sha256=row["order_sha256"],
            version=row["version"],
            input_mark=row["input_mark"],
            input_sha256=row["input_sha256"],
            article_mark=row["article_mark"],
            text_sha256=row["text_sha256"],
            next_try=row["next_try"],
        )
        return Record(entry, proof)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise LedgerUnusable(path=str(self._path), reason=_reason(error)) from error


def _written(value: object) -> object:
    """Return a value as SQLite takes it: as bytes a text that is no UTF-8, such as the name of a file in Latin-1."""
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode(errors="surrogatepass")
    return value


def _read(value: Any) -> Any:
    """Return a value of a column of text as it was before `_written`."""
    return value.decode(errors="surrogatepass") if isinstance(value, bytes) else value


def without(names: Iterable[str], others: Iterable[str]) -> list[str]:
    """Return the names that are none of the others; capitals tell no two files apart."""
    keys = {name.casefold() for name in others}
    return [name for name in names if name.casefold() not in keys]


def _reason(error: sqlite3.Error) -> str:
    """Return what SQLite says in the words of a sentence."""
    match getattr(error, "sqlite_errorname", ""):
        case "SQLITE_FULL":
            return "no room is left on its disk"
        case "SQLITE_READONLY" | "SQLITE_CANTOPEN" | "SQLITE_PERM" | "SQLITE_READONLY_DIRECTORY":
            return "it cannot be written, or its folder cannot"
        case "SQLITE_NOTADB" | "SQLITE_CORRUPT":
            return "it is no ledger, or a broken one"
        case name if name.startswith("SQLITE_IOERR"):
            return "its disk fails, or is full"
        case _:
            return str(error)
