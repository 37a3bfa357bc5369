"""What extraction tells its witness, to a page's text block by block, each with its fate and the reason.

Nothing is decided here. The survey gives the blocks, the search says which nodes it leaves out and what the model
thinks of each block; from there on the strings of the article's tree are followed: a rule takes a string, or it is
still there at the end, or it went when the article was brought to one form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bs4.element import NavigableString

from converter.base.dom import parse_page, strings_of, text_runs
from converter.base.guard import guarded
from converter.base.words import count_pieces
from converter.extract.clean.wording import plain
from converter.extract.find import Found, Survey, survey
from converter.extract.find.survey import INLINE
from converter.extract.placing import BEFORE_ALL, FORMS, form_of, in_page, unseen_between
from converter.extract.ruled import SITE_RULES
from converter.extract.witness import Witness
from converter.model.document import Metadata
from converter.model.explanation import OUTSIDE, RESHAPED, TITLE, ExplainedBlock, Explanation, Fate, Form
from converter.model.record import EXCERPT_CHARACTERS, Removal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bs4 import Tag
    from selectolax.lexbor import LexborNode

    from converter.extract.find.lines import Line
    from converter.extract.find.survey import Block, Box
    from converter.extract.ruled import Ruled
    from converter.model.page import Page
    from converter.model.record import Note

HIDDEN: Final = "hidden"
MOST_OF_A_BLOCK: Final = 0.5
"""A block whose strings were written anew is kept where this share of its words is among the new ones."""


@dataclass(slots=True)
class _Piece:
    """One text node of a block, in the article's tree."""

    string: NavigableString
    """Of which it is all, or a part."""
    text: str


@dataclass(slots=True)
class _Unsurveyed:
    """Text of the article's tree that is in no block: what was hidden, buttons."""

    box: Tag
    """The element that sets it apart."""
    form: Form
    pieces: list[_Piece]


