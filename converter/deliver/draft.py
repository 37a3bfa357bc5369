"""Bytes to a draft that lasts, and waits beside its place for its name."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)  # Windows has neither this flag nor the trick it guards against
BINARY: Final = getattr(os, "O_BINARY", 0)  # and needs this one, or it turns line feeds into pairs

_REASONS: Final = {
    errno.ENOSPC: "no room is left on the disk",
    errno.EDQUOT: "no room is left of what this user may fill",
    errno.EFBIG: "the disk takes no file of that size",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "there is no permission to write there",
    errno.EPERM: "there is no permission to write there",
    errno.ENAMETOOLONG: "the name is too long for the disk",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "what should be a folder is none",
    errno.EEXIST: "what should be a folder is none",
    errno.ELOOP: "there is a link on the way",
    errno.EIO: "the disk fails",
}
"""What the commonest errors of a system mean to whoever waits for the file."""


def written_draft(content: Iterable[bytes], folder: Path, mark: str = "") -> Path:
    """Return the path of a new file in the folder that holds these pieces, also when the power fails now.

    Its name is `.octavo-{mark}{number}.part`. Raises OSError, and then leaves nothing.
    """
    draft = folder / f".octavo-{mark}{os.urandom(8).hex()}.part"
    number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW | BINARY, 0o666)
    try:
        with os.fdopen(number, "wb") as file:
            file.writelines(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def sync_folder(folder: Path) -> None:
    """Make the new names in it last; where folders cannot be opened (Windows) the system does it in its own time."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def reason_of(error: OSError) -> str:
    """Return in plain words why something cannot be written."""
    return _REASONS.get(error.errno or 0, "") or error.strerror or str(error)
