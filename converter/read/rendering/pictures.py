"""The pictures of a rendering to assets: those in its `data:` URLs, and the files of a book."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from converter.model.walk import images_of
from converter.read.html.pictures import CarriedPictures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from converter.model.document import Asset, Document
    from converter.model.record import Note


class Pictures:
    """The pictures met so far, each once."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._carried = CarriedPictures(files)
        self._urls: dict[str, str] = {}
        """Where each asset came from, by its SHA-256."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """Those on pictures that may not be shown."""
        return tuple(self._carried.notes)

    def asset(self, source: str, alternative: str, url: str) -> Asset | None:
        """Return the picture that `src` names, which came from `url`; None where it is none of the rendering's own."""
        if not source.startswith("data:") and source not in self._carried.files:
            return None
        asset = self._carried.asset(source, alternative)
        if asset is not None:
            self._urls.setdefault(asset.sha256, url)
        return asset

    def has(self, digest: str, url: str) -> bool:
        """Return whether a picture of this SHA-256, which came from `url`, was met or is one of the files."""
        if digest in self._urls or not digest:
            return digest in self._urls
        files = self._carried.files
        name = next((name for name, content in files.items() if sha256(content).hexdigest() == digest), "")
        return bool(name) and self.asset(name, "", url) is not None

    def assets_of(self, document: Document) -> tuple[Asset, ...]:
        """Return the assets that a document shows, in the order of first use."""
        assets = {asset.sha256: asset for asset in self._carried.assets}
        used = dict.fromkeys(image.asset for image in images_of(document) if image.asset in assets)
        return tuple(replace(assets[digest], url=self._urls[digest]) for digest in used)
