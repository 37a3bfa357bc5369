"""Servers, an outbox and a config for each test; certificates for all of them."""

from __future__ import annotations

import json
import os
import ssl
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import trustme

from converter.base.errors import MailError
from converter.deliver.mail import Dispatch, Outbox
from converter.deliver.mail.smtp import Patience
from converter.model.delivery import Account, Enclosure, Letter, MailBody, Posting, Recipient
from converter.model.rendering import Rendering
from tests.mail.servers import PASSWORD, USER, Hook, MailServer, Manner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
USUAL = Manner()
QUICK = Patience(connection_seconds=2.0, answer_seconds=0.5, dot_seconds=0.5)
EPUB = bytes(range(256)) * 40
"""No book, but bytes of every kind: what arrives must be these."""


@dataclass(frozen=True)
class Certificates:
    """An authority, and a server's context with a certificate of it for 127.0.0.1."""

    authority: Path
    context: ssl.SSLContext
    stranger: ssl.SSLContext
    """With a certificate for another host."""


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    authority = trustme.CA()
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    contexts = []
    for names in (("127.0.0.1", "localhost"), ("mail.example.org",)):
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(*names).configure_cert(context)
        contexts.append(context)
    return Certificates(path, *contexts)


@pytest.fixture
def serve(certificates: Certificates) -> Iterator[Callable[..., MailServer]]:
    """Starts servers that end with the test."""
    running: list[MailServer] = []

    def start(manner: Manner = USUAL, hook: Hook | None = None, context: ssl.SSLContext | None = None) -> MailServer:
        running.append(MailServer(manner, context or certificates.context, hook))
        return running[-1]

    yield start
    for server in running:
        server.stop()


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    box = Outbox(tmp_path / "outbox.sqlite3")
    yield box
    box.close()


@pytest.fixture
def account_at(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Account]:
    """Gives the account at a server; the password is in the environment."""
    monkeypatch.setenv("OCTAVO_SMTP_PASSWORD", PASSWORD)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

    def account(port: int, **changes: Any) -> Account:
        usual = Account(
            "127.0.0.1", port, "tls", USER, username=USER, ca_file=certificates.authority, patience_seconds=0
        )
        return replace(usual, **changes)

    return account


def letter(address: str = "me_1@kindle.com", title: str = "A title", content: bytes = EPUB) -> Letter:
    rendering = Rendering(content, "application/epub+zip", f"{title}.epub")
    enclosure = Enclosure("example.org/article", "settings", title, rendering, MailBody("A book.\n"))
    return Letter(Recipient("paperwhite", "kindle", address), title, MailBody("A book.\n"), (enclosure,))


def post(dispatch: Dispatch, **changes: Any) -> tuple[Posting, MailError | None]:
    """Queue and send a letter, and return what the outbox has of it then, and the error."""
    with dispatch.working():
        (number,) = dispatch.queue([letter(**changes)])
        try:
            dispatch.send(number)
        except MailError as error:
            return dispatch.outbox.posting(number), error
        return dispatch.outbox.posting(number), None


@pytest.fixture
def dispatch_at(outbox: Outbox, account_at: Callable[..., Account]) -> Callable[..., Dispatch]:
    def dispatch(port: int, **changes: Any) -> Dispatch:
        return Dispatch(outbox, account_at(port, **changes), QUICK, pause=lambda _: None)

    return dispatch


@dataclass
class CommandLine:
    """The command as a process of its own, for a user whose config names one server."""

    folder: Path
    environment: dict[str, str]

    @property
    def outbox(self) -> Path:
        return self.folder / "data" / "octavo" / "outbox.sqlite3"

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    def arguments(self, *words: str | Path) -> list[str]:
        return [sys.executable, "-m", "converter.cli", "--config", str(self.config), *map(str, words)]

    def __call__(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.arguments(*words),
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def write_config(self, listening: int, authority: Path, recipients: str = "", **changes: object) -> None:
        table: dict[str, object] = {
            "host": "127.0.0.1", "port": listening, "security": "tls", "username": USER, "from": USER,
            "ca_file": str(authority), "patience_seconds": 0,
        }  # fmt: skip
        table |= changes
        lines = [f"{key} = {_in_toml(value)}" for key, value in table.items()]
        self.config.write_text("\n".join(["[smtp]", *lines, "", recipients]), encoding="utf-8")


def _in_toml(value: object) -> str:
    return str(value) if isinstance(value, float) else json.dumps(value)


@pytest.fixture
def octavo(tmp_path: Path) -> CommandLine:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OCTAVO", "XDG"))}
    own = {
        "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "PYTHONPATH": str(ROOT), "COLUMNS": "100",
        "OCTAVO_SMTP_PASSWORD": PASSWORD, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }  # fmt: skip
    return CommandLine(tmp_path, kept | own)
