"""`octavo send --setup`, step by step, at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.mail.servers import PASSWORD, USER, Manner

if TYPE_CHECKING:
    from tests.mail.conftest import Certificates, CommandLine
    from tests.mail.servers import MailServer

Serve = Callable[..., "MailServer"]

ACCOUNT = [
    ("Your address of mail", USER),
    ("Server for outgoing mail", "127.0.0.1"),
    ("Encryption", "starttls"),
]


@contextmanager
def terminal(octavo: CommandLine, *words: str) -> Iterator[Any]:
    """Run the command at a terminal of its own."""
    import pexpect

    arguments = octavo.arguments(*words)
    child = pexpect.spawn(
        arguments[0],
        arguments[1:],
        cwd=str(octavo.folder),
        env={**octavo.environment, "COLUMNS": "300", "TERM": "dumb", "NO_COLOR": "1"},
        encoding="utf-8",
        timeout=30,
        dimensions=(50, 300),
    )
    try:
        yield child
    finally:
        child.close(force=True)


def answer(child: Any, question: str, words: str) -> None:
    child.expect_exact(question)
    child.expect(": $|[?:] *$")
    child.sendline(words)


def test_an_account_and_a_kindle_are_asked_for_and_a_test_book_arrives(
    serve: Serve, octavo: CommandLine, certificates: Certificates
) -> None:
    server = serve(Manner("starttls", ("PLAIN",)))
    # What the questions do not ask for: this test's own authority, which another table of the file cannot hold.
    octavo.environment["SSL_CERT_FILE"] = str(certificates.authority)
    with terminal(octavo, "send", "--setup") as child:
        for question, words in ACCOUNT:
            answer(child, question, words)
        answer(child, "Port", str(server.port))
        answer(child, "User name", "")
        answer(child, "Where is the password?", "environment")
        child.expect_exact("Set OCTAVO_SMTP_PASSWORD")
        answer(child, "Add a recipient?", "y")
        answer(child, "Address of the e-reader", "no address")
        child.expect_exact('"no address" is no address of mail')
        answer(child, "Address of the e-reader", "me_1@kindle.com")
        answer(child, "Name, as --to takes it", "paperwhite")
        answer(child, "Device (", "kindle-paperwhite-6")
        child.expect_exact(f"Approved Personal Document E-mail List: add {USER}, the whole address")
        answer(child, "Add another recipient?", "n")
        answer(child, "Send a test book now?", "y")
        child.expect_exact("It works.epub → me_1@kindle.com: accepted")
        child.expect_exact("The server took it.")
        child.wait()

    assert octavo.config.read_text(encoding="utf-8") == (
        f'[smtp]\nhost = "127.0.0.1"\nport = {server.port}\nsecurity = "starttls"\nusername = "{USER}"\nfrom = "{USER}"\n\n'
        '[recipients.paperwhite]\nkind = "kindle"\naddress = "me_1@kindle.com"\ndevice = "kindle-paperwhite-6"\n'
    )
    assert [recipient for recipient, _ in server.mailbox.letters] == ["me_1@kindle.com"]


def test_a_provider_that_is_known_fills_the_answers_in_and_says_how_one_logs_in(octavo: CommandLine) -> None:
    octavo.config.unlink(missing_ok=True)
    with terminal(octavo, "send", "--setup") as child:
        answer(child, "Your address of mail", "me@gmail.com")
        child.expect_exact("Gmail: smtp.gmail.com, port 465, tls. The password is an app password")
        for question in (
            "Server for outgoing mail (SMTP) (smtp.gmail.com)",
            "Encryption, tls or starttls (tls)",
            "Port (465)",
        ):
            answer(child, question, "")
        answer(child, "User name (me@gmail.com)", "")
        answer(child, "Where is the password?", "command")
        answer(child, "Command that prints it", "pass show mail")
        answer(child, "Add a recipient?", "n")
        child.wait()

    assert 'password_command = "pass show mail"' in octavo.config.read_text(encoding="utf-8")


def test_a_password_is_not_shown_while_it_is_typed_and_not_written_to_the_config(octavo: CommandLine) -> None:
    with terminal(octavo, "send", "--setup") as child:
        for question, words in ACCOUNT:
            answer(child, question, words)
        answer(child, "Port", "")
        answer(child, "User name", "")
        answer(child, "Where is the password?", "keyring")
        answer(child, "Password", PASSWORD)
        answer(child, "Add a recipient?", "n")
        child.wait()
        shown = child.before + (child.read() or "")

    assert PASSWORD not in shown
    assert PASSWORD not in octavo.config.read_text(encoding="utf-8")


def test_a_server_on_this_machine_needs_no_encryption_and_no_password(serve: Serve, octavo: CommandLine) -> None:
    server = serve(Manner("none", ()))
    with terminal(octavo, "send", "--setup") as child:
        answer(child, "Your address of mail", USER)
        answer(child, "Server for outgoing mail", "localhost")
        answer(child, "Encryption, tls or starttls or none", "none")
        answer(child, "Port", str(server.port))
        answer(child, "Add a recipient?", "n")
        child.wait()

    assert octavo.config.read_text(encoding="utf-8") == (
        f'[smtp]\nhost = "localhost"\nport = {server.port}\nsecurity = "none"\nfrom = "{USER}"\n'
    )


def test_where_there_is_no_keyring_no_password_is_asked_for(octavo: CommandLine) -> None:
    octavo.environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    with terminal(octavo, "send", "--setup") as child:
        for question, words in ACCOUNT:
            answer(child, question, words)
        answer(child, "Port", "")
        answer(child, "User name", "")
        child.expect_exact("The system's keyring can keep no password: this system has none.")
        answer(child, "Where is the password? command, file, environment", "environment")
        answer(child, "Add a recipient?", "n")
        child.wait()


def test_the_password_of_an_account_that_the_config_has_is_asked_for_where_there_is_none(
    octavo: CommandLine, certificates: Certificates
) -> None:
    octavo.write_config(25, certificates.authority)
    del octavo.environment["OCTAVO_SMTP_PASSWORD"]
    with terminal(octavo, "send", "--setup") as child:
        answer(child, f"Password of {USER} at 127.0.0.1, for the system's keyring", PASSWORD)
        answer(child, "Add a recipient?", "n")
        child.wait()
        shown = child.before + (child.read() or "")

    assert child.exitstatus == 0, shown


def test_what_the_config_has_already_is_left_as_it_is(octavo: CommandLine, certificates: Certificates) -> None:
    octavo.write_config(25, certificates.authority, "# mine\n[recipients.ann]\naddress = 'ann@example.org'\n")
    before = octavo.config.read_text(encoding="utf-8")
    kept = octavo.folder / "dotfiles.toml"
    octavo.config.rename(kept)
    octavo.config.symlink_to(kept)
    kept.chmod(0o600)
    with terminal(octavo, "send", "--setup") as child:
        child.expect_exact("Mails are sent by 127.0.0.1 from me@example.org")
        child.expect_exact("Known: ann (email), ann@example.org.")
        answer(child, "Add another recipient?", "y")
        answer(child, "Address of the e-reader", "me@pbsync.com")
        answer(child, "Name, as --to takes it (pocketbook)", "ann")
        child.expect_exact("none that is there already")
        answer(child, "Name, as --to takes it (pocketbook)", "")
        answer(child, "Device (", "")
        answer(child, "Add another recipient?", "n")
        answer(child, "Send a test book now?", "n")
        child.wait()

    assert octavo.config.is_symlink()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert octavo.config.read_text(encoding="utf-8") == (
        f'{before.rstrip()}\n\n[recipients.pocketbook]\nkind = "pocketbook"\naddress = "me@pbsync.com"\n'
    )


def test_without_a_terminal_nothing_is_asked(octavo: CommandLine) -> None:
    done = octavo("send", "--setup")

    assert (done.returncode, done.stderr) == (2, "octavo: octavo send --setup asks questions; run it in a terminal.\n")


ANSWERS = {"yes": ("sent already", 1, 0), "no": ("accepted: 250", 2, 0), "later": ("may have arrived", 1, 7)}
"""By what the user says: what is said then, how many letters the mailbox has, the exit code."""


@pytest.mark.parametrize("word", ANSWERS)
def test_at_a_terminal_send_asks_whether_a_letter_arrived(
    serve: Serve, octavo: CommandLine, certificates: Certificates, word: str
) -> None:
    said, letters, code = ANSWERS[word]
    lost = [True]
    server = serve(hook=lambda stage, _: "" if stage == "taken" and lost else None)
    octavo.write_config(server.port, certificates.authority)
    (octavo.folder / "article.md").write_text("# Title\n\nSome words of an article.\n")
    octavo("send", "article.md", "--to", "me@kindle.com")
    lost.clear()
    with terminal(octavo, "send", "article.md", "--to", "me@kindle.com") as child:
        answer(child, "Did it? yes, no (it is sent again), or later", word)
        child.expect_exact(said)
        child.wait()

        assert child.exitstatus == code
    assert len(server.mailbox.letters) == letters
    assert ("unknown" in octavo("outbox").stdout) == (word == "later")
