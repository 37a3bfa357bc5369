"""What a rule changes in a page, and the page's HTML with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from converter.base.dom import VOID_ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborNode

_RAW: Final = frozenset("script style xmp iframe noembed noframes plaintext".split())
"""Elements whose text has no character references (HTML standard, 13.3)."""
_FIRST_LINE_FEED_IS_EATEN: Final = frozenset({"pre", "listing", "textarea"})
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\N{NO-BREAK SPACE}": "&nbsp;"})
_ESCAPES_IN_ATTRIBUTES: Final = str.maketrans({"&": "&amp;", '"': "&quot;", "\N{NO-BREAK SPACE}": "&nbsp;"})


@dataclass(slots=True)
class Edits:
    """Changes by the `mem_id` of the node that they change."""

    dropped: set[int] = field(default_factory=set)
    dissolved: set[int] = field(default_factory=set)
    """Elements whose tags go and whose content stays."""
    wrapped: dict[int, str] = field(default_factory=dict)
    """Names of the elements to stand around them."""
    attributes: dict[int, dict[str, str | None]] = field(default_factory=dict)
    """Attributes to set; None is to take it away."""

    def __bool__(self) -> bool:
        return bool(self.dropped or self.dissolved or self.wrapped or self.attributes)


def written(nodes: Iterable[LexborNode], edits: Edits) -> str:
    """Return the HTML of nodes, in order, with the edits made; comments and templates are left out."""
    pieces: list[str] = []
    for node in nodes:
        _write(node, edits, pieces)
    return "".join(pieces)


def _write(root: LexborNode, edits: Edits, pieces: list[str]) -> None:
    # What is to be written, last first: an end tag as it is, or a node with the name of the element that it stands in.
    pending: list[str | tuple[LexborNode, str]] = [(root, "")]
    while pending:
        part = pending.pop()
        if isinstance(part, str):
            pieces.append(part)
            continue
        node, around = part
        name = node.tag or "-"
        if node.mem_id in edits.dropped:
            continue
        if name == "-text":
            text = node.text_content or ""
            pieces.append(text if around in _RAW else text.translate(_ESCAPES))
            continue
        if name[0] in "-!" or name == "template":
            continue
        if wrapper := edits.wrapped.get(node.mem_id):
            pieces.append(f"<{wrapper}>")
            pending.append(f"</{wrapper}>")
        if node.mem_id not in edits.dissolved:
            pieces.append(f"<{name}{_attributes(node, edits)}>")
            if name in VOID_ELEMENTS:
                continue
            if name in _FIRST_LINE_FEED_IS_EATEN:
                pieces.append("\n")
            pending.append(f"</{name}>")
        children: list[str | tuple[LexborNode, str]] = []
        child = node.child
        while child is not None:
            children.append((child, name))
            child = child.next
        pending.extend(reversed(children))


def _attributes(node: LexborNode, edits: Edits) -> str:
    attributes = dict(node.attributes)
    for name, value in edits.attributes.get(node.mem_id, {}).items():
        if value is None:
            attributes.pop(name, None)
        else:
            attributes[name] = value
    return "".join(f' {name}="{(value or "").translate(_ESCAPES_IN_ATTRIBUTES)}"' for name, value in attributes.items())
