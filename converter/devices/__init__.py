"""What each e-reader takes, and a Document and a Theme made to fit one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.devices.paper import with_device_page
from converter.devices.table import DEVICES, device_named

if TYPE_CHECKING:
    from converter.model.device import Device
    from converter.model.document import Document

__all__ = ["DEVICES", "device_named", "fit_document", "with_device_page"]


def fit_document(document: Document, device: Device, to: str) -> Document:
    """Return the document with the pictures that the device shows in that format, and notes on what changed."""
    # Threads and codecs are for those who name a device.
    from converter.devices.fitting import fit_document as fit

    return fit(document, device, to)
