"""What was to be sent, what was tried, and what the servers said: a file of SQLite.

**Never lost.** A letter is in the file, with all its bytes, before anything is said to a server; all letters of one
command to one recipient come in by one transaction, so that no part of a book is forgotten.

**Never twice.** What the file says is at any moment what is true if this process dies in the next one. A letter is
`queued`, then `sending`; right before the lone dot that makes it the server's (see `smtp.py`) it becomes `unknown`, on
the disk, and only the server's answer makes it `sent`, `refused` or `waiting`. So:

- killed before the dot: the file says `sending`, its lock is free, so nobody is at it. No server keeps a letter without
  its dot, so it was not delivered, for certain; the next run sends it as if nothing had been.
- killed between the dot and the record of the answer: the file says `unknown`. Nobody can know whether it arrived: it is
  not repeated in silence. The user looks into the mailbox and says so (`outbox arrived`, `outbox retry`, or the
  question that `octavo send` asks in a terminal). A letter that is sent again has the same Message-ID, by which many
  receivers know it; that this is enough is not relied upon, for Amazon does not say so.
- killed after the record: the file says `sent`, and a second run says so and sends nothing.

The window in which a letter becomes unknown is as short as it can be: three bytes, the server's answer, one commit.
Tried and left: to write `sent` before the dot loses letters, to repeat what was `sending` sends some twice.

One process at a time works on letters, by a lock that the system gives back when it dies; who only lists needs none.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from converter.base.errors import NoSuchLetter, OutboxUnusable
from converter.deliver.lock import held
from converter.deliver.mail.message import message_id
from converter.model.delivery import STATES, Enclosed, Posting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from converter.model.delivery import Account, Answer, Enclosure, Handover, Letter, LetterState

FILE_NAME: Final = "outbox.sqlite3"
VERSION: Final = 1
BUSY_SECONDS: Final = 30.0
LOCK_SECONDS: Final = 900.0
"""For another run that is sending: the largest mail over a slow line, with the server's ten minutes."""
_SCHEMA: Final = """
CREATE TABLE letters (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    recipient TEXT NOT NULL, address TEXT NOT NULL, subject TEXT NOT NULL, message_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'unknown', 'waiting', 'refused', 'sent')),
    sentence TEXT NOT NULL DEFAULT '', tries INTEGER NOT NULL DEFAULT 0,
    changed TEXT NOT NULL, next_try TEXT
);
CREATE TABLE enclosures (
    letter INTEGER NOT NULL REFERENCES letters ON DELETE CASCADE, position INTEGER NOT NULL,
    article TEXT NOT NULL, settings TEXT NOT NULL, title TEXT NOT NULL, file_name TEXT NOT NULL,
    size_bytes INTEGER NOT NULL, part INTEGER NOT NULL, parts INTEGER NOT NULL,
    PRIMARY KEY (letter, position)
);
CREATE INDEX enclosures_by_article ON enclosures (article);
CREATE TABLE contents (letter INTEGER PRIMARY KEY REFERENCES letters ON DELETE CASCADE, mail BLOB NOT NULL);
CREATE TABLE attempts (
    letter INTEGER NOT NULL REFERENCES letters ON DELETE CASCADE, moment TEXT NOT NULL, host TEXT NOT NULL,
    outcome TEXT NOT NULL, stage TEXT NOT NULL, code INTEGER NOT NULL, answer TEXT NOT NULL
);
"""
_LETTER: Final = "number, recipient, address, subject, message_id, state, sentence, tries, changed, next_try"

_DROP_REPLACED: Final = """
DELETE FROM contents WHERE letter IN (
    SELECT number FROM letters AS refused WHERE state = 'refused' AND NOT EXISTS (
        SELECT 1 FROM enclosures AS one WHERE one.letter = refused.number AND NOT EXISTS (
            SELECT 1 FROM enclosures AS anew JOIN letters AS later ON later.number = anew.letter
            WHERE later.number > refused.number AND lower(later.address) = lower(refused.address)
            AND anew.article = one.article AND anew.settings = one.settings
        )
    )
)
"""


