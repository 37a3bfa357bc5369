"""Bytes to the files of a zip archive, whoever packed it: nothing is unpacked to disk, and nothing without a limit.

What concerns the whole archive is refused; an entry that no file may come of is left out and told (`left_out`).
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from converter.base.errors import ArchiveRefused

MAX_FILES: Final = 20_000
"""A dictionary in EPUB has some thousand."""
MAX_FILE_BYTES: Final = 100_000_000
MAX_TOTAL_BYTES: Final = 500_000_000
"""Of all files unpacked: a comic of 300 pages."""
MAX_RATIO: Final = 1000
"""How many times larger a file may be than packed. Text comes to 20, a style sheet full of repetitions to 100; zeros,
which are what bombs are made of, to 1,030 (zlib's limit)."""
_SMALL_BYTES: Final = 1_000_000
"""No ratio makes a bomb of less."""
_CHUNK_BYTES: Final = 1 << 20

_ENTRY: Final = b"PK\x01\x02"
"""What each entry of the central directory begins with (APPNOTE.TXT, 4.3.12)."""
_ENCRYPTED: Final = 1
_UNIX: Final = 3
_DRIVE: Final = re.compile(r"[A-Za-z]:")
# What zipfile lets through on broken archives, beside BadZipFile.
_ZIP_ERRORS: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    LookupError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """One file of an archive."""

    name: str
    """Its path within the archive, with slashes; never one that leads out of it."""
    content: bytes = field(repr=False)
    compressed: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry that no file may come of."""

    name: str
    """As the archive has it, which may be anything."""
    reason: str
    """What follows its name in a sentence: "leads out of the archive"."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The files of an archive in its order, and what of it is left out."""

    files: tuple[ArchiveFile, ...]
    left_out: tuple[LeftOut, ...] = ()


def read_archive(content: bytes) -> Archive:
    """Return the files of a zip archive, each name once. Raises ArchiveRefused."""
    # Counted before zipfile makes an object of each.
    if content.count(_ENTRY) > MAX_FILES:
        raise ArchiveRefused(reason=f"has more than {MAX_FILES:,} files")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _files(archive)
    except _ZIP_ERRORS as error:
        raise ArchiveRefused(reason="is no zip archive, or a broken one") from error


def _files(archive: zipfile.ZipFile) -> Archive:
    files: list[ArchiveFile] = []
    left_out: list[LeftOut] = []
    names: set[str] = set()
    total = 0
    for entry in archive.infolist():
        if reason := _refusal(entry, names):
            left_out.append(LeftOut(entry.orig_filename, reason))
        elif not entry.is_dir():
            content = _content(archive, entry)
            if isinstance(content, LeftOut):
                left_out.append(content)
                continue
            names.add(entry.filename)
            total += len(content)
            if total > MAX_TOTAL_BYTES:
                raise ArchiveRefused(reason=f"holds more than {MAX_TOTAL_BYTES // 1_000_000} MB when unpacked")
            files.append(ArchiveFile(entry.filename, content, entry.compress_type != zipfile.ZIP_STORED))
    return Archive(tuple(files), tuple(left_out))


def _refusal(entry: zipfile.ZipInfo, names: set[str]) -> str:
    """Return why no file may come of an entry; "" where one may."""
    name = entry.orig_filename
    if "\0" in name or "\\" in name or name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        return "leads out of the archive"
    if entry.filename in names:
        return "is there twice"
    if entry.create_system == _UNIX and stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link to another file"
    if entry.flag_bits & _ENCRYPTED:
        return "is locked with a password"
    return ""


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | LeftOut:
    """Return an entry unpacked, at most MAX_FILE_BYTES of it whatever its head says."""
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(entry) as file:
            while piece := file.read(_CHUNK_BYTES):
                size += len(piece)
                if size > MAX_FILE_BYTES:
                    return LeftOut(entry.filename, f"is larger than {MAX_FILE_BYTES // 1_000_000} MB")
                if size > max(_SMALL_BYTES, MAX_RATIO * entry.compress_size):
                    return LeftOut(entry.filename, f"is more than {MAX_RATIO} times larger than packed")
                pieces.append(piece)
    except _ZIP_ERRORS:
        return LeftOut(entry.filename, "is broken")
    return b"".join(pieces)
