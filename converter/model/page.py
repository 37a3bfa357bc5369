"""Source and Page: what the user named, and what came from there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from converter.base.archives import ArchiveFile
    from converter.model.record import Note

PageKind: TypeAlias = Literal["html", "text", "markdown", "document", "epub", "rendering"]
"""What a page holds: "document" is a Document as JSON, as the json renderer writes it; "epub" is a book by anyone;
"rendering" is what Octavo wrote of one article, as HTML or EPUB, and says so."""

MEDIA_TYPES: dict[PageKind, str] = {
    "html": "text/html",
    "text": "text/plain",
    "markdown": "text/markdown",
    "document": "application/json",
    "rendering": "text/html",
}
"""What each kind is to the rest of the world."""


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file on this machine."""

    path: Path
    url: str = ""
    """Where it was saved from, as the caller said."""


@dataclass(frozen=True, slots=True)
class UrlSource:
    """An address on the web."""

    url: str


@dataclass(frozen=True, slots=True)
class ContentSource:
    """Bytes that the caller already holds: standard input, an open file, an argument."""

    content: bytes = field(repr=False)
    location: str = "standard input"
    """What messages call it."""
    url: str = ""
    """Where it came from, as the caller said."""


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A file in storage, which only a user names: `s3://bucket/article.html`; a page never leads there."""

    address: str = field(repr=False)
    """As the user wrote it, perhaps with credentials."""
    url: str = ""
    """Where it was saved from, as the caller said."""


Source: TypeAlias = FileSource | UrlSource | StoredSource | ContentSource


@dataclass(frozen=True, slots=True)
class Page:
    """A source's text, and how it was got."""

    text: str = field(repr=False)
    """Decoded, without a byte order mark."""
    kind: PageKind
    """Found by looking at the content, not at a suffix."""
    url: str = ""
    """Where it really came from after redirects, or what the caller said; "" where nobody knows."""
    location: str = ""
    """What messages call it: path or URL as the user wrote it."""
    files: tuple[ArchiveFile, ...] = ()
    """What a book holds, whose `text` is ""."""
    folder: Path | None = None
    """Where a local page's pictures may lie; None where nothing on disk may be read."""
    media_type: str = ""
    """As the server said it."""
    encoding: str = "utf-8"
    """WHATWG name of the encoding that `text` was decoded from."""
    content: bytes = field(default=b"", repr=False, compare=False)
    """The bytes as they came."""
    sha256: str = ""
    """Of these."""
    fetched: datetime | None = None
    """With time zone."""
    read: datetime | None = field(default=None, compare=False)
    """When the text was had here, from wherever, with time zone: no date in it can rightly be a later one."""
    notes: tuple[Note, ...] = ()
