"""A file to its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.errors import SourceNotFound, SourceTooLarge, SourceUnreadable

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

MAX_PAGE_BYTES: Final = 64_000_000
"""A page with its pictures inside, or a book in one file; the guard before the parser is far stricter on what it keeps."""


MAX_BOOK_BYTES: Final = 600_000_000
"""Ten times what any mail carries; a comic of a thousand pages."""


def read_book_file(path: Path) -> bytes:
    """Return the bytes of an EPUB or PDF. Raises as `read_file` does."""
    return read_file(path, limit_bytes=MAX_BOOK_BYTES)


def read_file(path: Path, *, limit_bytes: int = MAX_PAGE_BYTES) -> bytes:
    """Return the bytes of a file, a device or a pipe, which may be endless: the limit holds while reading.

    Raises SourceNotFound, SourceUnreadable or SourceTooLarge.
    """
    location = str(path)
    try:
        with path.open("rb") as file:
            return read_stream(file, location, limit_bytes=limit_bytes)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in the name
        raise SourceNotFound(location=_shown(location)) from error
    except IsADirectoryError as error:
        raise SourceUnreadable(location=location, reason="it is a folder") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SourceUnreadable(location=_shown(location), reason=reason) from error


def read_stream(file: BinaryIO, location: str, *, limit_bytes: int = MAX_PAGE_BYTES) -> bytes:
    """Return what is left in an open file. Raises SourceTooLarge."""
    content = file.read(limit_bytes + 1)
    if len(content) > limit_bytes:
        raise SourceTooLarge(location=location, limit_bytes=limit_bytes)
    return content


def _shown(location: str) -> str:
    """Return a name short enough for a message; a whole page given as a path is none."""
    return location if len(location) <= 200 else f"{location[:200]}…"  # noqa: PLR2004 - a line or two
