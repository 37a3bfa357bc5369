"""A survey to the box that holds the article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from converter.extract.find.names import CLUTTER, Role

if TYPE_CHECKING:
    from converter.extract.find.survey import Box

MOSTLY: Final = 0.8
"""The search goes down into a box while it holds this share of the prose around it."""
MOST_CLUTTER: Final = 0.4
"""Boxes that are called clutter are believed while they hold at most this share of the page's prose."""
MOST_COMMENTS: Final = 0.85
"""Readers may have written more than the author."""
MOST_OF_A_BODY: Final = 0.15
"""A box that is called both an article's body and clutter is clutter up to this share of the page's prose."""
ENOUGH_FOR_A_HINT: Final = 0.55
_LEAVES: Final = frozenset(
    (
        "p",
        "li",
        "dd",
        "dt",
        "pre",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "tr",
        "tbody",
        "figure",
    )
)


def believable_roles(body: Box) -> Role:
    """Return the roles of clutter that may be believed on this page.

    Builders of sites call anything "widget" or "more": a role whose boxes hold together more of the page's prose than
    clutter does is none here.
    """
    prose: Counter[Role] = Counter()
    pending = [(body, Role.NONE)]
    while pending:
        box, outer = pending.pop()
        fresh = box.roles & CLUTTER & ~outer
        for role in fresh:
            prose[role] += box.prose
        pending.extend((child, outer | fresh) for child in box.children)
    believed = Role.NONE
    for role in CLUTTER:
        most = MOST_COMMENTS if role is Role.COMMENTS else MOST_CLUTTER
        if prose[role] <= most * body.prose:
            believed |= role
    return believed


def is_clutter(box: Box, total: int, believed: Role) -> bool:
    """Return whether a box says of itself that it is not the article, and may be believed."""
    roles = box.roles & believed
    if not roles:
        return False
    return not (box.roles & Role.BODY and box.prose > MOST_OF_A_BODY * total)


def worth_of(box: Box, believed: Role, total: int, worths: dict[int, int]) -> int:
    """Return the prose in a box that lies in no clutter, and keep it for every box in it."""
    lost = 0
    for child in box.children:
        if is_clutter(child, total, believed):
            lost += child.prose
            worths[id(child)] = 0
        else:
            lost += child.prose - worth_of(child, believed, total, worths)
    worths[id(box)] = box.prose - lost
    return box.prose - lost


def find_container(body: Box, believed: Role) -> Box:
    """Return the smallest box that holds nearly all prose of the page that is no clutter."""
    total = body.prose
    worths: dict[int, int] = {}
    worth_of(body, believed, total, worths)
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
        says_body = box.roles & Role.BODY or "articlebody" in (box.attributes.get("itemprop") or "").lower()
        if says_body or (found is None and box.tag == "article"):
            found = box
        pending.extend(box.children)
    return found
