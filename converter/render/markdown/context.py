"""What the parts of the Markdown writer share while they write one document."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from converter.model.document import Heading, Link, Span
from converter.model.record import Note, NoteKind
from converter.model.rendering import Companion
from converter.model.walk import document_parts

if TYPE_CHECKING:
    from converter.model.document import Asset, Document, Footnote, Image
    from converter.model.settings import RenderSettings
    from converter.model.theme import MarkdownStyle

COMPANION_STEM_CHARACTERS = 40
"""Longest stem of a picture's file, after its number: enough to know it by."""
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
_SUFFIXES = {"image/jpeg": "jpg", "image/svg+xml": "svg", "image/x-icon": "ico", "image/vnd.microsoft.icon": "ico"}

QUOTATION_MARKS = {
    "de": ("„", "“", "‚", "‘"),
    "cs": ("„", "“", "‚", "‘"),
    "pl": ("„", "”", "«", "»"),
    "fr": ("«\u00a0", "\u00a0»", "“", "”"),
    "it": ("«", "»", "“", "”"),
    "es": ("«", "»", "“", "”"),
    "ru": ("«", "»", "„", "“"),
    "ja": ("「", "」", "『", "』"),
    "zh": ("“", "”", "‘", "’"),
    "en": ("“", "”", "‘", "’"),
}
"""Outer and inner pairs (Unicode CLDR, delimiters)."""


@dataclass(slots=True)
class MarkdownContext:
    """One document on its way to Markdown: what is numbered, collected and lost."""

    document: Document
    style: MarkdownStyle
    settings: RenderSettings
    linked: frozenset[str] = frozenset()
    """Identifiers that a link of the document points to."""
    companions: list[Companion] = field(default_factory=list)
    lost: dict[str, Note] = field(default_factory=dict)
    """One Note a kind of loss, by its message."""
    numbered_footnotes: list[Footnote] = field(default_factory=list)
    """The footnotes that have a number so far, in its order."""
    _footnotes: dict[str, Footnote] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _assets: dict[str, Asset] = field(default_factory=dict)
    _addresses: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, style: MarkdownStyle, settings: RenderSettings) -> MarkdownContext:
        """Return the context to begin a document with."""
        links = (part.url[1:] for part in document_parts(document) if isinstance(part, Link) and part.url[:1] == "#")
        targets = frozenset(links)
        return cls(
            document,
            style,
            settings,
            linked=targets and targets & _identifiers(document),
            _footnotes={footnote.identifier: footnote for footnote in document.footnotes},
            _assets={asset.sha256: asset for asset in document.assets},
        )

    def footnote_number(self, identifier: str) -> int | None:
        """Return the number of a footnote, by the order of first asking; None for one that is not there."""
        if identifier not in self._footnotes:
            return None
        if identifier not in self._numbers:
            self.numbered_footnotes.append(self._footnotes[identifier])
            self._numbers[identifier] = len(self.numbered_footnotes)
        return self._numbers[identifier]

    def number_unmarked_footnotes(self) -> None:
        """Give numbers to the footnotes that no mark calls, so that their text is not lost."""
        for footnote in self.document.footnotes:
            self.footnote_number(footnote.identifier)

    def quotation_marks(self, depth: int) -> tuple[str, str]:
        """Return the marks around a quotation within `depth` others, in the document's language."""
        language = self.document.metadata.language.partition("-")[0].lower()
        marks = QUOTATION_MARKS.get(language, QUOTATION_MARKS["en"])
        return marks[2:] if depth % 2 else marks[:2]

    def lose(self, message: str) -> None:
        """Tell that something was written in a simpler form, once a kind."""
        self.lost.setdefault(message, Note(NoteKind.FORMAT_LOSS, message, subject="markdown"))

    def image_address(self, image: Image) -> str:
        """Return where the file says that a picture is; "" where only its alternative text is to stand."""
        treatment = self.settings.images or "link"
        asset = self._assets.get(image.asset)
        if treatment == "none":
            return ""
        if asset is None or (treatment == "link" and image.url):
            return image.url
        if treatment == "folder":
            if asset.sha256 not in self._addresses:
                self._addresses[asset.sha256] = self._companion(asset, image)
            return self._addresses[asset.sha256]
        return f"data:{asset.media_type};base64,{b64encode(asset.content).decode('ascii')}"

    def _companion(self, asset: Asset, image: Image) -> str:
        """Put a picture beside the file, and return its address from there."""
        suffix = _SUFFIXES.get(asset.media_type) or _NOT_IN_NAMES.sub("", asset.media_type.partition("/")[2]) or "bin"
        file = unquote(urlsplit(image.url or asset.url).path).rpartition("/")[2]
        stem = _NOT_IN_NAMES.sub("-", file.rpartition(".")[0][:200])[:COMPANION_STEM_CHARACTERS].strip("-").lower()
        name = f"{len(self.companions) + 1:03}-{stem or asset.sha256[:8]}.{suffix}"
        self.companions.append(Companion(name, asset.content))
        folder = self.settings.companions_folder
        return f"{folder}/{name}" if folder else name


def _identifiers(document: Document) -> set[str]:
    return {part.identifier for part in document_parts(document) if isinstance(part, Heading | Span)}
