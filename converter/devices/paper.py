"""Theme to the theme whose PDF has the device's screen as its page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from converter.model.device import Device
    from converter.model.theme import Theme

MARGIN_SHARE: Final = 0.065
"""Of the page's width, left and right: a screen has a frame around it, and needs less white than paper."""
LEAST_MARGIN_MM: Final = 5.0
HEAD_MM: Final = 11.0
"""Above and below: room for the running title and the page's number, no more."""


def with_device_page(theme: Theme, device: Device) -> Theme:
    """Return the theme with pages of the screen's size and little margin."""
    side = max(LEAST_MARGIN_MM, MARGIN_SHARE * device.width_mm)
    page = replace(
        theme.page,
        size=f"{device.width_mm:.1f}mm {device.height_mm:.1f}mm",
        margin=f"{HEAD_MM:.1f}mm {side:.1f}mm {HEAD_MM:.1f}mm {side:.1f}mm",
    )
    return replace(theme, page=page)
