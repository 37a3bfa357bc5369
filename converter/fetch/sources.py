"""What the user named, to a Source, to a Page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike
    from typing import BinaryIO
    from converter.model.page import Page, PageKind, Source
    from converter.model.settings import FetchSettings


def source_from(source: str | PathLike[str] | bytes | BinaryIO, *, url: str = "") -> Source:
    raise NotImplementedError


def fetch_page(source: Source, settings: FetchSettings) -> Page:
    raise NotImplementedError


def page_from_text(content: str | bytes, kind: PageKind, url: str) -> Page:
    raise NotImplementedError
