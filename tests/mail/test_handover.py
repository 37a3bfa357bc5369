"""Real servers and what they do, to the state of the letter in the outbox and one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from converter.base.errors import AccountUnusable, LetterWaiting, MailRefused, SecretMissing
from converter.deliver.mail.message import attachment_name, subject_line
from tests.mail.conftest import EPUB, Certificates, letter, post
from tests.mail.servers import TOKEN, USER, Hook, MailServer, Manner
from tests.unit.deliver.mail.test_message import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from converter.deliver.mail import Dispatch, Outbox

Serve = Callable[..., MailServer]
DispatchAt = Callable[..., "Dispatch"]


def answering(stage: str, said: str) -> Hook:
    return lambda at, _: said if at == stage else None


# --- What works ---


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize("method", ["PLAIN", "LOGIN"])
def test_a_letter_is_accepted_after_a_login(serve: Serve, dispatch_at: DispatchAt, security: str, method: str) -> None:
    server = serve(Manner(security, (method,)))

    posting, error = post(dispatch_at(server.port, security=security))

    assert error is None
    assert (posting.state, posting.sentence) == ("sent", "Accepted: 250 2.0.0 taken as 4711.")
    assert server.mailbox.logins == [(method, USER)]
    assert [recipient for recipient, _ in server.mailbox.letters] == ["me_1@kindle.com"]


def test_a_token_of_a_command_logs_in_by_xoauth2(serve: Serve, dispatch_at: DispatchAt, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\nand more\n")
    server = serve(Manner("tls", ("XOAUTH2",)))

    posting, _ = post(dispatch_at(server.port, token_command=f"cat {tmp_path / 'token'}"))

    assert posting.state == "sent"
    assert server.mailbox.logins == [("XOAUTH2", USER)]


def test_a_server_on_this_machine_may_go_without_encryption_and_gets_no_password(
    serve: Serve, dispatch_at: DispatchAt
) -> None:
    server = serve(Manner("none", ("PLAIN",)))

    posting, _ = post(dispatch_at(server.port, security="none"))

    assert posting.state == "sent"
    assert server.mailbox.logins == []


def test_what_arrives_is_what_was_sent(serve: Serve, dispatch_at: DispatchAt) -> None:
    server = serve()
    post(dispatch_at(server.port))

    (message,) = server.mailbox.messages()
    (attachment,) = message.iter_attachments()

    assert attachment.get_content() == EPUB
    assert attachment.get_content_type() == "application/epub+zip"


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_no_title_keeps_a_letter_from_arriving_whole(serve: Serve, dispatch_at: DispatchAt, title: str) -> None:
    server = serve()
    _, error = post(dispatch_at(server.port), title=title)

    (message,) = server.mailbox.messages()
    (attachment,) = message.iter_attachments()
    assert error is None
    assert message["Subject"] == subject_line(title)
    assert attachment.get_filename() == attachment_name(f"{title}.epub")
    assert attachment.get_content() == EPUB
    assert message["To"] == "me_1@kindle.com"


def test_a_line_of_the_letter_that_is_a_dot_does_not_end_it(serve: Serve, dispatch_at: DispatchAt) -> None:
    server = serve()
    dispatch = dispatch_at(server.port)
    dotted = replace(letter(), body=replace(letter().body, text=".\n..\n.hidden\nend\n"))
    with dispatch.working():
        dispatch.send(*dispatch.queue([dotted]))

    body = server.mailbox.messages()[0].get_body(("plain",))

    assert body is not None
    assert body.get_content().splitlines() == [".", "..", ".hidden", "end"]


# --- What is refused ---


def test_a_wrong_password_leaves_the_letter_queued_and_is_not_repeated_in_the_words(
    serve: Serve, dispatch_at: DispatchAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCTAVO_SMTP_PASSWORD", "guessed wrong")
    server = serve()

    posting, error = post(dispatch_at(server.port))

    assert isinstance(error, AccountUnusable)
    assert posting.state == "queued"
    assert posting.sentence == (
        "127.0.0.1 did not let me@example.org in (535 5.7.8 no, … is not it). Look whether the user name and the password "
        "are right, and whether it wants an app password."
    )
    assert server.mailbox.letters == []


def test_a_token_that_is_too_old_is_told(serve: Serve, dispatch_at: DispatchAt) -> None:
    server = serve(Manner("tls", ("XOAUTH2",)))

    posting, error = post(dispatch_at(server.port, token_command="echo old-token"))  # noqa: S106 - no password

    assert isinstance(error, AccountUnusable)
    assert posting.state == "queued"
    assert "old-token" not in str(error)
    assert "The token that token_command printed may be too old" in str(error)


def test_without_a_password_nothing_is_said_to_the_server(
    serve: Serve, dispatch_at: DispatchAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OCTAVO_SMTP_PASSWORD")
    server = serve()

    posting, error = post(dispatch_at(server.port))

    assert isinstance(error, SecretMissing)
    assert posting.state == "queued"
    assert server.mailbox.seen == []


def test_a_server_without_starttls_gets_neither_password_nor_letter(serve: Serve, dispatch_at: DispatchAt) -> None:
    server = serve(Manner("no starttls", ("PLAIN",)))

    posting, error = post(dispatch_at(server.port, security="starttls"))

    assert isinstance(error, AccountUnusable)
    assert posting.state == "queued"
    assert posting.sentence == (
        "127.0.0.1 offers no STARTTLS, so nothing was sent: neither the password nor the article goes in the clear."
    )
    assert server.mailbox.seen == []


def test_a_server_without_encryption_elsewhere_is_not_even_tried(dispatch_at: DispatchAt) -> None:
    with pytest.raises(AccountUnusable, match='"none" is for a server on this machine'):
        post(dispatch_at(25, security="none", host="mail.example.org"))


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_for_another_host_is_not_trusted(
    serve: Serve, dispatch_at: DispatchAt, certificates: Certificates, security: str
) -> None:
    server = serve(Manner(security), context=certificates.stranger)

    posting, error = post(dispatch_at(server.port, security=security))

    assert isinstance(error, AccountUnusable)
    assert posting.state == "queued"
    assert "The certificate of 127.0.0.1 is not one to trust" in posting.sentence
    assert server.mailbox.seen == []


def test_a_certificate_of_an_unknown_authority_is_not_trusted(serve: Serve, dispatch_at: DispatchAt) -> None:
    _, error = post(dispatch_at(serve().port, ca_file=None))

    assert isinstance(error, AccountUnusable)
    assert "A company's own authority is named by ca_file in [smtp]." in str(error)


REFUSALS = [
    ("rcpt", "550 5.1.1 no such user", "refused", "There is no mailbox me_1@kindle.com (the server said: 550 5.1.1 no such user); look whether"),
    ("rcpt", "550 relaying denied", "refused", "The server takes no mail for me_1@kindle.com (the server said: 550 relaying denied); look"),
    ("mail", "552 5.3.4 too large", "refused", "is too large for the server (the server said: 552 5.3.4 too large); set limit_mb in [smtp]"),
    ("data", "552 5.2.3 too large", "refused", "is too large for the server (the server said: 552 5.2.3 too large); set limit_mb in [smtp]"),
    ("data", "554 5.7.1 it looks like spam", "refused", "The server refused the mail for good (the server said: 554 5.7.1 it looks like spam)"),
    ("mail", "421 4.3.2 closing", "waiting", "The server has no time for this now (the server said: 421 4.3.2 closing)."),
    ("rcpt", "450 4.2.0 greylisted", "waiting", "or the server wants to be asked twice (the server said: 450 4.2.0 greylisted)."),
    ("rcpt", "452 4.2.2 mailbox full", "waiting", "The server or the mailbox has no room for it now (the server said: 452 4.2.2 mailbox full)."),
    ("data", "452 4.3.1 disk full", "waiting", "The server or the mailbox has no room for it now (the server said: 452 4.3.1 disk full)."),
    ("data", "451 4.3.0 try again", "waiting", "The server has a trouble of its own now (the server said: 451 4.3.0 try again)."),
]  # fmt: skip


@pytest.mark.parametrize("row", REFUSALS, ids=lambda row: f"{row[0]} {row[1]}")
def test_what_a_server_refuses_has_its_state_and_its_sentence(
    serve: Serve, dispatch_at: DispatchAt, row: tuple[str, str, str, str]
) -> None:
    stage, said, state, words = row
    server = serve(hook=answering(stage, said))

    posting, error = post(dispatch_at(server.port))

    assert posting.state == state
    assert words in posting.sentence
    assert isinstance(error, MailRefused if state == "refused" else LetterWaiting)
    assert str(error) == posting.sentence
    assert (posting.next_try is not None) == (state == "waiting")
    assert server.mailbox.letters == []


def test_a_letter_that_is_larger_than_the_server_says_is_not_begun(serve: Serve, dispatch_at: DispatchAt) -> None:
    server = serve(Manner(most_bytes=8_000))

    posting, error = post(dispatch_at(server.port))

    assert isinstance(error, MailRefused)
    assert posting.state == "refused"
    assert "too large for 127.0.0.1, which takes 0.0" in posting.sentence
    assert server.mailbox.seen == []


def test_what_is_refused_for_now_is_tried_again_within_a_run(serve: Serve, dispatch_at: DispatchAt) -> None:
    refused: list[str] = []

    def busy_twice(stage: str, _: str) -> str | None:
        if stage == "rcpt" and len(refused) < 2:
            refused.append(stage)
            return "451 4.7.1 greylisted"
        return None

    server = serve(hook=busy_twice)
    posting, error = post(dispatch_at(server.port, patience_seconds=60))

    assert error is None
    assert (posting.state, posting.tries) == ("sent", 3)
    assert len(server.mailbox.letters) == 1


def test_every_answer_of_a_server_is_kept(serve: Serve, dispatch_at: DispatchAt, outbox: Outbox) -> None:
    server = serve(hook=answering("rcpt", "450 4.2.0 greylisted"))
    posting, _ = post(dispatch_at(server.port))

    ((_, outcome, code, words),) = outbox.answers(posting.number)

    assert (outcome, code, words) == ("deferred", 450, "4.2.0 greylisted")
