"""Rendering and Delivery: the bytes of a format, and where they went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from converter.model.record import Note, Removal


@dataclass(frozen=True, slots=True)
class Companion:
    """A file that goes beside a rendering, into the folder `{stem}-files`."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rendering:
    """A Document in one format."""

    content: bytes = field(repr=False)
    media_type: str
    file_name: str
    """Suggested: the title's slug with the format's suffix."""
    companions: tuple[Companion, ...] = ()
    """Pictures of a Markdown file, when they are to lie beside it."""
    notes: tuple[Note, ...] = ()
    """What this format could not hold."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a rendering went."""

    path: Path | None
    """The file; None for standard output."""
    size_bytes: int
    title: str = ""
    removals: tuple[Removal, ...] = ()
    notes: tuple[Note, ...] = ()
    """Everything lost or guessed on the whole way, in the order of the steps."""
