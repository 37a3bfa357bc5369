"""What an EPUB's manifest lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BookFile:
    """One file of the book, as the manifest lists it."""

    identifier: str
    name: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()
    in_spine: bool = False
