"""Theme to the theme whose PDF has the device's screen as its page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from converter.model.device import Device
    from converter.model.settings import RenderSettings
    from converter.model.theme import Theme

MARGIN_SHARE: Final = 0.065
"""Of the page's width, left and right: a screen has a frame around it, and needs less white than paper."""
LEAST_MARGIN_MM: Final = 5.0
PAPER: Final = "paper"
MARGIN: Final = "margin"
"""Settings of themes by which a user says what the page is to be."""
HEAD_MM: Final = 11.0
"""Above and below: room for the running title and the page's number, no more."""


def with_device_page(theme: Theme, device: Device, settings: RenderSettings) -> Theme:
    """Return the theme with pages of the screen's size and little margin, but for what the settings say of either."""
    chosen = {name for name, _ in settings.theme_settings}
    if PAPER in chosen:
        return theme
    side = max(LEAST_MARGIN_MM, MARGIN_SHARE * device.width_mm)
    margin = f"{HEAD_MM:.1f}mm {side:.1f}mm {HEAD_MM:.1f}mm {side:.1f}mm"
    page = replace(
        theme.page,
        size=f"{device.width_mm:.1f}mm {device.height_mm:.1f}mm",
        margin=theme.page.margin if MARGIN in chosen else margin,
    )
    return replace(theme, page=page)
