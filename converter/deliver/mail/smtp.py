"""One attempt to hand one letter to a server: the dialogue (RFC 5321), step by step.

It knows for certain which of three things is true when it ends: the letter was accepted, it was not, or it was handed
over and nobody said. The border is the last line of DATA, the lone dot: before it a server that loses the line forgets
the letter (RFC 5321, 4.2.5 and 4.1.1.4), after it the letter is the server's as soon as it answers 250, whether we hear
that or not. So the dot goes over the line apart from the letter, in one write of three bytes, and `before_dot` is
called right before it.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from converter.base.mailboxes import in_ascii
from converter.deliver.mail.answers import answer_of, deferral, login_refused, refusal
from converter.deliver.mail.client import Client, Disconnected, ProtocolBroken, TooSlow
from converter.deliver.mail.providers import provider_at
from converter.model.delivery import Accepted, Answer, Blocked, Deferred, Refused, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable

    from converter.deliver.mail.secrets import Credentials
    from converter.model.delivery import Account, Handover, Secret, Stage

_POSITIVE, _FOR_NOW, _FOR_GOOD = 2, 4, 5
"""First digits of answers."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server may take."""

    connection_seconds: float = 30.0
    answer_seconds: float = 60.0
    """For each answer, and for each 64 kB of the letter."""
    dot_seconds: float = 600.0
    """For the answer to the whole letter: RFC 5321, 4.5.3.2.6, since who gives up earlier has it sent twice."""


@dataclass(slots=True)
class Outgoing:
    """A mail on its way: from whom, to whom, and its bytes."""

    sender: str
    recipient: str
    content: bytes = field(repr=False)


@dataclass(slots=True)
class _Ended(Exception):  # noqa: N818 - an end is no error
    """The dialogue is over, with what became of the letter."""

    handover: Handover


def hand_over(
    mail: Outgoing,
    account: Account,
    credentials: Credentials | None,
    before_dot: Callable[[], None],
    patience: Patience = Patience(),
) -> Handover:
    """Hand a mail to the account's server, and return what became of it. Raises nothing that a server can cause.

    `before_dot` is called when the next three bytes make the letter the server's.
    """
    return _Dialogue(mail, account, credentials, patience).end(before_dot)


