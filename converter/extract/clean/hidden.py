"""What the page itself does not show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from converter.base.dom import attribute
from converter.extract.clean.rule import Rule
from converter.extract.clean.wording import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.clean.anatomy import Anatomy, Part
    from converter.model.record import Removal

_UNSEEN: Final = re.compile(
    r"(?:^|;)\s{0,8}(?:display\s{0,8}:\s{0,8}none|visibility\s{0,8}:\s{0,8}hidden)", re.IGNORECASE
)
_FOR_SCREEN_READERS: Final = names("sr-only visually-hidden visuallyhidden screen-reader-text screenreader-text")
_KEPT_INSIDE: Final = names("katex mathjax mjx mwe footnote footnotes reference references")


def _is_hidden(part: Part) -> bool:
    attributes = part.element.attrs
    if "hidden" in attributes and attribute(part.element, "hidden").lower() != "until-found":
        return True
    style = attribute(part.element, "style")
    return bool(style) and _UNSEEN.search(style) is not None


def _take(anatomy: Anatomy) -> Iterator[Removal]:
    for part in anatomy.parts:
        if part.taken or part.parent is None:
            continue
        unseen = _is_hidden(part) or bool(part.tokens & _FOR_SCREEN_READERS and not part.level)
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
