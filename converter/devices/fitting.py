"""Book to the Book that a device shows: its pictures made anew where they have to be, and told once a kind.

Pure: what it stands on are the bytes of the documents' own assets.
"""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from converter.base.errors import PictureRefused
from converter.devices.drawings import pixels_of_drawing
from converter.devices.pictures import SVG, Change, FittedPicture, Measure, fit_picture
from converter.model.book import map_chapters
from converter.model.record import Note, NoteKind
from converter.model.walk import images_of, map_images

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from converter.model.book import Book
    from converter.model.device import Device
    from converter.model.document import Asset, Document, Image

MOST_THREADS: Final = 4
"""Pillow works beside Python; each may hold a picture of 200 MB."""
BOOK_BYTES: Final = 2_500_000
"""Kept free within a device's budget for fonts (1.5 MB at most), cover and package; text is counted by itself."""
_ON_PAGES: Final = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", SVG})
"""What a page that is set here shows, whatever it is then read on."""
BYTES_A_WORD: Final = 6
"""Of running text in a book's archive, mark-up and all, when it is compressed; measured on articles: 3 to 5."""

SQUEEZES: Final = (
    Measure(1.0, 75),
    Measure(0.8, 70),
    Measure(0.65, 65),
    Measure(0.5, 60),
    Measure(0.35, 55),
    Measure(0.25, 50),
)
"""What is tried in turn until the pictures are small enough: the size of the screen at first, a quarter of it in the end."""


@dataclass(frozen=True, slots=True)
class _Broken:
    """Why a picture is none."""

    sentence: str


def fit_book(book: Book, device: Device, to: str) -> tuple[Book, tuple[Note, ...]]:
    """Return the book with the pictures that the device shows, and a note for each way in which they changed.

    A broken picture becomes its alternative text. All chapters share the device's budget.
    """
    if to != "epub":
        device = replace(device, family=replace(device.family, picture_types=_ON_PAGES, transparency=True))
    assets = _shown_assets(book)
    if not assets:
        return book, ()
    fitted, broken = _all_fitted(assets, device, Measure())
    words = sum(chapter.metadata.word_count for chapter in book.chapters)
    room = device.family.file_budget_bytes - BOOK_BYTES - BYTES_A_WORD * words
    fitted = _squeezed(fitted, device, room)
    exchange = partial(_exchanged, fitted=fitted, natural=_natural_sizes(assets, device))
    exchanged = map_chapters(book, lambda chapter: _with_pictures(chapter, exchange, fitted))
    lead = book.metadata.lead_image
    metadata = replace(book.metadata, lead_image=exchange(lead) if lead else None)
    return replace(exchanged, metadata=metadata), (*_notes_on_broken(broken), *_notes(fitted, device, room))


def _shown_assets(book: Book) -> dict[str, Asset]:
    """Return the assets that the text shows or a cover may, each once, in the order of first use."""
    return {
        asset.sha256: asset
        for chapter in book.chapters
        for shown in [{image.asset for image in images_of(chapter) if image.asset}]
        for asset in chapter.assets
        if asset.sha256 in shown
    }


def _with_pictures(
    chapter: Document, exchange: Callable[[Image], Image | None], fitted: dict[str, FittedPicture]
) -> Document:
    """Return a chapter that shows the fitted pictures, and carries those and no others."""
    exchanged = map_images(chapter, exchange)
    carried = (fitted[asset.sha256].asset for asset in chapter.assets if asset.sha256 in fitted)
    return replace(exchanged, assets=tuple({asset.sha256: asset for asset in carried}.values()))


def _all_fitted(
    assets: dict[str, Asset], device: Device, measure: Measure
) -> tuple[dict[str, FittedPicture], dict[str, _Broken]]:
    """Return every picture fitted, by its old SHA-256 and in its old order, and those that are none."""

    def fit(asset: Asset) -> FittedPicture | _Broken:
        try:
            if asset.media_type == SVG:
                return _fitted_drawing(asset, device, measure)
            return fit_picture(asset, device, measure)
        except PictureRefused as refused:
            return _Broken(refused.reason)

    fitted: dict[str, FittedPicture] = {}
    broken: dict[str, _Broken] = {}
    with ThreadPoolExecutor(min(MOST_THREADS, os.cpu_count() or 1)) as executor:
        for sha256, result in zip(assets, executor.map(fit, assets.values()), strict=True):
            if isinstance(result, _Broken):
                broken[sha256] = result
            else:
                fitted[sha256] = result
    return fitted, broken


