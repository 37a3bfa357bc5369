"""An address of storage to its bytes, and a folder or pattern there to the addresses of its files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from converter.base.errors import ConverterError, SourceError, SourceNotFound, SourceUnreachable, SourceUnreadable
from converter.base.storage import open_storage, reason_from, without_credentials
from converter.fetch.files import MAX_PAGE_BYTES, read_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.base.storage import OpenStorage

_PATTERN: Final = re.compile(r"[*?\[]")
_NO_ANSWER: Final = re.compile("Connection|Connect|Timeout")
"""In the names of what backends raise when nobody answers; each has classes of its own."""


def read_stored(address: str, *, limit_bytes: int = MAX_PAGE_BYTES) -> bytes:
    """Return the bytes at an address of storage.

    Raises PlaceUnusable, SourceNotFound, SourceUnreadable, SourceUnreachable or SourceTooLarge.
    """
    try:
        storage = open_storage(address)
        storage.files.invalidate_cache()
        with storage.files.open(storage.path, "rb") as file:
            return read_stream(file, without_credentials(address), limit_bytes=limit_bytes)
    except ConverterError:
        raise
    except Exception as error:
        raise _source_error(error, address) from error


def stored_names(address: str) -> Iterator[str]:
    """Return the addresses of a file, or of all below a folder, or of all that fit a pattern, each time in one order.

    `*` stands for what has no slash, `**` for folders. Names that begin with a full stop are left out. Of a bucket of
    S3 a thousand names are held at a time, elsewhere those of a folder and of the folders around it.
    Raises PlaceUnusable, SourceNotFound where there is neither file nor folder, SourceUnreadable, SourceUnreachable.
    """
    try:
        yield from _named(address)
    except ConverterError:
        raise
    except Exception as error:
        raise _source_error(error, address) from error


def _named(address: str) -> Iterator[str]:
    folder, pattern = _folder_and_pattern(address)
    storage = open_storage(folder)
    storage.files.invalidate_cache()
    found = False
    for name in _names_below(storage):
        if pattern is None or pattern.match(name):
            found = True
            yield f"{folder.rstrip('/')}/{name}"
    if found:
        return
    if storage.files.isfile(open_storage(address).path):  # by its own name, which may look like a pattern
        yield address
    elif pattern is None:
        raise SourceNotFound(location=without_credentials(address))


def _folder_and_pattern(address: str) -> tuple[str, re.Pattern[str] | None]:
    """Return the folder that all files of an address lie below, and what their names below it fit."""
    scheme, _, path = address.partition("://")
    magic = _PATTERN.search(path)
    if magic is None:
        return address, None
    from fsspec.utils import glob_translate

    folder, _, pattern = path[: magic.start()].rpartition("/")
    return f"{scheme}://{folder}/", re.compile(glob_translate(pattern + path[magic.start() :]))


def _names_below(storage: OpenStorage) -> Iterator[str]:
    """Return the paths of all files below the storage's path, relative to that."""
    if hasattr(storage.files, "call_s3"):
        names = _keys_below(storage)
    else:
        names = _walked(storage, storage.path) if storage.files.isdir(storage.path) else iter(())
    return (name for name in names if not any(part.startswith(".") for part in name.split("/")))


def _keys_below(storage: OpenStorage) -> Iterator[str]:
    """Return the keys below a prefix of a bucket of S3, which gives them in the order of their bytes."""
    bucket, _, prefix = storage.path.partition("/")
    start = f"{prefix}/" if prefix else ""
    ask: dict[str, Any] = {"Bucket": bucket, "Prefix": start}
    while True:
        page = storage.files.call_s3("list_objects_v2", **ask)
        for entry in page.get("Contents", ()):
            if not entry["Key"].endswith("/"):  # what some tools put there in place of a folder
                yield entry["Key"][len(start) :]
        if not page.get("IsTruncated"):
            return
        ask["ContinuationToken"] = page["NextContinuationToken"]


def _walked(storage: OpenStorage, folder: str) -> Iterator[str]:
    """Return the files below a folder, depth first, in the order in which S3 would give them."""
    entries = [
        (entry["name"].rstrip("/"), entry["type"] == "directory") for entry in storage.files.ls(folder, detail=True)
    ]
    for path, is_folder in sorted(entries, key=lambda entry: entry[0] + "/" * entry[1]):
        if is_folder:
            yield from _walked(storage, path)
        else:
            yield path[len(storage.path) :].lstrip("/")


def _source_error(error: Exception, address: str) -> SourceError:
    location = without_credentials(address)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return SourceNotFound(location=location)
    if isinstance(error, IsADirectoryError):
        return SourceUnreadable(location=location, reason="it is a folder")
    reason = reason_from(error, address)
    if isinstance(error, ConnectionError | TimeoutError) or _NO_ANSWER.search(type(error).__name__):
        return SourceUnreachable(location=location, reason=reason)
    return SourceUnreadable(location=location, reason=reason)
