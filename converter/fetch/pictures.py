"""A relative address to the bytes of a picture in the folder beside a local page, and nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from converter.base.errors import AddressRefused, PictureRefused, SourceNotFound
from converter.base.images import MAX_PICTURE_BYTES
from converter.fetch.files import read_file

if TYPE_CHECKING:
    from pathlib import Path

_DRIVE_OR_ROOT: Final = re.compile(r"[/\\]|[A-Za-z]:")


def read_local_picture(url: str, folder: Path) -> bytes:
    """Return the bytes of the file that a relative address names, with or without its query in the name.

    Raises AddressRefused where it leads out of the folder, by dots or by a symbolic link; SourceError where there is
    no such file.
    """
    path = urlsplit(url).path
    # "a.png?w=100": savers of pages write the query into the file's name; "a%20b.png": some keep the escapes.
    names = dict.fromkeys((unquote(path), path, unquote(url), url))
    for name in names:
        file = _file_within(folder, name, url)
        if _is_file(file):
            return read_file(file, limit_bytes=MAX_PICTURE_BYTES)
    raise SourceNotFound(location=url)


def _file_within(folder: Path, name: str, url: str) -> Path:
    root = folder.resolve()
    try:
        file = (root / name).resolve()
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links; a NUL
        raise PictureRefused(reason="has no address that leads anywhere", location=url) from error
    if _DRIVE_OR_ROOT.match(name) or not file.is_relative_to(root):
        raise AddressRefused(location=url, reason="it is not in the folder of its page")
    return file


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long
        return False
