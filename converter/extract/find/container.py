"""A survey to the box that holds the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.find.names import CLUTTER, Role

if TYPE_CHECKING:
    from converter.extract.find.survey import Box

MOSTLY: Final = 0.8
"""The search goes down into a box while it holds this share of the prose around it."""
MOST_CLUTTER: Final = 0.4
"""A box that is called clutter is believed while it holds at most this share of the page's prose."""
ENOUGH_FOR_A_HINT: Final = 0.55
_LEAVES: Final = frozenset(
    ("p", "li", "dd", "dt", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "tr", "tbody", "figure")
)


def is_clutter(box: Box, total: int) -> bool:
    """Return whether a box says of itself that it is not the article, and may be believed."""
    roles = box.roles & CLUTTER
    if not roles:
        return False
    if box.roles & Role.BODY and roles & ~Role.UNSEEN and box.prose > 0.15 * total:
        return False
    return box.prose <= MOST_CLUTTER * total


def worth_of(box: Box, total: int, worths: dict[int, int]) -> int:
    """Return the prose in a box that lies in no clutter, and keep it for every box in it."""
    lost = 0
    for child in box.children:
        if is_clutter(child, total):
            lost += child.prose
            worths[id(child)] = 0
        else:
            lost += child.prose - worth_of(child, total, worths)
    worths[id(box)] = box.prose - lost
    return box.prose - lost


def find_container(body: Box) -> Box:
    """Return the smallest box that holds nearly all prose of the page that is no clutter."""
    total = body.prose
    worths: dict[int, int] = {}
    worth_of(body, total, worths)
    box = body
    while box.children:
        best = max(box.children, key=lambda child: worths[id(child)])
        if best.tag in _LEAVES or worths[id(best)] < MOSTLY * worths[id(box)] or not worths[id(best)]:
            break
        box = best
    return _hinted(box, worths) or box


def _hinted(container: Box, worths: dict[int, int]) -> Box | None:
    least = ENOUGH_FOR_A_HINT * worths[id(container)]
    found: Box | None = None
    pending = [container]
    while pending:
        box = pending.pop()
        if worths[id(box)] < least or not worths[id(box)]:
            continue
        if box.roles & Role.BODY or (box.attributes.get("itemprop") or "").lower().find("articlebody") >= 0:
            found = box
        elif found is None and box.tag == "article":
            found = box
        pending.extend(box.children)
    return found