def _fitted_drawing(asset: Asset, device: Device, measure: Measure) -> FittedPicture:
    """Return a drawing as it is where the device draws it, else its pixels. Raises PictureRefused."""
    if SVG in device.family.picture_types:
        return FittedPicture(asset)
    pixels = fit_picture(pixels_of_drawing(asset, device), device, measure)
    return replace(pixels, changes=pixels.changes & {Change.GREYED, Change.SQUEEZED} | {Change.RASTERISED})


def _squeezed(fitted: dict[str, FittedPicture], device: Device, room_bytes: int) -> dict[str, FittedPicture]:
    """Return the pictures small enough for all of them to fit, or as small as they may become."""
    for measure in SQUEEZES:
        if _total_bytes(fitted) <= room_bytes:
            break
        assets = {sha256: picture.asset for sha256, picture in fitted.items()}
        smaller, _ = _all_fitted(assets, device, measure)
        fitted = {
            sha256: replace(
                smaller[sha256], changes=picture.changes | (smaller[sha256].changes & {Change.SQUEEZED, Change.FORMAT})
            )
            for sha256, picture in fitted.items()
        }
    return fitted


def _total_bytes(fitted: dict[str, FittedPicture]) -> int:
    return sum(len(content) for content in {picture.asset.content for picture in fitted.values()})


def _natural_sizes(assets: dict[str, Asset], device: Device) -> dict[str, tuple[int, int]]:
    """Return the size in CSS pixels of the drawings that become pixels, by SHA-256: these say nothing of it."""
    return {
        asset.sha256: (asset.width, asset.height)
        for asset in assets.values()
        if asset.media_type == SVG and SVG not in device.family.picture_types and asset.width and asset.height
    }


def _exchanged(image: Image, fitted: dict[str, FittedPicture], natural: dict[str, tuple[int, int]]) -> Image | None:
    """Return a picture with its fitted asset; None where that is broken."""
    if not image.asset:
        return image
    if image.asset not in fitted:
        return None
    width, height = natural.get(image.asset, (None, None)) if image.width is None else (image.width, image.height)
    return replace(image, asset=fitted[image.asset].asset.sha256, width=width, height=height)


# --- What is told ---


def _notes_on_broken(broken: dict[str, _Broken]) -> Iterator[Note]:
    if broken:
        reasons = sorted({picture.sentence for picture in broken.values()})
        message = f"{_counted(len(broken))} {_were(len(broken))} left out, for each {' or '.join(reasons)}."
        yield Note(NoteKind.IMAGE_MISSING, message, min(broken))


def _notes(fitted: dict[str, FittedPicture], device: Device, room_bytes: int) -> Iterator[Note]:
    """Yield a note for each kind of change, with how many pictures it met."""
    counts = Counter(change for picture in fitted.values() for change in picture.changes)
    for change, sentence in _SENTENCES.items():
        if count := counts[change]:
            words = sentence.format(device=device.title, width=device.width_px, height=device.height_px)
            yield Note(NoteKind.FITTED, f"{_counted(count)} {_were(count)} {words}", change.value)
    excess = _total_bytes(fitted) - room_bytes
    if excess > 0:
        message = f"The pictures are {excess / 1_000_000:.1f} MB larger than {device.title} is sure to take, as small as they are."
        yield Note(NoteKind.FITTED, message, "budget")


_SENTENCES: Final = {
    Change.SCALED: "scaled to the screen of {width} × {height} pixels.",
    Change.GREYED: "made grey, as the screen is.",
    Change.FORMAT: "written in a format that {device} shows.",
    Change.FLATTENED: "given a ground where the page shone through, which {device} does not show.",
    Change.STILLED: "animated, and shows its first frame.",
    Change.RASTERISED: "a drawing, and is pixels now.",
    Change.SQUEEZED: "made smaller or coarser, so that the file is small enough.",
}
"""What the note on each change says after "3 pictures were"."""


def _counted(count: int) -> str:
    return "1 picture" if count == 1 else f"{count} pictures"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
