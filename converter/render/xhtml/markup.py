"""Names, attributes and text to well-formed XHTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What XML 1.0 has no place for (production 2, Char), and with it what HTML calls an error though XML allows it: the
# C1 controls and the non-characters. A carriage return would be read back as a line feed.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# White space in an attribute is read back as spaces unless it is written as references (XML 1.0, 3.3.3).
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
# BCP 47's shape, RFC 5646, 2.1; not its registry.
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}")


def printable(text: str) -> str:
    """Return text without the characters that XML or HTML forbids."""
    return _FORBIDDEN.sub("", text)


def escape_text(text: str) -> str:
    """Return text as XHTML; characters that XML or HTML forbids are left out."""
    return printable(text).translate(_IN_TEXT)


def escape_attribute(text: str) -> str:
    """Return text for between the double quotes of an attribute."""
    return printable(text).translate(_IN_ATTRIBUTE)


def start_tag(name: str, attributes: Mapping[str, str | None]) -> str:
    """Return a start tag; an attribute whose value is None is left out."""
    written = "".join(f' {key}="{escape_attribute(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{written}>"


def element(name: str, attributes: Mapping[str, str | None], content: str) -> str:
    """Return an element around content that is mark-up already. It always has an end tag, as HTML wants."""
    return f"{start_tag(name, attributes)}{content}</{name}>"


def void_element(name: str, attributes: Mapping[str, str | None]) -> str:
    """Return an element that has no content by HTML's rules: img, br, hr."""
    return f"{start_tag(name, attributes)[:-1]}/>"


def language_tag(language: str) -> str | None:
    """Return the tag if it has the shape of a BCP 47 tag, else None."""
    return language if _LANGUAGE.fullmatch(language) else None
