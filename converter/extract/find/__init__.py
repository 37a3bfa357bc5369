"""A page's tree to its article: which nodes hold it, and what in them is not wanted.

The way in is one function, `find_article`. It looks at boxes of text, never at a site's name: a survey of the page
(`survey.py`), what class names say (`names.py`), the box that holds nearly all prose (`container.py`), what in it is
clutter (`clutter.py`). A page that says it is none (`refusal.py`) has no article; where those rules leave something
open, the model judges every block (`learned.py`), and the rules' answer stands where it finds hardly any.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from converter.base.words import count_pieces
from converter.extract.find.clutter import LeftOut, clutter_of, frame_of
from converter.extract.find.container import find_container, find_listing
from converter.extract.find.declaration import Declaration
from converter.extract.find.following import following_articles
from converter.extract.find.refusal import refusal_of
from converter.extract.find.survey import Survey, survey
from converter.extract.find.tables import without_parts_of_tables
from converter.extract.find.title import labels_above, title_headings
from converter.model.explanation import TITLE
from converter.model.record import EXCERPT_CHARACTERS, Removal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from selectolax.lexbor import LexborNode

    from converter.extract.find.learned import Judgement
    from converter.extract.find.survey import Box

__all__ = ["SURROUNDINGS", "Declaration", "Found", "Survey", "find_article", "survey", "whole_page"]

_HIDDEN_CONTENT: Final = 'math,[class*="footnote"],[id^="fn"],[role="doc-footnote"],[role="tabpanel"] pre'
"""What pages hide and is the article's: formulas for screen readers, notes that pop up, code behind a tab."""
FEWEST_WORDS: Final = 25
"""With fewer words a part of a page is no article."""
FEWEST_WORDS_OF_A_SENTENCE: Final = 8
"""… but what is all of its page, and says a sentence, is one."""
LISTING_SHARE: Final = 0.1
"""A page whose prose is less of its words is a list of something, and is given as a list."""
NEARLY_ALL: Final = 0.95
"""Where the rules leave so much of the page's words, there is nothing to judge."""
FEWEST_JUDGED: Final = 24
"""A page with fewer blocks is too small for the model."""
HOPELESS: Final = 0.25
HARDLY_ANY_PROSE: Final = 100
"""Words. A page with less prose, of which the model expects an F1 below HOPELESS, has no article: of 1,015 pages judged
by models that had not seen their sites, five are such, and each is a frame that a script would have filled."""
SURROUNDINGS: Final = "surroundings"
NEXT_ARTICLES: Final = "next_articles"
KICKER: Final = "kicker"
SURE_WORDS: Final = 100
SURE_SHARE: Final = 0.3
"""An article with less of the page's prose may be one of several, or a part."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the article is."""

    nodes: tuple[LexborNode, ...]
    """Elements of the page that hold it, in order; () where there is none."""
    dropped: Mapping[int, str] = field(default_factory=dict)
    """`mem_id` of the nodes in them that are left out, with the rule for it; TITLE for the title's heading."""
    removals: tuple[Removal, ...] = ()
    """What is left out, as far as it says anything."""
    words: int = 0
    """How many words the article has, left-out parts apart."""
    is_sure: bool = True
    """False where much of the page's prose lies outside, or little was found."""
    named: tuple[LeftOut, ...] = ()
    """What of the whole page is clutter by name or by its links, whether the search believed it or not."""
    refusal: str = ""
    """In which words the page says that it is none, such as "404 Not Found"; "" where it does not."""
    probabilities: tuple[float, ...] = ()
    """How likely the model took each block of the survey for the article's; () where it was not asked."""


