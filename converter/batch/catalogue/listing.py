"""What a catalogue says of one article."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from converter.render.xhtml.markup import printable

if TYPE_CHECKING:
    from converter.model.batch import Entry

FORMATS: Final = ("epub", "pdf", "html", "text", "markdown")
"""That are for reading, the one that an e-reader likes best first; `json` is for programs."""
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PICTURE_TYPES: Final = frozenset({"image/jpeg", "image/png", "image/gif"})
"""That a catalogue may show (OPDS 1.2, 5.2.2)."""


@dataclass(frozen=True, slots=True)
class File:
    """One of an article's files."""

    format: str
    """Name of a row of RENDERERS; "" for a picture."""
    name: str
    """Path below the shelf, with slashes."""
    media_type: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One article; every text is printable and in one line."""

    position: int
    id: str
    """URN of a UUID that only the article's address, or its source's name, decides on."""
    title: str
    authors: tuple[str, ...]
    site: str
    language: str
    published: str
    """ISO 8601, a day or a moment, or ""."""
    description: str
    words: int
    files: tuple[File, ...]
    """At least one with a format, in the order of FORMATS; then a picture, if one lies beside them."""

    @property
    def day(self) -> str:
        """The day of `published`, "" where nobody knows."""
        return self.published[:10]

    def to_json(self) -> str:
        """Return all of it as JSON that `from_json` reads."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> Listing:
        """Return the listing that was written so."""
        facts = json.loads(text)
        facts["files"] = tuple(File(**file) for file in facts["files"])
        return Listing(**{**facts, "authors": tuple(facts["authors"])})


def listing_of(entry: Entry) -> Listing | None:
    """Return what a catalogue says of an entry; None for one without a file to read."""
    outputs = [output for output in entry.outputs if output.format in FORMATS]
    if entry.state != "done" or not outputs:
        return None
    outputs.sort(key=lambda output: FORMATS.index(output.format))
    pictures = [output for output in entry.outputs if not output.format and output.media_type in _PICTURE_TYPES]
    return Listing(
        position=entry.position,
        id=uuid5(NAMESPACE_URL, printable(entry.url or entry.name)).urn,
        title=_line(entry.title) or "Untitled",
        authors=tuple(filter(None, map(_line, entry.authors))),
        site=_line(entry.site_name),
        language=_line(entry.language),
        published=entry.published if _is_date(entry.published) else "",
        description=_line(entry.description),
        words=entry.words,
        files=tuple(
            File(output.format, output.name, output.media_type, output.size_bytes) for output in outputs + pictures[:1]
        ),
    )


def _line(text: str) -> str:
    return " ".join(printable(text).split())


def _is_date(text: str) -> bool:
    """Whether the text begins with a day, and is one, or a moment."""
    try:
        return datetime.fromisoformat(text).date() == date.fromisoformat(text[:10]) and _DAY.match(text) is not None
    except ValueError:
        return False
