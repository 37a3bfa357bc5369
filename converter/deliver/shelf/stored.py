"""The files of a batch to storage, by fsspec."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, Final

from converter.base.errors import ConverterError, OutputUnwritable, SourceNotFound, SourceUnreadable
from converter.base.storage import open_storage, reason_from, without_credentials
from converter.deliver.draft import reason_of
from converter.deliver.shelf.media_types import media_type_of
from converter.deliver.shelf.names import DRAFT_MARK, is_draft, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from converter.base.storage import OpenStorage

_BLOCK_BYTES: Final = 1 << 20
_AT_A_TIME: Final = 8
"""Files of one call, which wait for the server together."""


def stored_shelf(address: str) -> StoredShelf:
    """Return the shelf at an address of storage. Raises PlaceUnusable, OutputUnwritable."""
    place = without_credentials(address)
    try:
        return StoredShelf(place, open_storage(address), address)
    except ConverterError:
        raise
    except Exception as error:
        raise OutputUnwritable(path=place, reason=reason_from(error, address)) from error


@dataclass(frozen=True, slots=True)
class StoredShelf:
    """A folder in storage: a prefix in a bucket, a folder on a server."""

    place: str
    storage: OpenStorage = field(repr=False)
    address: str = field(repr=False)
    """As the user named it, with credentials."""

    def put(self, name: str, content: bytes) -> None:
        """Put one file."""
        self.put_all([(name, content)])

    def put_all(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Put files; a bucket takes several at a time, and a folder's one connection one after the other."""
        if len(files) <= 1 or not self.storage.kind.has_objects:
            for name, content in files:
                self._put(name, content)
            return
        with ThreadPoolExecutor(max_workers=min(len(files), _AT_A_TIME)) as pool:
            list(pool.map(self._put, *zip(*files, strict=True)))

    def put_pieces(self, name: str, pieces: Iterable[bytes]) -> None:
        """Put one file piece by piece; it is written on this machine first, since a backend would keep half of it."""
        with TemporaryDirectory(prefix="octavo-") as folder:
            local = Path(folder, "whole")
            try:
                with local.open("wb") as file:
                    file.writelines(pieces)
            except OSError as error:
                raise OutputUnwritable(path=folder, reason=reason_of(error)) from error
            self._by_name(name, lambda path, options: self.storage.files.put_file(str(local), path, **options))

    def sha256(self, name: str) -> str:
        """Return the digest of a file; "" where there is none."""
        digest = hashlib.sha256()
        try:
            with self._reading(name) as file:
                while block := file.read(_BLOCK_BYTES):
                    digest.update(block)
        except SourceNotFound:
            return ""
        return digest.hexdigest()

    def read(self, name: str) -> bytes:
        """Return what is in a file."""
        with self._reading(name) as file:
            return file.read()

    def remove(self, name: str) -> None:
        """Take a file away."""
        path = self._path(name)
        with self._writing(name):
            try:
                self.storage.files.rm_file(path)
            except FileNotFoundError:
                return

    def sweep(self, folders: Iterable[str]) -> int:
        """Remove the drafts in these folders, and return how many; a bucket has none, and is not asked."""
        if self.storage.kind.has_objects:
            return 0
        files, swept = self.storage.files, 0
        for folder in folders:
            path = self._path(folder) if folder else self.storage.path
            with self._writing(folder):
                files.invalidate_cache()
                found = files.ls(path, detail=False) if files.isdir(path) else []
                drafts = [one for one in found if is_draft(one.rpartition("/")[2])]
                for draft in drafts:
                    files.rm_file(draft)
            swept += len(drafts)
        return swept

    def _put(self, name: str, content: bytes) -> None:
        self._by_name(name, lambda path, options: self.storage.files.pipe_file(path, content, **options))

    def _by_name(self, name: str, write: Callable[[str, dict[str, str]], object]) -> None:
        """Let a file be written under its name, or under that of a draft which then gets the name."""
        path, kind = self._path(name), self.storage.kind
        options = {kind.media_type_option: media_type_of(name)} if kind.media_type_option else {}
        with self._writing(name):
            if kind.has_objects:
                write(path, options)
            else:
                self._by_draft(path, lambda draft: write(draft, options))

    def _by_draft(self, path: str, write: Callable[[str], object]) -> None:
        folder = path.rpartition("/")[0]
        draft = f"{folder}/.octavo-{DRAFT_MARK}{os.urandom(8).hex()}.part"
        self.storage.files.makedirs(folder, exist_ok=True)
        try:
            write(draft)
            self.storage.files.mv(draft, path)
        except BaseException:
            _forget(self.storage, draft)
            raise

    def _path(self, name: str) -> str:
        return "/".join((self.storage.path, *parts_of(name, self.place)))

    @contextmanager
    def _writing(self, name: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # a backend raises what it likes
            raise OutputUnwritable(path=self._shown(name), reason=reason_from(error, self.address)) from error

    @contextmanager
    def _reading(self, name: str) -> Iterator[BinaryIO]:
        path, files = self._path(name), self.storage.files
        try:
            files.invalidate_cache()  # what another process put there a moment ago counts
            with files.open(path, "rb") as file:
                yield file
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise SourceNotFound(location=self._shown(name)) from error
        except Exception as error:
            reason = reason_from(error, self.address)
            raise SourceUnreadable(location=self._shown(name), reason=reason) from error

    def _shown(self, name: str) -> str:
        return f"{self.place.rstrip('/')}/{name}" if name else self.place


def _forget(storage: OpenStorage, draft: str) -> None:
    """Remove a draft that came to nothing, if it is there at all."""
    try:
        storage.files.rm_file(draft)
    except Exception:  # noqa: BLE001 - the error that led here is the one to tell
        return
