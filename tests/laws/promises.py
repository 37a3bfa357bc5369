"""A Document that hypothesis made to one that keeps the model's promises, as every Document does that was read.

The model's docstrings make them: text is collapsed and in one piece, links lead somewhere and hold no links, what is
linked to stands once, headings have no gaps, footnotes come in the order of their marks. The laws are about such
documents.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from converter.model.document import (
    Asset,
    Document,
    FootnoteMark,
    Heading,
    LineBreak,
    Link,
    Span,
    Table,
    Text,
    Verse,
)
from converter.model.walk import document_parts, images_of, parts_of, rewrite
from converter.render.fitting import even_headings
from converter.render.xhtml.markup import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from converter.model.document import Block, Blocks, Inline, Inlines


def kept(document: Document) -> Document:
    """Return the document, changed as little as its promises want."""
    document = _with_footnotes_in_order(document)
    known = {footnote.identifier for footnote in document.footnotes}
    linked = {part.url[1:] for part in document_parts(document) if isinstance(part, Link) and part.url[0] == "#"}
    placed: set[str] = set()

    def inline(part: Inline) -> Inlines:
        match part:
            case FootnoteMark() if part.footnote not in known:
                return ()
            case Span():
                return (replace(part, identifier=_once(part.identifier, linked, placed)),)
            case _:
                return (part,)

    def block(part: Block) -> Blocks:
        match part:
            case Heading():
                return (replace(part, identifier=_once(part.identifier, linked, placed)),)
            case Table():
                return (_without_overhang(part),)
            case Verse():
                lines = (tuple(piece for piece in line if not isinstance(piece, LineBreak)) for line in part.lines)
                return (replace(part, lines=tuple(lines)),)
            case _:
                return (part,)

    document = rewrite(document, inline, block)
    targets = placed | known
    document = rewrite(document, lambda part: _link(part, targets), lambda part: (part,))
    return _with_assets_in_order(even_headings(tidied(document)))


def _once(identifier: str, linked: set[str], placed: set[str]) -> str:
    if identifier not in linked or identifier in placed:
        return ""
    placed.add(identifier)
    return identifier


def _link(part: Inline, targets: set[str]) -> Inlines:
    """Return an inline; a link without what stands in it that links itself, or its words where it leads nowhere."""
    if not isinstance(part, Link):
        return (part,)
    children = tuple(_unlinked(part.children))
    if part.url[0] == "#" and part.url[1:] not in targets:
        return children
    return (replace(part, children=children),)


def _unlinked(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Link):
            yield from _unlinked(inline.children)
        elif children := getattr(inline, "children", ()):
            yield replace(inline, children=tuple(_unlinked(children)))  # type: ignore[call-arg]
        else:
            yield inline


def _without_overhang(table: Table) -> Table:
    """Return the table with no cell that reaches below its last row."""
    return replace(
        table,
        rows=tuple(
            tuple(replace(cell, row_span=min(cell.row_span, len(table.rows) - number)) for cell in row)
            for number, row in enumerate(table.rows)
        ),
        header_rows=min(table.header_rows, len(table.rows)),
    )


def tidied(node: Any) -> Any:
    """Return any part of a document with its texts collapsed, and in one piece where they touch."""
    if isinstance(node, tuple):
        return _joined(map(tidied, node))
    if isinstance(node, Text):
        return Text(re.sub(r"[ \t\n]+", " ", printable(node.text)))
    if is_dataclass(node) and not isinstance(node, Asset):
        return replace(node, **{field.name: tidied(getattr(node, field.name)) for field in fields(node)})  # type: ignore[type-var]
    return printable(node) if isinstance(node, str) else node


def _joined(nodes: Iterable[Any]) -> tuple[Any, ...]:
    result: list[Any] = []
    for node in nodes:
        if isinstance(node, Text) and result and isinstance(result[-1], Text):
            result[-1] = Text(re.sub(" +", " ", result[-1].text + node.text))
        elif node != Text(""):
            result.append(node)
    return tuple(result)


def _with_footnotes_in_order(document: Document) -> Document:
    """Return the document with its footnotes in the order of their marks, and without those that the text never comes to."""
    by_identifier = {footnote.identifier: footnote for footnote in reversed(document.footnotes)}
    called = {mark: None for mark in _marks(document.blocks) if mark in by_identifier}
    waiting = list(called)
    for identifier in waiting:
        further = {mark: None for mark in _marks(by_identifier[identifier].blocks) if mark in by_identifier}
        waiting += [mark for mark in further if mark not in called]
        called |= further
    return replace(document, footnotes=tuple(by_identifier[identifier] for identifier in called))


def _marks(blocks: Blocks) -> list[str]:
    return [part.footnote for part in parts_of(blocks) if isinstance(part, FootnoteMark)]


def _with_assets_in_order(document: Document) -> Document:
    """Return the document with the assets that it shows, in the order of first use."""
    assets = {asset.sha256: asset for asset in document.assets}
    used = dict.fromkeys(image.asset for image in images_of(document) if image.asset in assets)
    return replace(document, assets=tuple(assets[digest] for digest in used))
