"""The files of a batch to storage, by fsspec."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

from converter.base.errors import ConverterError, OutputUnwritable, SourceNotFound, SourceUnreadable
from converter.base.storage import open_storage, reason_from, without_credentials
from converter.deliver.shelf.names import DRAFT_MARK, is_draft, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from converter.base.storage import OpenStorage

_BLOCK_BYTES: Final = 1 << 20


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
        """Put files; where storage can do several at a time, it does."""
        if not self.storage.kind.has_objects:
            for name, content in files:
                self._put_by_draft(name, content)
            return
        contents = {self._path(name): content for name, content in files}
        with self._writing(files[0][0] if len(files) == 1 else ""):
            self.storage.files.pipe(contents)

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

    def _put_by_draft(self, name: str, content: bytes) -> None:
        path, files = self._path(name), self.storage.files
        folder = path.rpartition("/")[0]
        draft = f"{folder}/.octavo-{DRAFT_MARK}{os.urandom(8).hex()}.part"
        with self._writing(name):
            files.makedirs(folder, exist_ok=True)
            try:
                files.pipe_file(draft, content)
                files.mv(draft, path)
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
