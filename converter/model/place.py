"""Place: where files go without a mail: a mounted e-reader, a folder, a shelf with a catalogue, Calibre's library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

PlaceKind: TypeAlias = Literal["reader", "folder", "shelf", "calibre"]
"""reader: an e-reader on its cable; folder: any folder; shelf: a folder with a catalogue in OPDS; calibre: by calibredb."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place that articles are put in."""

    name: str
    """What messages and the outbox call it."""
    kind: PlaceKind
    folder: Path | None
    """Where the files go; of calibre its library, None for the user's own."""
    device: str = ""
    """Name of the device that it is, or is read on; "" is any."""
    format: str = "epub"
    """Name of a row of RENDERERS, where nothing else is asked for."""
