"""Buttons, fields and forms, which do nothing on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.dom import attribute
from converter.extract.clean.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    # A form around the whole page (ASP.NET) is no box, and stays.
    for part in anatomy.named("form"):
        if (
            anatomy.is_box(part, most_characters=1500)
            and not part.prose
            and part.element.find(["input", "textarea", "select", "button"])
        ):
            yield from _recorded(anatomy, part)
    for part in anatomy.named("button", "input", "select", "textarea", "datalist", "dialog"):
        if anatomy.is_box(part, most_characters=2000, most_share=0.1) and not part.prose and not _means_something(part):
            yield from _recorded(anatomy, part)


def _means_something(part: Part) -> bool:
    """Return whether a control carries the article's own: a picture, a heading that folds, a task's tick."""
    if part.name == "input":
        return attribute(part.element, "type").lower() == "checkbox" and part.element.find_parent("li") is not None
    outer = part.parent
    return any(
        above is not None and (above.level > 0 or above.name in {"summary", "dt", "figure"})
        for above in (outer, outer and outer.parent)
    ) or (part.pictures > 0 and part.element.find("img") is not None)


def _recorded(anatomy: Anatomy, part: Part) -> Iterator[Removal]:
    removal = anatomy.take_out(part, "form_controls")
    if removal.words:
        yield removal


RULE = Rule("form_controls", "buttons, fields and forms", _take)
