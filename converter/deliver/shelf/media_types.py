"""The name of a file to the media type that a server of storage is to say of it."""

from __future__ import annotations

from typing import Final

_BY_ENDING: Final = {
    "csv": "text/csv; charset=utf-8",
    "epub": "application/epub+zip",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "jpg": "image/jpeg",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webp": "image/webp",
    "xml": "application/atom+xml",
}
"""All that a batch writes; its only XML is the catalogue. Not from the machine's own table, which each machine has its own of."""


def media_type_of(name: str) -> str:
    """Return the media type by a name's ending; that of mere bytes for an ending not known here."""
    return _BY_ENDING.get(name.rpartition(".")[2].lower(), "application/octet-stream")
