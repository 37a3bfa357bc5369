"""Where a paragraph's dollar signs need backslashes, so that none in its text begins a formula.

As `read/markdown.py` has it, and most others that know formulas: no space within the dollar signs, no digit outside of
them, so that "$5 and $10" is money. The first dollar sign behind one that opens must close, or it is text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.render.markdown.escapes.whole import is_white

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from converter.render.markdown.escapes.whole import Whole


def escaped_dollars(whole: Whole, others: Collection[int]) -> Iterator[int]:
    """Yield the places that need a backslash; `others` have one anyway."""
    behind: list[int] = []
    """The dollar signs behind what is looked at that have no backslash, the nearest last."""
    for place in reversed([place for place, character in enumerate(whole.text) if character == "$"]):
        if whole.is_text(place) and place not in others and _begins_formula(whole, place, behind):
            yield place
        elif place not in others:
            behind.append(place)


def _begins_formula(whole: Whole, place: int, behind: list[int]) -> bool:
    if is_white(whole.after(place + 1)) or whole.before(place).isdigit():
        return False
    is_double = bool(behind) and behind[-1] == place + 1
    closing = _closing_double(behind) if is_double else (behind[-1] if behind else -1)
    if closing < 0:
        return False
    before = whole.before(closing)
    is_empty = closing == place + (3 if is_double else 1)
    return not (is_white(before) or whole.at(closing + 1).isdigit() or is_empty)


def _closing_double(behind: list[int]) -> int:
    """Return the second of the first two dollar signs that stand together behind two that open; -1 where there are none."""
    for number in range(len(behind) - 2, 0, -1):
        if behind[number - 1] == behind[number] + 1:
            return behind[number - 1]
    return -1
