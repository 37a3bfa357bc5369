"""An address of storage to what answers there: `s3://bucket/folder`, `sftp://host/folder`.

The one place that knows fsspec. What a page refers to is never opened by this: only what the user named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from converter.base.errors import PlaceUnusable

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_ADDRESS: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,30})://")
_CREDENTIALS: Final = re.compile(r"[^/@]*@|[^/@]*:(?!\d*(?:/|\Z)).*@", re.DOTALL)
"""What stands between "://" and the host; a secret key of S3 may hold slashes."""
_LONGEST_REASON: Final = 200
_SHORTEST_SECRET: Final = 3


@dataclass(frozen=True, slots=True)
class Storage:
    """One kind of storage."""

    title: str
    command: str
    """What installs the package that it needs; "" where it needs none."""
    has_objects: bool
    """Whether a file appears there whole, under its name, or not at all; elsewhere it needs a draft and a rename."""
    media_type_option: str = ""
    """What its backend calls the media type that is kept with a file, without which browsers save what they should show;
    "" where none is kept."""


_S3: Final = Storage(
    "Amazon S3, and what speaks its language",
    "pip install 'octavo[s3]'",
    has_objects=True,
    media_type_option="ContentType",
)
_GOOGLE: Final = Storage(
    "Google Cloud Storage", "pip install gcsfs", has_objects=True, media_type_option="content_type"
)
_AZURE: Final = Storage("Azure Blob Storage", "pip install adlfs", has_objects=True)
_SSH: Final = Storage("a folder by SSH", "pip install paramiko", has_objects=False)

STORAGES: Final[dict[str, Storage]] = {
    "s3": _S3,
    "s3a": _S3,
    "gs": _GOOGLE,
    "gcs": _GOOGLE,
    "az": _AZURE,
    "abfs": _AZURE,
    "oss": Storage("Alibaba Object Storage", "pip install ossfs", has_objects=True),
    "oci": Storage("Oracle Object Storage", "pip install ocifs", has_objects=True),
    "tos": Storage("Volcano Engine Object Storage", "pip install tosfs", has_objects=True),
    "sftp": _SSH,
    "ssh": _SSH,
    "ftp": Storage("a folder by FTP", "", has_objects=False),
    "smb": Storage("a Windows share", "pip install smbprotocol", has_objects=False),
    "hdfs": Storage("Hadoop", "pip install pyarrow", has_objects=False),
    "webhdfs": Storage("Hadoop by HTTP", "pip install requests", has_objects=False),
    "memory": Storage("this process's memory, for tests", "", has_objects=True),
}
"""By scheme. fsspec knows more: what is no storage (`http`, `data`), what is this machine's (`local`), and what wraps
another (`zip`, `simplecache`), through which an address could lead to any file."""

_NAMED_BEFORE_AT: Final = frozenset({"az", "abfs"})
"""Where `container@account` is a place, and no credential."""


@dataclass(frozen=True, slots=True)
class OpenStorage:
    """Storage that can be asked, and the path there that the address named."""

    files: AbstractFileSystem
    path: str
    """As `files` wants it, without a slash at its end."""
    kind: Storage


def storage_scheme(address: str) -> str:
    """Return the row of STORAGES that an address begins with; "" for any other address and for a path."""
    match = _ADDRESS.match(address)
    return match[1].lower() if match and match[1].lower() in STORAGES else ""


def without_credentials(address: str) -> str:
    """Return an address of storage as messages show it."""
    scheme, mark, rest = address.partition("://")
    credentials = _CREDENTIALS.match(rest)
    if credentials is None or (scheme.lower() in _NAMED_BEFORE_AT and ":" not in credentials[0]):
        return address
    return scheme + mark + rest[credentials.end() :]


def open_storage(address: str) -> OpenStorage:
    """Return what answers at an address of storage; many kinds are asked only when something is read or written.

    Raises PlaceUnusable where a package is missing, and whatever the backend raises where it connects at once.
    """
    # A fifth of a second, and more for what it brings.
    import fsspec

    scheme = storage_scheme(address)
    try:
        backend: Any = fsspec.get_filesystem_class(scheme)
    except ImportError as error:
        needs = f"needs a package that is not installed; {STORAGES[scheme].command} installs it"
        raise PlaceUnusable(place=f"{scheme}://", problem=needs) from error
    # Not by fsspec.open or url_to_fs: those read "::" as a chain of file systems, and in a bucket anyone may have
    # named an object so.
    if STORAGES[scheme].has_objects:
        where, path = address, str(backend._strip_protocol(address))  # noqa: SLF001 - what url_to_fs calls
    else:
        # A path of a server is not for fsspec to split, which takes "?" and "#" in names for parts of a URL.
        start = len(scheme) + len("://")
        host, _, below = address[start:].partition("/")
        where, path = f"{scheme}://{host}/", f"/{below}"
    files = backend(**backend._get_kwargs_from_urls(where))  # noqa: SLF001 - the same
    return OpenStorage(files, path.rstrip("/"), STORAGES[scheme])


def reason_from(error: Exception, address: str) -> str:
    """Return in plain words why storage did not do what it was asked, without the credentials of the address."""
    match error:
        case PermissionError():
            words = f"there is no permission ({error.strerror or error})"
        case FileNotFoundError():
            words = f"there is no such place ({error.strerror or error})"
        case OSError():
            words = error.strerror or str(error)
        case _:
            words = str(error)
    words = " ".join(words.split()).rstrip(".")[:_LONGEST_REASON]
    is_silent = not words or any(secret in words for secret in _secrets(address))
    return type(error).__name__ if is_silent else words


def _secrets(address: str) -> list[str]:
    """Return what must stand in no message: the user and the password of an address, as written and as meant."""
    credentials = _CREDENTIALS.match(address.partition("://")[2])
    parts = credentials[0].removesuffix("@").split(":", 1) if credentials else []
    meant = [form for part in parts for form in (part, unquote(part))]
    return [secret for secret in meant if len(secret) >= _SHORTEST_SECRET]
