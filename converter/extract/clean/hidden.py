"""What the page itself does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import names
from converter.extract.visibility import hides_itself

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_FOR_SCREEN_READERS: Final = names("sr-only visually-hidden visuallyhidden screen-reader-text screenreader-text")
_KEPT_INSIDE: Final = names("katex mathjax mjx mwe footnote footnotes reference references")


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.parts:
        if part.taken or part.parent is None:
            continue
        unseen = hides_itself(part.element.attrs) or bool(part.tokens & _FOR_SCREEN_READERS and not part.level)
        # A footnote that pops up and mathematics for readers' machines are hidden, and are the article's.
        if not unseen or part.tokens & _KEPT_INSIDE or _holds_mathematics(part) or part.prose > anatomy.root.prose / 2:
            continue
        removal = anatomy.take_out(part, "hidden")
        if removal.words:
            yield removal


def _holds_mathematics(part: Part) -> bool:
    outer = part.parent
    return part.element.find("math") is not None or (outer is not None and bool(outer.tokens & _KEPT_INSIDE))


RULE = Rule("hidden", "what the page itself does not show", _take)
