"""A server that says a script line by line, and then breaks off: what no well-behaved one does."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

GREETING = b"220 mail.example.org\r\n"
EHLO = b"250-mail.example.org\r\n250 SIZE 50000000\r\n"
FINE = b"250 fine\r\n"
GO_ON = b"354 go on\r\n"


class RawServer:
    """Waits for one connection after the other; `talk` says what is said on each."""

    def __init__(self, talk: Callable[[RawConnection], None], context: ssl.SSLContext | None = None) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self.received = bytearray()
        self._talk, self._context = talk, context
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(10)

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                plain, _ = self._listening.accept()
                with suppress(OSError), plain:
                    plain.settimeout(10)
                    if self._context is None:
                        self._talk(RawConnection(plain, self.received))
                    else:
                        with self._context.wrap_socket(plain, server_side=True) as encrypted:
                            self._talk(RawConnection(encrypted, self.received))


class RawConnection:
    """One connection, with what a script needs."""

    def __init__(self, sock: socket.socket, received: bytearray) -> None:
        self._sock = sock
        self._received = received

    def say(self, words: bytes) -> None:
        self._sock.sendall(words)

    def drip(self, words: bytes, seconds: float) -> None:
        """Say a word byte by byte, with a pause after each."""
        for byte in words:
            self._sock.sendall(bytes([byte]))
            time.sleep(seconds)

    def hear(self, end: bytes = b"\r\n") -> bytes:
        """Return what comes up to that end."""
        heard = bytearray()
        while not heard.endswith(end):
            received = self._sock.recv(1 if end == b"\r\n" else 65_536)
            if not received:
                raise ConnectionError
            heard += received
        self._received += heard
        return bytes(heard)

    def until_data(self) -> None:
        """Be a good server up to the answer to DATA."""
        self.say(GREETING)
        self.hear()
        self.say(EHLO)
        for answer in (FINE, FINE, GO_ON):
            self.hear()
            self.say(answer)

    def hear_letter(self) -> bytes:
        return self.hear(b"\r\n.\r\n")
