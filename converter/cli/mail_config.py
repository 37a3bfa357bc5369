"""The tables `[smtp]` and `[recipients.NAME]` of the config file to an Account and Recipients.

No password stands in that file, which is shown, copied and kept under version control; who writes one there is told
where it belongs, and no message repeats what stands where a password may.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar, get_args

from converter.base.errors import BadConfig, UnknownName
from converter.base.mailboxes import address_problem
from converter.devices import device_named
from converter.model.delivery import (
    USUAL_PATIENCE_SECONDS,
    Account,
    Recipient,
    RecipientKind,
    Security,
    kind_of_address,
)
from converter.render import renderer_named

if TYPE_CHECKING:
    from collections.abc import Mapping

Choice = TypeVar("Choice", bound=str)

USUAL_PORTS: Final[dict[Security, int]] = {"tls": 465, "starttls": 587, "none": 25}
MEGABYTE: Final = 1_000_000
_ACCOUNT_KEYS: Final = (
    "host", "port", "security", "username", "from", "password_command", "password_file", "token_command", "ca_file",
    "limit_mb", "patience_seconds",
)  # fmt: skip
_RECIPIENT_KEYS: Final = ("kind", "address", "device", "format", "theme")
_WHERE: Final = (
    "no password is kept in this file: use password_command, password_file (mode 0600), OCTAVO_SMTP_PASSWORD, or the "
    "keyring by octavo send --setup."
)


class _Table:
    """A table of the file, whose entries are asked for by key and type; a message never has a value in it."""

    def __init__(self, entries: Mapping[str, object], name: str, path: Path) -> None:
        self.entries = entries
        self.name = name
        self.path = path

    def wrong(self, problem: str) -> BadConfig:
        return BadConfig(path=str(self.path), problem=f"[{self.name}] {problem}")

    def check_keys(self, known: tuple[str, ...]) -> None:
        for key in self.entries:
            if key not in known:
                if "pass" in key or "secret" in key or "token" in key:
                    raise self.wrong(_WHERE)
                raise self.wrong(str(UnknownName(noun="setting", name=key, known=known)))

    def text(self, key: str, default: str = "") -> str:
        value = self.entries.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(f"{key} wants a text in quotes.")
        return value.strip()

    def needed(self, key: str, example: str) -> str:
        if not (value := self.text(key)):
            raise self.wrong(f'{key} is missing, such as {key} = "{example}".')
        return value

    def number(self, key: str, default: float) -> float:
        value = self.entries.get(key, default)
        # TOML knows inf and nan, and there is no port of either.
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < inf:
            raise self.wrong(f"{key} wants a number.")
        return float(value)

    def choice(self, key: str, default: str, known: tuple[Choice, ...], noun: str) -> Choice:
        value = self.text(key, default)
        for one in known:
            if one == value:
                return one
        raise self.wrong(str(UnknownName(noun=noun, name=value, known=known)))

    def file(self, key: str) -> Path | None:
        name = self.text(key)
        try:
            return self.path.parent / Path(name).expanduser() if name else None
        except RuntimeError:
            raise self.wrong(f"{key} begins with a ~ and the name of nobody on this machine.") from None


def account_of(config: Mapping[str, object], path: Path) -> Account | None:
    """Return the account that the file names, None where it names none; raises BadConfig."""
    table = _subtable(config, "smtp", path)
    if table is None:
        return None
    table.check_keys(_ACCOUNT_KEYS)
    username = table.text("username")
    security: Security = table.choice("security", "tls", get_args(Security), "security")
    port = table.number("port", USUAL_PORTS[security])
    if not (0 < port < 65_536 and port.is_integer()):  # noqa: PLR2004 - TCP
        raise table.wrong("port wants a number from 1 to 65535.")
    limit_mb = table.number("limit_mb", 0)
    if 0 < limit_mb < 1:
        raise table.wrong("limit_mb wants 1 at least: a mail has to hold an article.")
    # It imports sockets and more, for those alone who send.
    from email.utils import getaddresses

    senders = getaddresses([table.text("from") or (username if "@" in username else "")])
    if len(senders) > 1:
        raise table.wrong("from wants one address.")
    name, sender = senders[0] if senders else ("", "")
    if not sender:
        raise table.wrong('from is missing, such as from = "me@example.org".')
    return _checked_account(
        Account(
            host=table.needed("host", "smtp.example.org"),
            port=int(port),
            security=security,
            sender=sender,
            sender_name=name,
            username=username,
            password_command=table.text("password_command"),
            password_file=table.file("password_file"),
            token_command=table.text("token_command"),
            ca_file=table.file("ca_file"),
            limit_bytes=int(limit_mb * MEGABYTE),
            patience_seconds=table.number("patience_seconds", USUAL_PATIENCE_SECONDS),
        ),
        table,
    )


def recipients_of(config: Mapping[str, object], path: Path) -> tuple[Recipient, ...]:
    """Return the recipients that the file names; raises BadConfig."""
    entries = config.get("recipients", {})
    if not isinstance(entries, dict):
        raise BadConfig(path=str(path), problem="recipients wants tables, such as [recipients.paperwhite].")
    return tuple(_recipient(str(name), entry, path) for name, entry in entries.items())


def _recipient(name: str, entry: object, path: Path) -> Recipient:
    if not isinstance(entry, dict):
        raise BadConfig(path=str(path), problem=f"recipients.{name} wants a table: [recipients.{name}].")
    table = _Table(entry, f"recipients.{name}", path)
    table.check_keys(_RECIPIENT_KEYS)
    address = table.needed("address", "me_1@kindle.com")
    if problem := address_problem(address):
        raise table.wrong(problem)
    kind: RecipientKind = table.choice("kind", kind_of_address(address), get_args(RecipientKind), "kind of recipient")
    recipient = Recipient(name, kind, address, table.text("device"), table.text("format"), _theme(table))
    try:
        if recipient.device:
            device_named(recipient.device)
        if recipient.format:
            recipient = replace(recipient, format=renderer_named(recipient.format).name)
    except UnknownName as error:
        raise table.wrong(str(error)) from error
    return recipient


def _checked_account(account: Account, table: _Table) -> Account:
    if problem := account.problem:
        raise table.wrong(problem)
    return account


def _theme(table: _Table) -> str:
    name = table.text("theme")
    folder = table.path.parent / name
    return str(folder) if "/" in name and folder.is_dir() else name


def _subtable(config: Mapping[str, object], name: str, path: Path) -> _Table | None:
    entries = config.get(name)
    if entries is None:
        return None
    if not isinstance(entries, dict):
        raise BadConfig(path=str(path), problem=f"{name} wants a table: [{name}].")
    return _Table(entries, name, path)
