"""A survey to the box that holds the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.find.names import Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from converter.extract.find.survey import Box

MOSTLY: Final = 0.8
"""The search goes down into a box while it holds this share of the prose around it."""
ENOUGH_FOR_A_HINT: Final = 0.55
"""A box in there that is called the article's body is it, if it holds this share."""
ENOUGH_FOR_THE_ONLY_BODY: Final = 0.25
"""… and this share of the page's, if it is the only one so called."""
FEWEST_WORDS_OF_A_BODY: Final = 80

_BODY: Final = Role.BODY.value
_LEAVES: Final = frozenset("""p li dd dt pre blockquote h1 h2 h3 h4 h5 h6 ul ol dl tr tbody figure""".split())


def find_container(body: Box, clutter: Collection[int]) -> Box:
    """Return the smallest box that holds nearly all prose of the page that is no clutter."""
    worths: dict[int, int] = {}
    _weigh(body, clutter, worths)
    box = _only_body(body, clutter, worths) or body
    while box.children:
        best = max(box.children, key=lambda child: worths[id(child)])
        if best.tag in _LEAVES or worths[id(best)] < MOSTLY * worths[id(box)] or not worths[id(best)]:
            break
        box = best
    return _hinted(box, worths) or box


def find_listing(body: Box, frame: Collection[int]) -> Box:
    """Return the smallest box that holds nearly all words of a page without prose, its frame apart."""
    box = body
    while box.children:
        outside = [child for child in box.children if id(child) not in frame]
        best = max(outside, key=lambda child: child.words, default=None)
        if best is None or best.tag in _LEAVES or best.words < MOSTLY * sum(child.words for child in outside):
            break
        box = best
    return box


def _weigh(box: Box, clutter: Collection[int], worths: dict[int, int]) -> int:
    """Keep for a box and all in it that may have any the prose that lies in no clutter, and return the box's own."""
    lost = 0
    for child in box.children:
        if not child.prose or id(child) in clutter:
            lost += child.prose
            worths[id(child)] = 0
        else:
            lost += child.prose - _weigh(child, clutter, worths)
    worths[id(box)] = box.prose - lost
    return box.prose - lost


def _says_body(box: Box) -> bool:
    return bool(box.roles.value & _BODY) or "articlebody" in (box.attributes.get("itemprop") or "").lower()


def _only_body(body: Box, clutter: Collection[int], worths: dict[int, int]) -> Box | None:
    """Return the only box outside clutter that is called an article's body, if it may be."""
    found: list[Box] = []
    pending = [body]
    while pending:
        box = pending.pop()
        if id(box) in clutter or worths[id(box)] < FEWEST_WORDS_OF_A_BODY:
            continue
        if _says_body(box):
            found.append(box)
        else:
            pending.extend(box.children)
    if len(found) == 1 and worths[id(found[0])] >= ENOUGH_FOR_THE_ONLY_BODY * worths[id(body)]:
        return found[0]
    return None


def _hinted(container: Box, worths: dict[int, int]) -> Box | None:
    """Return the innermost box in the container that is called the article, and holds enough of it.

    In a container that is called so itself, a box called so is a part of it unless it holds nearly all.
    """
    least = max(1.0, (MOSTLY if _says_body(container) else ENOUGH_FOR_A_HINT) * worths[id(container)])
    found: Box | None = None
    pending = [container]
    while pending:
        box = pending.pop()
        if worths[id(box)] < least:
            continue
        if _says_body(box) or (found is None and box.tag == "article"):
            found = box
        pending.extend(box.children)
    return found
