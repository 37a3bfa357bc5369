"""The files of a batch to a folder or to storage: each whole or not at all, and replaced when it comes again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

from converter.base.errors import OutputUnwritable, PlaceUnusable
from converter.base.storage import STORAGES, storage_scheme, without_credentials
from converter.deliver.draft import reason_of
from converter.deliver.shelf.local import LocalShelf
from converter.deliver.shelf.stored import StoredShelf, stored_shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["LocalShelf", "Shelf", "StoredShelf", "folder_at", "shelf_at"]


class Shelf(Protocol):
    """Where the files of a batch go. A name is a path below it, with slashes."""

    @property
    def place(self) -> str:
        """As the user named it, without credentials."""
        ...

    def put(self, name: str, content: bytes) -> None:
        """Give the content this name: whole or not at all, in place of what has it. Raises OutputUnwritable."""
        ...

    def put_all(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Put several files, which costs less than one after the other. Raises OutputUnwritable.

        In a folder none of them gets its name before all have room; in storage some may be there when one fails.
        """
        ...

    def put_pieces(self, name: str, pieces: Iterable[bytes]) -> None:
        """Put one file of any length, of which only a piece at a time is in memory. Raises OutputUnwritable.

        What the pieces themselves raise goes through, and then nothing is put.
        """
        ...

    def sha256(self, name: str) -> str:
        """Return the SHA-256 of the file of this name, in hexadecimal digits; "" where there is no file.

        Raises SourceUnreadable.
        """
        ...

    def read(self, name: str) -> bytes:
        """Return what has this name. Raises SourceNotFound, SourceUnreadable."""
        ...

    def remove(self, name: str) -> None:
        """Take away the file of this name, if there is one. Raises OutputUnwritable."""
        ...

    def sweep(self, folders: Iterable[str]) -> int:
        """Remove the drafts that a killed run left in these folders, "" being the top, and return how many.

        Only for whoever holds the place: the draft that another run writes at this moment would go, too.
        Raises OutputUnwritable.
        """
        ...


def shelf_at(place: str) -> Shelf:
    """Return the shelf at a path, which is made where it is missing, or at an address of storage.

    Raises PlaceUnusable, OutputUnwritable.
    """
    if storage_scheme(place):
        return stored_shelf(place)
    folder = folder_at(place)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputUnwritable(path=place, reason=reason_of(error)) from error
    return LocalShelf(place, folder.absolute())


def folder_at(place: str) -> Path:
    """Return the folder of this machine that a path or a file:// address names. Raises PlaceUnusable for any other."""
    scheme, mark, _ = place.partition("://")
    if not mark:
        return Path(place)
    parts = urlsplit(place)
    if scheme.lower() == "file" and parts.netloc in {"", "localhost"}:
        return Path(unquote(parts.path))
    problem = f"is no place for files; there are folders, and storage at {', '.join(f'{row}://' for row in STORAGES)}"
    raise PlaceUnusable(place=without_credentials(place), problem=problem)
