"""Rendering to a file, a folder or a stream: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, assert_never

from converter.base.errors import OutputExists, OutputUnwritable
from converter.deliver.draft import NO_FOLLOW, reason_of, sync_folder, written_draft

if TYPE_CHECKING:
    from converter.model.rendering import Companion, Rendering

_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""How file systems without hard links (an e-reader's FAT) say so."""


_DOUBLE_SUFFIXES = (".kepub.epub",)
"""Endings of two parts, both of which tell a reader what a file is."""


@dataclass(frozen=True, slots=True)
class FileDestination:
    """A file by its name, in a folder that is there."""

    path: Path
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class FolderDestination:
    """A folder, where the rendering's own file name is used; made when it is missing."""

    folder: Path
    overwrite: bool = False
    taken: frozenset[str] = frozenset()
    """Names that this run has given already: a second article of one title gets a number, not its namesake's place."""


@dataclass(frozen=True, slots=True)
class StreamDestination:
    """An open binary stream, such as standard output."""

    stream: BinaryIO


Place: TypeAlias = Callable[[Path, Path], object]
"""Gives a finished draft its name: in place of what has it (Path.replace), or only where nothing has."""

Destination: TypeAlias = FileDestination | FolderDestination | StreamDestination


def deliver(rendering: Rendering, destination: Destination) -> Path | None:
    """Put a rendering where it should go, and return its path; None for a stream.

    A file appears whole, under its name, or not at all; symbolic links are replaced, never followed. Companions go to
    the folder `companions_folder(path)` beside it. Raises OutputExists, OutputUnwritable.
    """
    if isinstance(destination, StreamDestination):
        _write_stream(rendering.content, destination.stream)
        return None
    path = _path_at(destination, rendering.file_name)
    place = Path.replace if destination.overwrite else _name_once
    try:
        if isinstance(destination, FolderDestination):
            destination.folder.mkdir(parents=True, exist_ok=True)
        companions = _write_companions(rendering.companions, path, place)
        try:
            _write_file(rendering.content, path, place)
        except OSError:
            _remove(companions)
            raise
    except FileExistsError as error:
        raise OutputExists(path=str(error.filename2 or error.filename or path)) from error
    except OSError as error:
        raise OutputUnwritable(path=str(path), reason=reason_of(error)) from error
    return path


def path_at(destination: Destination, file_name: str) -> Path | None:
    """Return the path that a rendering of that name gets; None for a stream.

    Known before anything is rendered, so that nobody waits for a file that cannot be written.
    Raises OutputExists, OutputUnwritable.
    """
    return None if isinstance(destination, StreamDestination) else _path_at(destination, file_name)


def _path_at(destination: FileDestination | FolderDestination, file_name: str) -> Path:
    match destination:
        case FileDestination():
            path = destination.path
            if not path.parent.is_dir():
                reason = f"{path.parent} is no folder" if path.parent.exists() else f"there is no folder {path.parent}"
                raise OutputUnwritable(path=str(path), reason=reason)
        case FolderDestination():
            path = destination.folder / _free_name(file_name, destination.taken)
        case _:
            assert_never(destination)
    if not destination.overwrite and os.path.lexists(path) and not _takes_a_stream(path):
        raise OutputExists(path=str(path))
    return path


def companions_folder(path: Path) -> str:
    """Return the name of the folder beside a file that its pictures go to."""
    return f"{path.stem}-files"


def _free_name(file_name: str, taken: frozenset[str]) -> str:
    """Return the name, with the first number from 2 on that no namesake has; capitals tell no two files apart."""
    used = {name.casefold() for name in taken}
    suffix = next((two for two in _DOUBLE_SUFFIXES if file_name.endswith(two)), Path(file_name).suffix)
    stem = file_name.removesuffix(suffix)
    candidate, number = file_name, 1
    while candidate.casefold() in used:
        number += 1
        candidate = f"{stem} {number}{suffix}"
    return candidate


def _takes_a_stream(path: Path) -> bool:
    """Whether the path is a device or a pipe, such as /dev/null: written into, never replaced."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)


def _write_stream(content: bytes, stream: BinaryIO) -> None:
    try:
        stream.write(content)
        stream.flush()
    except BrokenPipeError:
        # The reader of the pipe (`| head`) has seen enough: nothing is lost that anyone wants.
        return
    except OSError as error:
        raise OutputUnwritable(path="standard output", reason=reason_of(error)) from error


def _write_companions(companions: tuple[Companion, ...], path: Path, place: Place) -> list[Path]:
    """Write all companions or none, and return the folder and files that were not there before."""
    if not companions:
        return []
    folder = path.with_name(companions_folder(path))
    if folder.is_symlink():
        raise OSError(errno.ENOTDIR, f"{folder} is a link", str(folder))
    made: list[Path] = []
    try:
        if not folder.is_dir():
            folder.mkdir()
            made.append(folder)
        for companion in companions:
            target = _inside(folder, companion.name)
            if holds(target, companion.content):
                continue
            is_new = not os.path.lexists(target)
            _write_file(companion.content, target, place)
            if is_new:
                made.append(target)
    except OSError:
        _remove(made)
        raise
    return made


def _inside(folder: Path, name: str) -> Path:
    """Return the path of that name in the folder; raises OSError where the name leads elsewhere."""
    path = folder / name
    if path.parent != folder or name in {"", ".", ".."}:
        raise OSError(errno.EINVAL, f'"{name}" is no name of a file', str(path))
    return path


def holds(path: Path, content: bytes) -> bool:
    """Return whether the file is there with that very content, from an earlier run."""
    try:
        return not path.is_symlink() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _remove(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):  # the error that led here is the one to tell
            path.rmdir() if path.is_dir() else path.unlink()


def _write_file(content: bytes, path: Path, place: Place) -> None:
    """Write the file in one step that either happens or does not, also when the power fails."""
    if _takes_a_stream(path):
        path.write_bytes(content)
        return
    draft = written_draft((content,), path.parent)
    try:
        place(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def _name_once(draft: Path, path: Path) -> None:
    """Give the draft the name unless something has it; raises FileExistsError."""
    try:
        # A second name is given only where there is none, which a rename cannot promise.
        os.link(draft, path, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        # Here the name is taken first, by an empty file that the next line replaces.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW))
        draft.replace(path)
