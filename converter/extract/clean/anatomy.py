"""An article's tree to what every rule of removal asks of it, counted once in one walk.

Rules do not change the tree: `take_out` marks, so that later rules no longer see what is gone and that counts stay
true; `sweep` takes all of it out in the end. Twenty rules so cost one walk, and ten thousand siblings no quadratic time.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from converter.base.dom import UNSPOKEN_ELEMENTS, attribute, strings_of
from converter.base.vocabulary import FOOTNOTE_MARK_ROLE, LATEX_ATTRIBUTE
from converter.base.words import unspaced_characters
from converter.extract.clean.wording import LABEL_CHARACTERS, plain, tokens_of
from converter.model.record import EXCERPT_CHARACTERS, Removal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

SEALED_ELEMENTS: Final = frozenset({"pre", "code", "math", "svg", "mjx-container", "object", "select"})
"""Elements whose insides no rule looks into: class "comment" in code is a comment of the code."""

PICTURE_ELEMENTS: Final = frozenset(
    "img picture video audio iframe embed object svg math canvas hr input mjx-container".split()
)
"""Elements that stand for something without a word in them."""

PROSE_CHARACTERS: Final = 140
"""A paragraph of this length is somebody's sentences; justext's "medium" block begins there, too."""

MOST_NAMED_PROSE: Final = 0.4
FEWEST_PROSE_CHARACTERS: Final = 600
_HALF: Final = 0.5
SENTENCE_CHARACTERS: Final = 25
"""With so much text beside it, links aside, an element in a paragraph is a part of a sentence."""

_PARAGRAPHS: Final = frozenset({"p", "blockquote", "pre", "li", "dd", "td"})
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_NO_TOKENS: Final[frozenset[str]] = frozenset()
_SLUG_MARKS: Final = 3


@dataclass(slots=True, eq=False)
class Part:
    """One element of the article with what was counted in it; what is taken out of it is counted off."""

    element: Tag
    name: str
    index: int
    """Place in document order."""
    parent: Part | None
    tokens: frozenset[str]
    """Words of its class and identifier, see `tokens_of`."""
    position: int
    """Characters of the article that stand before it."""
    end: int = 0
    """Index after its last descendant."""
    characters: int = 0
    """White space is collapsed."""
    linked: int = 0
    """Characters within links."""
    prose: int = 0
    """Characters in paragraphs of at least PROSE_CHARACTERS."""
    words: int = 0
    pictures: int = 0
    text: str = ""
    """All of its text when that is short enough for a label, else ""; white space is collapsed."""
    taken: bool = False

    @property
    def level(self) -> int:
        """Return a heading's level, 0 for any other element."""
        return _HEADINGS.get(self.name, 0)

    @property
    def link_share(self) -> float:
        """Return the share of the characters that stand in links; 0.0 for an empty element."""
        return self.linked / self.characters if self.characters else 0.0


Took: TypeAlias = "Callable[[str, Tag], None]"
"""Hears the rule's name and the element, still in its place, whenever something is taken out."""


def tell_nobody(rule: str, element: Tag) -> None:
    """Let what is taken out go unheard."""
    del rule, element


