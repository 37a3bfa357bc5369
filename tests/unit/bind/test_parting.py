"""An article to its parts."""

from __future__ import annotations

import pytest

from converter.bind.parting import part_document
from converter.model.document import (
    Asset,
    Block,
    Document,
    Figure,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    Metadata,
    Paragraph,
    Text,
)

WORDS = "Some words of a paragraph. " * 20


def chapter(number: int) -> tuple[Block, ...]:
    return Heading(2, (Text(f"Chapter {number}"),)), Paragraph((Text(WORDS),)), Heading(3, (Text("Within"),))


def document(*blocks: Block, title: str = "Title") -> Document:
    return Document(Metadata(title, language="en", url="https://example.org/a"), blocks)


def test_an_article_is_cut_at_its_chapters() -> None:
    whole = document(*chapter(1), *chapter(2), *chapter(3), *chapter(4))
    parts = part_document(whole, 2)

    assert [part.metadata.title for part in parts] == ["Title (1 of 2)", "Title (2 of 2)"]
    assert [part.blocks for part in parts] == [(*chapter(1), *chapter(2)), (*chapter(3), *chapter(4))]
    assert parts[1].metadata.url == "https://example.org/a"


@pytest.mark.parametrize("count", range(1, 12))
def test_no_block_is_lost_and_none_comes_twice(count: int) -> None:
    whole = document(Paragraph((Text("First."),)), *chapter(1), *chapter(2), *chapter(3))
    parts = part_document(whole, count)

    assert sum((part.blocks for part in parts), ()) == whole.blocks
    assert all(part.blocks for part in parts)
    assert len(parts) <= count


def test_an_article_without_chapters_is_cut_between_its_blocks() -> None:
    whole = document(*(Paragraph((Text(f"{number} {WORDS}"),)) for number in range(4)))

    assert [len(part.blocks) for part in part_document(whole, 2)] == [2, 2]


def test_what_cannot_be_cut_stays_one() -> None:
    whole = document(Paragraph((Text(WORDS),)))

    (part,) = part_document(whole, 3)
    assert part.metadata.title == "Title"


def test_a_part_has_the_pictures_that_it_shows_and_is_cut_by_their_weight() -> None:
    heavy = [Asset(str(number), "image/png", bytes(100_000)) for number in range(3)]
    pictures = [Figure((Image("", asset=asset.sha256),)) for asset in heavy]
    whole = Document(
        Metadata("Title"),
        (*chapter(0), pictures[0], *chapter(1), pictures[1], pictures[2], *chapter(2), *chapter(3)),
        assets=tuple(heavy),
    )

    parts = part_document(whole, 2)

    assert [[asset.sha256 for asset in part.assets] for part in parts] == [["0"], ["1", "2"]]


def test_a_part_has_the_notes_that_it_calls_and_those_that_these_call() -> None:
    notes = (
        Footnote("a", (Paragraph((FootnoteMark("b"),)),)),
        Footnote("b", (Paragraph((Text("B"),)),)),
        Footnote("c", (Paragraph((Text("C"),)),)),
    )
    blocks = (*chapter(1), Paragraph((FootnoteMark("a"),)), *chapter(2), Paragraph((FootnoteMark("c"),)))
    parts = part_document(Document(Metadata("Title"), blocks, notes), 2)

    assert [[note.identifier for note in part.footnotes] for part in parts] == [["a", "b"], ["c"]]


def test_a_chapter_that_is_most_of_an_article_is_cut_between_its_blocks() -> None:
    heavy = tuple(Paragraph((Text(WORDS * 10),)) for _ in range(30))
    whole = document(*chapter(1), *chapter(2), *chapter(3), *chapter(4), *heavy)

    assert len(part_document(whole, 3)) == 3
