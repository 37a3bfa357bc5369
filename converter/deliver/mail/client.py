"""A connection to a mail server: the only module that imports smtplib.

It is used below its convenient functions, which hide what is asked here: `sendmail` says nothing of how far it came,
`login` fails with passwords that are not ASCII and has the credentials in its exceptions, a debug level would print
them, the last dot goes with the letter, and the time limit counts anew with every byte.
"""

from __future__ import annotations

import re
import smtplib
import time
from base64 import b64encode
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import ssl

    from converter.deliver.mail.secrets import Credentials

Disconnected = smtplib.SMTPServerDisconnected
ProtocolBroken = smtplib.SMTPException
"""What else smtplib raises of a server that speaks another language."""

_CHUNK_BYTES: Final = 65_536
_MOST_LINE_BYTES: Final = 8192
_CHALLENGE: Final = 334
"""RFC 4954, 4: what a server asks for the next word with."""


class Client(smtplib.SMTP):
    """smtplib's client with limits on all waiting, and with the last dot apart from the letter."""

    def __init__(self, host: str, context: ssl.SSLContext | None) -> None:
        super().__init__(local_hostname="localhost")  # a name, or it asks the network for one
        self._host = host
        self._context_of_tls = context
        self._answer_seconds = 60.0

    def open(self, port: int, seconds: float) -> tuple[int, bytes]:
        """Connect within so many seconds, and return the server's greeting."""
        self.timeout = seconds
        return self.connect(self._host, port)

    def wait(self, seconds: float) -> None:
        """Give the next answer so long."""
        self._answer_seconds = seconds

    def address_literal(self) -> str:
        """Return this end of the connection as RFC 5321, 4.1.3 writes it."""
        address = str(self._socket().getsockname()[0]).partition("%")[0]
        return f"[IPv6:{address}]" if ":" in address else f"[{address}]"

    def begin_tls(self, context: ssl.SSLContext) -> None:
        """Encrypt from here on. What the server said in the clear, and all that came with it, is forgotten (RFC 3207)."""
        self.sock = context.wrap_socket(self._socket(), server_hostname=self._host)
        self.file = None
        self.esmtp_features = {}
        self.ehlo_resp = self.helo_resp = None

    def authenticate(self, method: str, credentials: Credentials) -> tuple[int, bytes]:
        """Log in, and return the last answer. Whatever goes wrong here is raised without a word of what was sent."""
        try:
            match method:
                case "PLAIN":
                    said = _base64(credentials.plain.reveal())
                    code, text = self.docmd("AUTH", f"PLAIN {said}")
                case "LOGIN":
                    code, text = self.docmd("AUTH", "LOGIN")
                    if code == _CHALLENGE:
                        code, text = self.docmd(_base64(credentials.username))
                    if code == _CHALLENGE:
                        code, text = self.docmd(_base64(credentials.secret.reveal()))
                case _:
                    said = _base64(credentials.bearer.reveal())
                    code, text = self.docmd("AUTH", f"XOAUTH2 {said}")
                    if code == _CHALLENGE:  # why it failed, as JSON; the empty answer has the code come
                        code, text = self.docmd("")
        except smtplib.SMTPServerDisconnected:
            raise smtplib.SMTPServerDisconnected("at the login") from None
        return code, text

    def send_letter(self, content: bytes) -> None:
        """Send a letter with its dots doubled (RFC 5321, 4.5.2), all but the last dot."""
        quoted = re.sub(rb"(?m)^\.", b"..", content)
        if not quoted.endswith(b"\r\n"):
            quoted += b"\r\n"
        for start in range(0, len(quoted), _CHUNK_BYTES):
            self.send(quoted[start : start + _CHUNK_BYTES])

    def send(self, s: Any) -> None:
        """Send bytes, or a command, within the time that an answer may take."""
        self._socket().settimeout(self._answer_seconds)
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        """Return code and text of the next answer, which has to be whole in time."""
        if self.file is None:
            self.file = _TimedLines(self._socket())
        self.file.begin(self._answer_seconds)
        return super().getreply()

    def leave(self, *, polite: bool) -> None:
        """End the connection, with a word where the dialogue went to its end."""
        with suppress(OSError, smtplib.SMTPException, ValueError):
            if polite and self.sock is not None:
                self.wait(5.0)
                self.docmd("QUIT")
        self.close()

    def _socket(self) -> Any:
        if self.sock is None:
            raise smtplib.SMTPServerDisconnected("the connection ended")
        return self.sock

    def _get_socket(self, host: str, port: int, timeout: float) -> Any:
        plain = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        if self._context_of_tls is None:
            return plain
        try:
            return self._context_of_tls.wrap_socket(plain, server_hostname=self._host)
        except BaseException:
            plain.close()
            raise


class _TimedLines:
    """Lines of a connection, for as long as one answer may take in all: smtplib's own reader waits anew a byte."""

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        self._held = bytearray()
        self._end = 0.0

    def begin(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def readline(self, limit: int) -> bytes:
        """Return the next line, or what there is of it at the end of the connection."""
        most = min(limit, _MOST_LINE_BYTES)
        while b"\n" not in self._held and len(self._held) < most:
            left = self._end - time.monotonic()
            if left <= 0:
                raise TooSlow
            self._sock.settimeout(left)
            try:
                received = self._sock.recv(_MOST_LINE_BYTES)
            except (TooSlow, TimeoutError):
                raise TooSlow from None
            if not received:
                break
            self._held += received
        end = self._held.find(b"\n") + 1 or len(self._held)
        line = bytes(self._held[: min(end, most)])
        del self._held[: len(line)]
        return line

    def close(self) -> None:
        """Do nothing: the connection is the client's to close."""


class TooSlow(Exception):  # noqa: N818 - not an OSError, which smtplib would take for the end of the connection
    """An answer was not whole in time."""


def _base64(words: str) -> str:
    return b64encode(words.encode()).decode("ascii")
