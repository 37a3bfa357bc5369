"""What a page says of itself, apart from what it shows: the finder compares it with the blocks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the page's metadata says to whoever looks for its article; "" and () where it says nothing."""

    title: str = ""
    text: str = ""
    """The article's whole text."""
    types: frozenset[str] = frozenset()
    """What it calls itself, in lower case: names of schema.org, "og:" and a type of Open Graph, "by:" and the program
    that made it."""
    url: str = ""
    is_paid: bool = False
    """Whether it says that not everybody may read all of the text."""
