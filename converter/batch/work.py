"""An Item to a Conversion, or to the input of one that could not be converted: what a worker does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from time import perf_counter
from typing import TYPE_CHECKING, Final

from converter import pipeline
from converter.base.errors import PictureRefused
from converter.base.images import opened_picture
from converter.batch.identity import text_sha256
from converter.model.batch import Conversion
from converter.model.page import ContentSource
from converter.model.settings import ExtractSettings, FetchSettings, Settings
from converter.model.walk import images_of
from converter.themes import load_theme

if TYPE_CHECKING:
    from converter.model.batch import Item, Order
    from converter.model.document import Document
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme

_SPECIMEN: Final = b"""<!DOCTYPE html><html lang="en"><title>A specimen</title><article><h1>A specimen</h1>
<p>Every module that a conversion needs is imported for this one, so that the first article of a worker takes no longer
than the second, and none of them has its clock run while Python reads files.</p></article></html>"""
_OFFLINE: Final = Settings(fetch=FetchSettings(pictures=False), extract=ExtractSettings(whole_page=True))

THUMBNAIL_SIDE_PX: Final = 160
_LARGEST_FOR_THUMBNAIL: Final = 4_000_000
"""Bytes of a picture that is worth decoding once more for a report."""


@dataclass(frozen=True, slots=True)
class Warmth:
    """What a worker does before its first item: `Warmth(order)()` imports and reads what every item of the order needs."""

    order: Order

    def __call__(self) -> None:
        """Convert a small page in all formats."""
        warm_up(self.order)


def warm_up(order: Order) -> None:
    """Import and read now what every item of an order needs."""
    source = ContentSource(_SPECIMEN, url="https://example.org/specimen")
    pipeline.convert_for_all(source, replace(order, settings=_OFFLINE), theme_of(order))


def convert_item(item: Item, order: Order, companions: str) -> Conversion:
    """Return what an item becomes. `companions` names the folder for pictures that lie beside. Raises ConverterError."""
    began = perf_counter()
    render = replace(order.settings.render, companions_folder=companions)
    ordered = replace(order, settings=replace(order.settings, render=render))
    document, renderings = pipeline.convert_for_all(item.source, ordered, theme_of(order))
    notes = document.notes + tuple(note for rendering in renderings for note in rendering.notes)
    return Conversion(
        metadata=document.metadata,
        words=document.metadata.word_count,
        text_sha256=text_sha256(document),
        input_sha256=document.metadata.page_sha256,
        renderings=renderings,
        thumbnail=thumbnail_of(document),
        removals=len(document.removals),
        notes=tuple(dict.fromkeys(notes)),
        seconds=perf_counter() - began,
    )


def input_of(item: Item, settings: Settings) -> bytes:
    """Return the bytes of an item's source as they came. Raises SourceError."""
    return pipeline.input_of(item.source, settings)


def theme_of(order: Order) -> Theme:
    """Return the order's theme, read once in this process."""
    return _theme(order.theme, order.settings.render)


@cache
def _theme(name: str, settings: RenderSettings) -> Theme:
    return load_theme(name, settings)


def thumbnail_of(document: Document) -> bytes:
    """Return the document's first picture that can be decoded, as a small JPEG; empty where there is none."""
    assets = {asset.sha256: asset for asset in document.assets}
    for image in images_of(document):
        asset = assets.get(image.asset)
        if asset is None or len(asset.content) > _LARGEST_FOR_THUMBNAIL or "svg" in asset.media_type:
            continue
        try:
            return _small(asset.content)
        except PictureRefused:
            continue
    return b""


def _small(content: bytes) -> bytes:
    with opened_picture(content) as picture:
        picture.draft("RGB", (THUMBNAIL_SIDE_PX, THUMBNAIL_SIDE_PX))  # a JPEG is decoded at an eighth of its size
        picture.thumbnail((THUMBNAIL_SIDE_PX, THUMBNAIL_SIDE_PX))
        jpeg = BytesIO()
        picture.convert("RGB").save(jpeg, "JPEG", quality=70, optimize=True)
        return jpeg.getvalue()
