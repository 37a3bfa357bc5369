from __future__ import annotations

from converter.model.article import Article
from converter.model.document import (
    BulletList,
    CodeBlock,
    Heading,
    LineBreak,
    ListItem,
    Metadata,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Text,
)
from converter.model.record import Note, NoteKind, Removal
from converter.read.text import read_text_article


def blocks_of(body: str) -> tuple[object, ...]:
    return read_text_article(Article(Metadata(), body, "text")).blocks


def item(text: str, *inner: BulletList | OrderedList) -> ListItem:
    return ListItem((Paragraph((Text(text),)), *inner))


def test_blocks_are_parted_by_an_empty_line() -> None:
    assert blocks_of("One.\n\nTwo.") == (Paragraph((Text("One."),)), Paragraph((Text("Two."),)))


def test_a_further_line_is_a_line_break() -> None:
    assert blocks_of("One\ntwo") == (Paragraph((Text("One"), LineBreak(), Text("two"))),)


def test_number_signs_are_a_heading() -> None:
    assert blocks_of("### The pier\n\nOne.") == (Heading(3, (Text("The pier"),)), Paragraph((Text("One."),)))


def test_a_numbered_list_starts_where_it_says() -> None:
    assert blocks_of("3. Three\n4. Four") == (OrderedList((item("Three"), item("Four")), start=3),)


def test_deeper_items_belong_to_the_one_before() -> None:
    assert blocks_of("- Ships\n  1. Sloops\n  2. Cutters\n- Piers") == (
        BulletList((item("Ships", OrderedList((item("Sloops"), item("Cutters")))), item("Piers"))),
    )


def test_a_list_that_begins_deep_loses_nothing() -> None:
    assert blocks_of("  - Deep\n- Flat") == (BulletList((item("Deep"), item("Flat"))),)


def test_quoted_lines_are_one_quote() -> None:
    assert blocks_of("> One\n> two") == (Quote((Paragraph((Text("One"), LineBreak(), Text("two"))),)),)


def test_an_empty_line_in_code_parts_no_blocks() -> None:
    assert blocks_of("    a = 1\n\n      b = 2\n\nOne.") == (CodeBlock("a = 1\n\n  b = 2"), Paragraph((Text("One."),)))


def test_three_dashes_are_a_rule() -> None:
    assert blocks_of("One.\n\n---\n\nTwo.")[1] == Rule()


def test_a_backslash_takes_a_mark_as_words() -> None:
    assert blocks_of("\\- One") == (Paragraph((Text("- One"),)),)


def test_words_are_counted_and_a_minute_is_begun() -> None:
    metadata = read_text_article(Article(Metadata(title="Ships"), "One two three.", "text")).metadata

    assert (metadata.title, metadata.word_count, metadata.reading_minutes) == ("Ships", 3, 1)


def test_removals_and_notes_go_along() -> None:
    removal = Removal("kicker", "Opinion", 1)
    note = Note(NoteKind.METADATA_GUESSED, "No line of the page reads like a title.", "title")

    document = read_text_article(Article(Metadata(), "One.", "text", (removal,), (note,)))

    assert (document.removals, document.notes) == ((removal,), (note,))


def test_ten_thousand_items_in_each_other_are_read() -> None:
    body = "\n".join(f"{'  ' * depth}- Item {depth}" for depth in range(10_000))

    assert len(blocks_of(body)) == 1
