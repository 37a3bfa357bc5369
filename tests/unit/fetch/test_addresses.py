from __future__ import annotations

import socket
from typing import Any

import pytest

from converter.base.errors import AddressRefused
from converter.fetch.addresses import Endpoint, checked_addresses, is_public


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07::1", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "198.18.0.1",  # noqa: S104 - it is judged, not bound
     "240.0.0.1", "255.255.255.255", "224.0.0.1", "192.0.2.1", "168.63.129.16", "::", "::1", "::7f00:1", "::ffff:127.0.0.1",
     "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::1", "2001:0:7f00:1::1", "fe80::1", "fe80::1%eth0",
     "fec0::1", "fc00::1", "ff02::1", "2001:db8::1", "localhost", ""],
)  # fmt: skip
def test_an_address_of_a_machine_or_a_house_is_not_public(address: str) -> None:
    assert not is_public(address)


def answers(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    def resolve(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "8.8.8.8", "127.0.0.1")

    with pytest.raises(AddressRefused):
        checked_addresses(Endpoint("h.example", 80), frozenset())


def test_a_named_host_may_be_private(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "127.0.0.1")

    assert checked_addresses(Endpoint("H.example.", 80), frozenset({"h.example"})) == ("127.0.0.1",)


def test_a_named_port_allows_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "127.0.0.1")

    with pytest.raises(AddressRefused):
        checked_addresses(Endpoint("h.example", 81), frozenset({"h.example:80"}))
