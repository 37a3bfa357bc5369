"""A GIF's blocks to how many frames it has, without decoding any."""

from __future__ import annotations

from typing import Final

_HEADER_BYTES: Final = 13
_FRAME: Final = 0x2C
_EXTENSION: Final = 0x21
_FRAME_BYTES: Final = 10
_COLOURS_FOLLOW: Final = 0x80


def more_frames_than(limit: int, content: bytes) -> bool:
    """Return whether a GIF has more frames than the limit (GIF89a, 18 to 23); broken blocks end the count."""
    frames = 0
    place = _HEADER_BYTES + _colours(content, _HEADER_BYTES - 3)
    while place < len(content):
        kind = content[place]
        if kind == _FRAME:
            frames += 1
            if frames > limit:
                return True
            # Its colours, then one byte that says how codes begin.
            place = _after_blocks(content, place + _FRAME_BYTES + _colours(content, place + 9) + 1)
        elif kind == _EXTENSION:
            place = _after_blocks(content, place + 2)
        else:
            break
    return False


def _colours(content: bytes, flags_at: int) -> int:
    """Return how many bytes the table of colours takes that the flags speak of."""
    flags = content[flags_at] if flags_at < len(content) else 0
    return 3 * 2 ** ((flags & 7) + 1) if flags & _COLOURS_FOLLOW else 0


def _after_blocks(content: bytes, place: int) -> int:
    """Return where a run of sub-blocks ends, each of which says its length first."""
    while place < len(content) and (length := content[place]):
        place += length + 1
    return place + 1
