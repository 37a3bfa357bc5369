"""What a rule of removal is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from bs4 import Tag

from converter.model.record import Removal


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a rule may know of the page around the article."""

    url: str = ""
    title: str = ""
    keep: frozenset[str] = frozenset()
    """Rules that are not to remove anything."""


Take: TypeAlias = Callable[[Tag, Surroundings], Iterator[Removal]]
"""Takes the rule's clutter out of the article's tree, in place, and tells each thing taken."""

IsClutter: TypeAlias = Callable[[str], bool]
"""Whether one line of a plain-text page, stripped and without its bullet, is the rule's clutter."""


def nothing_in_trees(article: Tag, surroundings: Surroundings) -> Iterator[Removal]:
    """Take nothing; for a rule of plain text only."""
    del article, surroundings
    return iter(())


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
    is_clutter: IsClutter = no_line
