"""Pictures that a page carries within itself, in `data:` URLs or as files of a book, to assets."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from converter.base.errors import PictureRefused
from converter.model.document import Asset
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from converter.base.images import ImageFacts

MOST_BYTES_CARRIED: Final = 200_000_000
"""All pictures of a document together; the same as for those that are fetched."""
_SHOWN_ALT_CHARACTERS: Final = 80


class CarriedPictures:
    """The pictures met so far that the page carried, each once."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self.files = files or {}
        """Those that lie in the same container, by the address that the page knows them by."""
        self.notes: list[Note] = []
        self._assets: dict[str, Asset] = {}
        self._asset_by_url: dict[str, Asset] = {}
        self._bytes = 0

    @property
    def assets(self) -> tuple[Asset, ...]:
        """Every asset, in the order of its first use."""
        return tuple(self._assets.values())

    def asset(self, url: str, alternative: str) -> Asset | None:
        """Return the asset of a `data:` URL or a file; None, with a note, where it is no picture that may be shown."""
        if url in self._asset_by_url:
            return self._asset_by_url[url]
        try:
            facts = self._facts(url)
        except PictureRefused as refusal:
            what = f"“{alternative[:_SHOWN_ALT_CHARACTERS]}”" if alternative else "without a name"
            self.notes.append(Note(NoteKind.IMAGE_MISSING, f"A picture {what} in the page itself {refusal.reason}."))
            return None
        if facts.tracks_readers:
            return None
        digest = hashlib.sha256(facts.content).hexdigest()
        asset = self._assets.setdefault(
            digest, Asset(digest, facts.media_type, facts.content, facts.width, facts.height)
        )
        self._asset_by_url[url] = asset
        return asset

    def _facts(self, url: str) -> ImageFacts:
        # Imported here: most pages carry no picture, and Pillow and the SVG cleaner take time to load.
        from converter.base.images import decode_data_url, inspect_image

        if self._bytes > MOST_BYTES_CARRIED:
            raise PictureRefused(reason="comes after too many others")
        content = self.files[url] if url in self.files else decode_data_url(url)[1]
        self._bytes += len(content)
        return inspect_image(content)
