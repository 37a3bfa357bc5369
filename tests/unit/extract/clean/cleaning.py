"""An article with something in it, cleaned: what the tests of each rule look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.base.dom import parse_fragment, serialise
from converter.extract.clean import RULES, Surroundings, clean

if TYPE_CHECKING:
    from converter.model.record import Removal

PROSE = (
    "The harbour had been silted up for two hundred years when the engineers came, with their chains and their "
    "theodolites, and told the town that it would see ships again before the decade was out. Nobody believed them."
)
BEFORE = "".join(f"<p>{PROSE} That was year {year}.</p>" for year in range(5))
AFTER = "".join(f"<p>{PROSE} That was year {year}.</p>" for year in range(5, 9))


def cleaned(html: str, *, keep: str = "") -> tuple[str, list[tuple[str, str]]]:
    """Return a fragment's HTML after cleaning, and rule and excerpt of each removal."""
    tree = parse_fragment(html)
    removals: tuple[Removal, ...] = clean(tree, Surroundings(keep=frozenset(keep.split())))
    return serialise(tree), [(removal.rule, removal.excerpt) for removal in removals]


def within(html: str, *, keep: str = "") -> tuple[str, list[tuple[str, str]]]:
    """Return what cleaning leaves of HTML in the midst of an article, and the removals."""
    left, removals = cleaned(f"{BEFORE}{html}{AFTER}", keep=keep)
    return left.replace(BEFORE, "").replace(AFTER, ""), removals


def below(html: str, *, keep: str = "") -> tuple[str, list[tuple[str, str]]]:
    """Return what cleaning leaves of HTML at the end of an article, and the removals."""
    left, removals = cleaned(f"{BEFORE}{AFTER}{html}", keep=keep)
    return left.replace(BEFORE, "").replace(AFTER, ""), removals


def above(html: str, *, keep: str = "") -> tuple[str, list[tuple[str, str]]]:
    """Return what cleaning leaves of HTML at the start of an article, and the removals."""
    left, removals = cleaned(f"{html}{BEFORE}{AFTER}", keep=keep)
    return left.replace(BEFORE, "").replace(AFTER, ""), removals


def rule_of_line(line: str) -> str:
    """Return the first rule that takes a line of plain text, "" where none does."""
    return next((rule.name for rule in RULES if rule.is_clutter(line)), "")


def rule_of_heading(line: str) -> str:
    """Return the first rule for which a line of plain text heads its clutter, "" where none does."""
    return next((rule.name for rule in RULES if rule.heads_clutter(line)), "")
