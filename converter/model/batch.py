"""Item, Conversion, Entry: one of many sources on its way through a batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from converter.model.document import Metadata
    from converter.model.page import Source
    from converter.model.record import Note
    from converter.model.rendering import Rendering
    from converter.model.settings import Settings

EntryState: TypeAlias = Literal["done", "same", "failed", "quarantined"]
"""done: its files are there; same: another source gave the article already; failed: an error, which a retry may mend;
quarantined: it hung, filled or killed its worker, twice."""


@dataclass(frozen=True, slots=True)
class Item:
    """One source of a plan."""

    position: int
    """In the plan, from 0."""
    name: str
    """A path or an address, as messages and the ledger write it; no other item has it."""
    source: Source
    host: str = ""
    """That is asked for it, with its port where that is not the usual one; "" where no host is."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of every item."""

    formats: tuple[str, ...]
    """Names of rows of RENDERERS, at least one."""
    theme: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a worker made of an item."""

    metadata: Metadata
    words: int
    """Of the article."""
    text_sha256: str
    """Of the article's bare words: what two copies of it have in common."""
    input_sha256: str
    """Of the bytes that came; "" where there were none, as of a book in files."""
    renderings: tuple[Rendering, ...] = field(repr=False)
    """One a format, in the order's order."""
    thumbnail: bytes = field(repr=False)
    """JPEG of the article's first picture, at most 160 px wide and high; empty where it has none."""
    removals: int
    """How many things were taken out."""
    notes: tuple[Note, ...]
    seconds: float
    """From the source to the last rendering."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file that an item gave."""

    format: str
    """Name of a row of RENDERERS; "" for what lies beside another, such as its pictures."""
    name: str
    """Path below the folder of the batch, with slashes."""
    media_type: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger knows of an item that is settled."""

    name: str
    position: int
    state: EntryState
    tries: int
    message: str = ""
    """The failure's sentence; of "same", which source gave the article."""
    exit_code: int = 0
    title: str = ""
    authors: tuple[str, ...] = ()
    site_name: str = ""
    language: str = ""
    published: str = ""
    """ISO 8601, a day or a moment; "" where nobody knows."""
    description: str = ""
    url: str = ""
    """The article's own, as canonical as is known."""
    words: int = 0
    outputs: tuple[Output, ...] = ()
    notes: tuple[Note, ...] = ()
    removals: int = 0
    seconds: float = 0.0
    settled: datetime | None = None
    """When, with time zone."""
    thumbnail: bytes = field(default=b"", repr=False)
