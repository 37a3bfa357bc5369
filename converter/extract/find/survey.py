"""A page's tree to its boxes and blocks: one walk, on which everything else in `find` is decided.

A box is an element that sets text apart (div, p, li, …); a block is one run of text in a box, with nothing that sets
apart in it. What is hidden or is no text is not in the survey.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from converter.base.words import count_pieces, unspaced_characters
from converter.extract.find.names import Role, roles_of
from converter.extract.visibility import hidden_names, hides_itself, is_hidden_by

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from converter.extract.visibility import HiddenNames

_SILENT: Final = frozenset(
    """script style svg select option template iframe frame object canvas math audio video datalist textarea input img
    source track embed link meta area map progress meter noscript head title base button""".split()
)
"""Elements whose text, if they have any, is not running text."""

INLINE: Final = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small
    span strike strong sub sup time tt u var wbr""".split()
)
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DISPLAYED: Final = re.compile(r"(?:katex-{1,2}|MathJax_|MathJax_SVG_|math[ -])[Dd]isplay(?![a-z])")
"""What KaTeX, MathJax 2 and Pandoc call such a formula."""
FEWEST_SHOWN_WORDS: Final = 150
"""A page with less prose to see may hide its article."""
FAR_MORE: Final = 3
PROSE_WORDS: Final = 10
"""A block with this many words, and few of them in links, is taken for a sentence of somebody's prose."""
MAX_PROSE_LINK_SHARE: Final = 0.34


@dataclass(slots=True)
class Box:
    """One element that sets its text apart, with the run of blocks that it holds."""

    node: LexborNode
    tag: str
    parent: Box | None
    roles: Role
    attributes: dict[str, str | None]
    first: int
    """Place of its first block."""
    inner_boxes: int = 0
    """How many boxes it holds directly, empty ones counted."""
    end: int = 0
    """Place after its last block."""
    children: list[Box] = field(default_factory=list)
    words: int = 0
    link_words: int = 0
    prose: int = 0
    """Words in blocks that read as prose."""

    @property
    def link_share(self) -> float:
        """Share of its words that stand in links."""
        return self.link_words / self.words if self.words else 0.0

    def holds(self, other: Box) -> bool:
        """Return whether another box lies in this one."""
        outer = other.parent
        while outer is not None and outer is not self:
            outer = outer.parent
        return outer is self


@dataclass(slots=True)
class Block:
    """One run of text. Nobody changes it; frozen, it would take three times as long to make."""

    text: str
    """White space collapsed."""
    words: int
    link_words: int
    box: Box
    """The innermost box around it."""
    nodes: tuple[int, ...] = ()
    """`mem_id` of the nodes that it is made of; elements that hold a box besides are not among them."""

    @property
    def link_share(self) -> float:
        """Share of its words that stand in links."""
        return self.link_words / self.words if self.words else 0.0

    @property
    def is_prose(self) -> bool:
        """Whether it is long enough, and has few enough links, to be a sentence of prose."""
        return self.words >= PROSE_WORDS and self.link_words <= MAX_PROSE_LINK_SHARE * self.words


@dataclass(slots=True)
class Survey:
    """What the walk saw, in the page's order."""

    body: Box | None
    blocks: list[Block] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    """All boxes, parents before children; the first is the body. Some hold no words."""
    hidden: list[LexborNode] = field(default_factory=list)
    """What the page's style sheets hide; what hides itself is the rule `hidden`'s to judge."""
    is_revealed: bool = False
    """Whether what the page hides was looked at, too."""
    deepest: int = 0
    """How many elements lie in one another at the deepest place."""

    def take_apart(self) -> None:
        """Undo the survey, which nobody needs any more: its boxes point to each other, see `base.dom.take_apart`."""
        for box in self.boxes:
            box.children.clear()


def survey(tree: LexborHTMLParser) -> Survey:
    """Return the boxes and blocks of a page's body, as a reader sees it.

    A page that shows next to nothing is surveyed again with what it hides: a script would have shown it. So do pages
    that stream their parts into hidden boxes, and forums that keep a plain copy in noscript.
    """
    body = tree.body
    if body is None:
        return Survey(body=None)
    walk = _Walk(hidden_names(style.text() for style in tree.css("style")))
    walk.over(body)
    shown = walk.seen
    if not walk.unseen or (shown.body is not None and shown.body.prose >= FEWEST_SHOWN_WORDS):
        return shown
    walk = _Walk(None)
    walk.over(body)
    revealed = walk.seen
    if revealed.body is None or shown.body is None or revealed.body.prose < FAR_MORE * shown.body.prose + 1:
        return shown
    revealed.is_revealed = True
    return revealed


def survey_of_all(seen: Survey) -> Survey:
    """Return the boxes and blocks of a surveyed page's body with all that the page hides."""
    if seen.is_revealed or seen.body is None:
        return seen
    walk = _Walk(None)
    walk.over(seen.body.node)
    return walk.seen


