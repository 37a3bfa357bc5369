"""Addresses of mail: what is one, and how servers write it."""

from __future__ import annotations

import re
from typing import Final

# RFC 5321, 4.1.2: a dot-string and a domain. Quoted local parts are allowed there, and nobody has one.
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS: Final = re.compile(rf"(?=.{{3,254}}\Z){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")


def in_ascii(address: str) -> str:
    """Return an address with its domain as the DNS has it; raises ValueError for a domain that cannot be one."""
    local, _, domain = address.rpartition("@")
    if domain.isascii():
        return address
    # Python's own codec is of 2003: by it ß is ss, which is another domain, and another's.
    from idna import encode

    return f"{local}@{encode(domain, uts46=True).decode('ascii')}"


def address_problem(address: str) -> str:
    """Return why that is no address to send to; "" where it is one."""
    try:
        plain = in_ascii(address)
    except ValueError:
        return f'"{address}" is no address of mail: its domain cannot be one.'
    if _ADDRESS.fullmatch(plain):
        return ""
    if not plain.isascii():
        return f'"{address}" has letters before the @ that most servers take from nobody; use its plain form.'
    return f'"{address}" is no address of mail, such as "me@example.org".'
