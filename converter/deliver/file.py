"""Rendering to a file, a folder or a stream."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

if TYPE_CHECKING:
    from converter.model.rendering import Rendering


@dataclass(frozen=True, slots=True)
class FileDestination:
    """A file by its name."""

    path: Path
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class FolderDestination:
    """A folder, where the rendering's own file name is used."""

    folder: Path
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class StreamDestination:
    """An open binary stream, such as standard output."""

    stream: BinaryIO


Destination: TypeAlias = FileDestination | FolderDestination | StreamDestination


def deliver(rendering: Rendering, destination: Destination) -> Path | None:
    raise NotImplementedError