def find_article(seen: Survey, says: Declaration, keep: Collection[str]) -> Found:
    """Return the article of a surveyed page; without nodes where the page has none.

    The title is left out where it stands as a heading, for it is metadata; what the rules in `keep` would leave out
    stays.
    """
    body = seen.body
    if body is None or not seen.blocks:
        return Found(())
    every = clutter_of(seen, body) | {
        id(box): LeftOut(box, NEXT_ARTICLES) for box in following_articles(seen, says.title)
    }
    clutter = {key: part for key, part in every.items() if part.rule not in keep}
    named = tuple(clutter.values())
    if refusal := refusal_of(seen, says.title):
        return Found((), named=named, refusal=refusal)
    found = _by_rules(seen, body, clutter, keep)
    probabilities: tuple[float, ...] = ()
    is_all = found.words >= NEARLY_ALL * body.words
    is_small = len(seen.blocks) < FEWEST_JUDGED
    if not is_all and not (is_small and found.container.prose):
        # numpy takes 70 ms to import, which a page that is all article is not to wait for.
        from converter.extract.find.learned import judge

        judgement = judge(seen, says, named, [part for part in every.values() if part.rule in keep])
        probabilities = tuple(judgement.probability.tolist())
        if judgement.expected < HOPELESS and body.prose < HARDLY_ANY_PROSE:
            return Found((), named=named, probabilities=probabilities)
        judged = found if is_small else _by_model(seen, judgement, clutter, keep)
        if judged.words >= FEWEST_WORDS:
            found = judged
    found = replace(found, parts=without_parts_of_tables(found.container.node, found.parts, _facts_of))
    if found.words < (FEWEST_WORDS_OF_A_SENTENCE if is_all and _says_something(seen) else FEWEST_WORDS):
        return Found((), named=named, probabilities=probabilities)
    container, words = found.container, found.words
    # What follows on the page is told even where nothing around it is the article's.
    following = (part for part in named if part.rule == NEXT_ARTICLES and not container.holds(part.box))
    parts = [*found.parts, *(_part(seen, part.box, part.rule) for part in following)]
    dropped = {node: part.rule for part in parts for node in part.nodes}
    headings = list(title_headings(seen, container, says.title))
    # A post may be nothing but a headline and a link.
    if words - sum(heading.words for heading in headings) >= FEWEST_WORDS_OF_A_SENTENCE:
        if "kicker" not in keep and headings:
            labels = [
                _Part(line.nodes, KICKER, line.text[:EXCERPT_CHARACTERS], line.words)
                for line in labels_above(seen, container, headings[0], dropped)
            ]
            parts += labels
            dropped.update((node, KICKER) for part in labels for node in part.nodes)
        dropped.update((heading.node.mem_id, TITLE) for heading in headings)
    if "hidden" not in keep:
        hidden = [node for node in seen.hidden if node.css_first(_HIDDEN_CONTENT) is None]
        dropped.update((node.mem_id, "hidden") for node in hidden)
        parts += _said_by(_inside(hidden, container))
    return Found(
        nodes=(container.node,),
        dropped=dropped,
        removals=tuple(Removal(part.rule, part.excerpt, part.words) for part in parts if part.words),
        words=words,
        is_sure=words >= SURE_WORDS and container.prose >= SURE_SHARE * body.prose,
        named=named,
        probabilities=probabilities,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """Something in the container that is left out."""

    nodes: tuple[int, ...]
    rule: str
    excerpt: str
    words: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may be the article: a box, and what in it is not wanted."""

    container: Box
    parts: tuple[_Part, ...]

    @property
    def words(self) -> int:
        """How many words are left."""
        return self.container.words - sum(part.words for part in self.parts)


def _facts_of(part: _Part) -> tuple[tuple[int, ...], str, int]:
    return part.nodes, part.rule, part.words


def _by_model(seen: Survey, judgement: Judgement, clutter: Mapping[int, LeftOut], keep: Collection[str]) -> _Candidate:
    from converter.extract.find.learned import common_box, left_over

    body = seen.boxes[0]
    if not judgement.chosen.any():
        return _Candidate(body, (_part(seen, body, SURROUNDINGS),))
    container = common_box(seen, judgement.chosen)
    boxes, blocks = left_over(seen, container, judgement.chosen)
    parts = [_part(seen, box, clutter[id(box)].rule if id(box) in clutter else SURROUNDINGS) for box in boxes]
    parts += [_Part(block.nodes, SURROUNDINGS, block.text[:EXCERPT_CHARACTERS], block.words) for block in blocks]
    return _Candidate(container, tuple(part for part in parts if part.rule not in keep))


def _by_rules(seen: Survey, body: Box, clutter: Mapping[int, LeftOut], keep: Collection[str]) -> _Candidate:
    container = find_container(body, clutter)
    left_out = _left_out(container, clutter, keep)
    words = container.words - sum(part.box.words for part in left_out)
    if words < max(FEWEST_WORDS, LISTING_SHARE * body.words):
        clutter = frame_of(body)
        container = find_listing(body, clutter)
        left_out = _left_out(container, clutter, keep)
    return _Candidate(container, tuple(_part(seen, part.box, part.rule) for part in left_out))


def _says_something(seen: Survey) -> bool:
    """Return whether a page says a sentence or shows code, or calls all of itself one article: formulas have few words."""
    return any(
        block.words >= FEWEST_WORDS_OF_A_SENTENCE or block.box.node.tag == "pre" for block in seen.blocks
    ) or any(box.node.tag == "article" and box.words >= NEARLY_ALL * seen.boxes[0].words for box in seen.boxes)


def _part(seen: Survey, box: Box, rule: str) -> _Part:
    return _Part((box.node.mem_id,), rule, _excerpt(seen, box), box.words)


def _inside(nodes: Iterable[LexborNode], container: Box) -> Iterator[LexborNode]:
    """Return those of the nodes that lie in a container. Each element on the way up is asked once."""
    known = {container.node.mem_id: True}
    for node in nodes:
        way = []
        outer = node.parent
        while outer is not None and outer.mem_id not in known:
            way.append(outer.mem_id)
            outer = outer.parent
        is_inside = outer is not None and known[outer.mem_id]
        known.update(dict.fromkeys(way, is_inside))
        if is_inside:
            yield node


def _said_by(nodes: Iterable[LexborNode]) -> Iterator[_Part]:
    """Return what hidden nodes say as parts that were left out, those that say nothing apart."""
    for node in nodes:
        text = " ".join(node.text(separator=" ").split())
        if text:
            yield _Part((node.mem_id,), "hidden", text[:EXCERPT_CHARACTERS], count_pieces(text))


def _left_out(container: Box, clutter: Mapping[int, LeftOut], keep: Collection[str]) -> list[LeftOut]:
    return [part for part in clutter.values() if part.rule not in keep and container.holds(part.box)]


def whole_page(seen: Survey) -> Found:
    """Return the whole body, as it is."""
    return Found((), is_sure=False) if seen.body is None else Found((seen.body.node,), words=seen.body.words)


def _excerpt(seen: Survey, box: Box) -> str:
    text = " ".join(block.text for block in seen.blocks[box.first : min(box.end, box.first + EXCERPT_CHARACTERS)])
    return text[:EXCERPT_CHARACTERS]
