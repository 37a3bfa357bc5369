"""`octavo send --setup`: what is missing in the config, asked for step by step, and a test book sent."""

from __future__ import annotations

import json
import re
import stat
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from converter.base.errors import BadConfig, SecretMissing, SettingsError
from converter.base.mailboxes import address_problem
from converter.cli.config import Config, config_path, load_config
from converter.cli.failures import Outcome, failures_told
from converter.cli.mail_config import USUAL_PORTS, account_of, recipients_of
from converter.cli.terminal import Verbosity, print_path, say
from converter.deliver import FileDestination, deliver
from converter.devices import DEVICES
from converter.model.delivery import LOOPBACK_HOSTS, Account, Recipient, Secret, Security, kind_of_address
from converter.model.rendering import Rendering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model.delivery import RecipientKind

_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")
_FAMILY_OF_KIND: Final[dict[RecipientKind, str]] = {"kindle": "kindle", "pocketbook": "pocketbook"}
_TEST_TEXT: Final = """# It works

This is a test of Octavo. Whoever reads it here gets articles from now on.

Umlauts äöü, “quotes”, a dash – and a list:

- one
- two
"""
KeptIn = Literal["keyring", "command", "file", "environment", "token"]


def set_up(named: Path | None) -> None:
    """Ask for an account and recipients where the config has none, write them there, and send a test.

    Raises SettingsError where nobody sits at a terminal; the config is written once, when all is answered.
    """
    import sys

    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise SettingsError("octavo send --setup asks questions; run it in a terminal.")
    path = named or config_path()
    config = load_config(path) if path.is_file() else Config()
    added: list[str] = []
    if config.smtp is None:
        account, lines, secret = _ask_account()
        added.append("\n".join(lines))
    else:
        account = config.smtp
        say(f"Mails are sent by {account.host} from {account.sender}, as {path} says.")
        secret = _missing_secret(account)
    recipients = list(config.recipients)
    for recipient in recipients:
        say(f"Known: {recipient.name} ({recipient.kind}), {recipient.address}.")
    while _yes("Add a recipient?" if not recipients else "Add another recipient?", default=not recipients):
        recipient = _ask_recipient(account, recipients)
        recipients.append(recipient)
        added.append(_recipient_lines(recipient))
    if secret is not None:
        _keep(account, secret)
    if added:
        _write(path, added)
        print_path(path)
    if recipients and _yes("Send a test book now?", default=True):
        _send_test(load_config(path), _choose_recipient(recipients))


# --- The account ---


def _ask_account() -> tuple[Account, list[str], Secret | None]:
    """Return the account, its lines in the config, and the password where the keyring is to keep it."""
    from converter.deliver.mail import provider_of_address

    sender = _asked_address("Your address of mail, which articles come from")
    provider = provider_of_address(sender)
    if provider:
        say(f"{provider.name}: {provider.host}, port {provider.port}, {provider.security}. {provider.login}")
    host = _asked("Server for outgoing mail (SMTP)", provider.host if provider else f"smtp.{sender.rpartition('@')[2]}")
    security = _asked_security(host, provider.security if provider else "tls")
    usual = provider.port if provider and provider.security == security else USUAL_PORTS[security]
    port = _asked_number("Port", usual)
    # Nobody is logged in without encryption.
    username = "" if security == "none" else _asked("User name", sender)
    account = Account(host, port, security, sender, username=username)
    lines = [
        "[smtp]",
        f"host = {_quoted(host)}",
        f"port = {port}",
        f"security = {_quoted(security)}",
        *([f"username = {_quoted(username)}"] if username else []),
        f"from = {_quoted(sender)}",
    ]
    secret: Secret | None = None
    if username:
        wants_token = provider is not None and "token_command" in provider.login
        more, secret = _ask_secret("token" if wants_token else "keyring")
        lines += more
    return account, lines, secret


def _missing_secret(account: Account) -> Secret | None:
    """Ask for the password that the config says nothing of, where the keyring can keep it; None where none is missing."""
    from converter.deliver.mail.secrets import credentials_of, keyring_problem

    if account.token_command or account.password_command or account.password_file or keyring_problem():
        return None
    try:
        credentials_of(account)
    except SecretMissing:
        return _asked_secret(f"Password of {account.username} at {account.host}, for the system's keyring")
    return None


def _asked_security(host: str, suggestion: Security) -> Security:
    known: tuple[Security, ...] = get_args(Security)
    choices = known if host.lower() in LOOPBACK_HOSTS else tuple(one for one in known if one != "none")
    answer = _asked(f"Encryption, {' or '.join(choices)}", suggestion, choices)
    return next(one for one in choices if one == answer)


def _ask_secret(suggestion: KeptIn) -> tuple[list[str], Secret | None]:
    """Return the lines of the config that say where the password is, and the password where the keyring is to keep it."""
    from converter.deliver.mail.secrets import keyring_problem

    places = {
        "keyring": "keyring (the system's own)",
        "command": "command",
        "file": "file",
        "environment": "environment",
        "token": "token (OAuth 2 by a command)",
    }
    if problem := keyring_problem():
        say(f"The system's keyring can keep no password: {problem}.")
        del places["keyring"]
    usual = suggestion if suggestion in places else "file"
    lines: list[str] = []
    secret: Secret | None = None
    match _asked(f"Where is the password? {', '.join(places.values())}", usual, tuple(places)):
        case "keyring":
            secret = _asked_secret("Password")
        case "command":
            lines.append(f"password_command = {_quoted(_asked('Command that prints it as its first line', ''))}")
        case "file":
            lines.append(f"password_file = {_quoted(_asked('File (chmod 600)', '~/.config/octavo/password'))}")
        case "token":
            lines.append(f"token_command = {_quoted(_asked('Command that prints a token as its first line', ''))}")
        case _:
            say("Set OCTAVO_SMTP_PASSWORD wherever you run octavo send.")
    return lines, secret


