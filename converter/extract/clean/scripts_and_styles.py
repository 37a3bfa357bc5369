"""What browsers run or style with, and say nothing by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.extract.clean.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy
    from converter.model.record import Removal


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    # Mathematics kept as a script (MathJax) is brought to its form later.
    for part in anatomy.named("script", "style", "template", "link", "meta", "noscript"):
        if part.element.attrs.get("type", "").startswith("math/") or (part.name == "noscript" and part.pictures):
            continue
        removal = anatomy.take_out(part, "scripts_and_styles")
        if removal.words:
            yield removal


RULE = Rule("scripts_and_styles", "scripts, style sheets and what stands in for them", _take)
