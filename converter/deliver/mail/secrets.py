"""An account to its password or token: from the environment, a command, a file, or the system's keyring.

Never from an argument or the config file itself, which others can read. What is got is a Secret, and no message of an
error has a word of it, nor what a command printed.
"""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from converter.base.errors import SecretMissing
from converter.model.delivery import Secret

if TYPE_CHECKING:
    from pathlib import Path

    from converter.model.delivery import Account

PASSWORD_VARIABLE: Final = "OCTAVO_SMTP_PASSWORD"  # noqa: S105 - its name, not its value
KEYRING_SERVICE: Final = "octavo"
COMMAND_SECONDS: Final = 120.0
"""For a command that may ask its user for a passphrase."""
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_NO_KEYRING: Final = "the package keyring is not installed (pip install 'octavo[keyring]')"
_MOST_BYTES: Final = 64_000


@dataclass(frozen=True, slots=True)
class Credentials:
    """What an account logs in with."""

    username: str
    secret: Secret
    kind: Literal["password", "token"] = "password"

    @property
    def plain(self) -> Secret:
        """What AUTH PLAIN says, before Base64 (RFC 4616)."""
        return Secret(f"\0{self.username}\0{self.secret.reveal()}")

    @property
    def bearer(self) -> Secret:
        """What AUTH XOAUTH2 says, before Base64 (https://developers.google.com/workspace/gmail/imap/xoauth2-protocol)."""
        return Secret(f"user={self.username}\1auth=Bearer {self.secret.reveal()}\1\1")

    @property
    def spoken(self) -> tuple[Secret, ...]:
        """Everything with the secret in it that a server hears, and may repeat: Base64 of the whole has none of its part."""
        return self.secret, self.plain, self.bearer


def credentials_of(account: Account) -> Credentials | None:
    """Return what an account logs in with; None where it does not. Raises SecretMissing.

    A token goes before every password; then comes the environment, which is nearest to the one run.
    """
    if not account.username:
        return None
    if account.token_command:
        token = _from_command(account.token_command, "token_command")
        return Credentials(account.username, token, "token")
    return Credentials(account.username, _password(account))


def keyring_problem() -> str:
    """Return why the system's keyring cannot keep a password; "" where it can be tried."""
    try:
        import keyring
        from keyring.backends.fail import Keyring as NoKeyring
    except ImportError:
        return _NO_KEYRING
    try:
        return "this system has none" if isinstance(keyring.get_keyring(), NoKeyring) else ""
    except Exception as error:  # noqa: BLE001 - its back ends raise what they like
        return f"it cannot be used ({type(error).__name__})"


def keep_in_keyring(account: Account, secret: Secret) -> str:
    """Keep a password in the system's keyring; return why that cannot be, "" where it was done."""
    try:
        import keyring
    except ImportError:
        return _NO_KEYRING
    try:
        keyring.set_password(KEYRING_SERVICE, _entry(account), secret.reveal())
    except Exception as error:  # noqa: BLE001 - its back ends raise what they like
        return f"it takes none ({type(error).__name__})"
    return ""


def _password(account: Account) -> Secret:
    if words := os.environ.get(PASSWORD_VARIABLE, ""):
        try:
            words.encode()
        except UnicodeEncodeError:
            raise SecretMissing(reason=f"The password in {PASSWORD_VARIABLE} is not in UTF-8") from None
        return Secret(words)
    if account.password_command:
        return _from_command(account.password_command, "password_command")
    if account.password_file is not None:
        return _from_file(account.password_file)
    if (secret := _from_keyring(account)) is not None:
        return secret
    raise SecretMissing(
        reason=f"There is no password for {account.username} at {account.host}: none in {PASSWORD_VARIABLE}, and the "
        "config names no password_command and no password_file; octavo send --setup keeps one in the system's keyring"
    )


def _from_command(command: str, key: str) -> Secret:
    """Return the first line that a command prints. It runs without a shell, and what it says is shown nowhere."""
    environment = {name: value for name, value in os.environ.items() if name != PASSWORD_VARIABLE}
    try:
        done = subprocess.run(  # noqa: S603 - the user's own command, from the user's own file
            shlex.split(command),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=COMMAND_SECONDS,
            env=environment,
            check=False,
        )
    # `from None`: their messages repeat the command, and one who put a password into it should not see it in a log.
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "it is no command line"
        raise SecretMissing(reason=f"The {key} could not be run: {reason}") from None
    except subprocess.TimeoutExpired:
        raise SecretMissing(reason=f"The {key} did not end within {COMMAND_SECONDS:.0f} seconds") from None
    if done.returncode:
        raise SecretMissing(reason=f"The {key} ended with {done.returncode}; run it by hand to see why")
    return _first_line(done.stdout, f"The {key} printed nothing")


def _from_file(path: Path) -> Secret:
    """Return the first line of a file that only its owner may read."""
    try:
        with path.open("rb") as file:
            # Of the file that is open, so that nobody exchanges it in between.
            mode = os.fstat(file.fileno()).st_mode
            if os.name == "posix" and mode & _OTHERS:
                raise SecretMissing(
                    reason=f"{path} may be read by others (mode {stat.S_IMODE(mode):04o}); chmod 600 mends it"
                )
            content = file.read(_MOST_BYTES)
    except OSError as error:
        raise SecretMissing(reason=f"{path} cannot be read: {error.strerror or error}") from None
    return _first_line(content, f"{path} is empty")


def _from_keyring(account: Account) -> Secret | None:
    try:
        import keyring
    except ImportError:
        return None
    try:
        words = keyring.get_password(KEYRING_SERVICE, _entry(account))
    except Exception:  # noqa: BLE001 - its back ends raise what they like; the others are named then
        return None
    return Secret(words) if words else None


def _entry(account: Account) -> str:
    return f"{account.username}@{account.host}"


def _first_line(content: bytes, otherwise: str) -> Secret:
    try:
        words = content.decode().partition("\n")[0].rstrip("\r")
    except UnicodeDecodeError:
        raise SecretMissing(reason="The password is not in UTF-8") from None
    if not words:
        raise SecretMissing(reason=otherwise)
    return Secret(words)
