"""The table of providers of mail: where their servers are, how large a mail they take, how one logs in there.

[D] an official page, [2nd] second-hand pages only, [U] unverified: correct it here, and nowhere else. Hosts and ports
are those that Thunderbird's public database of providers and many a guide name alike [2nd]; a size without a mark is
[U], and the server's own word (SIZE, RFC 1870) is asked for at every sending and goes before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from converter.model.delivery import Security

MEGABYTE: Final = 1_000_000
USUAL_LIMIT_BYTES: Final = 25 * MEGABYTE
"""Of a whole mail, where nobody knows better: what Gmail takes, and most others do."""


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider: a row of the table PROVIDERS."""

    name: str
    domains: tuple[str, ...]
    """Of its users' addresses; those that most of them have."""
    host: str
    port: int
    security: Security
    limit_bytes: int
    """Largest mail, as it goes over the line: Base64 adds a third to a file."""
    login: str
    """What to give as the password, and where to get it: one sentence."""
    source: str


_APP: Final = "The password is an app password, not the one that you log in with"

PROVIDERS: Final[tuple[Provider, ...]] = (
    Provider("Gmail", ("gmail.com", "googlemail.com"), "smtp.gmail.com", 465, "tls", 25 * MEGABYTE,
             f"{_APP}: turn on 2-Step Verification, then make one at https://myaccount.google.com/apppasswords.",
             "25 MB: geekupdated.com, KindleEar#308 [2nd]; app passwords: Google Account help [2nd]"),
    Provider("Outlook.com", ("outlook.com", "hotmail.com", "live.com", "msn.com"), "smtp-mail.outlook.com", 587, "starttls",
             20 * MEGABYTE,
             "Outlook.com takes no passwords any more, but OAuth 2: name a command that prints a token as token_command.",
             "Host and port [2nd]; 20 MB [U]; end of passwords, September 2024 [2nd]"),
    Provider("Microsoft 365", (), "smtp.office365.com", 587, "starttls", 25 * MEGABYTE,
             "Name a command that prints an OAuth 2 token as token_command, and have SMTP AUTH allowed for your mailbox.",
             "[2nd]; the limit is each company's own [U]"),
    Provider("Yahoo Mail", ("yahoo.com", "ymail.com", "yahoo.co.uk", "yahoo.de", "yahoo.fr"), "smtp.mail.yahoo.com", 465, "tls",
             25 * MEGABYTE, f"{_APP}: Account Security, Generate app password.", "[2nd]"),
    Provider("AOL Mail", ("aol.com",), "smtp.aol.com", 465, "tls", 25 * MEGABYTE,
             f"{_APP}: Account Security, Generate app password.", "[2nd]"),
    Provider("iCloud Mail", ("icloud.com", "me.com", "mac.com"), "smtp.mail.me.com", 587, "starttls", 20 * MEGABYTE,
             f"{_APP}: https://account.apple.com, Sign-In and Security, App-Specific Passwords.", "20 MB [2nd]"),
    Provider("Fastmail", ("fastmail.com", "fastmail.fm"), "smtp.fastmail.com", 465, "tls", 50 * MEGABYTE,
             f"{_APP}: Settings, Privacy & Security, App passwords.", "Host, port, app passwords: Fastmail help [2nd]; 50 MB [U]"),
    Provider("GMX", ("gmx.net", "gmx.de", "gmx.at", "gmx.ch"), "mail.gmx.net", 465, "tls", 50 * MEGABYTE,
             "Allow POP3 and IMAP in GMX' settings first; with two-factor login the password is an app password.", "[U]"),
    Provider("GMX.com", ("gmx.com", "mail.com"), "mail.gmx.com", 465, "tls", 50 * MEGABYTE,
             "Allow POP3 and IMAP in the settings first; with two-factor login the password is an app password.", "[U]"),
    Provider("WEB.DE", ("web.de",), "smtp.web.de", 465, "tls", 50 * MEGABYTE,
             "Allow POP3 and IMAP in WEB.DE's settings first; with two-factor login the password is an app password.", "[U]"),
    Provider("mailbox.org", ("mailbox.org",), "smtp.mailbox.org", 465, "tls", 100 * MEGABYTE,
             "The password is that of the mailbox; with two-factor login it is an app password.", "[U]"),
    Provider("Posteo", ("posteo.de", "posteo.net", "posteo.eu"), "posteo.de", 465, "tls", 50 * MEGABYTE,
             "The password is that of the mailbox.", "[U]"),
    Provider("Zoho Mail", ("zoho.com", "zohomail.com", "zoho.eu"), "smtp.zoho.com", 465, "tls", 20 * MEGABYTE,
             f"{_APP}: Security, App Passwords.", "[U]"),
    Provider("Yandex Mail", ("yandex.com", "yandex.ru", "ya.ru"), "smtp.yandex.com", 465, "tls", 25 * MEGABYTE,
             f"{_APP}: Security, App passwords; allow mail programs in the settings.", "[U]"),
    Provider("Proton Mail Bridge", ("proton.me", "protonmail.com", "pm.me"), "127.0.0.1", 1025, "starttls", 25 * MEGABYTE,
             "Proton Mail Bridge has to run on this machine; it shows the password, and exports the certificate that "
             "ca_file is to name.", "25 MB: Proton help [2nd]; port [U]"),
)  # fmt: skip


def provider_at(host: str, port: int) -> Provider | None:
    """Return the provider whose server that is; None for one that the table does not know.

    On this machine it goes by the port, too: there may be anything.
    """
    own = host.lower()
    at_host = (provider for provider in PROVIDERS if provider.host == own)
    return next((provider for provider in at_host if own != "127.0.0.1" or provider.port == port), None)


def provider_of_address(address: str) -> Provider | None:
    """Return the provider that an address is with; None where the table does not know its domain."""
    domain = address.rpartition("@")[2].lower()
    return next((provider for provider in PROVIDERS if domain in provider.domains), None)
