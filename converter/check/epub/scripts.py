"""What runs or plays: e-readers on e-ink leave it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.check.check import Check
from converter.check.epub.book import HTML, line_of, local_name
from converter.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.check.epub.book import Book
    from converter.model.device import Device

_LEFT_OUT: Final = frozenset({"script", "form", "iframe", "object", "embed", "audio", "video", "canvas"})


def find(book: Book, device: Device | None) -> Iterator[Finding]:
    """Yield scripts for any device, what plays for those that play nothing."""
    for path, root in book.pages():
        for element in root.iter("*"):
            name = local_name(element)
            if name == "script" and (element.get("type") or "").startswith(("application/ld", "text/plain")):
                continue
            if name in _LEFT_OUT and str(element.tag).startswith(HTML) and (name == "script" or _plays_nothing(device)):
                reader = device.title if device else "an e-reader"
                message = f"A <{name}> stands in the page, which {reader} leaves out."
                yield Finding("warning", message, "Put a picture or a link there.", path, line_of(element))
            elif any(str(key).startswith("on") for key in element.attrib):
                yield Finding("warning", "An element runs a script.", "Take it out.", path, line_of(element))


def _plays_nothing(device: Device | None) -> bool:
    return device is not None and not device.family.animation


CHECK: Final = Check("scripts", "scripts, and what plays where nothing plays", find)
