"""What a rule of removal is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from converter.extract.clean.anatomy import Anatomy
from converter.model.record import Removal

if TYPE_CHECKING:
    from converter.extract.clean.anatomy import Part


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a rule may know of the page around the article."""

    url: str = ""
    title: str = ""
    keep: frozenset[str] = frozenset()
    """Rules that are not to remove anything."""


Take: TypeAlias = Callable[[Anatomy], Iterator[Removal]]
"""Takes the rule's clutter out of the article, and tells each thing taken."""

Mark: TypeAlias = Callable[[Anatomy], None]
"""Brings the rule's clutter into the vocabulary's form, when the user keeps it."""

IsClutter: TypeAlias = Callable[[str], bool]
"""Whether one line of a plain-text page, stripped and without its bullet, is the rule's clutter."""


def nothing_in_trees(anatomy: Anatomy) -> Iterator[Removal]:
    """Take nothing; for a rule of plain text only."""
    del anatomy
    return iter(())


def no_marks(anatomy: Anatomy) -> None:
    """Leave the tree as it is."""
    del anatomy


def no_line(line: str) -> bool:
    """Return False: the rule knows no line of plain text."""
    del line
    return False


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of clutter: a row of the table RULES. Its module has the same name."""

    name: str
    """What `--keep` accepts and reports print."""
    summary: str
    """What it removes, as `--help` and the README say it: a noun phrase of under 60 characters."""
    take: Take = nothing_in_trees
    mark: Mark = no_marks
    is_clutter: IsClutter = no_line
    heads_clutter: IsClutter = no_line
    """Whether a line heads a run of the rule's clutter, which then ends the article or is left out of it."""


def take_all(anatomy: Anatomy, parts: Iterator[Part], rule: str) -> Iterator[Removal]:
    """Take out each of the parts that is still there when its turn comes."""
    for part in parts:
        if not part.taken:
            yield anatomy.take_out(part, rule)


SECTION_BLOCKS = 40
"""How many blocks after its heading a section of clutter may have; more is the article."""


def take_sections(
    anatomy: Anatomy, labels: frozenset[str], rule: str, is_clutter: Callable[[Part], bool]
) -> Iterator[Removal]:
    """Take out the headings with these labels, each with what follows it up to a rule or the next heading of its rank.

    Only blocks that pass `is_clutter` go, and the heading only if one went or nothing is left below it: a section of
    prose stays with its heading, whatever that says. A heading that stands alone in a box stands for the box.
    """
    for label in anatomy.labelled(labels):
        if label.name in {"a", "td", "th", "li", "figcaption"} or label is anatomy.root:
            continue
        head = anatomy.widest_alone(label)
        section: list[Part] = []
        is_of_prose = False
        for sibling in islice(anatomy.following(head), SECTION_BLOCKS):
            if _parts_sections(sibling):
                break
            if not (sibling.characters or sibling.pictures):
                continue
            if sibling.level and sibling.level <= label.level:
                break
            if not is_clutter(sibling):
                is_of_prose = not section
                break
            section.append(sibling)
        if not is_of_prose:
            for part in (head, *section):
                yield anatomy.take_out(part, rule)


def _parts_sections(part: Part) -> bool:
    """Return whether an element is a rule, or a box with a rule and nothing else."""
    return part.name == "hr" or (part.pictures == 1 and not part.characters and part.element.find("hr") is not None)
