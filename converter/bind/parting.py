"""A Document to Documents that are its parts, for what is too large for one file: cut between chapters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from converter.model.document import Document, FootnoteMark, Heading
from converter.model.walk import document_parts, images_of, plain_text, word_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.model.document import Block, Footnote

BYTES_A_CHARACTER: Final = 2
"""Of text with its mark-up, as far as it counts beside pictures."""
WORDS_A_MINUTE: Final = 230


def part_document(document: Document, parts: int) -> tuple[Document, ...]:
    """Return a document in so many parts of like size, or in fewer where it has no more places to cut at.

    It is cut before headings of its highest level; where these are too few, or one chapter is most of it, between any
    blocks. Each part carries the
    notes and pictures that it shows, and says in its title which it is: "Title (1 of 3)".
    """
    groups = _groups(_chapters(document), document, parts)
    if len(groups) < parts:
        groups = _groups([(block,) for block in document.blocks], document, parts)
    return tuple(
        _part(document, group, number, len(groups)) for number, group in enumerate(groups, start=1)
    )  # fmt: skip


def _groups(runs: Sequence[tuple[Block, ...]], document: Document, parts: int) -> list[tuple[Block, ...]]:
    return _filled(runs, [_weight(run, document) for run in runs], parts)


def _chapters(document: Document) -> list[tuple[Block, ...]]:
    """Return the blocks in runs that each begin with a heading of the highest level, but for what stands first."""
    top = min((block.level for block in document.blocks if isinstance(block, Heading)), default=0)
    runs: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == top and runs[-1]:
            runs.append([])
        runs[-1].append(block)
    return [tuple(run) for run in runs]


def _weight(run: tuple[Block, ...], document: Document) -> int:
    """Return about how many bytes a run of blocks is in a book."""
    sizes = {asset.sha256: len(asset.content) for asset in document.assets}
    shown = {image.asset for image in images_of(Document(document.metadata, run))}
    return sum(sizes.get(sha256, 0) for sha256 in shown) + BYTES_A_CHARACTER * len(plain_text(run))


def _filled(
    runs: Sequence[tuple[Block, ...]], weights: Sequence[int], parts: int
) -> list[tuple[Block, ...]]:  # fmt: skip
    """Return the runs in groups, in their order, none empty: the next begins where its share of the whole does."""
    total, passed = sum(weights) or 1, 0
    groups: list[list[Block]] = []
    for run, weight in zip(runs, weights, strict=True):
        # By the middle of a run, which may reach over a border.
        place = int((passed + weight / 2) * parts / total)
        if not groups or (place >= len(groups) and len(groups) < parts):
            groups.append([])
        groups[-1].extend(run)
        passed += weight
    return [tuple(group) for group in groups]


def _part(document: Document, blocks: tuple[Block, ...], number: int, parts: int) -> Document:
    metadata = document.metadata
    words = word_count(blocks)
    part = Document(
        replace(
            metadata,
            title=f"{metadata.title or 'Article'} ({number} of {parts})" if parts > 1 else metadata.title,
            word_count=words,
            reading_minutes=-(-words // WORDS_A_MINUTE),
        ),
        blocks,
        _notes(document, blocks),
    )
    shown = {image.asset for image in images_of(part)}
    return replace(part, assets=tuple(asset for asset in document.assets if asset.sha256 in shown))


def _notes(document: Document, blocks: tuple[Block, ...]) -> tuple[Footnote, ...]:
    """Return the footnotes that the blocks call, and those that these call, in their order."""
    known = {note.identifier: note for note in document.footnotes}
    called: set[str] = set()
    open_notes = _marks(Document(document.metadata, blocks)) & known.keys()
    while open_notes:
        called |= open_notes
        open_notes = {
            mark
            for identifier in open_notes
            for mark in _marks(Document(document.metadata, known[identifier].blocks))
            if mark in known
        } - called
    return tuple(note for note in document.footnotes if note.identifier in called)


def _marks(document: Document) -> set[str]:
    return {part.footnote for part in document_parts(document) if isinstance(part, FootnoteMark)}
