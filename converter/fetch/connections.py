"""Connections to checked addresses only, and for a time that is counted over everything.

httpx counts its time limits anew with each byte that comes, and knows nothing of private addresses; both are
settled here, below it, where no redirect, retry or header can get past.
"""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import httpcore
import httpx

from converter.fetch.addresses import Endpoint, checked_addresses

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

_STEP_SECONDS: Final = 20.0
"""For connecting, and for each pause while reading."""


class Deadline:
    """The moment at which a fetch ends, whatever it is doing."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left_seconds(self) -> float:
        """Return how long there is still; 0.0 when it is over."""
        return max(0.0, self._end - time.monotonic())


class CheckedTransport(httpx.HTTPTransport):
    """httpx's transport, with a pool whose connections are made here."""

    def __init__(self, private_hosts: frozenset[str], deadline: Deadline) -> None:
        super().__init__(verify=_ssl_context(), trust_env=False)
        # The one way in: httpx 0.28 hands no backend on to httpcore. A test sees to it that this stays so.
        self._pool = httpcore.ConnectionPool(
            ssl_context=_ssl_context(), network_backend=_CheckedBackend(private_hosts, deadline)
        )


class _CheckedBackend(httpcore.NetworkBackend):
    """Resolves a name once, checks what it got, and connects to that."""

    def __init__(self, private_hosts: frozenset[str], deadline: Deadline) -> None:
        self._private_hosts = private_hosts
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the first of the host's addresses that answers. Raises AddressRefused before any."""
        del timeout
        try:
            addresses = checked_addresses(Endpoint(host, port), self._private_hosts)
        except OSError as error:
            raise httpcore.ConnectError(f"the name {host} is not known") from error
        failure: httpcore.NetworkError | httpcore.TimeoutException | None = None
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(
                    address, port, _seconds(self._deadline), local_address, socket_options
                )
            except (httpcore.NetworkError, httpcore.TimeoutException) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure or httpcore.ConnectError(f"the name {host} has no address")


class _TimedStream(httpcore.NetworkStream):
    """A connection on which no wait outlasts the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._stream.read(max_bytes, _seconds(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._stream.write(buffer, _seconds(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        del timeout
        stream = self._stream.start_tls(ssl_context, server_hostname, _seconds(self._deadline))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _seconds(deadline: Deadline) -> float:
    left = deadline.left_seconds()
    if not left:
        raise httpcore.ReadTimeout("the time is over")
    return min(_STEP_SECONDS, left)


@cache
def _ssl_context() -> ssl.SSLContext:
    # Reading the certificates takes 20 ms; once is enough for all pictures.
    return httpx.create_ssl_context()
