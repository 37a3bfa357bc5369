"""What a page says of itself, apart from what it shows: the finder compares it with the blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_THREAD_TYPES: Final = frozenset("discussionforumposting qapage by:discourse by:phpbb by:xenforo by:flarum".split())
_THREAD_ADDRESS: Final = re.compile(
    r"(?<![a-z])(?:forums?|threads?|viewtopic|showthread|discussions?|boards?)(?![a-z])"
    r"|/t/[^/]+/\d|/topics?/[\w-]*\d|/questions/\d|/r/\w+/comments/|/d/\d"
)
_ARTICLE_TYPES: Final = frozenset("article newsarticle blogposting og:article".split())


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

    @property
    def is_thread(self) -> bool:
        """Whether it says by its type that it is a thread, or in its address and nowhere that it is an article."""
        if self.types & _THREAD_TYPES:
            return True
        return not self.types & _ARTICLE_TYPES and _THREAD_ADDRESS.search(self.url.lower()) is not None
