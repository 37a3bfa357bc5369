"""A survey to the boxes in it that are not the article: by name, as lists of links, as rows of teasers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from converter.extract.find.names import CLUTTER, Role
from converter.extract.find.survey import HEADINGS

if TYPE_CHECKING:
    from converter.extract.find.survey import Block, Box, Survey

# Roles are bits here: to join two flags takes a hundred times as long as to join two numbers, and boxes are many.
_RULES: Final[tuple[tuple[int, str], ...]] = (
    (Role.UNSEEN.value, "hidden"),
    (Role.COMMENTS.value, "comments"),
    (Role.OVERLAY.value, "cookie_notices"),
    (Role.ADVERTISEMENT.value, "advertisements"),
    (Role.NEWSLETTER.value, "newsletter"),
    (Role.SHARE.value, "share_buttons"),
    (Role.RELATED.value, "related_links"),
    (Role.AUTHOR_BOX.value, "author_box"),
)
"""What a part's names say, to the rule of removal whose work is done here; the rest is the page's frame."""
_FRAME_RULE: Final = "navigation"
_LIST_RULE: Final = "related_links"
_BODY: Final = Role.BODY.value
_COMMENTS: Final = Role.COMMENTS.value
_SHARE: Final = Role.SHARE.value
_SIDE: Final = Role.SIDE.value
_FOOTER: Final = Role.FOOTER.value
_BESIDE: Final = _SIDE | _SHARE | Role.NAVIGATION.value
_OF_THE_TEXT: Final = re.compile(
    r"pull-?_?quote|click-?to-?tweet|tweet-?this|tweetable|ctt-box|code-?toolbar|(?:side|margin|foot)-?_?note",
    re.IGNORECASE,
)
"""Names of what stands beside the text and is made of it, or is a note on it; and of Prism's box around code."""
_CLUTTER: Final = CLUTTER.value
_CLUTTER_BITS: Final = tuple(role.value for role in CLUTTER)

