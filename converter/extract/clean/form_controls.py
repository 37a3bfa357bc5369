"""Buttons, fields and forms, which do nothing on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.base.dom import attribute
from converter.extract.clean.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_QUESTION_WORDS: Final = 3
"""A button with this many words and a question mark is no label but a question that opens its answer."""
_HEADING_WORDS: Final = 5
"""A button with this many words that opens something is the heading of it; "Add to favourites" opens nothing."""
_OPENING_ATTRIBUTES: Final = frozenset({"aria-expanded", "aria-controls"})
_QUESTION_MARKS: Final = ("?", "？", "؟")


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    # A form around the whole page (ASP.NET) is no box, and stays.
    for part in anatomy.named("form"):
        has_fields = part.element.find(["input", "textarea", "select", "button"]) is not None
        if anatomy.is_box(part, most_characters=1500) and not part.prose and has_fields:
            yield from _recorded(anatomy, part)
    for part in anatomy.named("button", "input", "select", "textarea", "datalist", "dialog"):
        if part.name == "button" and (_is_question(part) or _opens_something(part)):
            part.element.name = "span" if part.parent is not None and part.parent.level else "div"
        elif anatomy.is_box(part, most_characters=2000, most_share=0.1) and not part.prose and not _is_wanted(part):
            yield from _recorded(anatomy, part)


def _is_question(part: Part) -> bool:
    return part.words >= _QUESTION_WORDS and part.text.endswith(_QUESTION_MARKS)


def _opens_something(part: Part) -> bool:
    """Return whether a button is the heading of what it unfolds."""
    if part.words >= _HEADING_WORDS and part.element.attrs.keys() & _OPENING_ATTRIBUTES:
        return True
    outer = part.parent
    within = [above for above in (outer, outer.parent if outer is not None else None) if above is not None]
    return part.words > 0 and any(above.level > 0 or above.name in {"summary", "dt"} for above in within)


def _is_wanted(part: Part) -> bool:
    """Return whether a control carries the article's own: a picture, or a task's tick."""
    if part.name == "input":
        return attribute(part.element, "type").lower() == "checkbox" and part.element.find_parent("li") is not None
    return part.pictures > 0 and part.element.find("img") is not None


def _recorded(anatomy: Anatomy, part: Part) -> Iterator[Removal]:
    removal = anatomy.take_out(part, "form_controls")
    if removal.words:
        yield removal


RULE = Rule("form_controls", "buttons, fields and forms", _take)