def _is_displayed(name: str) -> bool:
    """Return whether an inline element is set apart all the same: a formula on a line of its own."""
    return "isplay" in name and _DISPLAYED.search(name) is not None


class _Walk:
    """The state of the one walk: open elements, the text of the block at hand."""

    def __init__(self, names: HiddenNames | None) -> None:
        """`names` are what the style sheets hide; None sees everything, hidden or not."""
        self.seen = Survey(body=None)
        self.unseen = 0
        """How many elements were passed over because they are hidden, or stand for a script's work."""
        self._names = names
        self._pieces: list[str] = []
        self._link_pieces: list[str] = []
        self._nodes: list[int] = []
        self._open_inline: list[int] = []
        """`mem_id` of the open elements that set nothing apart."""
        self._known: set[str] = set()
        self._links = 0
        """How many open links there are."""

    def over(self, body: LexborNode) -> None:
        """Walk the body. By hand: depth is the page's."""
        box = Box(body, "body", None, Role.NONE, {}, 0)
        self.seen.body = box
        self.seen.boxes.append(box)
        opened: list[tuple[LexborNode, bool, Box | None]] = []
        deepest = 0
        node = body.child
        while True:
            if node is not None:
                tag = node.tag or "div"
                if tag == "-text":
                    self._add_text(node)
                    node = node.next
                    continue
                child, is_link, inner = self._enter(node, tag, box)
                if child is None:
                    node = node.next
                    continue
                if inner is not None:
                    opened.append((node, is_link, box))
                    box = inner
                else:
                    opened.append((node, is_link, None))
                    self._open_inline.append(node.mem_id)
                if len(opened) > deepest:  # noqa: PLR1730 - `max` would take a tenth of the walk
                    deepest = len(opened)
                node = child
                continue
            if not opened:
                break
            node, is_link, outer = opened.pop()
            if is_link:
                self._links -= 1
            if outer is not None:
                self._leave(box)
                box = outer
            else:
                self._open_inline.pop()
            node = node.next
        self._leave(box)
        self.seen.deepest = deepest

    def _add_text(self, node: LexborNode) -> None:
        text = node.text_content
        # White space before a block's first word is no part of it; most stands between boxes.
        if text and (self._pieces or not text.isspace()):
            self._pieces.append(text)
            self._nodes.append(node.mem_id)
            if self._links:
                self._link_pieces.append(text)

    def _enter(self, node: LexborNode, tag: str, box: Box) -> tuple[LexborNode | None, bool, Box | None]:
        """Look at an element; return its first child if it is to be walked, whether it is a link, and its own box."""
        if tag[0] in "-!" or (tag in _SILENT and not (tag == "noscript" and self._names is None)):
            self.unseen += tag == "noscript"
            self._nodes.append(node.mem_id)
            return None, False, None
        if tag == "br":
            self._nodes.append(node.mem_id)
            if self._pieces:
                self._pieces.append("\n")
            return None, False, None
        attributes = node.attributes
        if attributes and self._names is not None:
            if hides_itself(attributes):
                self.unseen += 1
                return None, False, None
            if is_hidden_by(self._names, attributes):
                self.unseen += 1
                self.seen.hidden.append(node)
                return None, False, None
        child = node.child
        if tag in INLINE and not (attributes and _is_displayed(attributes.get("class") or "")):
            self._nodes.append(node.mem_id)
            if tag == "a" and child is not None:
                self._links += 1
                return child, True, None
            return child, False, None
        if self._nodes:
            self._end_block(box)
        if child is None:
            return None, False, None
        box.inner_boxes += 1
        inner = Box(node, tag, box, roles_of(tag, attributes), attributes, len(self.seen.blocks))
        self.seen.boxes.append(inner)
        return child, False, inner

    def _leave(self, box: Box) -> None:
        """Close a box; its words go to its parent, and it is forgotten if it has none."""
        if self._nodes:
            self._end_block(box)
        box.end = len(self.seen.blocks)
        parent = box.parent
        if parent is not None and box.words:
            parent.words += box.words
            parent.link_words += box.link_words
            parent.prose += box.prose
            parent.children.append(box)

    def _end_block(self, box: Box) -> None:
        nodes, self._nodes = self._nodes, []
        if not self._pieces:
            return
        spaced = "".join(self._pieces).split()
        self._pieces.clear()
        text = " ".join(spaced)
        words = len(spaced) + unspaced_characters(text) // 2
        link_words = 0
        if self._link_pieces:
            link_words = min(words, count_pieces(" ".join(self._link_pieces)))
            self._link_pieces.clear()
        if not words:
            return
        # An element that is still open here holds this block, and the box that ended it.
        if self._open_inline:
            nodes = [node for node in nodes if node not in self._open_inline]
        block = Block(text, words, link_words, box, tuple(nodes))
        self.seen.blocks.append(block)
        box.words += words
        box.link_words += link_words
        # Pages carry the same text twice, for narrow and for wide windows; it counts once.
        if block.is_prose and block.text not in self._known:
            self._known.add(block.text)
            box.prose += words
