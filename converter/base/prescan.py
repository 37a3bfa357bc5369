"""The start of a page's bytes to the encoding that it declares (HTML standard, 13.2.3.2, "prescan a byte stream")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PRESCAN_BYTES: Final = 1024
"""The standard's; a declaration in here comes first."""
LENIENT_PRESCAN_BYTES: Final = 65_536
"""Our own: a few pages open with a long comment or a style sheet, and browsers guess there."""

_XML_ENCODING: Final = re.compile(rb"<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_META: Final = re.compile(rb"<meta(?=[\s/])", re.IGNORECASE)
_TAG: Final = re.compile(rb"</?[A-Za-z][^\s/>]*")
_ATTRIBUTE: Final = re.compile(
    rb"[\s/]*(=?[^\s/>=]+|=)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*)))?"
)
_CHARSET_IN_CONTENT: Final = re.compile(rb"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.IGNORECASE)


def charset_in_markup(content: bytes) -> str:
    """Return the label of the first declaration that a page makes of its encoding, "" where it makes none."""
    for limit in (PRESCAN_BYTES, LENIENT_PRESCAN_BYTES):
        label = _prescan(content[:limit])
        if label:
            return label
    return ""


def charset_in_content_type(content_type: str) -> str:
    """Return the label in a Content-Type, "" where it has none."""
    found = _CHARSET_IN_CONTENT.search(content_type.encode("latin-1", "replace"))
    return _label(found) if found else ""


def _prescan(head: bytes) -> str:
    declaration = _XML_ENCODING.match(head)
    if declaration:
        return declaration[1].decode("ascii")
    position = head.find(b"<")
    while position >= 0:
        if head.startswith(b"<!--", position):
            end = head.find(b"-->", position + 2)
            position = end + 3 if end >= 0 else len(head)
        elif found := _META.match(head, position):
            # Of names that come twice the first counts.
            label = _meta_label(dict(reversed(list(_attributes(head, found.end())))))
            if label:
                return label
            position = _end_of_tag(head, found.end())
        elif found := _TAG.match(head, position):
            position = _end_of_tag(head, found.end())
        else:
            position += 1
        position = head.find(b"<", position)
    return ""


def _attributes(head: bytes, position: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield name, in lower case, and value of a tag's attributes."""
    while found := _ATTRIBUTE.match(head, position):
        yield found[1].lower(), found["double"] or found["single"] or found["bare"] or b""
        position = found.end()


def _end_of_tag(head: bytes, position: int) -> int:
    """Return where a tag's attributes end; a < within a quoted one opens no tag."""
    while found := _ATTRIBUTE.match(head, position):
        position = found.end()
    return position


def _meta_label(attributes: dict[bytes, bytes]) -> str:
    label = attributes.get(b"charset", b"").decode("latin-1").strip()
    if not label and attributes.get(b"http-equiv", b"").lower() == b"content-type":
        found = _CHARSET_IN_CONTENT.search(attributes.get(b"content", b""))
        label = _label(found) if found else ""
    # A declaration that could be read as ASCII is not in UTF-16 (steps 15 and 16 of the standard).
    if label.lower().startswith("utf-16"):
        return "utf-8"
    return "windows-1252" if label.lower() == "x-user-defined" else label


def _label(found: re.Match[bytes]) -> str:
    return (found[1] or found[2] or found[3] or b"").decode("latin-1").strip()
