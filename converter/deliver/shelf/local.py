"""The files of a batch to a folder of this machine."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.base.errors import OutputUnwritable, SourceNotFound, SourceUnreadable
from converter.deliver.draft import BINARY, NO_FOLLOW, reason_of, sync_folder, written_draft
from converter.deliver.shelf.names import DRAFT_MARK, is_draft, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from io import BufferedReader
    from pathlib import Path

_NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0)  # else a pipe of that name would be waited for
_AT_A_TIME: Final = 16
"""Drafts: a disk that keeps a journal writes it once for all that wait for it."""


@dataclass(frozen=True, slots=True)
class LocalShelf:
    """A folder on this machine. Symbolic links below it are replaced or refused, never followed."""

    place: str
    folder: Path

    def put(self, name: str, content: bytes) -> None:
        """Put one file."""
        self.put_all([(name, content)])

    def put_all(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Put files: drafts of all, then their names, then each folder is made to last once."""
        paths: list[tuple[str, Path]] = []
        changed: set[Path] = set()
        for name, _ in files:
            with self._writing(name):
                path = self._path(name)
                changed |= {path.parent, *_made_folder(path.parent)}
                paths.append((name, path))
        drafts = self._drafts(paths, [content for _, content in files])
        try:
            for (name, path), draft in zip(paths, drafts, strict=True):
                with self._writing(name):
                    draft.replace(path)
        finally:
            _remove(drafts)
        for folder in changed:
            sync_folder(folder)

    def _drafts(self, paths: Sequence[tuple[str, Path]], contents: Sequence[bytes]) -> list[Path]:
        """Return the drafts of all files, or of none. They are written together, for the disk makes them last together."""

        def draft(named: tuple[str, Path], content: bytes) -> Path:
            with self._writing(named[0]):
                return written_draft((content,), named[1].parent, DRAFT_MARK)

        if len(paths) <= 1:
            return list(map(draft, paths, contents))
        writing: list[Future[Path]] = []
        try:
            with ThreadPoolExecutor(max_workers=min(len(paths), _AT_A_TIME)) as pool:
                writing.extend(pool.submit(draft, *one) for one in zip(paths, contents, strict=True))
            return [one.result() for one in writing]
        except BaseException:
            _remove(one.result() for one in writing if one.done() and not one.exception())
            raise

    def put_pieces(self, name: str, pieces: Iterable[bytes]) -> None:
        """Put one file piece by piece."""
        with self._writing(name):
            path = self._path(name)
            changed = _made_folder(path.parent)
            draft = written_draft(pieces, path.parent, DRAFT_MARK)
            try:
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)
        for folder in {path.parent, *changed}:
            sync_folder(folder)

    def sha256(self, name: str) -> str:
        """Return the digest of a file; "" where there is none, but a folder or a link, perhaps."""
        try:
            with self._reading(name) as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except SourceNotFound:
            return ""

    def read(self, name: str) -> bytes:
        """Return what is in a file."""
        with self._reading(name) as file:
            return file.read()

    def remove(self, name: str) -> None:
        """Take a file away."""
        with self._writing(name):
            self._path(name).unlink(missing_ok=True)

    def sweep(self, folders: Iterable[str]) -> int:
        """Remove the drafts in these folders, and return how many."""
        swept = 0
        for folder in folders:
            with self._writing(folder):
                path = self._path(folder) if folder else self.folder
                if path.is_dir() and not path.is_symlink():
                    with os.scandir(path) as found:
                        drafts = [one.path for one in found if is_draft(one.name)]
                    for draft in drafts:
                        os.unlink(draft)  # noqa: PTH108 - as scandir gives it
                    swept += len(drafts)
        return swept

    def _path(self, name: str) -> Path:
        """Return where a name lies. Raises OSError where a link on the way leads elsewhere."""
        path = self.folder
        *folders, last = parts_of(name, self.place)
        for folder in folders:
            path /= folder
            if path.is_symlink():
                raise OSError(errno.ELOOP, f"{folder} is a link", str(path))
        return path / last

    @contextmanager
    def _writing(self, name: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputUnwritable(path=self._shown(name), reason=reason_of(error)) from error

    @contextmanager
    def _reading(self, name: str) -> Iterator[BufferedReader]:
        try:
            number = os.open(self._path(name), os.O_RDONLY | NO_FOLLOW | BINARY | _NO_WAIT)
            with os.fdopen(number, "rb") as file:
                if not stat.S_ISREG(os.fstat(number).st_mode):
                    raise SourceNotFound(location=self._shown(name))
                yield file
        except OSError as error:
            if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EISDIR}:
                raise SourceNotFound(location=self._shown(name)) from error
            raise SourceUnreadable(location=self._shown(name), reason=error.strerror or str(error)) from error

    def _shown(self, name: str) -> str:
        return f"{self.place.rstrip('/')}/{name}" if name else self.place


def _remove(drafts: Iterable[Path]) -> None:
    for draft in drafts:
        draft.unlink(missing_ok=True)


def _made_folder(folder: Path) -> set[Path]:
    """Make a folder where it is missing, and return the folders that got a new name by that."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
    return {one.parent for one in missing}
