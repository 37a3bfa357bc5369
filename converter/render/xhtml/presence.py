"""Inlines to what is there of them: words for those who listen, pictures for those who see, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import urlsplit

from converter.model.document import FootnoteMark, Image
from converter.model.walk import parts_of, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from converter.model.document import Inlines

Presence: TypeAlias = Literal["words", "pictures", "nothing"]


def presence_of(inlines: Inlines, is_shown: Callable[[Image], bool]) -> Presence:
    """Return the best of what is there: words, alternative texts among them; else pictures; else nothing.

    `is_shown` tells whether a picture can be had.
    """
    if plain_text(inlines):
        return "words"
    images = [part for part in parts_of(inlines) if isinstance(part, Image)]
    if any(image.alt.strip() for image in images) or any(isinstance(part, FootnoteMark) for part in parts_of(inlines)):
        return "words"
    return "pictures" if any(map(is_shown, images)) else "nothing"


def spoken_address(url: str) -> str:
    """Return what says where a link without words leads: the host, else the address."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