MOST_CLUTTER: Final = 0.4
"""Boxes that are called clutter are believed while they hold at most this share of the page's prose."""
FEWEST_WORDS_BESIDE_COMMENTS: Final = 80
"""Comments are believed whatever they hold, if there is this much prose besides for them to be about."""
MOST_OF_A_BODY: Final = 0.15
"""A box that is called both an article's body and clutter is clutter up to this share of the page's prose."""
MOST_OF_A_PAGE: Final = 0.5
"""A list of links that holds more of the page's words is what the page is about."""
MAX_LINK_SHARE: Final = 0.6
FEWEST_PROSE_WORDS: Final = 20
"""A list of links with this much prose is an article's list of sources."""
FEWEST_TEASERS: Final = 3
MAX_TEASER_WORDS: Final = 130
TEASER_LINK_SHARE: Final = 0.9
_TEXT_TAGS: Final = HEADINGS | {"p", "td", "th", "li", "dd", "dt", "figcaption", "caption"}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A box that is not wanted."""

    box: Box
    rule: str
    """Name of the rule of removal that it falls under."""


def clutter_of(seen: Survey, body: Box) -> dict[int, LeftOut]:
    """Return the outermost boxes of the page that are not the article, by the `id` of the box."""
    believed = _believable_roles(body)
    found: dict[int, LeftOut] = {}
    pending = [body]
    while pending:
        parent = pending.pop()
        teasers = _teasers(parent, seen.blocks, body.prose)
        for box in parent.children:
            named = _named_clutter(box, believed, body.prose)
            if named:
                found[id(box)] = LeftOut(box, _rule_of(named))
            elif id(box) in teasers or (_is_link_list(box) and box.words <= MOST_OF_A_PAGE * body.words):
                found[id(box)] = LeftOut(box, _LIST_RULE)
            elif box.node.tag != "pre":
                # A toolbar within code names its language, and is taken out where code is shaped.
                pending.append(box)
    return found


def frame_of(body: Box) -> dict[int, LeftOut]:
    """Return only those boxes that say of themselves that they are not the article: all that a list of links has."""
    believed = _believable_roles(body)
    found: dict[int, LeftOut] = {}
    pending = [body]
    while pending:
        for box in pending.pop().children:
            named = _named_clutter(box, believed, body.prose)
            if named and box.words <= MOST_OF_A_PAGE * body.words:
                found[id(box)] = LeftOut(box, _rule_of(named))
            else:
                pending.append(box)
    return found


def _believable_roles(body: Box) -> int:
    """Return the roles of clutter that may be believed on this page, joined.

    Builders of sites call anything "widget" or "more": a role whose boxes hold together more of the page's prose than
    clutter does is none here. What readers wrote counts for nothing in this.
    """
    prose: Counter[int] = Counter()
    pending = [(body, 0)]
    while pending:
        box, outer = pending.pop()
        fresh = box.roles.value & _CLUTTER & ~outer
        if fresh:
            outer |= fresh
            for bit in _CLUTTER_BITS:
                if fresh & bit:
                    prose[bit] += box.prose
        pending += [(child, outer) for child in box.children if child.prose]
    rest = body.prose - prose[_COMMENTS]
    believed = 0
    if rest >= FEWEST_WORDS_BESIDE_COMMENTS:
        believed |= _COMMENTS
    else:
        rest = body.prose
    for bit in _CLUTTER_BITS:
        if bit != _COMMENTS and prose[bit] <= MOST_CLUTTER * rest:
            believed |= bit
    return believed


def _named_clutter(box: Box, believed: int, total: int) -> int:
    """Return the believed roles of clutter that a box has; 0 where it is none."""
    roles = box.roles.value
    if roles & _BODY and box.prose > MOST_OF_A_BODY * total:
        return 0
    if box.tag == "blockquote":
        # A post of a network, set into the article, and no button that leads there.
        roles &= ~_SHARE
    if box.tag == "footer" and box.parent is not None and box.parent.tag == "blockquote":
        # Who said it.
        roles &= ~_FOOTER
    if roles & _BESIDE and _OF_THE_TEXT.search(box.attributes.get("class") or ""):
        roles &= ~_BESIDE
    return roles & believed


def _is_link_list(box: Box) -> bool:
    """Return whether a box is made of links, and of nothing that reads."""
    if box.tag in _TEXT_TAGS:
        return False
    return box.link_share > MAX_LINK_SHARE and box.prose < FEWEST_PROSE_WORDS and len(box.children) > 1


def _teasers(parent: Box, blocks: list[Block], total: int) -> frozenset[int]:
    """Return the children that are alike, short, and begin with a link: each leads to another page."""
    if len(parent.children) < FEWEST_TEASERS:
        return frozenset()
    alike: defaultdict[str, list[Box]] = defaultdict(list)
    for child in parent.children:
        if child.tag not in _TEXT_TAGS or child.tag == "li":
            alike[child.tag].append(child)
    for boxes in alike.values():
        if len(boxes) < FEWEST_TEASERS:
            continue
        teasers = [box for box in boxes if _is_teaser(box, blocks)]
        prose = sum(box.prose for box in teasers)
        if len(teasers) >= FEWEST_TEASERS and len(teasers) > 0.6 * len(boxes) and prose <= MOST_CLUTTER * total:
            return frozenset(id(box) for box in teasers)
    return frozenset()


def _is_teaser(box: Box, blocks: list[Block]) -> bool:
    if box.words > MAX_TEASER_WORDS or box.end - box.first < 2:  # noqa: PLR2004 - a heading and a text
        return False
    return any(
        block.link_share >= TEASER_LINK_SHARE and block.words > 2  # noqa: PLR2004 - "Read more" begins nothing
        for block in blocks[box.first : min(box.end, box.first + 3)]
    )


def _rule_of(roles: int) -> str:
    return next((rule for role, rule in _RULES if roles & role), _FRAME_RULE)
