"""Pictures that nobody is to see: they tell a server that the page was opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from converter.base.dom import attribute
from converter.extract.clean.rule import Rule
from converter.model.record import EXCERPT_CHARACTERS, Removal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part

_TRACKERS: Final = re.compile(
    r"//(?:[\w-]{1,63}\.){0,4}(?:doubleclick\.net|google-analytics\.com|scorecardresearch\.com|quantserve\.com|pixel\.wp\.com|"
    r"stats\.wordpress\.com|statcounter\.com|vgwort\.de|feedburner\.com/~r|facebook\.com/tr\b|bat\.bing\.com|adnxs\.com|"
    r"chartbeat\.net|px\.ads\.linkedin\.com)",
    re.IGNORECASE,
)
_TINY: Final = re.compile(r"(?:^|;)\s{0,8}(?:width|height)\s{0,8}:\s{0,8}[01](?:px)?\s{0,8}(?:;|!|$)", re.IGNORECASE)


def _is_pixel(part: Part) -> bool:
    address = attribute(part.element, "src")
    sides = {attribute(part.element, side).strip().removesuffix("px") for side in ("width", "height")}
    return (
        sides <= {"0", "1"} or bool(_TRACKERS.search(address)) or bool(_TINY.search(attribute(part.element, "style")))
    )


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.named("img"):
        if _is_pixel(part):
            anatomy.take_out(part, "tracking_pixels")
            address = attribute(part.element, "src")
            where = "data:" if address.startswith("data:") else _host(address)
            yield Removal("tracking_pixels", f"picture of {where or 'no address'}"[:EXCERPT_CHARACTERS], 0)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:  # an address that is none, such as "http://[x"
        return address


RULE = Rule("tracking_pixels", "invisible pictures that report the reader", _take)