class Anatomy:
    """All elements of an article, found by name, token and label."""

    def __init__(self, article: Tag, *, url: str = "", title: str = "", took: Took = tell_nobody) -> None:
        self.url = url
        self._took = took
        self.title = plain(title)
        self.parts: list[Part] = []
        self._by_name: dict[str, list[Part]] = defaultdict(list)
        self._by_token: dict[str, list[Part]] = defaultdict(list)
        self._by_label: dict[str, list[Part]] = defaultdict(list)
        self._position = 0
        self._taken: list[Part] = []
        self.root = self._enter(article, None)
        self._walk(article)

    def named(self, *names: str) -> Iterator[Part]:
        """Yield the elements of these names that are still there, in order."""
        return self._alive(part for name in names for part in self._by_name.get(name, ()))

    def with_tokens(self, tokens: Collection[str]) -> Iterator[Part]:
        """Yield the elements with one of these class tokens that are still there, in order, each once."""
        return self._alive(part for token in self._by_token.keys() & tokens for part in self._by_token[token])

    def boxes_named(self, tokens: Collection[str], *, most_share: float = 0.4) -> Iterator[Part]:
        """Yield the elements with one of these class tokens, in order; none where the name is no name for clutter.

        Builders of sites call anything "related": boxes of a name that hold together `most_share` of the article's
        characters, or MOST_NAMED_PROSE of its prose, are what it is about. One that holds half of it is never a box.
        """
        known = [part for part in self.with_tokens(tokens) if self.share(part) < _HALF]
        characters = prose = end = 0
        for part in known:
            if part.index >= end:
                end = part.end
                characters += part.characters
                prose += part.prose
        if self.root.prose < FEWEST_PROSE_CHARACTERS:
            # With so little prose there is nothing besides that the boxes could be clutter of.
            most_share, prose = min(most_share, MOST_NAMED_PROSE), 0
        is_clutter = prose <= MOST_NAMED_PROSE * self.root.prose and characters <= most_share * self.root.characters
        return self._alive(known if is_clutter else ())

    def labelled(self, labels: frozenset[str]) -> Iterator[Part]:
        """Yield the elements whose whole text is one of these labels, the outer before the inner.

        A word in a sentence is no label, though it is a link or printed bold: "(see the PDF)".
        """
        found = self._alive(part for label in labels & self._by_label.keys() for part in self._by_label[label])
        return (part for part in found if not is_in_sentence(part))

    def labels(self) -> Iterator[Part]:
        """Yield every element whose text is short enough for a label and stands in no sentence, the outer before the inner."""
        found = self._alive(part for group in self._by_label.values() for part in group)
        return (part for part in found if not is_in_sentence(part))

    def inside(self, part: Part) -> Iterator[Part]:
        """Yield an element's descendants that are still there."""
        return (inner for inner in self.parts[part.index + 1 : part.end] if not inner.taken)

    def taken_in(self, part: Part) -> Iterator[Part]:
        """Yield an element's descendants that were taken out; until `sweep` they still stand in it."""
        return (inner for inner in self.parts[part.index + 1 : part.end] if inner.taken)

    def share(self, part: Part) -> float:
        """Return the share of the article's characters that an element holds."""
        return part.characters / self.root.characters if self.root.characters else 0.0

    def progress(self, part: Part) -> float:
        """Return how much of the article stands before an element: 0.0 is the start, 1.0 the end."""
        return part.position / self._position if self._position else 0.0

    def is_box(self, part: Part, *, most_characters: int, most_share: float = 0.25) -> bool:
        """Return whether an element is small enough to be clutter, whatever its class says.

        Never true for the article itself, nor for a box that holds most of the article's prose.
        """
        return (
            part is not self.root
            and part.name not in {"body", "main"}
            and part.characters <= most_characters
            and (self.share(part) <= most_share or part.prose == 0)
            and (not self.root.prose or part.prose <= most_share * self.root.prose)
        )

    def widest_alone(self, part: Part, *, beside: int = 0) -> Part:
        """Return the outermost element that holds the part and nothing else but `beside` characters."""
        while (
            (outer := part.parent) is not None
            and outer is not self.root
            and outer.characters <= part.characters + beside
            and outer.pictures == part.pictures
            and outer.name not in {"td", "th", "figure", "body", "main", "article"}
        ):
            part = outer
        return part

    def following(self, part: Part) -> Iterator[Part]:
        """Yield the elements that stand after a part within the same parent."""
        if part.parent is None:
            return
        index = part.end
        while index < part.parent.end:
            sibling = self.parts[index]
            index = sibling.end
            if not sibling.taken:
                yield sibling

    def take_out(self, part: Part, rule: str) -> Removal:
        """Return the record of an element that is taken out with all that is in it."""
        removal = Removal(rule=rule, excerpt=self._excerpt(part), words=part.words)
        self._took(rule, part.element)
        for inner in self.parts[part.index : part.end]:
            inner.taken = True
        self._taken.append(part)
        outer = part.parent
        while outer is not None:
            outer.characters -= part.characters
            outer.linked -= part.linked
            outer.prose -= part.prose
            outer.words -= part.words
            outer.pictures -= part.pictures
            outer = outer.parent
        return removal

    def sweep(self) -> None:
        """Take everything that is marked out of the tree."""
        # From the back: what BeautifulSoup moves up in a list of children is then what stays.
        outermost = {id(part.element): part for part in self._taken if part.parent is None or not part.parent.taken}
        parents = {id(part.element.parent): part.element.parent for part in outermost.values()}
        for parent in parents.values():
            if parent is None:
                continue
            for place in range(len(parent.contents) - 1, -1, -1):
                child = parent.contents[place]
                if id(child) in outermost and isinstance(child, Tag):
                    child.extract(_self_index=place)
        self._taken.clear()

    def _excerpt(self, part: Part) -> str:
        if part.text:
            return part.text[:EXCERPT_CHARACTERS].rstrip()
        pieces: list[str] = []
        length = 0
        for string in strings_of(part.element):
            words = string.split()
            pieces += words
            length += sum(map(len, words)) + len(words)
            if length > EXCERPT_CHARACTERS:
                break
        return " ".join(pieces)[:EXCERPT_CHARACTERS].rstrip()

    def _alive(self, parts: Iterable[Part]) -> Iterator[Part]:
        # `taken` is asked when the part's turn comes: the part before it may have been the box around it.
        ordered = sorted({part.index for part in parts})
        return (part for index in ordered if not (part := self.parts[index]).taken)

    def _enter(self, element: Tag, parent: Part | None) -> Part:
        attributes = element.attrs
        tokens = tokens_of(attribute(element, "class")) if "class" in attributes else _NO_TOKENS
        if "id" in attributes and element.name not in _HEADINGS:
            identifier = attribute(element, "id")
            # The id of a heading, or of an anchor in it, is made of its words: "what-share-of-readers" is no button.
            if identifier.count("-") + identifier.count("_") < _SLUG_MARKS:
                tokens |= tokens_of(identifier)
        part = Part(element, element.name, len(self.parts), parent, tokens, self._position)
        self.parts.append(part)
        self._by_name[part.name].append(part)
        for token in part.tokens:
            self._by_token[token].append(part)
        return part

    def _walk(self, article: Tag) -> None:
        # By hand: a generator for each element would take longer than the counting.
        part = self.root
        pieces: dict[int, list[str]] = {0: []}
        waiting: list[object] = [None, *reversed(article.contents)]
        sealed = 0
        while waiting:
            node = waiting.pop()
            if isinstance(node, Tag):
                if sealed:
                    sealed += 1
                    self.parts.append(Part(node, node.name, len(self.parts), part, frozenset(), self._position))
                    part = self.parts[-1]
                else:
                    part = self._enter(node, part)
                    sealed = int(node.name in SEALED_ELEMENTS)
                pieces[part.index] = []
                waiting.append(None)
                if node.name not in UNSPOKEN_ELEMENTS:
                    waiting.extend(reversed(node.contents))
            elif node is None:
                self._leave(part, pieces, sealed=bool(sealed - 1 > 0))
                sealed = max(0, sealed - 1)
                if part.parent is not None:
                    part = part.parent
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                self._count(part, node, pieces[part.index])

    def _count(self, part: Part, string: str, pieces: list[str]) -> None:
        words = string.split()
        if not words:
            if pieces and string:
                pieces.append(" ")
            return
        pieces.append(string)
        count = sum(map(len, words)) + len(words) - 1
        part.characters += count
        self._position += count
        part.words += len(words) + unspaced_characters(string) // 2

    def _leave(self, part: Part, all_pieces: dict[int, list[str]], *, sealed: bool) -> None:
        part.end = len(self.parts)
        pieces = all_pieces.pop(part.index)
        if part.characters <= 2 * LABEL_CHARACTERS and pieces:
            part.text = " ".join("".join(pieces).split())
            if not sealed and part.characters <= LABEL_CHARACTERS:
                self._by_label[plain(part.text)].append(part)
        # A formula's LaTeX is an attribute: it stands for something, too.
        if part.name in PICTURE_ELEMENTS or LATEX_ATTRIBUTE in part.element.attrs:
            part.pictures += 1
        if part.name == "a" and part.element.attrs.get("role") != FOOTNOTE_MARK_ROLE:
            part.linked = part.characters
        if part.name in _PARAGRAPHS and part.characters >= PROSE_CHARACTERS and part.link_share < 0.5:  # noqa: PLR2004 - half
            part.prose = part.characters
        outer = part.parent
        if outer is None:
            return
        outer.characters += part.characters
        outer.linked += part.linked
        outer.prose += part.prose
        outer.words += part.words
        outer.pictures += part.pictures
        if outer.characters <= 2 * LABEL_CHARACTERS and part.characters:
            # Neighbouring blocks are different words; neighbouring inlines are not.
            all_pieces[outer.index].append(part.text if part.name in _INLINES else f" {part.text} ")


def is_in_sentence(part: Part) -> bool:
    """Return whether an inline element stands in a block of text that says something besides, and not in links."""
    outer = part.parent
    if part.name not in _INLINES or outer is None:
        return False
    while outer.name in _INLINES and outer.parent is not None:
        outer = outer.parent
    if outer.name not in _TEXT_BLOCKS:
        return any(_is_text(node) for node in (part.element.previous_sibling, part.element.next_sibling))
    return (outer.characters - outer.linked) - (part.characters - part.linked) >= SENTENCE_CHARACTERS


def _is_text(node: object) -> bool:
    return type(node) is NavigableString and len(node.strip()) >= SENTENCE_CHARACTERS


_TEXT_BLOCKS: Final = frozenset({"blockquote", "dd", "dt", "figcaption", "li", "p", "td", "th"})
_INLINES: Final = frozenset("a abbr b cite code em font i mark q s small span strong sub sup time u".split())
