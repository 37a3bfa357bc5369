"""Node, Mark, Annotation: what the structure tree of a tagged PDF is made of (ISO 32000-1, 14.7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a page's content."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's active area on a page."""

    page: int
    dictionary: Any


@dataclass(slots=True)
class Node:
    """An element of the structure tree."""

    role: str
    kids: list[Kid] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """Of Alt, ActualText, E (an abbreviation's expansion) and Lang, those that it has."""
    attributes: dict[str, str | int | tuple[float, ...]] = field(default_factory=dict)
    """Names and values of its attribute object, whose owner follows from its role."""
    label: str = ""
    """A link's words, which stand for its area."""
    address: str = ""
    """Where a link leads, for want of words."""
    is_anonymous: bool = False
    """Whether it is a paragraph around text that has no element of its own."""

    def nodes(self) -> Iterator[Node]:
        """Yield the kids that are nodes."""
        return (kid for kid in self.kids if isinstance(kid, Node))


Kid: TypeAlias = "Node | Mark | Annotation"


@dataclass(frozen=True, slots=True)
class Structure:
    """A document's structure tree, and what of its pages is not in it."""

    root: Node
    artifacts: tuple[Mark, ...]
    """Running heads, page numbers, headers of tables that are repeated, ornaments."""
