"""A page's tree to its article: which nodes hold it, and what in them is not wanted.

The way in is one function, `find_article`. It looks at boxes of text, never at a site's name: a survey of the page
(`survey.py`), what class names say (`names.py`), the box that holds nearly all prose (`container.py`), what in it is
clutter (`clutter.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.extract.find.clutter import unwanted
from converter.extract.find.container import find_container
from converter.extract.find.survey import survey

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from converter.model.record import Removal

__all__ = ["Found", "find_article"]

FEWEST_WORDS: Final = 25
"""With fewer words of prose a page has no article: error pages, log-in pages."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the article is."""

    nodes: tuple[LexborNode, ...]
    """Elements of the page that hold it, in order; () where there is none."""
    dropped: frozenset[int] = frozenset()
    """`mem_id` of the nodes in them that are left out."""
    removals: tuple[Removal, ...] = ()
    """What is left out, as far as it says anything."""
    words: int = 0
    """How many words the article has, left-out parts apart."""
    is_sure: bool = True
    """False where much of the page's prose lies outside, or little was found."""
