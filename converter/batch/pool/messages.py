"""What pool and worker say to each other, and the frames that carry it.

The pool says Start, then one pickled call after the other; the worker says Ready, then one answer a call. The end of the
socket is the end of the worker.
"""

from __future__ import annotations

import struct
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import socket

    from converter.batch.pool.limits import Limits

HEADER = struct.Struct("!Q")
"""Before each frame: its length in bytes."""


@dataclass(frozen=True, slots=True)
class Start:
    """The first that a worker hears."""

    warm: bytes
    """The pickled function that makes a worker warm; empty where there is none."""
    limits: Limits


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker is warm, and waits for its first call."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The call gave something."""

    value: bytes
    """Pickled."""


@dataclass(frozen=True, slots=True)
class Raised:
    """The call raised something."""

    error: bytes
    """Pickled; empty where it cannot be."""
    text: str
    """Its class and message."""
    traceback: str


@dataclass(frozen=True, slots=True)
class OverMemory:
    """The call wanted more memory than it may have; the worker should be used no more."""


Answer: TypeAlias = Returned | Raised | OverMemory


def write_frame(connection: socket.socket, body: bytes) -> None:
    """Send a frame over a socket that blocks. Raises OSError where nobody is there any more."""
    connection.sendall(HEADER.pack(len(body)))
    connection.sendall(body)


def read_frame(connection: socket.socket) -> bytearray | None:
    """Return the next frame of a socket that blocks, None at its end."""
    header = _read_exactly(connection, HEADER.size)
    return _read_exactly(connection, HEADER.unpack(header)[0]) if header is not None else None


def _read_exactly(connection: socket.socket, size: int) -> bytearray | None:
    body = bytearray(size)
    view = memoryview(body)
    while view:
        count = connection.recv_into(view)
        if not count:
            return None
        view = view[count:]
    return body


class Channel:
    """Frames over a socket that never blocks: a worker that stands still in the middle of one stops nobody else."""

    def __init__(self, connection: socket.socket) -> None:
        connection.settimeout(0)
        self.connection = connection
        self.has_ended = False
        self._outgoing: deque[memoryview] = deque()
        self._incoming = bytearray(HEADER.size)
        self._filled = 0
        self._is_header = True

    @property
    def is_waiting_to_write(self) -> bool:
        """Whether something is still to be sent when the other side has read on."""
        return bool(self._outgoing)

    def send(self, body: bytes) -> None:
        """Send a frame, or what the other side will take of it now."""
        self._outgoing.append(memoryview(HEADER.pack(len(body)) + body))
        self.flush()

    def flush(self) -> None:
        """Send more of what is waiting."""
        while self._outgoing:
            try:
                sent = self.connection.send(self._outgoing[0])
            except BlockingIOError:
                return
            except OSError:
                self._outgoing.clear()  # how the worker ended is seen where its end is read
                return
            rest = self._outgoing[0][sent:]
            if rest:
                self._outgoing[0] = rest
            else:
                self._outgoing.popleft()

    def receive(self) -> list[bytearray]:
        """Return the frames that are whole by now; `has_ended` is true when there will be no more."""
        frames: list[bytearray] = []
        while not self.has_ended:
            try:
                count = self.connection.recv_into(memoryview(self._incoming)[self._filled :])
            except BlockingIOError:
                break
            except OSError:
                count = 0
            self.has_ended = not count
            self._filled += count
            if self._filled < len(self._incoming):
                continue
            frame = self._incoming
            self._incoming = bytearray(HEADER.unpack(frame)[0] if self._is_header else HEADER.size)
            self._filled = 0
            if not self._is_header:
                frames.append(frame)
            self._is_header = not self._is_header
        return frames

    def close(self) -> None:
        """Close the socket, which tells the worker to end."""
        self._outgoing.clear()
        self.connection.close()
