"""An EPUB's files to the zip archive that is the same, byte for byte, whenever it is made."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

MIMETYPE: Final = "mimetype"
_UNIX: Final = 3
"""The system that made the archive (APPNOTE.TXT, 4.4.2): it differs by the machine unless it is said."""
_PERMISSIONS: Final = 0o100644 << 16
_STORED_SUFFIXES: Final = (".jpg", ".png", ".gif", ".webp", ".woff2", ".woff")
"""Compressed already: doing it again takes time and saves nothing."""
_LAST_ZIP_DATE: Final = datetime(2107, 12, 31, tzinfo=UTC)


def unpacked_files(archive: bytes) -> dict[str, bytes]:
    """Return the files of a zip archive by their names."""
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def pinned_container(files: Mapping[str, bytes], moment: datetime) -> bytes:
    """Return a zip archive of files by their names, each dated `moment` (from 1980 on, in UTC), in a fixed order.

    The mimetype comes first and uncompressed, as OCF 3.3, 4.2.2 wants; the other files by name.
    """
    date = min(moment, _LAST_ZIP_DATE).timetuple()[:6]
    pinned = BytesIO()
    with zipfile.ZipFile(pinned, "w") as archive:
        for name in sorted(files, key=lambda name: (name != MIMETYPE, name)):
            entry = zipfile.ZipInfo(name, date)
            entry.create_system = _UNIX
            entry.external_attr = _PERMISSIONS
            stored = name == MIMETYPE or name.endswith(_STORED_SUFFIXES)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return pinned.getvalue()
