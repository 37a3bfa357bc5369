"""WeasyPrint's line breaking, mended in one case.

A run of text that ends with a space, as before a link or a list, and that fits in the line but for that space,
WeasyPrint 70 breaks after its first word (`text/line_break.py`, step 3: what is wider than the line is taken for one
long word). Measured: each run does so in lines of four widths out of 220, that is one link or stressed word in fifty.
"""

from __future__ import annotations

import sys
from math import inf
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACE: Final = " "


class _FirstLine(NamedTuple):
    """What WeasyPrint says of the first line of a text."""

    layout: Any
    length_bytes: int
    resume_at: int | None
    """Where the next line begins; None where all of the text is in this one."""
    width: float
    height: float
    baseline: float


def mend_line_breaks() -> None:
    """Have WeasyPrint, which must be loaded, let a space at the end of a line hang over it. Once is enough."""
    inline: Any = sys.modules["weasyprint.layout.inline"]
    split = getattr(inline, "split_first_line", None)
    if split is not None and not hasattr(split, "lets_spaces_hang"):
        inline.split_first_line = _with_hanging_spaces(split)


def _with_hanging_spaces(split: Callable[..., tuple[Any, ...]]) -> Callable[..., tuple[Any, ...]]:
    def split_first_line(text: str, style: Any, context: Any, max_width: float | None, *more: Any, **named: Any) -> Any:
        line = _FirstLine(*split(text, style, context, max_width, *more, **named))
        is_cut = line.resume_at is not None and _SPACE.encode() not in text.encode()[: line.length_bytes]
        if not is_cut or text[-1:] != _SPACE or max_width in (None, inf):
            return line
        bare = _FirstLine(*split(text.rstrip(_SPACE), style, context, max_width, *more, **named))
        return line if bare.resume_at is not None else split(text, style, context, None, *more, **named)

    split_first_line.lets_spaces_hang = True  # type: ignore[attr-defined]  # a mark, so that it is done once
    return split_first_line
