"""Explanation: a page, block by block, with what became of each and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from converter.model.document import (
    BulletList,
    CodeBlock,
    DefinitionList,
    Document,
    Figure,
    Heading,
    Metadata,
    OrderedList,
    Quote,
    Table,
)
from converter.model.walk import plain_text, word_count

if TYPE_CHECKING:
    from converter.model.record import Note, Removal

Fate: TypeAlias = Literal["kept", "removed"]

DecidingStep: TypeAlias = Literal["site", "find", "shape", "clean"]
"""What decided: a rule for the page's site, the search for the article, its way to one form, a rule of removal."""

Form: TypeAlias = Literal["text", "heading", "item", "quote", "code", "cell", "caption"]
"""How a block stands in the page, as far as a reader of the explanation needs it."""

TITLE = "title"
"""The reason of a block that is the article's title: it is kept as metadata."""
OUTSIDE = "outside"
"""The reason of a block that no rule knows, and that lies outside what was found."""
RESHAPED = "reshaped"
"""The reason of a block that is in no form of the article: line numbers of code, a title that a picture repeats."""


@dataclass(frozen=True, slots=True)
class ExplainedBlock:
    """One run of the page's text, and what became of it."""

    text: str
    """White space is collapsed."""
    words: int
    fate: Fate
    step: DecidingStep
    rule: str = ""
    """Name of the rule, TITLE, OUTSIDE or RESHAPED; "" for what is simply the article's."""
    probability: float | None = None
    """How likely the model took it for the article's, from 0 to 1; None where the model was not asked."""
    form: Form = "text"
    rank: int = 0
    """Level of a heading, from 1; 0 for anything else."""
    taken: tuple[Removal, ...] = ()
    """What went out of a block that stayed."""

    @property
    def reason(self) -> str:
        """Rule and probability in a few words, with the step where it is not the search; "" where there is neither."""
        rule = f"{self.step}: {self.rule}" if self.rule and self.step != "find" else self.rule
        probability = "" if self.probability is None else f"p = {self.probability:.2f}"
        return ", ".join(filter(None, (rule, probability)))


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of a page."""

    location: str
    """What messages call the page."""
    metadata: Metadata
    blocks: tuple[ExplainedBlock, ...]
    """All text that the page shows, in its order."""
    removals: tuple[Removal, ...] = ()
    """As they were recorded: also of what the page does not show."""
    notes: tuple[Note, ...] = ()
    has_article: bool = True
    """False where no article was found; then every block is removed."""

    def words(self, fate: Fate) -> int:
        """Return how many words of the page were kept, or removed."""
        words = sum(block.words for block in self.blocks if block.fate == fate)
        taken = sum(removal.words for block in self.blocks for removal in block.taken)
        return words - taken if fate == "kept" else words + taken


def document_as_it_is(document: Document, location: str) -> Explanation:
    """Return the explanation of a source that is a document already, where nothing is looked for."""
    blocks = []
    for block in document.blocks:
        match block:
            case Heading():
                form: Form = "heading"
            case BulletList() | OrderedList() | DefinitionList():
                form = "item"
            case Quote():
                form = "quote"
            case CodeBlock():
                form = "code"
            case Table():
                form = "cell"
            case Figure():
                form = "caption"
            case _:
                form = "text"
        text = " ".join(plain_text((block,)).split())
        if text:
            rank = block.level if isinstance(block, Heading) else 0
            blocks.append(ExplainedBlock(text, word_count((block,)), "kept", "find", form=form, rank=rank))
    return Explanation(location, document.metadata, tuple(blocks), document.removals, document.notes)
