"""A container to the parts in it that are not the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.extract.find.container import is_clutter
from converter.extract.find.names import Role
from converter.extract.find.survey import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.find.survey import Box

_RULES: Final[tuple[tuple[Role, str], ...]] = (
    (Role.UNSEEN, "hidden"),
    (Role.COMMENTS, "comments"),
    (Role.OVERLAY, "cookie_notices"),
    (Role.ADVERTISEMENT, "advertisements"),
    (Role.NEWSLETTER, "newsletter"),
    (Role.SHARE, "share_buttons"),
    (Role.RELATED, "related_links"),
    (Role.AUTHOR_BOX, "author_box"),
)
"""What a part's names say, to the rule of removal whose work is done here; the rest is the page's frame."""
_FRAME_RULE: Final = "navigation"
MAX_LINK_SHARE: Final = 0.6
FEWEST_PROSE_WORDS: Final = 20
"""A list of links with this much prose is an article's list of sources."""
_TEXT_TAGS: Final = HEADINGS | {"p", "td", "th", "li", "dd", "dt", "figcaption", "caption"}
_WORDS: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A box that is not wanted."""

    box: Box
    rule: str
    """Name of the rule of removal that it falls under."""


def unwanted(container: Box, believed: Role) -> Iterator[LeftOut]:
    """Return the outermost boxes in the container that are clutter by name, or lists of links."""
    total = container.prose
    pending = list(reversed(container.children))
    while pending:
        box = pending.pop()
        if is_clutter(box, total, believed):
            yield LeftOut(box, _rule_of(box.roles & believed))
        elif is_link_list(box):
            yield LeftOut(box, "related_links")
        else:
            pending.extend(reversed(box.children))


def is_link_list(box: Box) -> bool:
    """Return whether a box is made of links, and of nothing that reads."""
    if box.tag in _TEXT_TAGS:
        return False
    return box.link_share > MAX_LINK_SHARE and box.prose < FEWEST_PROSE_WORDS and len(box.children) > 1


def title_headings(container: Box, title: str) -> Iterator[Box]:
    """Return the headings in the container that repeat the article's title."""
    wanted = _plain(title)
    pending = [container]
    while pending:
        box = pending.pop()
        if box.tag in {"h1", "h2"}:
            text = _plain(box.node.text(separator=" "))
            if text and (text == wanted or (box.tag == "h1" and text in wanted)):
                yield box
        pending.extend(box.children)


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def _rule_of(roles: Role) -> str:
    return next((rule for role, rule in _RULES if roles & role), _FRAME_RULE)
