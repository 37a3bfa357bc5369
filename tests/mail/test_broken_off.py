"""Servers that break off, drip, or speak another language, to the state of the letter and one sentence."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from converter.base.errors import AccountUnusable, LetterUnknown, LetterWaiting
from tests.mail.conftest import post
from tests.mail.raw_server import EHLO, FINE, GREETING, RawConnection, RawServer
from tests.mail.servers import PASSWORD, USER

if TYPE_CHECKING:
    from converter.deliver.mail import Dispatch

DispatchAt = Callable[..., "Dispatch"]


@pytest.fixture
def raw() -> Iterator[Callable[..., RawServer]]:
    running: list[RawServer] = []

    def start(talk: Callable[[RawConnection], None], **more: Any) -> RawServer:
        running.append(RawServer(talk, **more))
        return running[-1]

    yield start
    for server in running:
        server.stop()


Raw = Callable[..., RawServer]


def test_no_server_leaves_the_letter_waiting(dispatch_at: DispatchAt, raw: Raw) -> None:
    server = raw(lambda _: None)
    server.stop()

    posting, error = post(dispatch_at(server.port))

    assert isinstance(error, LetterWaiting)
    assert posting.state == "waiting"
    assert posting.sentence == f"127.0.0.1:{server.port} could not be reached: Connection refused."


def test_a_connection_that_is_cut_before_the_end_of_the_letter_leaves_it_waiting(
    dispatch_at: DispatchAt, raw: Raw
) -> None:
    server = raw(RawConnection.until_data)  # and then no more

    posting, error = post(dispatch_at(server.port, security="none"), content=bytes(5_000_000))

    assert isinstance(error, LetterWaiting)
    assert posting.state == "waiting"
    assert "was lost before the mail was handed over" in posting.sentence


def test_a_connection_that_is_cut_after_the_letter_leaves_it_unknown(dispatch_at: DispatchAt, raw: Raw) -> None:
    def talk(connection: RawConnection) -> None:
        connection.until_data()
        connection.hear_letter()

    posting, error = post(dispatch_at(raw(talk).port, security="none"))

    assert isinstance(error, LetterUnknown)
    assert posting.state == "unknown"
    assert posting.sentence == (
        "The mail to me_1@kindle.com was handed over, and the connection ended: it may have arrived. Look there, then say "
        "octavo outbox arrived or octavo outbox retry."
    )


def test_a_server_that_says_nothing_after_the_letter_leaves_it_unknown(dispatch_at: DispatchAt, raw: Raw) -> None:
    def talk(connection: RawConnection) -> None:
        connection.until_data()
        connection.hear_letter()
        connection.hear()

    posting, error = post(dispatch_at(raw(talk).port, security="none"))

    assert isinstance(error, LetterUnknown)
    assert posting.state == "unknown"
    assert "no answer came in time" in posting.sentence


def test_an_answer_that_is_no_answer_leaves_the_letter_unknown(dispatch_at: DispatchAt, raw: Raw) -> None:
    def talk(connection: RawConnection) -> None:
        connection.until_data()
        connection.hear_letter()
        connection.say(b"hello\r\n")

    posting, _ = post(dispatch_at(raw(talk).port, security="none"))

    assert posting.state == "unknown"


def test_a_slow_server_is_waited_for_no_longer_than_an_answer_may_take(dispatch_at: DispatchAt, raw: Raw) -> None:
    server = raw(lambda connection: connection.drip(GREETING * 40, 0.05))
    begun = time.monotonic()

    posting, error = post(dispatch_at(server.port, security="none"))

    assert isinstance(error, LetterWaiting)
    assert posting.state == "waiting"
    assert time.monotonic() - begun < 20


def test_a_server_that_drips_one_answer_is_given_up(dispatch_at: DispatchAt, raw: Raw) -> None:
    def talk(connection: RawConnection) -> None:
        connection.say(GREETING)
        connection.hear()
        connection.drip(b"250-" + b"x" * 400, 0.02)

    begun = time.monotonic()
    posting, _ = post(dispatch_at(raw(talk).port, security="none"))

    assert posting.state == "waiting"
    assert "no answer came in time" in posting.sentence
    assert time.monotonic() - begun < 5


def test_words_that_are_slipped_in_before_the_encryption_are_not_heard(dispatch_at: DispatchAt, raw: Raw) -> None:
    def talk(connection: RawConnection) -> None:
        connection.say(GREETING)
        connection.hear()
        connection.say(b"250-mail.example.org\r\n250 STARTTLS\r\n")
        connection.hear()
        # The answer, and in one breath what a man in the middle would like to be heard inside.
        connection.say(b"220 go on\r\n250-mail.example.org\r\n250 AUTH PLAIN\r\n")
        connection.hear()

    server = raw(talk)
    posting, error = post(dispatch_at(server.port, security="starttls"))

    assert error is not None
    assert posting.state in {"waiting", "queued"}
    assert b"AUTH" not in server.received


def test_another_kind_of_server_is_told_as_such(dispatch_at: DispatchAt, raw: Raw) -> None:
    server = raw(lambda connection: connection.say(b"HTTP/1.1 400 Bad Request\r\n\r\n"))

    posting, _ = post(dispatch_at(server.port, security="none"))

    assert "answers what no mail server does" in posting.sentence


def test_the_password_is_not_among_what_a_server_in_the_clear_hears(dispatch_at: DispatchAt, raw: Raw) -> None:
    def talk(connection: RawConnection) -> None:
        connection.say(GREETING)
        connection.hear()
        connection.say(EHLO.replace(b"SIZE 50000000", b"AUTH PLAIN LOGIN"))
        connection.hear()
        connection.say(FINE)
        connection.hear()
        connection.say(b"530 5.7.0 log in first\r\n")

    server = raw(talk)
    posting, error = post(dispatch_at(server.port, security="none"))

    assert isinstance(error, AccountUnusable)
    assert posting.state == "queued"
    assert b64encode(f"\0{USER}\0{PASSWORD}".encode()) not in server.received
    assert b"AUTH" not in server.received
