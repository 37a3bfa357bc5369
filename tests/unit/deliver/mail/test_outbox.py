"""What the outbox holds, and what it says after a process has died."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import NoSuchLetter, OutboxUnusable
from converter.deliver.mail import Outbox, outbox
from converter.model.delivery import Accepted, Answer, Deferred, Refused
from tests.unit.deliver.mail.letters import ACCOUNT, enclosure, letter

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[4]
ACCEPTED = Accepted(Answer(250, "2.0.0 taken"))


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Outbox]:
    opened = Outbox(tmp_path / "folder" / "outbox.sqlite3")
    yield opened
    opened.close()


def queued(box: Outbox) -> int:
    (number,) = box.queue([(letter(), b"the mail")], ACCOUNT)
    return number


def test_a_letter_is_queued_with_all_that_is_in_it(box: Outbox) -> None:
    number = queued(box)
    posting = box.posting(number)

    assert posting.state == "queued"
    assert (posting.recipient, posting.address, posting.subject) == ("paperwhite", "me_1@kindle.com", "A title")
    assert [one.file_name for one in posting.enclosures] == ["A title.epub"]
    assert box.begin(number) == b"the mail"


def test_nobody_else_may_read_the_outbox(box: Outbox) -> None:
    queued(box)

    assert {stat.S_IMODE(path.stat().st_mode) for path in box.path.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(box.path.parent.stat().st_mode) == 0o700


def test_a_letter_that_was_in_hand_before_its_dot_is_queued_again(box: Outbox) -> None:
    number = queued(box)
    box.begin(number)
    assert box.posting(number).state == "sending"

    with box.working():
        assert box.posting(number).state == "queued"


def test_a_letter_that_was_handed_over_stays_unknown(box: Outbox) -> None:
    number = queued(box)
    box.begin(number)
    box.note_handed_over(number)

    with box.working():
        assert box.posting(number).state == "unknown"


def test_a_letter_that_was_sent_leaves_its_mail_and_stays_in_the_list(box: Outbox) -> None:
    number = queued(box)
    box.begin(number)
    box.settle(number, "sent", ACCEPTED, "Accepted.", "smtp.example.org")

    assert box.posting(number).state == "sent"
    with pytest.raises(NoSuchLetter):
        box.begin(number)


def test_a_mail_that_was_sent_makes_room(box: Outbox) -> None:
    (number,) = box.queue([(letter(), bytes(5_000_000))], ACCOUNT)
    held = box.path.stat().st_size
    box.settle(number, "sent", ACCEPTED, "Accepted.", "smtp.example.org")

    assert held > 5_000_000
    assert box.path.stat().st_size < 200_000


def test_a_waiting_letter_knows_when_it_may_be_tried_again(box: Outbox) -> None:
    number = queued(box)
    later = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=5)
    box.settle(number, "waiting", Deferred(Answer(450), "recipient", "Later."), "Later.", "smtp.example.org")
    box.postpone(number, later)

    assert box.posting(number).next_try == later


def test_an_article_is_found_by_its_settings_and_recipient(box: Outbox) -> None:
    queued(box)

    assert box.holding("example.org/a", "settings", "ME_1@kindle.com")
    assert not box.holding("example.org/a", "other", "me_1@kindle.com")
    assert not box.holding("example.org/b", "settings", "me_1@kindle.com")
    assert not box.holding("example.org/a", "settings", "ann@example.org")


def test_an_article_that_was_refused_may_be_made_anew(box: Outbox) -> None:
    number = queued(box)
    box.settle(number, "refused", Refused(Answer(550), "recipient", "No."), "No.", "smtp.example.org")

    assert box.holding("example.org/a", "settings", "me_1@kindle.com") == []


def test_all_letters_of_a_book_come_in_or_none(box: Outbox) -> None:
    with pytest.raises(OutboxUnusable):
        box.queue([(letter(), b"one"), (letter(enclosure("two")), None)], ACCOUNT)  # type: ignore[list-item]

    assert box.postings() == []


def test_what_the_user_has_seen_arrive_is_sent(box: Outbox) -> None:
    number = queued(box)
    box.note_handed_over(number)
    box.note_arrived(number)

    assert box.posting(number).state == "sent"


def test_what_was_not_handed_over_cannot_have_arrived(box: Outbox) -> None:
    number = queued(box)

    with pytest.raises(NoSuchLetter, match=f"Letter {number} was not handed over yet"):
        box.note_arrived(number)
    assert box.posting(number).state == "queued"


def test_what_is_forgotten_is_gone_with_its_mail(box: Outbox) -> None:
    number = queued(box)
    box.forget(number)

    with pytest.raises(NoSuchLetter, match=f"Letter {number} is not in the outbox"):
        box.posting(number)
    with sqlite3.connect(box.path) as base:
        assert base.execute("SELECT count(*) FROM contents").fetchone() == (0,)
    base.close()


def test_two_runs_do_not_work_at_once(box: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "LOCK_SECONDS", 0.2)
    code = (
        "import sys\nfrom pathlib import Path\nfrom converter.deliver.mail import Outbox\n"
        f"with Outbox(Path({str(box.path)!r})).working():\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(OutboxUnusable, match="another run is at work on it"), box.working():
            pass
        other.kill()
        other.wait()
        with box.working():  # which the system gave back
            pass


def test_a_file_that_is_no_outbox_is_told(tmp_path: Path) -> None:
    (tmp_path / "outbox.sqlite3").write_bytes(b"not a database" * 100)

    with pytest.raises(OutboxUnusable, match=r"outbox\.sqlite3 cannot be used: file is not a database"):
        Outbox(tmp_path / "outbox.sqlite3")


def test_an_outbox_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite3"
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA user_version = 99")
    base.close()

    with pytest.raises(OutboxUnusable, match=r"of another version of Octavo \(99\)"):
        Outbox(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(OutboxUnusable, match="Permission denied"):
        Outbox(tmp_path / "outbox.sqlite3")


def test_what_is_noted_outlives_a_failure_of_the_power(box: Outbox) -> None:
    # https://sqlite.org/pragma.html#pragma_synchronous: with a journal that is deleted, EXTRA alone promises it.
    assert box._base.execute("PRAGMA synchronous").fetchone() == (3,)


def test_a_disk_that_is_full_is_told_as_such(box: Outbox) -> None:
    (pages,) = box._base.execute("PRAGMA page_count").fetchone()
    box._base.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(OutboxUnusable, match="database or disk is full"):
        box.queue([(letter(), bytes(200_000))], ACCOUNT)
    assert box.postings() == []


def test_a_letter_that_a_run_has_in_hand_is_not_forgotten(box: Outbox) -> None:
    other = Outbox(box.path)
    number = queued(box)
    with box.working():
        box.begin(number)
        with pytest.raises(OutboxUnusable, match="another run is at work on it; wait for its end"):
            other.forget(number)
        box.settle(number, "sent", ACCEPTED, "Accepted.", "smtp.example.org")
    other.forget(number)
    other.close()

    assert box.postings() == []


def test_a_refused_letter_whose_articles_are_all_sent_anew_is_not_sent_any_more(box: Outbox) -> None:
    two = letter(enclosure("A", article="example.org/a"), enclosure("B", article="example.org/b"))
    (first,) = box.queue([(two, b"both")], ACCOUNT)
    box.settle(first, "refused", Refused(Answer(552, "too large"), "answer", "Too large."), "Too large.", "host")
    box.queue([(letter(enclosure("A", article="example.org/a")), b"one")], ACCOUNT)
    assert box.begin(first) == b"both"

    box.settle(first, "refused", Refused(Answer(552, "too large"), "answer", "Too large."), "Too large.", "host")
    box.queue([(letter(enclosure("B", article="example.org/b")), b"other")], ACCOUNT)
    with pytest.raises(NoSuchLetter, match="Letter 1 has no mail any more: a later one has its articles"):
        box.begin(first)
    assert [posting.state for posting in box.postings()] == ["refused", "queued", "queued"]
