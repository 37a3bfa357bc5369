"""What the page itself does not show; what a reader may unfold is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.dom import attribute
from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import names
from converter.extract.visibility import hides_itself

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_FOR_SCREEN_READERS: Final = names("sr-only visually-hidden visuallyhidden screen-reader-text screenreader-text")
_KEPT_INSIDE: Final = names("katex mathjax mjx mwe footnote footnotes reference references")
_OPENERS: Final = ("aria-controls", "data-target", "data-bs-target")
"""Attributes of a button or tab that say what it opens."""
_FRAMES: Final = frozenset({"alertdialog", "button", "dialog", "menu", "menubar", "navigation", "tooltip"})
"""ARIA roles of what opens over the page, and is none of its text."""
_MAX_LINK_SHARE: Final = 0.34
"""A folded part with more of its characters in links is a menu."""
_LONGEST_QUESTION: Final = 200
_QUESTION_MARKS: Final = ("?", "？", "؟")


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    opened: frozenset[str] | None = None
    before: dict[int, Part] = {}
    for part in anatomy.parts:
        if part.taken or part.parent is None:
            continue
        previous = before.get(part.parent.index)
        before[part.parent.index] = part
        unseen = hides_itself(part.element.attrs) or bool(part.tokens & _FOR_SCREEN_READERS and not part.level)
        # A footnote that pops up and mathematics for readers' machines are hidden, and are the article's.
        if not unseen or part.tokens & _KEPT_INSIDE or _holds_mathematics(part) or part.prose > anatomy.root.prose / 2:
            continue
        if part.tokens.isdisjoint(_FOR_SCREEN_READERS):
            opened = _opened(anatomy) if opened is None else opened
            if _is_folded(part, previous, opened):
                continue
        removal = anatomy.take_out(part, "hidden")
        if removal.words:
            yield removal


def _opened(anatomy: Anatomy) -> frozenset[str]:
    """Return the identifiers of all that something in the article opens."""
    found: set[str] = set()
    for part in anatomy.parts:
        attributes = part.element.attrs
        for name in _OPENERS:
            if name in attributes:
                found.update(target.removeprefix("#") for target in attribute(part.element, name).split())
        if part.name == "a" and attribute(part.element, "href").startswith("#"):
            found.add(attribute(part.element, "href")[1:])
    return frozenset(found - {""})


def _is_folded(part: Part, previous: Part | None, opened: frozenset[str]) -> bool:
    """Return whether a hidden element is text that a reader can unfold: a tab's, or the answer to a question."""
    if attribute(part.element, "role") in _FRAMES or part.link_share > _MAX_LINK_SHARE:
        return False
    if attribute(part.element, "role") == "tabpanel" or attribute(part.element, "id") in opened:
        return True
    return (
        previous is not None
        and not previous.taken
        and previous.characters <= _LONGEST_QUESTION
        and previous.text.endswith(_QUESTION_MARKS)
    )


def _holds_mathematics(part: Part) -> bool:
    outer = part.parent
    return part.element.find("math") is not None or (outer is not None and bool(outer.tokens & _KEPT_INSIDE))


RULE = Rule("hidden", "what the page itself does not show", _take)
