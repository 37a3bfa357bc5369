"""Whatever a role's pattern finds has one of the role's marks, so that nothing is passed over for want of them.

Nothing is drawn here: every way through a pattern is gone, with what may stand around it.
"""

from __future__ import annotations

import re
from itertools import product
from re import _parser  # what else knows the ways through a pattern
from typing import TYPE_CHECKING, Any

import pytest

from converter.extract.find.names import _MARK_CHARACTERS, _MARKS, _PATTERNS, _STATES, Role, _bits_of_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_REPEATS = 2
"""More of the same bring no other marks."""
ANY_CHARACTER = "0"
"""Stands in no mark, and for every character that a pattern does not name."""
BEFORE = ("", ANY_CHARACTER, f"{ANY_CHARACTER}-")
AFTER = ("", ANY_CHARACTER, f"-{ANY_CHARACTER}")


def ways(steps: Iterable[tuple[Any, Any]]) -> set[str]:
    """Return the texts that steps of a parsed pattern find, without what they only look at."""
    found = {""}
    for step in steps:
        found = {before + after for before, after in product(found, ways_of_step(*step))}
    return found


def ways_of_step(operation: Any, argument: Any) -> set[str]:
    match str(operation):
        case "LITERAL":
            return {chr(argument)}
        case "IN":
            return set(characters(argument))
        case "BRANCH":
            return set().union(*map(ways, argument[1]))
        case "SUBPATTERN":
            return ways(argument[-1])
        case "MAX_REPEAT":
            fewest, most, repeated = argument
            counts = range(fewest, min(most, max(fewest, MOST_REPEATS)) + 1)
            return {"".join(each) for count in counts for each in product(ways(repeated), repeat=count)}
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return {""}
        case unknown:
            raise AssertionError(f"{unknown} is to be learned here.")


def characters(members: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    for kind, member in members:
        match str(kind):
            case "LITERAL":
                yield chr(member)
            case "CATEGORY" if str(member) == "CATEGORY_SPACE":
                pass  # It parts names, and so stands in none.
            case "CATEGORY" if str(member) == "CATEGORY_WORD":
                yield ANY_CHARACTER
            case unknown:
                raise AssertionError(f"{unknown} {member} is to be learned here.")


def names_found_by(pattern: str) -> set[str]:
    """Return names that a pattern finds: each of its ways, alone and within longer names."""
    names = {"".join(parts) for parts in product(BEFORE, ways(_parser.parse(pattern)), AFTER)}
    return {name for name in names if re.search(pattern, name) and name.partition("-")[0] not in _STATES}


@pytest.mark.parametrize(("role", "pattern"), _PATTERNS, ids=[role.name for role, _ in _PATTERNS])
def test_a_name_that_a_pattern_finds_has_the_role(role: Role, pattern: str) -> None:
    names = names_found_by(pattern)

    assert names
    assert not {name for name in names if not _bits_of_name(name) & role.value}


@pytest.mark.parametrize(("role", "pattern"), _PATTERNS, ids=[role.name for role, _ in _PATTERNS])
def test_no_mark_is_without_need(role: Role, pattern: str) -> None:
    """So that a mark which is taken out turns the test above red."""
    marks = set(_MARKS[role].split())
    alone = {next(iter(found)) for name in names_found_by(pattern) if len(found := marks & pieces(name)) == 1}

    assert marks - alone == set()


def pieces(name: str) -> set[str]:
    edged = f"-{name}-".replace("_", "-")
    return {edged[place : place + _MARK_CHARACTERS] for place in range(len(edged))}


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("a|bc", {"a", "bc"}),
        ("a-?b", {"ab", "a-b"}),
        (r"(?:^|[\s_-])a(?=$|-)", {"a", "-a", "_a"}),
        (r"a(?!b)[\w-]{1,40}\Z", {"a0", "a-", "a00", "a0-", "a-0", "a--"}),
    ],
)
def test_every_way_through_a_pattern_is_gone(pattern: str, names: set[str]) -> None:
    assert ways(_parser.parse(pattern)) == names
