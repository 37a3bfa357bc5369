"""What became of every item."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from threading import Timer
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from converter.base.errors import FolderHeld, LedgerUnusable
from converter.batch.holding import held, is_held
from converter.batch.ledger import Ledger, Proof, Record
from converter.model.batch import Entry, Output
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


ENTRY = Entry(
    name="/in/a.html",
    position=3,
    state="done",
    tries=2,
    message="",
    title="Of Rivers ☃",
    authors=("Ada Byron", "Else"),
    site_name="The Valley",
    language="en",
    published="2026-03-04",
    description="On water.",
    url="https://example.org/rivers",
    words=812,
    outputs=(Output("epub", "a/Of Rivers.epub", "application/epub+zip", 7, "ab" * 32),),
    notes=(Note(NoteKind.IMAGE_MISSING, "A picture is missing.", "https://example.org/p.png"),),
    removals=4,
    seconds=0.25,
    settled=datetime(2026, 11, 26, 20, 15, 1, 500_000, tzinfo=UTC),
    thumbnail=b"\xff\xd8",
)
PROOF = Proof("order", "0.1.0", "7:9", "cd" * 32, "example.org/rivers", "ef" * 32, 12.5)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with closing(Ledger(tmp_path / "ledger.sqlite", writable=True)) as opened:
        yield opened


def test_what_is_settled_comes_back_whole(ledger: Ledger) -> None:
    with ledger.transaction():
        ledger.settle(Record(ENTRY, PROOF))

    assert ledger.record(ENTRY.name) == Record(ENTRY, PROOF)


def test_what_goes_wrong_within_a_transaction_leaves_nothing(ledger: Ledger) -> None:
    def settle_and_fail() -> None:
        with ledger.transaction():
            ledger.settle(Record(ENTRY, PROOF))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        settle_and_fail()

    assert ledger.record(ENTRY.name) is None


def test_a_reserved_name_is_taken_for_others_whatever_its_capitals(ledger: Ledger) -> None:
    with ledger.transaction():
        ledger.reserve("a", ["Of Rivers.md"])

    assert ledger.is_taken("of rivers.MD", "b")
    assert not ledger.is_taken("Of Rivers.md", "a")


def test_a_name_that_is_only_reserved_is_no_output(ledger: Ledger) -> None:
    with ledger.transaction():
        ledger.settle(Record(ENTRY, PROOF))
        ledger.reserve(ENTRY.name, ["New.epub"])

    record = ledger.record(ENTRY.name)
    assert record is not None
    assert record.entry.outputs == ENTRY.outputs


def test_a_name_that_a_settled_item_has_besides_is_given_up_and_stays_its_own_until_it_is_released(
    ledger: Ledger,
) -> None:
    with ledger.transaction():
        ledger.reserve(ENTRY.name, ["Old.epub", *(output.name for output in ENTRY.outputs)])
        ledger.settle(Record(ENTRY, PROOF))
    given_up = ledger.given_up()
    was_taken = ledger.is_taken("Old.epub", "another")
    with ledger.transaction():
        ledger.release(given_up)

    assert (given_up, was_taken) == (["Old.epub"], True)
    assert (ledger.given_up(), ledger.is_taken("Old.epub", "another")) == ([], False)
    assert ledger.record(ENTRY.name) == Record(ENTRY, PROOF)


def test_the_folders_of_files_are_known(ledger: Ledger) -> None:
    with ledger.transaction():
        ledger.reserve("a", ["x.md", "a/b/y.md", "a/b/z.md"])

    assert ledger.folders() == ["", "a/b"]


def test_a_ledger_is_read_while_a_run_writes(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.transaction():
        ledger.settle(Record(ENTRY, PROOF))
        with closing(Ledger(tmp_path / "ledger.sqlite", writable=False)) as reader:
            assert list(reader.entries()) == []


def test_a_file_that_is_no_ledger_is_told(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"no database" * 100)

    with pytest.raises(LedgerUnusable, match="it is no ledger, or a broken one"):
        Ledger(tmp_path / "ledger.sqlite", writable=True)


def test_a_ledger_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as other:
        other.execute("PRAGMA user_version = 99")

    with pytest.raises(LedgerUnusable, match="version 99"):
        Ledger(tmp_path / "ledger.sqlite", writable=True)


def test_a_second_run_on_one_folder_is_told_who_holds_it(tmp_path: Path) -> None:
    with held(tmp_path, "books/"):
        assert is_held(tmp_path)
        with (
            pytest.raises(FolderHeld, match=r"books/ is held by process \d+ on .+ since 20\d\d-"),
            held(tmp_path, "books/"),
        ):
            pass

    assert not is_held(tmp_path)


def test_a_run_that_begins_while_somebody_looks_whether_one_works_there_is_not_refused(tmp_path: Path) -> None:
    looking = FileLock(tmp_path / "lock", thread_local=False)
    looking.acquire()
    over = Timer(0.3, looking.release)
    over.start()

    with held(tmp_path, "out"):
        assert not looking.is_locked
    over.join()
