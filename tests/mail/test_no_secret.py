"""No password and no token in anything that Octavo says, writes or starts, at its most talkative."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from converter.base.errors import MailError
from converter.deliver.mail.client import Client
from tests.mail.conftest import letter
from tests.mail.servers import PASSWORD, TOKEN, USER, Manner

if TYPE_CHECKING:
    from pathlib import Path

    from converter.deliver.mail import Dispatch
    from tests.mail.conftest import Certificates, CommandLine
    from tests.mail.servers import MailServer

Serve = Callable[..., "MailServer"]

HELD_IN = "kept"
"""Folder of what holds the secrets by the user's own wish."""


def forms(secret: str) -> list[bytes]:
    """Return every form in which a secret may show itself."""
    plain = (secret, f"\0{USER}\0{secret}", f"user={USER}\1auth=Bearer {secret}\1\1")
    encoded = [b64encode(words.encode()) for words in plain]
    return [secret.encode(), repr(secret.encode())[2:-1].encode(), ascii(secret)[1:-1].encode(), *encoded]


def written(octavo: CommandLine) -> dict[str, bytes]:
    """Return every file that a run left, but for what holds the secret by the user's own wish."""
    return {
        str(path): path.read_bytes()
        for path in octavo.folder.rglob("*")
        if path.is_file() and HELD_IN not in path.parts
    }


def account(octavo: CommandLine, way: str, secret: str) -> dict[str, object]:
    """Return the config's lines by which a secret is had in that way; a command notes the arguments of all processes."""
    kept = octavo.folder / HELD_IN
    kept.mkdir()
    file = kept / "secret"
    file.write_text(f"{secret}\n", encoding="utf-8")
    file.chmod(0o600)
    script = kept / "script"
    script.write_text(f"#!/bin/sh\ncat /proc/[0-9]*/cmdline > '{octavo.folder}/arguments' 2>/dev/null\ncat '{file}'\n")
    script.chmod(0o700)
    if way != "environment":
        octavo.environment.pop("OCTAVO_SMTP_PASSWORD")
    match way:
        case "command":
            return {"password_command": str(script)}
        case "file":
            return {"password_file": str(file)}
        case "token":
            return {"token_command": str(script)}
        case _:
            octavo.environment["OCTAVO_SMTP_PASSWORD"] = secret
            return {}


@pytest.mark.parametrize("fate", ["accepted", "wrong", "refused", "lost", "for now"])
@pytest.mark.parametrize("way", ["environment", "command", "file", "token"])
def test_no_secret_shows(serve: Serve, octavo: CommandLine, certificates: Certificates, way: str, fate: str) -> None:
    secret = TOKEN if way == "token" else PASSWORD
    if fate == "wrong":
        secret = f"not {secret}"

    def hook(stage: str, _: str) -> str | None:
        return {("rcpt", "refused"): f"550 {secret}", ("taken", "lost"): "", ("data", "for now"): f"451 {secret}"}.get(
            (stage, fate)
        )

    server = serve(Manner("tls", ("XOAUTH2",) if way == "token" else ("PLAIN",)), hook=hook)
    octavo.write_config(server.port, certificates.authority, **account(octavo, way, secret))
    octavo.environment["OCTAVO_DEBUG"] = "1"
    (octavo.folder / "article.md").write_text("# Title\n\nSome words of an article.\n")

    sent = octavo("send", "article.md", "--to", "me@kindle.com", "-v", "-v", "--report", "report.json")
    listed = octavo("outbox", "list")

    assert sent.returncode == (0 if fate == "accepted" else 7), sent.stderr
    said = {
        **written(octavo),
        **{name: text.encode() for name, text in (("sent", sent.stdout + sent.stderr), ("listed", listed.stdout))},
    }
    assert [name for name, content in said.items() for form in forms(secret) if form in content] == []
    assert any("report.json" in name for name in said)
    assert any("outbox.sqlite3" in name for name in said)
    assert ("arguments" in " ".join(said)) == (way in {"command", "token"})


def test_a_fault_in_the_middle_of_a_login_shows_no_secret(
    serve: Serve,
    dispatch_at: Callable[..., Dispatch],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    import traceback

    usual = Client.putcmd

    def broken(self: Client, cmd: str, args: str = "") -> Any:
        if cmd == "AUTH":
            raise ValueError(f"command and arguments contain prohibited characters: {cmd} {args}")
        return usual(self, cmd, args)

    monkeypatch.setattr(Client, "putcmd", broken)
    dispatch = dispatch_at(serve(Manner("tls", ("PLAIN",))).port)
    with dispatch.working(), pytest.raises(MailError) as caught:
        dispatch.send(*dispatch.queue([letter()]))

    traceback.print_exception(caught.value)
    shown = capsys.readouterr().err + str(dispatch.outbox.postings())
    assert [form for form in forms(PASSWORD) if form.decode() in shown] == []


def test_the_account_and_what_sends_by_it_show_no_secret(dispatch_at: Callable[..., Dispatch], tmp_path: Path) -> None:
    dispatch = dispatch_at(25)
    shown = f"{dispatch} {dispatch.account} {dispatch._logging_in()} {tmp_path}"

    assert PASSWORD not in shown
    assert "Secret(…)" in shown
