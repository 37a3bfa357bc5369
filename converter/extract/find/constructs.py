"""What an author makes besides running text: code, formulas, figures, quotations, notes and posts set into an article.

The model judges words, and there are few in a formula or a caption. So what is such a thing by its element or its class
goes with the text that it stands in.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from converter.extract.shape.embed_services import service_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.extract.find.features.arrays import Flags, Numbers
    from converter.extract.find.survey import Box, Survey

_NAMES: Final = re.compile(
    r"(?<![a-z])(?:katex|mathjax|mjx|math|equation|formula|ltx_eq\w{0,20}|code|codehilite|highlight|highlighter|hljs|prism|shiki"
    r"|prettyprint|syntaxhighlighter|rouge|sourcecode|literal-block|wp-caption|gallery|poem|verse)(?![a-z])"
)
_NEVER_CLUTTER: Final = re.compile(
    r"(?<![a-z])(?:callout|admonition|markdown-alert|notecard|alert-(?:primary|secondary|info|warning|danger|success|note|tip)"
    r"|footnotes?|endnotes?|msofootnotetext|sidenote)(?![a-z])"
)
"""Names of notes and warnings: a tool gives them to what an author wrote."""
_POSTS: Final = re.compile(
    r"(?<![a-z])(?:twitter-tweet|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed|fb-post)(?![a-z])"
)
"""Names of posts of others, which a script would have drawn: what stands there for its want says nothing of the article."""
_CERTAIN: Final = frozenset(("pre", "math"))
_TAGS: Final = frozenset(("figure", "blockquote", "details")) | _CERTAIN
_NO_CONSTRUCT: Final = 2.0
LIKELY_ENOUGH: Final = 0.3
"""Mean probability of its words up to which a construct beside the article's text is somebody else's …"""
LIKELY_ENOUGH_WHERE_CERTAIN: Final = 0.1
"""… and code, a formula, and what no clutter is called."""
MOST_WORDS_OF_A_PLAYER: Final = 30
"""Of the box around a player: its title, and what it is."""
_ADDRESSES: Final = ("src", "data-src", "data-lazy-src")


@lru_cache(maxsize=4096)
def _is_post(name: str) -> bool:
    return _POSTS.search(name.lower()) is not None


@lru_cache(maxsize=4096)
def _is_never_clutter(name: str) -> bool:
    return _is_post(name) or _NEVER_CLUTTER.search(name.lower()) is not None


@lru_cache(maxsize=4096)
def _likely_enough(tag: str, name: str) -> float:
    """Return from which probability a box of this element and class is the article's; above 1 where it is no construct."""
    if _is_post(name):
        return 0.0
    if tag in _CERTAIN or _is_never_clutter(name):
        return LIKELY_ENOUGH_WHERE_CERTAIN
    return LIKELY_ENOUGH if tag in _TAGS or _NAMES.search(name.lower()) else _NO_CONSTRUCT


def is_whole(box: Box) -> bool:
    """Return whether a box is one thing that nobody reads a part of: a warning with its title, a post with its author."""
    return box.tag == "details" or _is_never_clutter(box.attributes.get("class") or "")


def with_constructs(seen: Survey, chosen: Flags, out: Flags, probability: Numbers, *, is_thread: bool) -> Flags:
    """Return the choice with the constructs that stand beside what is chosen; `out` is clutter, and stays out.

    What a post of a thread quotes is another post, which is there already.
    """
    found = chosen.copy()
    constructs = [
        (box, least)
        for box in seen.boxes
        if (least := _likely_enough(box.tag, box.attributes.get("class") or "")) < _NO_CONSTRUCT
        and not (is_thread and box.tag == "blockquote")
    ]
    constructs += [(box, LIKELY_ENOUGH) for box in _boxes_of_players(seen)]
    taken = chosen | out
    mass = probability * [float(block.words) for block in seen.blocks]
    left = [
        box
        for box, least in constructs
        if box.words
        and not taken[box.first : box.end].any()
        and float(mass[box.first : box.end].sum()) >= least * box.words
    ]
    # There and back: one figure may stand beside the next.
    for box in (*left, *reversed(left)):
        if not found[box.first] and _is_beside(box, found):
            found[box.first : box.end] = True
    return found


def _boxes_of_players(seen: Survey) -> Iterator[Box]:
    """Yield the box around each player of a service that is known, where it says hardly more than what plays there."""
    frames = seen.body.node.css("iframe") if seen.body is not None else []
    if not frames:
        return
    boxes = {box.node.mem_id: box for box in seen.boxes if box.words}
    for frame in frames:
        if any(service_of(frame.attributes.get(name) or "")[1] for name in _ADDRESSES):
            around = frame.parent
            while around is not None and around.mem_id not in boxes:
                around = around.parent
            if around is not None and (box := boxes[around.mem_id]).words <= MOST_WORDS_OF_A_PLAYER:
                yield box


def _is_beside(box: Box, chosen: Flags) -> bool:
    """Return whether the block before or after a box is chosen and lies in the same box around it."""
    outer = box.parent
    while outer is not None and outer.first == box.first and outer.end == box.end:
        outer = outer.parent
    if outer is None:
        return False
    return bool((box.first > outer.first and chosen[box.first - 1]) or (box.end < outer.end and chosen[box.end]))
