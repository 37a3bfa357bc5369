"""A host's name to the addresses that may be asked for it.

A page must not make Octavo ask the machine that it runs on, or others that only this machine can reach. Names are
never judged, only the addresses that they resolve to: there are too many ways to write 127.0.0.1. The connection goes to
the address that was judged, so that a second answer of the name server cannot change it.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Final

from converter.base.errors import AddressRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

_GLOBAL_UNICAST: Final = IPv6Network("2000::/3")
"""All that IANA has given out; ::/96, fec0::/10 and the like lie beside it."""
_NAT64: Final = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""RFC 6052 and RFC 8215: the last four bytes are an IPv4 address."""
_CLOUD_HOSTS: Final = frozenset({IPv4Address("168.63.129.16")})
"""Public by its range, and answered by the machine's own host: Azure's metadata."""

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a connection goes."""

    host: str
    port: int

    def is_among(self, hosts: frozenset[str]) -> bool:
        """Return whether it is one of the hosts that the user named, as "host" or "host:port"."""
        return bool({plain_host(self.host), host_and_port(self.host, self.port)} & hosts)


def plain_host(host: str) -> str:
    """Return a host's name as two of them are compared: in lower case, without brackets and last dot."""
    return host.lower().removeprefix("[").removesuffix("]").removesuffix(".")


def is_same_site(one: str, other: str) -> bool:
    """Return whether two hosts are the same, or one lies under the other, "www." aside.

    Which of two hosts beside each other is whose, no rule of names says.
    """
    one, other = plain_host(one).removeprefix("www."), plain_host(other).removeprefix("www.")
    return bool(one and other) and (one == other or one.endswith(f".{other}") or other.endswith(f".{one}"))


def host_and_port(host: str, port: int) -> str:
    """Return "host:port"; of an IPv6 address the host is in brackets."""
    plain = plain_host(host)
    return f"[{plain}]:{port}" if ":" in plain else f"{plain}:{port}"


def named_hosts(scheme: str, host: str, port: int | None) -> frozenset[str]:
    """Return what a user allows who names a URL: that host at that port, or at both usual ones where none is written."""
    if port is not None and port != _DEFAULT_PORTS.get(scheme):
        return frozenset({host_and_port(host, port)})
    return frozenset(host_and_port(host, usual) for usual in _DEFAULT_PORTS.values())


def is_public(address: str) -> bool:
    """Return whether an IP address is one that everybody on the Internet can reach."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv4Address):
        return ip.is_global and not ip.is_multicast and ip not in _CLOUD_HOSTS
    inner = list(_inner_addresses(ip))
    if inner:
        return all(is_public(str(each)) for each in inner)
    return ip in _GLOBAL_UNICAST and ip.is_global


def checked_addresses(endpoint: Endpoint, private_hosts: frozenset[str]) -> tuple[str, ...]:
    """Return the addresses of an endpoint, of which every one may be asked.

    Raises AddressRefused when one of them is not public and the user did not name the host, OSError when there is none.
    """
    try:
        found = socket.getaddrinfo(endpoint.host, endpoint.port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label over 63 characters
        raise OSError(str(error)) from error
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not endpoint.is_among(private_hosts):
        for address in addresses:
            if not is_public(address):
                reason = f"its host has the private address {address}"
                raise AddressRefused(location=host_and_port(endpoint.host, endpoint.port), reason=reason)
    return addresses


def _inner_addresses(ip: IPv6Address) -> Iterator[IPv4Address]:
    """Yield the IPv4 addresses that an IPv6 address leads to."""
    if ip.ipv4_mapped:
        yield ip.ipv4_mapped
    if ip.sixtofour:
        yield ip.sixtofour
    if ip.teredo:
        yield from ip.teredo
    if any(ip in network for network in _NAT64):
        yield IPv4Address(int(ip) & 0xFFFF_FFFF)