class _Dialogue:
    """One connection, step by step; `stage` is how far it came."""

    def __init__(self, mail: Outgoing, account: Account, credentials: Credentials | None, patience: Patience) -> None:
        self.mail = mail
        self.account = account
        self.credentials = credentials
        self.patience = patience
        self.stage: Stage = "connection"
        self.client: Client | None = None

    def end(self, before_dot: Callable[[], None]) -> Handover:
        try:
            client = self._connected()
            self._encrypt(client)
            self._log_in(client)
            return self._hand(client, before_dot)
        except _Ended as ended:
            return ended.handover
        except ssl.SSLCertVerificationError as error:
            return Blocked(Answer(0), "encryption", self._certificate_words(error))
        except Disconnected:
            return self._lost("the connection ended")
        except (TooSlow, TimeoutError):
            return self._lost("no answer came in time")
        except (OSError, ProtocolBroken, ValueError) as error:
            return self._lost(_reason(error))
        finally:
            if self.client is not None:
                self.client.leave(polite=self.stage == "answer")

    # --- Before anything is said of the letter ---

    def _connected(self) -> Client:
        account = self.account
        client = Client(account.host, self._context() if account.security == "tls" else None)
        self.client = client
        code, text = client.open(account.port, self.patience.connection_seconds)
        client.wait(self.patience.answer_seconds)
        self.stage = "greeting"
        self._expect(code, text)
        self._greet(client)
        return client

    def _context(self) -> ssl.SSLContext:
        """Return what checks certificates: their chain, their dates and the name of the host."""
        try:
            # Versions before TLS 1.2 are off by Python's own defaults (3.10 and on).
            return ssl.create_default_context(cafile=self.account.ca_file)
        except OSError as error:  # ssl.SSLError is one, too
            words = f"ca_file {self.account.ca_file} cannot be used: {error.strerror or _reason(error)}."
            raise _Ended(Blocked(Answer(0), "encryption", words)) from None

    def _greet(self, client: Client) -> None:
        # Not the machine's name, which is nobody's business: its address, as other mail programs say it.
        self._expect(*client.ehlo(client.address_literal()))

    def _encrypt(self, client: Client) -> None:
        if self.account.security != "starttls":
            return
        self.stage = "encryption"
        host = self.account.host
        if not client.has_extn("starttls"):
            words = f"{host} offers no STARTTLS, so nothing was sent: neither the password nor the article goes in the clear."
            raise _Ended(Blocked(Answer(0), self.stage, words))
        context = self._context()
        code, text = client.docmd("STARTTLS")
        self._expect(code, text)
        client.begin_tls(context)
        self._greet(client)

    def _log_in(self, client: Client) -> None:
        # Without encryption there is no login, on this machine neither: who listens there has what they need.
        if self.credentials is None or self.account.security == "none":
            return
        self.stage = "login"
        offered = {word.upper() for word in client.esmtp_features.get("auth", "").split()}
        wanted = ("XOAUTH2",) if self.credentials.kind == "token" else ("PLAIN", "LOGIN")
        method = next((name for name in wanted if name in offered), "")
        if not method:
            listed = ", ".join(sorted(offered)) or "none"
            words = f"{self.account.host} offers no login by {' or '.join(wanted)} (it offers: {listed})."
            if self.credentials.kind == "password" and "XOAUTH2" in offered:
                words += " Name a command that prints an OAuth 2 token as token_command."
            raise _Ended(Blocked(Answer(0), self.stage, words))
        code, text = client.authenticate(method, self.credentials)
        if code == 235:  # noqa: PLR2004 - RFC 4954, 6
            return
        answer = answer_of(code, text, self._secrets())
        if code // 100 == _FOR_NOW:
            raise _Ended(Deferred(answer, self.stage, deferral(answer, self.mail.recipient)))
        provider = provider_at(self.account.host, self.account.port)
        hint = provider.login if provider else ""
        if self.credentials.kind == "token":
            hint = "The token that token_command printed may be too old, or for something else."
        words = login_refused(answer, self.credentials.username, self.account.host, hint)
        raise _Ended(Blocked(answer, self.stage, words))

    # --- The letter ---

    def _hand(self, client: Client, before_dot: Callable[[], None]) -> Handover:
        mail = self.mail
        self.stage = "sender"
        size = len(mail.content)
        options = self._size_option(client, size)
        self._expect(*client.docmd(f"MAIL FROM:<{in_ascii(mail.sender)}>{options}"))
        self.stage = "recipient"
        self._expect(*client.docmd(f"RCPT TO:<{in_ascii(mail.recipient)}>"))
        self.stage = "content"
        code, text = client.docmd("DATA")
        if code != 354:  # noqa: PLR2004 - RFC 5321, 4.2.3
            self._expect(code if code // 100 != _POSITIVE else 0, text)
        client.send_letter(mail.content)
        before_dot()
        self.stage = "answer"
        client.wait(self.patience.dot_seconds)
        client.send(b".\r\n")
        return self._settled(*client.getreply())

    def _size_option(self, client: Client, size: int) -> str:
        """Return how the size is said to the server; the letter is over where it says that it takes less (RFC 1870)."""
        if not client.has_extn("size"):
            return ""
        most = client.esmtp_features["size"].strip()
        if most.isdigit() and 0 < int(most) < size:
            answer = Answer(0, f"SIZE {most}")
            words = (
                f"The mail of {size / 1_000_000:.1f} MB is too large for {self.account.host}, which takes "
                f"{int(most) / 1_000_000:.1f}; set limit_mb = {int(most) // 1_000_000} in [smtp], and the article is made "
                "smaller or comes in parts."
            )
            raise _Ended(Refused(answer, "sender", words))
        return f" SIZE={size}"

    def _settled(self, code: int, text: bytes) -> Handover:
        """Return what the answer to a whole letter means. Only a clear no is one: all else may be a yes."""
        answer = answer_of(code, text, self._secrets())
        match code // 100 if code > 0 else 0:
            case 2:
                return Accepted(answer)
            case 4:
                return Deferred(answer, "answer", deferral(answer, self.mail.recipient))
            case 5:
                return Refused(answer, "answer", self._refusal(answer))
            case _:
                return Unanswered(self._unknown_words("its answer to it is none that SMTP knows"), answer)

    def _expect(self, code: int, text: bytes) -> None:
        """Go on after an answer that allows it, else end; before the letter every failure leaves it with us."""
        first = code // 100 if code > 0 else 0
        if first == _POSITIVE:
            return
        answer = answer_of(code, text, self._secrets())
        if first == _FOR_GOOD and self.stage in {"sender", "recipient", "content"} and code not in {530, 538}:
            raise _Ended(Refused(answer, self.stage, self._refusal(answer)))
        if first == _FOR_GOOD:
            raise _Ended(Blocked(answer, self.stage, self._refusal(answer)))
        words = deferral(answer, self.mail.recipient) if first == _FOR_NOW else self._odd_words(answer)
        raise _Ended(Deferred(answer, self.stage, words))

    # --- Words ---

    def _refusal(self, answer: Answer) -> str:
        return refusal(answer, self.stage, self.mail.recipient, len(self.mail.content))

    def _odd_words(self, answer: Answer) -> str:
        return f"{self.account.host} answers what no mail server does ({str(answer) or 'nothing'}); look at host, port and security."

    def _certificate_words(self, error: ssl.SSLCertVerificationError) -> str:
        return (
            f"The certificate of {self.account.host} is not one to trust ({error.verify_message}), so nothing was sent. "
            "A company's own authority is named by ca_file in [smtp]."
        )

    def _unknown_words(self, reason: str) -> str:
        return (
            f"The mail to {self.mail.recipient} was handed over, and {reason}: it may have arrived. Look there, then say "
            "octavo outbox arrived or octavo outbox retry."
        )

    def _lost(self, reason: str) -> Handover:
        """Return what a lost connection means: by how far it came."""
        if self.stage == "answer":
            return Unanswered(self._unknown_words(reason))
        host, port = self.account.host, self.account.port
        what = "could not be reached" if self.stage == "connection" else "was lost before the mail was handed over"
        return Deferred(Answer(0), self.stage, f"{host}:{port} {what}: {reason}.")

    def _secrets(self) -> tuple[Secret, ...]:
        return self.credentials.spoken if self.credentials else ()


def _reason(error: Exception) -> str:
    """Return why a connection failed, as people say it."""
    if isinstance(error, ssl.SSLError):
        return "no encryption was agreed on; look at port and security"
    if isinstance(error, OSError):
        return error.strerror or str(error) or type(error).__name__
    return type(error).__name__
