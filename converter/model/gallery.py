"""Exhibit: how one theme sets an article, to be hung beside others."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as a picture."""

    content: bytes = field(repr=False)
    media_type: str
    width: int
    """Pixels."""
    height: int


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An article in one theme: its first pages, or its first lines where the theme is for Markdown alone."""

    theme: str
    description: str
    made_for: tuple[str, ...]
    """Formats, as a theme names them; () is all."""
    pages: tuple[PagePicture, ...] = ()
    page_count: int = 0
    """Pages that there are, shown or not."""
    markdown: str = ""
