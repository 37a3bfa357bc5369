"""Compressed bytes to plain ones, and never to more of them than there is room for."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from converter.base.errors import SourceTooLarge, UnsupportedContent

Coding: TypeAlias = Literal["gzip", "deflate"]

GZIP_SIGNATURE: Final = b"\x1f\x8b\x08"
_GZIP_WINDOW: Final = zlib.MAX_WBITS | 16
_RAW_WINDOW: Final = -zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Inflated:
    """What compressed bytes held."""

    content: bytes = field(repr=False)
    complete: bool
    """False when the bytes broke off, and what was there until then is all there is."""


def inflate(content: bytes, coding: Coding, *, limit_bytes: int, location: str) -> Inflated:
    """Return what is in gzip or deflate bytes. Raises SourceTooLarge over the limit, before it is all in memory."""
    window = _GZIP_WINDOW if coding == "gzip" else zlib.MAX_WBITS
    if coding == "deflate" and not _has_zlib_header(content):
        # RFC 9110, 8.4.1.2: some servers send deflate without the zlib wrapper that it should have.
        window = _RAW_WINDOW
    plain = bytearray()
    complete = False
    while content:
        stream = zlib.decompressobj(window)
        try:
            plain += stream.decompress(content, limit_bytes + 1 - len(plain))
        except zlib.error:
            if not plain:
                raise UnsupportedContent(location=location, found=f"broken {coding}") from None
            # Broken after the beginning; or, behind a whole member, padding, which is no loss.
            return Inflated(bytes(plain), complete)
        if len(plain) > limit_bytes:
            raise SourceTooLarge(location=location, limit_bytes=limit_bytes)
        complete = stream.eof
        # A gzip file may be several, one after the other (RFC 1952, 2.2).
        content = stream.unused_data if coding == "gzip" else b""
    return Inflated(bytes(plain), complete)


def _has_zlib_header(content: bytes) -> bool:
    """Return whether deflate bytes open with RFC 1950's two bytes: method 8, and a check that 31 divides."""
    return len(content) > 1 and content[0] & 0x0F == zlib.DEFLATED and (content[0] << 8 | content[1]) % 31 == 0
