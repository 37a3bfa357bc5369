"""An EPUB's bytes to its files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.base.archives import read_archive
from converter.base.errors import ArchiveRefused, UnsupportedContent
from converter.base.package import CONTAINER
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from converter.base.archives import ArchiveFile

_MIMETYPE: Final = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", re.DOTALL)
_ZIP: Final = b"PK\x03\x04"
_DIRECTORY_BYTES: Final = 1_000_000
"""At the end of an archive, where its directory stands."""


def is_book(content: bytes) -> bool:
    """Return whether bytes are an EPUB: a zip archive that says so, or that has what only an EPUB has."""
    if not content.startswith(_ZIP):
        return False
    return _MIMETYPE.match(content) is not None or CONTAINER.encode() in content[-_DIRECTORY_BYTES:]


def files_of_book(content: bytes, location: str) -> tuple[tuple[ArchiveFile, ...], tuple[Note, ...]]:
    """Return an EPUB's files, and a note on each that was left out. Raises UnsupportedContent."""
    try:
        archive = read_archive(content)
    except ArchiveRefused as error:
        raise UnsupportedContent(location=location, found=f"an EPUB book that {error.reason}") from error
    notes = (
        Note(NoteKind.CUT, f"A file of the book was left out: {left.name!r} {left.reason}.", left.name)
        for left in archive.left_out
    )
    return archive.files, tuple(notes)