def outbox_path() -> Path:
    """Return where the user's outbox lies: with what programs keep, not with what they may lose."""
    from platformdirs import user_data_path

    return user_data_path("octavo") / FILE_NAME


class Outbox:
    """The outbox in one file, which is made when it is missing. Raises OutboxUnusable."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not path.exists():
                # SQLite would make it for everybody to read; its journal gets the same mode.
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._base = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            self._base.execute("PRAGMA auto_vacuum = FULL")  # letters that were sent make room
            self._base.execute("PRAGMA foreign_keys = ON")
            # A transaction that has returned outlives a failure of the power. FULL does not promise that: the journal,
            # whose end is the commit, may be back in its folder, and a letter that was handed over would go once more.
            self._base.execute("PRAGMA synchronous = EXTRA")
            self._make_tables()
        except (OSError, sqlite3.Error) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
            raise OutboxUnusable(path=str(path), reason=reason) from error

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    @contextmanager
    def working(self) -> Iterator[None]:
        """Be the only process that works on letters, while the block runs. What a dead one had in hand is queued again."""
        with self._held(LOCK_SECONDS):
            # Who would be sending holds the lock; nobody is. Before the dot nothing was delivered.
            with self._transaction():
                self._base.execute("UPDATE letters SET state = 'queued', changed = ? WHERE state = 'sending'", [_now()])
            self._drop_mails()
            yield

    # --- Letters in ---

    def queue(self, letters: Sequence[tuple[Letter, bytes]], account: Account) -> list[int]:
        """Keep letters with their mails, all or none, and return their numbers.

        A letter that was refused, and whose articles are all in later ones now, leaves its mail: it is not sent any more.
        """
        numbers: list[int] = []
        with self._transaction():
            for letter, mail in letters:
                recipient = letter.recipient
                row = (recipient.name, recipient.address, letter.subject, message_id(letter, account), _now())
                cursor = self._base.execute(
                    "INSERT INTO letters (recipient, address, subject, message_id, state, changed) "
                    "VALUES (?, ?, ?, ?, 'queued', ?)",
                    [_storable(cell) for cell in row],
                )
                number = int(cursor.lastrowid or 0)
                self._base.execute("INSERT INTO contents VALUES (?, ?)", (number, mail))
                self._base.executemany(
                    "INSERT INTO enclosures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [_enclosure_row(number, position, one) for position, one in enumerate(letter.enclosures)],
                )
                numbers.append(number)
            # In the same transaction: at no moment are there two letters of one article that could both be sent.
            self._base.execute(_DROP_REPLACED)
        return numbers

    def note_placed(self, name: str, address: str, enclosed: Enclosed) -> None:
        """Note that an article was put in a place without a mail; the list has it as sent."""
        with self._transaction():
            cursor = self._base.execute(
                "INSERT INTO letters (recipient, address, subject, message_id, state, sentence, tries, changed) "
                "VALUES (?, ?, ?, '', 'sent', 'Put there.', 1, ?)",
                (_storable(name), _storable(address), _storable(enclosed.title), _now()),
            )
            names = (_storable(enclosed.title), _storable(enclosed.file_name))
            self._base.execute(
                "INSERT INTO enclosures VALUES (?, 0, ?, ?, ?, ?, ?, 1, 1)",
                (cursor.lastrowid, _storable(enclosed.article), enclosed.settings, *names, enclosed.size_bytes),
            )

    # --- Letters on their way ---

    def begin(self, number: int) -> bytes:
        """Return a letter's mail, and note that it is being sent."""
        with self._transaction():
            found = self._base.execute("SELECT mail FROM contents WHERE letter = ?", [number]).fetchone()
            if found is None:
                raise NoSuchLetter(number=number, reason="has no mail any more: a later one has its articles")
            self._change(number, "sending", "")
            self._base.execute("UPDATE letters SET tries = tries + 1 WHERE number = ?", [number])
        return bytes(found[0])

    def note_handed_over(self, number: int) -> None:
        """Note that a letter is the server's in the next moment, or is not: until its answer stands here, nobody knows."""
        with self._transaction():
            self._change(number, "unknown", "It was handed over, and what the server said was not noted any more.")

    def settle(self, number: int, state: LetterState, handover: Handover, sentence: str, host: str) -> None:
        """Note what became of an attempt. A letter that was sent leaves its mail, and stays in the list.

        The mail goes by a transaction of its own: until this one is over, nobody knows that the letter was sent.
        """
        answer: Answer = handover.answer
        stage = getattr(handover, "stage", "answer")
        with self._transaction():
            self._change(number, state, sentence)
            self._base.execute(
                "INSERT INTO attempts VALUES (?, ?, ?, ?, ?, ?, ?)",
                (number, _now(), host, type(handover).__name__.lower(), stage, answer.code, answer.text),
            )
        if state == "sent":
            self._drop_mails()

    def postpone(self, number: int, until: datetime | None) -> None:
        """Note from when on a letter may be tried again; None is at any time."""
        with self._transaction():
            moment = until.astimezone(UTC).isoformat(timespec="seconds") if until else None
            self._base.execute("UPDATE letters SET next_try = ? WHERE number = ?", (moment, number))

    # --- What the user says ---

    def note_arrived(self, number: int) -> Posting:
        """Note that the user has seen a letter arrive. Raises NoSuchLetter, also for one that was not handed over yet."""
        posting = self.posting(number)
        if posting.state == "queued":
            raise NoSuchLetter(number=number, reason="was not handed over yet, and cannot have arrived")
        with self._transaction():
            self._change(number, "sent", "It arrived: you said so.")
        self._drop_mails()
        return posting

    def forget(self, number: int) -> Posting:
        """Drop a letter and all that is known of it: the same article may be sent anew. Raises NoSuchLetter.

        Not one that another run may have in hand, which would have nowhere to note that it was accepted: OutboxUnusable.
        """
        posting = self.posting(number)
        with ExitStack() as stack:
            if posting.state not in {"sent", "refused"}:
                stack.enter_context(self._held(0.0))
            with self._transaction():
                self._base.execute("DELETE FROM letters WHERE number = ?", [number])
        return posting

    # --- What is asked ---

    def posting(self, number: int) -> Posting:
        """Return what is known of a letter; raises NoSuchLetter."""
        found = self._postings("WHERE number = ?", [number])
        if not found:
            raise NoSuchLetter(number=number, reason="is not in the outbox")
        return found[0]

    def postings(self) -> list[Posting]:
        """Return all letters, the oldest first."""
        return self._postings("", [])

    def holding(self, article: str, settings: str, address: str) -> list[Posting]:
        """Return the letters that hold an article, in this form, to an address: of what went twice, the last.

        Empty where there are none, or where all were refused for good, so that they may be made anew.
        """
        found = self._postings(
            "WHERE lower(address) = lower(?) AND number IN "
            "(SELECT letter FROM enclosures WHERE article = ? AND settings = ?)",
            [address, article, settings],
        )
        latest: dict[int, Posting] = {}
        for posting in found:
            part = next(one.part for one in posting.enclosures if (one.article, one.settings) == (article, settings))
            latest[part] = posting
        if all(posting.state == "refused" for posting in latest.values()):
            return []
        return list(dict.fromkeys(latest.values()))

    def files_of_others(self, article: str, address: str) -> frozenset[str]:
        """Return the paths that other articles were put at in a place."""
        rows = self._base.execute(
            "SELECT DISTINCT file_name FROM enclosures JOIN letters ON letter = number "
            "WHERE lower(address) = lower(?) AND article != ? AND message_id = ''",
            (_storable(address), _storable(article)),
        )
        return frozenset(str(path) for (path,) in rows)

    def times_sent(self, article: str, settings: str, address: str) -> int:
        """Return how often an article went, or may have gone, to an address in this form."""
        row = self._base.execute(
            "SELECT count(DISTINCT message_id) FROM letters JOIN enclosures ON letter = number "
            "WHERE article = ? AND settings = ? AND lower(address) = lower(?) AND part = 1 AND state != 'refused'",
            (article, settings, address),
        ).fetchone()
        return int(row[0])

    def answers(self, number: int) -> list[tuple[str, str, int, str]]:
        """Return moment, outcome, code and words of each attempt at a letter, the oldest first."""
        rows = self._base.execute(
            "SELECT moment, outcome, code, answer FROM attempts WHERE letter = ? ORDER BY rowid", [number]
        )
        return [(str(moment), str(outcome), int(code), str(words)) for moment, outcome, code, words in rows]

    # --- The file ---

    def _make_tables(self) -> None:
        with self._transaction():
            version = self._base.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    self._base.execute(statement)
                self._base.execute(f"PRAGMA user_version = {VERSION}")
            elif version != VERSION:
                raise sqlite3.DatabaseError(f"it is of another version of Octavo ({version})")

    @contextmanager
    def _held(self, patience_seconds: float) -> Iterator[None]:
        """Hold the lock of who works on letters. Raises OutboxUnusable."""
        with ExitStack() as stack:
            try:
                stack.enter_context(held(self.path.with_suffix(".lock"), patience_seconds))
            except OSError as error:
                raise OutboxUnusable(path=str(self.path), reason=error.strerror or str(error)) from error
            yield

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Have all changes of the block on the disk when it ends, or none. Raises OutboxUnusable."""
        try:
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                # A disk that is full has ended it already; to end it twice is an error that would hide that one.
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            raise OutboxUnusable(path=str(self.path), reason=str(error)) from error

    def _drop_mails(self) -> None:
        """Let go of the mails that were sent, also of those that a run had no time to."""
        with self._transaction():
            self._base.execute("DELETE FROM contents WHERE letter IN (SELECT number FROM letters WHERE state = 'sent')")

    def _change(self, number: int, state: LetterState, sentence: str) -> None:
        self._base.execute(
            "UPDATE letters SET state = ?, sentence = ?, changed = ?, next_try = NULL WHERE number = ?",
            (state, _storable(sentence), _now(), number),
        )

    def _postings(self, condition: str, values: Iterable[object]) -> list[Posting]:
        """Return the letters that a condition of ours picks."""
        try:
            rows = self._base.execute(
                f"SELECT {_LETTER} FROM letters {condition} ORDER BY number",  # noqa: S608 - no word of it is another's
                tuple(values),
            ).fetchall()
            return [self._posting(row) for row in rows]
        except sqlite3.Error as error:
            raise OutboxUnusable(path=str(self.path), reason=str(error)) from error

    def _posting(self, row: tuple[object, ...]) -> Posting:
        number, recipient, address, subject, identifier, state, sentence, tries, changed, next_try = row
        enclosed = self._base.execute(
            "SELECT article, settings, title, file_name, size_bytes, part, parts FROM enclosures WHERE letter = ? "
            "ORDER BY position",
            [number],
        )
        return Posting(
            number=int(str(number)),
            recipient=str(recipient),
            address=str(address),
            subject=str(subject),
            message_id=str(identifier),
            state=next(known for known in STATES if known == state),
            sentence=str(sentence),
            tries=int(str(tries)),
            changed=datetime.fromisoformat(str(changed)),
            next_try=datetime.fromisoformat(str(next_try)) if next_try else None,
            enclosures=tuple(Enclosed(*cells) for cells in enclosed),
        )


def _enclosure_row(letter: int, position: int, enclosure: Enclosure) -> tuple[object, ...]:
    rendering = enclosure.rendering
    names = (_storable(enclosure.title), _storable(rendering.file_name))
    parts = (enclosure.part, enclosure.parts)
    key = (letter, position, _storable(enclosure.article), enclosure.settings)
    return (*key, *names, len(rendering.content), *parts)


def _storable(text: str) -> str:
    """Return a text without the lone surrogates that SQLite takes for an error."""
    return text.encode("utf-8", "replace").decode()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
