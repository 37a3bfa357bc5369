"""Pictures that are broken, too large, or do what the device cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.pictures import picture_heads
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.check.epub.pictures import PictureHead
    from converter.model.device import Device
    from converter.model.finding import Severity

_INKS: Final = "The picture is in the colours of print (CMYK), which readers show wrongly or not at all."


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield what is wrong with each picture."""
    for picture in picture_heads(book):
        if picture.problem:
            yield Finding("error", f"The picture {picture.problem}.", "Take it out, or make it anew.", picture.path)
        if picture.inks:
            yield Finding("warning", _INKS, "Write it in RGB.", picture.path)
        for severity, message, advice in _for_device(picture, device) if device else ():
            yield Finding(severity, message, advice, picture.path)


def _for_device(picture: PictureHead, device: Device) -> Iterator[tuple[Severity, str, str]]:
    """Yield severity, message and advice."""
    family = device.family
    if picture.transparent and not family.transparency:
        yield (
            "warning",
            f"The page shines through the picture, of which {device.title} makes a ground of its own.",
            "Put it on white.",
        )
    if picture.animated and not family.animation:
        yield "warning", f"The picture moves, which {device.title} does not show.", "Leave its first frame alone."
    if picture.size_bytes > family.picture_budget_bytes:
        size, budget = picture.size_bytes / 1_000_000, family.picture_budget_bytes / 1_000_000
        message = f"The picture has {size:.1f} MB, and {device.title} is sure to take {budget:.0f} MB."
        yield "warning", message, f"Scale it to {device.width_px} × {device.height_px} pixels."


CHECK: Final = Check("picture_contents", "pictures that are broken, too large, transparent, animated or in CMYK", find)
