"""Buttons, fields and forms, which do nothing on paper."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from converter.base.dom import attribute
from converter.extract.clean.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_QUESTION_WORDS: Final = 3
"""A button with this many words and a question mark is no label but a question that is answered below."""
_HEADING_WORDS: Final = 5
"""A button with this many words that opens something is the heading of it; "Add to favourites" opens nothing."""
_OPENING_ATTRIBUTES: Final = frozenset({"aria-expanded", "aria-controls"})
_EMPTY_BETWEEN: Final = 8
"""Elements looked at for the answer to a question, for some are empty."""
_QUESTION_MARKS: Final = ("?", "？", "؟")


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    # Before anything goes: a question that stands alone in its list has nothing below it.
    questions = {part.index for part in anatomy.named("button") if _is_answered_question(anatomy, part)}
    # A form around the whole page (ASP.NET) is no box, and stays.
    for part in anatomy.named("form"):
        has_fields = part.element.find(["input", "textarea", "select", "button"]) is not None
        if anatomy.is_box(part, most_characters=1500) and not part.prose and has_fields:
            yield from _recorded(anatomy, part)
    for part in anatomy.named("button", "input", "select", "textarea", "datalist", "dialog"):
        if part.name == "button" and (part.index in questions or _opens_something(part)):
            part.element.name = "span" if part.parent is not None and part.parent.level else "div"
        elif anatomy.is_box(part, most_characters=2000, most_share=0.1) and not part.prose and not _is_wanted(part):
            yield from _recorded(anatomy, part)


def _is_answered_question(anatomy: Anatomy, part: Part) -> bool:
    """Return whether a button asks something, and what follows it is no other question: a script may hold the answer."""
    if part.words < _QUESTION_WORDS or not part.text.endswith(_QUESTION_MARKS):
        return False
    for following in islice(anatomy.following(anatomy.widest_alone(part)), _EMPTY_BETWEEN):
        if following.characters:
            return not following.text.endswith(_QUESTION_MARKS)
    return False


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
