"""What one source of a page says about its article, before anybody compares it with the others."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_VALUE_CHARACTERS: Final = 2_000
"""Of a title, a name or a description; what is longer is cut."""

_UNSEEN_CATEGORIES: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_JOINERS: Final = frozenset("\u200c\u200d")
"""Zero-width joiners: Persian words and family emoji fall apart without them."""
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31}\d{0,2});", re.IGNORECASE)
_MARKUP: Final = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)
_HOME: Final = re.compile(r"/?(?:(?:index|default|home)(?:\.\w{2,5})?)?/?\Z", re.IGNORECASE)
"""The path of a site's home page."""
MOST_ESCAPES: Final = 3
"""A text is escaped once by its program, and once more by each that passed it on."""


@dataclass(frozen=True, slots=True)
class Claims:
    """One source's word on each field, as written; "" or () where it says nothing."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    """Authors that are said to be no persons."""
    is_shown: bool = False
    """Whether its authors are what readers see, "By" and all, and not only names."""
    published: str = ""
    modified: str = ""
    site_name: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    description: str = ""
    image: str = ""
    canonical_url: str = ""
    licence: str = ""
    body: str = ""
    """The article's whole text, where the source carries it."""
    is_paid: bool = False
    """Whether it says that not everybody may read all of the text."""
    types: frozenset[str] = frozenset()
    """What it says that the page is, as Declaration has it."""


def one_line(value: str) -> str:
    """Return a value on one line: entities resolved, no control, format or bidirectional character, spaces single."""
    if _REFERENCE.search(value):
        from html import unescape

        value = unescape(value)
    if not value.isascii() or not value.isprintable():
        value = "".join(
            character
            if character in _JOINERS or unicodedata.category(character) not in _UNSEEN_CATEGORIES
            else " " * (character in "\t\n\r\f\v\x85")
            for character in value[: 4 * LONGEST_VALUE_CHARACTERS]
        )
    return " ".join(value.split())[:LONGEST_VALUE_CHARACTERS]


def text_or_markup(value: str) -> str:
    """Return a text that was escaped once or more as it was meant: as HTML, or as plain text without references.

    HTML is left as it is: "a &lt; b" in its paragraphs is its own.
    """
    for _ in range(MOST_ESCAPES):
        if _REFERENCE.search(value) is None or _MARKUP.search(value):
            break
        from html import unescape

        value = unescape(value)
    return value


def web_address(value: str, base_url: str) -> str:
    """Return an absolute http(s) address, or "" for any other and for what is none."""
    if not value.strip():
        # To a parser nothing is the page's own address.
        return ""
    try:
        address = urljoin(base_url, "".join(value.split()))
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.netloc else ""


def canonical_address(values: Iterable[str], base_url: str, page_url: str) -> str:
    """Return the first absolute address that a page may go by, "" where there is none.

    A site's home page is no article's address: templates that nobody looked at name it on every page.
    """
    addresses = [web_address(line, base_url) for value in values if (line := one_line(value))]
    here = web_address(page_url, page_url)
    if here and _HOME.match(urlsplit(here).path) is None:
        addresses = [address for address in addresses if _HOME.match(urlsplit(address).path) is None or "?" in address]
    return next(filter(None, addresses), "")