def _keep(account: Account, secret: Secret) -> None:
    """Keep the password in the keyring; say what to do where there is none."""
    from converter.deliver.mail.secrets import keep_in_keyring

    if problem := keep_in_keyring(account, secret):
        say(
            f"The system's keyring did not keep the password: {problem}. Use password_command or password_file in the config, or OCTAVO_SMTP_PASSWORD."
        )


# --- Recipients ---


def _ask_recipient(account: Account, known: Sequence[Recipient]) -> Recipient:
    address = _asked_address("Address of the e-reader or of the person")
    kind = kind_of_address(address)
    name = _asked_name(known, "kindle" if kind == "kindle" else kind)
    device = ""
    if family := _FAMILY_OF_KIND.get(kind):
        devices = [device.name for device in DEVICES if device.family.name == family]
        device = _asked(f"Device ({', '.join(devices)}; empty for all of that address)", "", ("", *devices))
    if kind == "kindle":
        say(
            f"Amazon takes mail from senders that it knows only. At amazon.com: Content & Devices, Preferences, Personal "
            f"Document Settings, Approved Personal Document E-mail List: add {account.sender}, the whole address. It may ask "
            "you by mail to confirm the first book, within 48 hours."
        )
    elif kind == "pocketbook":
        say(f"PocketBook asks you by mail to trust a new sender: answer it once for {account.sender}.")
    return Recipient(name, kind, address, device)


def _asked_name(known: Sequence[Recipient], suggestion: str) -> str:
    taken = {recipient.name for recipient in known}
    suggested = next(
        name for name in (suggestion, *(f"{suggestion}{number}" for number in range(2, 99))) if name not in taken
    )
    while True:
        name = _asked("Name, as --to takes it", suggested)
        if _NAME.fullmatch(name) and name not in taken:
            return name
        say("Letters, digits, - and _, and none that is there already.")


def _recipient_lines(recipient: Recipient) -> str:
    lines = [
        f"[recipients.{recipient.name}]",
        f"kind = {_quoted(recipient.kind)}",
        f"address = {_quoted(recipient.address)}",
    ]
    if recipient.device:
        lines.append(f"device = {_quoted(recipient.device)}")
    return "\n".join(lines)


def _choose_recipient(recipients: Sequence[Recipient]) -> Recipient:
    if len(recipients) == 1:
        return recipients[0]
    name = _asked("To whom", recipients[-1].name, [recipient.name for recipient in recipients])
    return next(recipient for recipient in recipients if recipient.name == name)


# --- The file, and the test ---


def _write(path: Path, added: Sequence[str]) -> None:
    """Add tables to the config, whole or not at all; raises BadConfig for what would not be read again."""
    before = path.read_text(encoding="utf-8").rstrip("\n") if path.is_file() else ""
    content = "\n\n".join(filter(None, (before, *added))) + "\n"
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(path=str(path), problem=f"{error}.") from error
    account_of(table, path)
    recipients_of(table, path)
    # Where a link leads, which is to stay one, and with the mode that its owner gave it.
    file = path.resolve()
    mode = file.stat().st_mode if file.is_file() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    deliver(Rendering(content.encode(), "application/toml", file.name), FileDestination(file, overwrite=True))
    if mode is not None:
        file.chmod(stat.S_IMODE(mode))


def _send_test(config: Config, recipient: Recipient) -> None:
    """Send a test book, as often as it is asked for, and say what became of it."""
    from converter.api import read_markdown
    from converter.cli.sending import tell_receipt
    from converter.deliver.mail import Dispatch, Outbox, outbox_path
    from converter.mailing import Wish, send
    from converter.model.settings import Settings

    if config.smtp is None:
        raise SettingsError("The config names no account to send from.")
    document = read_markdown(_TEST_TEXT)
    wish = Wish(recipient, config.theme, Settings(), again=True)
    outcome = Outcome()
    dispatch = Dispatch(Outbox(outbox_path()), config.smtp)
    with failures_told(outcome):
        for receipt in send([document], wish, dispatch, lambda _: "leave"):
            tell_receipt(receipt, Verbosity.NORMAL, outcome)
    if not outcome.exit_code:
        say(
            "The server took it. Whether it arrives, and is let in, shows at the other end; a Kindle needs some minutes."
        )


# --- Questions ---


def _console() -> Any:
    from rich.console import Console

    return Console(stderr=True)


def _asked(question: str, suggestion: str, choices: Sequence[str] = ()) -> str:
    from rich.prompt import Prompt

    while True:
        answer = str(
            Prompt.ask(question, default=suggestion, console=_console(), show_default=bool(suggestion))
        ).strip()
        if not choices or answer in choices:
            return answer
        say(f"One of: {', '.join(filter(None, choices))}.")


def _asked_address(question: str) -> str:
    while problem := address_problem(answer := _asked(question, "")):
        say(problem)
    return answer


def _asked_number(question: str, suggestion: int) -> int:
    from rich.prompt import IntPrompt

    return int(IntPrompt.ask(question, default=suggestion, console=_console()))


def _asked_secret(question: str) -> Secret:
    from rich.prompt import Prompt

    return Secret(Prompt.ask(question, password=True, console=_console()))


def _yes(question: str, *, default: bool) -> bool:
    from rich.prompt import Confirm

    return bool(Confirm.ask(question, default=default, console=_console()))


def _quoted(text: str) -> str:
    """Return a text as TOML's basic string, of which JSON's is one."""
    return json.dumps(text, ensure_ascii=False)
