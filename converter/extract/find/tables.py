"""Tables of facts kept whole: a table that is the article's is so with all its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from selectolax.lexbor import LexborNode

_GUESSES: Final = frozenset({"surroundings", "related_links", "navigation"})
"""Rules that judge what is in a box by its words and links: a row of a table is too little to be judged by."""
_MOST_LEFT_OUT: Final = 0.67
"""Of a table's words; a table of which more is left out, the header with it, was not wanted."""

PartOf = TypeVar("PartOf")


def without_parts_of_tables(
    container: LexborNode,
    parts: Sequence[PartOf],
    facts_of: Callable[[PartOf], tuple[Iterable[int], str, int]],
) -> tuple[PartOf, ...]:
    """Return what is to be left out of a container, without the rows and cells of tables most of which stays.

    `facts_of` a part returns the `mem_id` of its nodes, the rule and the words.
    """
    guessed = {node: part for part in parts for node in facts_of(part)[0] if facts_of(part)[1] in _GUESSES}
    if not guessed:
        return tuple(parts)
    kept: set[int] = set()
    for header in container.css("tr:first-child > th:first-child"):
        table = _table_around(header)
        if table is None or table.mem_id in kept or table.css_first("table table") is not None:
            continue
        inside = {id(part): part for node in table.css("*") if (part := guessed.get(node.mem_id)) is not None}
        # A part may be several lines of text that lie beside the table, too; then it is none of it.
        words = sum(facts_of(part)[2] for part in inside.values())
        if inside and (_is_kept(header, guessed) or words <= _MOST_LEFT_OUT * len(table.text(separator=" ").split())):
            kept.update(inside)
    return tuple(part for part in parts if id(part) not in kept)


def _is_kept(header: LexborNode, guessed: Collection[int]) -> bool:
    """Return whether the first cell of a header stays, which means nothing without the facts under it."""
    row = header.parent
    says_something = bool(header.text(strip=True))
    return says_something and not any(node.mem_id in guessed for node in (*header.css("*"), *([row] if row else ())))


def _table_around(node: LexborNode | None) -> LexborNode | None:
    while node is not None and node.tag != "table":
        node = node.parent
    return node