@dataclass(slots=True)
class Trace(Witness):
    """A witness that remembers, and explains afterwards."""

    metadata: Metadata = field(default_factory=Metadata)
    """What was known when the article was looked for."""
    notes: tuple[Note, ...] = ()
    """What was told by then."""
    _lines: list[ExplainedBlock] = field(default_factory=list)
    """Of a plain-text page."""
    _around: Sequence[Block] = ()
    """Blocks of the page as it came, where the article's blocks are not simply among those that were surveyed."""
    _reason_around: ExplainedBlock = field(default_factory=lambda: ExplainedBlock("", 0, "removed", "find", OUTSIDE))
    """What a block of those is that the article has not, but for its text."""
    _seen: Survey | None = None
    _found: Found = field(default_factory=lambda: Found(()))
    _named: dict[int, str] = field(default_factory=dict)
    """The rule under which a box is clutter by name, by the box's `id`."""
    _pieces: dict[int, list[_Piece]] = field(default_factory=lambda: defaultdict(list))
    """By the block's place in the survey."""
    _unsurveyed: dict[int, list[_Unsurveyed]] = field(default_factory=lambda: defaultdict(list))
    """By the block before it."""
    _strings: list[NavigableString] = field(default_factory=list)
    """All that the article's tree had at first; kept, so that no other gets their `id`."""
    _followed_nodes: set[int] = field(default_factory=set)
    """`mem_id` of the text nodes that those are copies of."""
    _takers: dict[int, str] = field(default_factory=dict)
    """The rule that took a string, by the string's `id`."""
    _left: set[int] = field(default_factory=set)
    """`id` of the strings that are left in the end."""
    _new_words: Counter[str] = field(default_factory=Counter)
    """Words of strings that were written anew."""

    # --- What is heard ---

    def ruled(self, page: Page, ruled: Ruled) -> None:
        """Remember the page as it came, where a rule for its site left something else of it."""
        if ruled.page.text != page.text or ruled.body:
            self._around = survey(parse_page(guarded(page.text)[0])).blocks
            self._reason_around = replace(self._reason_around, step="site", rule=SITE_RULES)

    def looked(self, seen: Survey, found: Found, metadata: Metadata, notes: Sequence[Note]) -> None:
        """Remember what was found."""
        self._seen, self._found, self.metadata, self.notes = seen, found, metadata, tuple(notes)
        self._named = {id(part.box): part.rule for part in found.named}

    def copied(self, found: Found, tree: Tag) -> None:
        """Remember which strings of the tree are which blocks of the page."""
        self._follow(tree, found.nodes, found.dropped)

    def given(self, html: str, tree: Tag) -> None:
        """Survey the article's HTML, whose blocks are to be found again in the page's."""
        if not self._around and self._seen is not None:
            self._around = self._seen.blocks
        parsed = parse_page(html)
        self._seen, self._found, self._named = survey(parsed), Found(()), {}
        self._follow(tree, (parsed.body,) if parsed.body is not None else (), ())

    def _follow(self, tree: Tag, nodes: Iterable[LexborNode], dropped: Mapping[int, str] | tuple[()]) -> None:
        blocks = self._seen.blocks if self._seen is not None else ()
        places = {node: place for place, block in enumerate(blocks) for node in block.nodes}
        self._strings = [node for node in tree.descendants if isinstance(node, NavigableString)]
        last = BEFORE_ALL
        for string, run in zip(self._strings, text_runs(nodes, dropped), strict=True):
            for node in run:
                text = node.text_content or ""
                self._followed_nodes.add(node.mem_id)
                if node.mem_id in places:
                    last = places[node.mem_id]
                    self._pieces[last].append(_Piece(string, text))
                elif text.strip() and type(string) is NavigableString:
                    self._add_unsurveyed(last, _Piece(string, text))

    def _add_unsurveyed(self, place: int, piece: _Piece) -> None:
        box = _paragraph_around(piece.string)
        beside = self._unsurveyed[place]
        if not beside or beside[-1].box is not box:
            beside.append(_Unsurveyed(box, FORMS.get(box.name, "text"), []))
        beside[-1].pieces.append(piece)

    def took(self, rule: str, element: Tag) -> None:
        """Remember who took the element's strings, but for those that another rule took before."""
        for string in strings_of(element):
            self._takers.setdefault(id(string), rule)

    def finished(self, tree: Tag) -> None:
        """Remember which strings are left, and the words of new ones."""
        known = set(map(id, self._strings))
        for string in strings_of(tree):
            if id(string) in known:
                self._left.add(id(string))
            else:
                self._new_words.update(string.split())

    def read_lines(self, lines: Sequence[Line], rules: Sequence[str], metadata: Metadata) -> None:
        """Remember each line with its rule."""
        self.metadata = metadata
        for line, rule in zip(lines, rules, strict=True):
            fate: Fate = "kept" if not rule or rule == TITLE else "removed"
            form: Form = "heading" if rule == TITLE else "item" if line.bullet else "text"
            words = count_pieces(line.text)
            self._lines.append(ExplainedBlock(line.text, words, fate, "find", rule, None, form, int(rule == TITLE)))

    # --- What is told ---

    def explanation(self, location: str) -> Explanation:
        """Return what became of the page's blocks, as if no article had come of them: who has it knows more."""
        blocks = self._lines
        if self._seen is not None:
            unseen = {} if self._around else unseen_between(self._seen, self._followed_nodes)
            blocks = [*self._beside(BEFORE_ALL), *self._unseen(unseen.get(BEFORE_ALL, ()))]
            for place, block in enumerate(self._seen.blocks):
                blocks.append(self._explained(place, block))
                blocks += self._beside(place)
                blocks += self._unseen(unseen.get(place, ()))
            if self._around:
                blocks = in_page(blocks, self._around, self._reason_around)
        return Explanation(location, self.metadata, tuple(blocks), self._found.removals, self.notes, has_article=False)

    def _explained(self, place: int, block: Block) -> ExplainedBlock:
        """Return what became of a block of the survey."""
        probabilities = self._found.probabilities
        form, rank = form_of(block.box)
        explained = ExplainedBlock(
            text=block.text,
            words=block.words,
            fate="kept",
            step="find",
            probability=probabilities[place] if probabilities else None,
            form=form,
            rank=rank,
        )
        if place in self._pieces:
            return self._followed(explained, self._pieces[place])
        rule = self._rule_that_left_out(block)
        if form == "heading" and self._is_title(block.text):
            rule = TITLE
        return replace(explained, fate="kept" if rule == TITLE else "removed", rule=rule)

    def _rule_that_left_out(self, block: Block) -> str:
        """Return the rule by which the search left out a block."""
        own = next((self._found.dropped[node] for node in block.nodes if node in self._found.dropped), "")
        if own:
            return own
        name = ""
        box: Box | None = block.box
        while box is not None:
            if box.node.mem_id in self._found.dropped:
                return self._found.dropped[box.node.mem_id]
            name = name or self._named.get(id(box), "")
            box = box.parent
        return name or OUTSIDE

    def _followed(self, block: ExplainedBlock, pieces: Sequence[_Piece]) -> ExplainedBlock:
        """Return what became of a block that the search gave to the article."""
        taken: dict[str, list[str]] = defaultdict(list)
        lost: list[str] = []
        is_left = False
        for piece in pieces:
            if not piece.text.strip():
                lost.append(piece.text)
            elif id(piece.string) in self._takers:
                taken[self._takers[id(piece.string)]].append(piece.text)
            elif id(piece.string) in self._left:
                is_left = True
            else:
                lost.append(piece.text)
        if is_left or self._are_written_anew("".join(lost).split()):
            return replace(block, taken=tuple(_removal(rule, " ".join(texts)) for rule, texts in taken.items()))
        if taken:
            rule = max(taken, key=lambda name: sum(map(len, taken[name])))
            return replace(block, fate="removed", step="clean", rule=rule)
        if self._is_title(block.text):
            return replace(block, rule=TITLE)
        return replace(block, fate="removed", step="shape", rule=RESHAPED)

    def _beside(self, place: int) -> Iterator[ExplainedBlock]:
        """Yield what became of the text in no block that stands after a block."""
        for run in self._unsurveyed.get(place, ()):
            text = " ".join("".join(piece.text for piece in run.pieces).split())
            explained = self._followed(
                ExplainedBlock(text, count_pieces(text), "kept", "find", form=run.form), run.pieces
            )
            # What no reader saw, no rule took and no article has is nobody's question: a drawing's title, say.
            if explained.step != "shape":
                yield explained

    def _unseen(self, blocks: Iterable[Block]) -> Iterator[ExplainedBlock]:
        """Yield what became of blocks that the page hides, and that the search did not give to the article."""
        for block in blocks:
            rule = self._rule_that_left_out(block)
            form, rank = form_of(block.box)
            yield ExplainedBlock(
                block.text,
                block.words,
                "removed",
                "find",
                HIDDEN if rule == OUTSIDE else rule,
                form=form,
                rank=rank,
            )

    def _is_title(self, text: str) -> bool:
        return plain(text) == plain(self.metadata.title) != ""

    def _are_written_anew(self, words: Sequence[str]) -> bool:
        """Return whether most of these words are among the new ones, which are used up by that."""
        found = [word for word in words if self._new_words[word] > 0]
        if not words or len(found) < MOST_OF_A_BLOCK * len(words):
            return False
        self._new_words.subtract(found)
        return True


def _paragraph_around(string: NavigableString) -> Tag:
    """Return the nearest element around a string that sets its text apart."""
    around = (element for element in string.parents if element.name not in INLINE)
    return next(around)  # the root is no inline element


def _removal(rule: str, text: str) -> Removal:
    text = " ".join(text.split())
    return Removal(rule, text[:EXCERPT_CHARACTERS].rstrip(), count_pieces(text))
