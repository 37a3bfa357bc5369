"""Article: what was found in a page, cleaned, before it is read into the model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from converter.base.archives import ArchiveFile
    from converter.model.document import Metadata
    from converter.model.record import Note, Removal

Notation: TypeAlias = Literal["html", "text"]


@dataclass(frozen=True, slots=True)
class Article:
    """The article of one page, with what is known about it and what was taken away."""

    metadata: Metadata
    body: str = field(repr=False)
    """The article's HTML in the vocabulary of `base/vocabulary.py`, or its plain text; without title and byline."""
    notation: Notation
    removals: tuple[Removal, ...] = ()
    notes: tuple[Note, ...] = ()
    single_page: str = ""
    """URL of the whole article on one page, where the site's rule names one."""
    next_page: str = ""
    """URL of the page on which the article goes on, where the site's rule names one."""
    files: tuple[ArchiveFile, ...] = ()
    """What pictures of the body and the lead image name as their address, where they came with the page."""
