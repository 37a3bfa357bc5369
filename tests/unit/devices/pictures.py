"""Pictures made by hand: photographs, drawings, and what a device cannot show."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from converter.devices import fit_book
from converter.model.book import book_of
from converter.model.document import Asset, Document, Figure, Metadata
from converter.model.document import Image as Picture

if TYPE_CHECKING:
    from converter.model.device import Device


def photograph(size: tuple[int, int] = (400, 300), mode: str = "RGB") -> Image.Image:
    """Return something with as many shades as a photograph."""
    channels = [Image.effect_noise(size, 60).resize(size) for _ in range(3)]
    ramp = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", [Image.blend(channel, ramp, 0.5) for channel in channels]).convert(mode)


def chart(size: tuple[int, int] = (400, 300), mode: str = "RGB", ground: Any = "white") -> Image.Image:
    """Return a drawing of few colours with slanting lines."""
    drawn = Image.new(mode, size, ground)
    pen = ImageDraw.Draw(drawn)
    for number in range(1, 9):
        pen.line((0, size[1] * number // 9, size[0], size[1] // number), fill="navy" if number % 2 else "red", width=3)
    return drawn


def asset_of(picture: Image.Image, format_name: str, **options: Any) -> Asset:
    written = BytesIO()
    picture.save(written, format_name, **options)
    return asset(written.getvalue(), f"image/{format_name.lower()}", picture.size)


def asset(content: bytes, media_type: str, size: tuple[int | None, int | None]) -> Asset:
    return Asset(hashlib.sha256(content).hexdigest(), media_type, content, *size)


def opened(picture: Asset) -> Image.Image:
    image = Image.open(BytesIO(picture.content))
    image.load()
    return image


def document_with(*assets: Asset, words: int = 0) -> Document:
    """Return a document with a figure for each of the pictures."""
    figures = tuple(
        Figure((Picture(f"https://example.org/{number}", f"Picture {number}", asset=asset.sha256),))
        for number, asset in enumerate(assets, 1)
    )
    return Document(Metadata("Pictures", word_count=words), figures, assets=assets)


def fit_document(document: Document, device: Device, to: str) -> Document:
    """Return a document made to fit as a book of its own, with the notes on that at its end."""
    book, notes = fit_book(book_of(document), device, to)
    return replace(book.chapters[0], notes=document.notes + notes)
