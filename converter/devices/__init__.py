"""What each e-reader takes, and a Book and a Theme made to fit one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.devices.mail_pane import MAIL_PANE
from converter.devices.paper import with_device_page
from converter.devices.table import DEVICES, device_named

if TYPE_CHECKING:
    from converter.model.book import Book
    from converter.model.device import Device
    from converter.model.record import Note

__all__ = ["DEVICES", "MAIL_PANE", "device_named", "fit_book", "with_device_page"]


def fit_book(book: Book, device: Device, to: str) -> tuple[Book, tuple[Note, ...]]:
    """Return the book with the pictures that the device shows in that format, and notes on what changed."""
    # Threads and codecs are for those who name a device.
    from converter.devices.fitting import fit_book as fit

    return fit(book, device, to)
