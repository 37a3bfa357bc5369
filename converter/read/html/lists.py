"""Lists to blocks: bulleted, numbered, tasks, definitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import NavigableString, Tag

from converter.base.dom import attribute
from converter.base.vocabulary import CHECKED_ATTRIBUTE
from converter.model.document import BulletList, Definition, DefinitionList, ListItem, NumberStyle, OrderedList

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from converter.model.document import Blocks, Inlines
    from converter.read.html.reader import Reader

_NUMBER: Final = re.compile(r"\s*(-?\d{1,9})\s*\Z")
"""At most nine digits, as CommonMark takes (5.2)."""

_STYLES: Final[Mapping[str, NumberStyle]] = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_CSS_STYLE: Final = re.compile(
    r"list-style(?:-type)?\s*:\s*(decimal|lower-alpha|upper-alpha|lower-roman|upper-roman)\b"
)
_CSS_STYLES: Final[Mapping[str, NumberStyle]] = {style: style for style in _STYLES.values()}


def read_bullet_list(element: Tag, reader: Reader) -> Blocks:
    """Return a `<ul>` or `<menu>`; () when it has no items with contents."""
    items = tuple(item for _, item in _items(element, reader))
    return (BulletList(items),) if items else ()


def read_ordered_list(element: Tag, reader: Reader) -> Blocks:
    """Return an `<ol>`, in parts where its numbers jump: the model counts upwards by one."""
    items = list(_items(element, reader))
    style = _style(element)
    backwards = "reversed" in element.attrs
    number = _number(attribute(element, "start"), len(items) if backwards else 1)
    parts: list[tuple[int, list[ListItem]]] = []
    for tag, item in items:
        number = _number(attribute(tag, "value"), number) if tag is not None else number
        if parts and number == parts[-1][0] + len(parts[-1][1]):
            parts[-1][1].append(item)
        else:
            parts.append((number, [item]))
        number += -1 if backwards else 1
    return tuple(OrderedList(tuple(part), start, style) for start, part in parts)


def read_stray_item(element: Tag, reader: Reader) -> Blocks:
    """Return an `<li>` that stands in no list as a list of its own."""
    item = _item(element, reader)
    return (BulletList((item,)),) if item.blocks else ()


def read_definition_list(element: Tag, reader: Reader) -> Blocks:
    """Return a `<dl>`; explanations before the first term become blocks before it."""
    before: list[Blocks] = []
    entries: list[tuple[list[Inlines], list[Blocks]]] = []
    for part, nodes in _definition_parts(element):
        if part is not None and part.name == "dt":
            term = reader.line(part)
            if not entries or entries[-1][1]:
                entries.append(([], []))
            entries[-1][0].append(term)
            continue
        blocks = reader.flow(nodes) if part is None else reader.blocks(part)
        if entries and blocks:
            entries[-1][1].append(blocks)
        elif blocks:
            before.append(blocks)
    kept = tuple(
        Definition(tuple(term for term in terms if term), tuple(explanations))
        for terms, explanations in entries
        if any(terms)
    )
    orphans = tuple(
        block for terms, explanations in entries if not any(terms) for blocks in explanations for block in blocks
    )
    leading = tuple(block for blocks in before for block in blocks)
    return (*leading, *((DefinitionList(kept),) if kept else ()), *orphans)


def _items(element: Tag, reader: Reader) -> Iterator[tuple[Tag | None, ListItem]]:
    """Yield the items of a list with their elements; None for what stands in the list without an item around it."""
    last: tuple[Tag | None, ListItem] | None = None
    for tag, nodes in _item_nodes(element):
        if tag is not None:
            item = _item(tag, reader)
        else:
            item = ListItem(reader.flow(nodes))
            if last is not None and item.blocks and _is_list(nodes):
                # <ul><li>…</li><ul>…</ul></ul>: the inner list belongs to the item above it.
                last = (last[0], ListItem(last[1].blocks + item.blocks, last[1].checked))
                continue
        if item.blocks:
            if last is not None:
                yield last
            last = (tag, item)
    if last is not None:
        yield last


def _item_nodes(element: Tag) -> Iterator[tuple[Tag | None, list[object]]]:
    """Yield each `<li>`, and each run of other nodes between them."""
    run: list[object] = []
    for node in element.contents:
        if isinstance(node, Tag) and node.name == "li":
            if run:
                yield None, run
                run = []
            yield node, []
        elif run or isinstance(node, Tag) or (type(node) is NavigableString and not node.isspace()):
            run.append(node)
    if run:
        yield None, run


def _is_list(nodes: list[object]) -> bool:
    return all(node.name in ("ul", "ol", "menu") if isinstance(node, Tag) else str(node).isspace() for node in nodes)


def _item(element: Tag, reader: Reader) -> ListItem:
    return ListItem(reader.blocks(element), _checked(element))


def _checked(element: Tag) -> bool | None:
    """Return the state of a task, from its attribute or from the checkbox that its text starts with."""
    match attribute(element, CHECKED_ATTRIBUTE).lower():
        case "true":
            return True
        case "false":
            return False
        case _:
            pass
    # Down the first children only: a checkbox further on belongs to an inner item or to a form.
    node: object = element
    while isinstance(node, Tag):
        if node.name == "input":
            return "checked" in node.attrs if attribute(node, "type").lower() == "checkbox" else None
        node = next((inner for inner in node.contents if isinstance(inner, Tag) or not str(inner).isspace()), None)
        if isinstance(node, Tag) and node.name in ("ul", "ol"):
            return None
    return None


def _definition_parts(element: Tag) -> Iterator[tuple[Tag | None, list[object]]]:
    """Yield each `<dt>` and `<dd>` of a list, those grouped by `<div>` too, and each run of other nodes between them."""
    run: list[object] = []
    for node in element.contents:
        if isinstance(node, Tag) and node.name in ("dt", "dd", "div"):
            if run:
                yield None, run
                run = []
            if node.name == "div":
                yield from _definition_parts(node)
            else:
                yield node, []
        elif run or isinstance(node, Tag) or (type(node) is NavigableString and not node.isspace()):
            run.append(node)
    if run:
        yield None, run


def _number(attribute_value: str, otherwise: int) -> int:
    found = _NUMBER.match(attribute_value)
    return int(found.group(1)) if found else otherwise


def _style(element: Tag) -> NumberStyle:
    css = _CSS_STYLE.search(attribute(element, "style"))
    return _CSS_STYLES[css.group(1)] if css else _STYLES.get(attribute(element, "type").strip(), "decimal")
