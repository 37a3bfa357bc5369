"""What goes to somebody: Recipient and Account, Letter and what is enclosed in it, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NoReturn, TypeAlias

from converter.base.mailboxes import address_problem

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from converter.model.record import Note
    from converter.model.rendering import Rendering

Security: TypeAlias = Literal["tls", "starttls", "none"]
"""tls: from the first byte; starttls: after the server's greeting, or not at all; none: on this machine only."""

RecipientKind: TypeAlias = Literal["kindle", "pocketbook", "email"]

LetterState: TypeAlias = Literal["queued", "sending", "unknown", "waiting", "refused", "sent"]
"""queued: nothing was said of it yet; sending: a run has it in hand, and has not ended it; unknown: it was handed over,
and no answer came; waiting: refused for now; refused: for good; sent: accepted."""

STATES: dict[LetterState, str] = {
    "queued": "not sent yet",
    "sending": "a run has it in hand, and has not handed it over",
    "unknown": "handed over without an answer: it may have arrived",
    "waiting": "refused for now; it is tried again",
    "refused": "refused for good",
    "sent": "accepted by the server",
}
"""What each state of a letter means, as the list of the outbox and the README say it."""

Stage: TypeAlias = Literal["connection", "greeting", "encryption", "login", "sender", "recipient", "content", "answer"]
"""How far a dialogue with a mail server came; "answer" is all that comes after the last byte of a letter."""


USUAL_PATIENCE_SECONDS: Final = 15.0
LOOPBACK_HOSTS: Final = frozenset({"127.0.0.1", "localhost", "::1"})
"""Where a mail goes over no line, so that nobody could read along."""
_KIND_DOMAINS: Final[dict[str, RecipientKind]] = {
    "kindle.com": "kindle",
    "free.kindle.com": "kindle",
    "kindle.cn": "kindle",
    "pbsync.com": "pocketbook",
}


class Secret:
    """A password or a token, which no message, log or traceback shows: only `reveal()` gives its words."""

    __slots__ = ("_words",)

    def __init__(self, words: str) -> None:
        self._words = words

    def reveal(self) -> str:
        """Return the words themselves, for the one line of a dialogue that needs them."""
        return self._words

    def __repr__(self) -> str:
        return "Secret(…)"

    def __bool__(self) -> bool:
        return bool(self._words)

    def __reduce__(self) -> NoReturn:
        # A pickle would carry it to a file or to another process.
        raise TypeError("a secret is not pickled")


@dataclass(frozen=True, slots=True)
class Account:
    """The user's account with a mail server, without its password: only where that is to be had."""

    host: str
    port: int
    security: Security
    sender: str
    """Address that letters come from."""
    sender_name: str = ""
    username: str = ""
    """"" logs in nowhere."""
    password_command: str = ""
    """Prints the password as its first line."""
    password_file: Path | None = None
    """Holds it as its first line; nobody else may read it."""
    token_command: str = ""
    """Prints an OAuth 2 token as its first line; the login is by XOAUTH2 then."""
    ca_file: Path | None = None
    """Certificates, as PEM, that the server's is checked against; None: those that the system trusts."""
    limit_bytes: int = 0
    """Largest mail that the provider takes; 0 is what the table of providers says."""
    patience_seconds: float = USUAL_PATIENCE_SECONDS
    """How long one run waits, in all, to try again what was refused for now."""

    @property
    def problem(self) -> str:
        """Why nothing can be sent from it as it is set up; "" where it can be tried."""
        if self.security == "none" and self.host.lower() not in LOOPBACK_HOSTS:
            return (
                f'security = "none" is for a server on this machine, and {self.host} is none: every word could be read '
                'on the way. Use "tls" or "starttls".'
            )
        return address_problem(self.sender)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody, or some device, that articles are sent to."""

    name: str
    """What `--to` accepts; the address itself where the config names nobody."""
    kind: RecipientKind
    address: str
    device: str = ""
    """Name of a device; "" is what most of the kind can show."""
    format: str = ""
    """Name of a row of RENDERERS; "" is the kind's own."""
    theme: str = ""
    """"" is the user's."""


def kind_of_address(address: str) -> RecipientKind:
    """Return what reads at an address, by its domain."""
    return _KIND_DOMAINS.get(address.rpartition("@")[2].lower(), "email")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture within the text of a letter."""

    identifier: str
    """That the HTML names it by, after "cid:"."""
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class MailBody:
    """What a reader of mail shows."""

    text: str
    html: str = ""
    """"" for what nobody reads, as at an e-reader's address."""
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One file for one recipient, and what it is known by."""

    article: str
    """The same for the same article, wherever it was read from: its address, else a hash of its words."""
    settings: str
    """Hash of what the file depends on besides: format, theme, device and the like."""
    title: str
    rendering: Rendering
    body: MailBody
    """What the letter says where this is all that is enclosed."""
    part: int = 1
    parts: int = 1
    """Over 1 where the article was too large for one mail."""
    notes: tuple[Note, ...] = ()
    """Everything lost or guessed on the whole way."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to one recipient."""

    recipient: Recipient
    subject: str
    body: MailBody
    enclosures: tuple[Enclosure, ...]
    """In the order of their sources; never empty."""
    repetition: int = 0
    """How often the same was sent before, on the user's own wish."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    code: int
    """Three digits; 0 where it said nothing."""
    text: str = ""
    """On one line, without the code and without secrets."""

    def __str__(self) -> str:
        return f"{self.code} {self.text}".strip() if self.code else self.text


@dataclass(frozen=True, slots=True)
class Accepted:
    """The server took the letter, and answers for it now."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Refused:
    """The server will never take this letter."""

    answer: Answer
    stage: Stage
    sentence: str
    """In plain words, with the next move."""


@dataclass(frozen=True, slots=True)
class Deferred:
    """Nothing was handed over, and a later attempt may be."""

    answer: Answer
    stage: Stage
    sentence: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """The account cannot be used as it is set up; nothing was said of the letter."""

    answer: Answer
    stage: Stage
    sentence: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The letter was handed over, and what became of it nobody said."""

    sentence: str
    answer: Answer = Answer(0)
    stage: Stage = "answer"


Handover: TypeAlias = Accepted | Refused | Deferred | Blocked | Unanswered
"""What became of one attempt."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What the outbox knows of one file of a letter."""

    article: str
    settings: str
    title: str
    file_name: str
    size_bytes: int
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Posting:
    """What the outbox knows of one letter."""

    number: int
    """What `octavo outbox` calls it by."""
    recipient: str
    address: str
    subject: str
    message_id: str
    state: LetterState
    sentence: str
    """What the server's last answer means; "" where there is none."""
    tries: int
    changed: datetime
    """When the state did, with time zone."""
    next_try: datetime | None
    """From when on it may be tried again; None: at any time."""
    enclosures: tuple[Enclosed, ...]
