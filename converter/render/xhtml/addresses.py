"""Addresses to valid ones: what HTML and EPUB let an attribute hold, or nothing."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from converter.base.vocabulary import ADDRESS_ATTRIBUTE

LINKED_SCHEMES = frozenset({"http", "https", "mailto"})
"""What a link may lead to; anything else (javascript:, file:, data:) is written as its words alone."""

# What browsers mend and the URL standard (4.3, "URL code points") calls an error all the same; a lone % with them.
_INVALID = re.compile(r'[\x00-\x20"<>\[\\\]^`{|}\x7f-\x9f]|%(?![0-9A-Fa-f]{2})')
_INVALID_IN_FRAGMENT = re.compile(rf"{_INVALID.pattern}|#")
_INVALID_HOST = re.compile(r'[\x00-\x20"#%/:<>?@\[\\\]^`{|}\x7f-\x9f]')
"""URL standard, 3.1: forbidden domain code points, where a browser finds no server. Of the Punycode, its letters."""
MAX_LABEL_CHARACTERS = 63
"""RFC 1035, 2.3.4."""


def address_attributes(name: str, url: str) -> dict[str, str | None]:
    """Return an attribute with the URL as it may be linked to, and beside it the document's own where that is another."""
    address = web_address(url)
    return {name: address, ADDRESS_ATTRIBUTE: None if url in ("", address) else url}


def web_address(url: str) -> str | None:
    """Return the URL if it may be linked to, else None; what no URL may hold is percent-encoded."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # read for its check
    except ValueError:  # a bracket that is no IPv6 address, a port that is no number
        return None
    if parts.scheme not in LINKED_SCHEMES:
        return None
    if not (parts.path if parts.scheme == "mailto" else _has_valid_host(parts)):
        return None
    if not _INVALID.search(url) and not _INVALID_IN_FRAGMENT.search(parts.fragment):
        return url
    return parts._replace(
        path=_INVALID.sub(_percent_encode, parts.path),
        query=_INVALID.sub(_percent_encode, parts.query),
        fragment=_INVALID_IN_FRAGMENT.sub(_percent_encode, parts.fragment),
    ).geturl()


def _has_valid_host(parts: SplitResult) -> bool:
    user, _, _ = parts.netloc.rpartition("@")
    host = parts.hostname or ""
    if "[" in parts.netloc:
        return True  # urlsplit has read the IPv6 address
    labels = host.removesuffix(".").split(".")
    return (
        all(0 < len(label) <= MAX_LABEL_CHARACTERS and _is_readable(label) for label in labels)
        and not _INVALID_HOST.search(host)
        and not _INVALID.search(user)
    )


def _is_readable(label: str) -> bool:
    """Return whether a label that claims to be Punycode is."""
    if not label.startswith("xn--"):
        return True
    try:
        return bool(label[4:].encode("ascii").decode("punycode"))
    except UnicodeError:
        return False


def _percent_encode(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
