from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from converter.model.document import (
    Block,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    Footnote,
    FootnoteMark,
    Formula,
    FormulaBlock,
    Heading,
    Image,
    Keyboard,
    Link,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Superscript,
    Table,
    Text,
)
from converter.model.page import Page
from converter.model.record import Note, NoteKind
from converter.read.markdown import read_markdown


def read(markdown: str) -> Document:
    return read_markdown(Page(markdown, "markdown"))


def blocks_of(markdown: str) -> tuple[Block, ...]:
    return read(markdown).blocks


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_the_first_heading_is_the_title_and_leaves_the_body() -> None:
    document = read("# The *title*\n\nText.\n")

    assert document.metadata.title == "The title"
    assert document.blocks == (paragraph("Text."),)


def test_a_heading_that_repeats_the_front_matters_title_leaves_the_body() -> None:
    document = read("---\ntitle: The title\n---\n\n# The  Title\n\nText.\n")

    assert document.metadata.title == "The title"
    assert document.blocks == (paragraph("Text."),)


def test_a_heading_beside_the_front_matters_title_stays() -> None:
    assert blocks_of("---\ntitle: The title\n---\n\n# Another\n\nText.\n")[0] == Heading(2, (Text("Another"),))


def test_our_own_front_matter_is_read() -> None:
    metadata = read(
        '---\ntitle: "A: b"\nauthor:\n  - Ann Other\n  - "yes"\nsite: Somewhere\npublished: 2015-10-14\n'
        'modified: 2015-10-14T08:00:00+00:00\nsource: "https://a.example/"\nlanguage: de\ntags:\n  - one\n---\n'
    ).metadata

    assert (metadata.title, metadata.authors, metadata.site_name) == ("A: b", ("Ann Other", "yes"), "Somewhere")
    assert (metadata.published, metadata.modified) == (date(2015, 10, 14), datetime(2015, 10, 14, 8, tzinfo=UTC))
    assert (metadata.url, metadata.language, metadata.tags) == ("https://a.example/", "de", ("one",))


def test_obsidians_front_matter_is_read() -> None:
    metadata = read(
        "---\nauthor: [\"[[Ann Other]]\", 'O''Neill']\ncreated: 2015-10-14\ntags: [a, \"#b\"]\n---\n"
    ).metadata

    assert (metadata.authors, metadata.published, metadata.tags) == (
        ("Ann Other", "O'Neill"),
        date(2015, 10, 14),
        ("a", "b"),
    )


def test_a_clipping_says_when_it_was_clipped_and_not_when_it_was_published() -> None:
    metadata = read("---\ncreated: 2026-01-05\ntags:\n  - clippings\n---\n").metadata

    assert metadata.published is None


def test_hugos_front_matter_is_read() -> None:
    metadata = read('+++\ntitle = "T"\ndate = 2015-10-14T08:00:00Z\ntags = ["a"]\n+++\nText.\n').metadata

    assert (metadata.title, metadata.tags) == ("T", ("a",))
    assert metadata.published == datetime(2015, 10, 14, 8, tzinfo=UTC)


def test_jekylls_date_and_folded_text_are_read() -> None:
    metadata = read("---\ndate: 2015-10-14 08:00:00 +0000\ndescription: >\n  one\n  two\n---\n").metadata

    assert metadata.published == datetime(2015, 10, 14, 8, tzinfo=UTC)
    assert metadata.description == "one two"


def test_a_text_between_rules_is_no_front_matter() -> None:
    assert blocks_of("---\n\nJust text.\n\n---\n\nEnd.\n") == (paragraph("Just text."), Rule(), paragraph("End."))


def test_the_callers_address_goes_before_the_front_matters() -> None:
    document = read_markdown(
        Page("---\nsource: https://b.example/\n---\n[a](c)\n", "markdown", url="https://a.example/")
    )

    assert document.metadata.url == "https://a.example/"
    assert document.blocks == (Paragraph((Link("https://a.example/c", (Text("a"),)),)),)


def test_a_link_that_runs_a_script_is_its_text() -> None:
    assert blocks_of("[a](javascript:alert%281%29)\n") == (paragraph("a"),)


def test_scripts_in_html_are_not_text() -> None:
    assert blocks_of("a<script>alert(1)</script>\n") == (paragraph("a"),)


def test_a_callout_has_its_kind_title_and_blocks() -> None:
    assert blocks_of("> [!WARNING] Mind *this*\n> a\n>\n> - b\n") == (
        Callout(
            "warning",
            (Text("Mind "), Emphasis((Text("this"),))),
            (paragraph("a"), BulletList((ListItem((paragraph("b"),)),))),
        ),
    )


def test_a_callout_without_title() -> None:
    assert blocks_of("> [!note]\n> a\n") == (Callout("note", (), (paragraph("a"),)),)


def test_an_escaped_callout_is_a_quote() -> None:
    assert blocks_of("> \\[!note] a\n") == (Quote((paragraph("[!note] a"),)),)


def test_the_last_line_after_a_dash_is_a_quotes_source() -> None:
    assert blocks_of("> a\n>\n> — Me\n") == (Quote((paragraph("a"),), (Text("Me"),)),)


def test_tasks_are_checked_or_not() -> None:
    assert blocks_of("- [x] a\n- [ ] b\n- \\[ ] c\n") == (
        BulletList(
            (
                ListItem((paragraph("a"),), checked=True),
                ListItem((paragraph("b"),), checked=False),
                ListItem((paragraph("[ ] c"),)),
            )
        ),
    )


def test_a_paragraph_of_pictures_is_a_figure() -> None:
    assert blocks_of("![a](https://a.example/b.png)\n") == (Figure((Image("https://a.example/b.png", "a"),)),)


def test_the_line_under_a_picture_is_its_caption_and_small_print_its_credit() -> None:
    assert blocks_of("![a](https://a.example/b.png)\\\nCaption.\\\n<small>Me</small>\n") == (
        Figure((Image("https://a.example/b.png", "a"),), (Text("Caption."),), (Text("Me"),)),
    )


def test_footnotes_are_read_and_those_without_mark_keep_their_words() -> None:
    document = read("a[^x]\n\n[^x]: One.\n\n[^y]: Two.\n")

    assert document.blocks[0] == Paragraph((Text("a"), FootnoteMark("fn-1")))
    assert document.footnotes == (Footnote("fn-1", (paragraph("One."),)),)
    assert "Two." in str(document.blocks[1:])


@pytest.mark.parametrize(
    ("markdown", "block"),
    [
        ("a $x^2$\n", Paragraph((Text("a "), Formula("x^2")))),
        ("$5 and $10\n", paragraph("$5 and $10")),
        ("$$\nx^2\n$$\n", FormulaBlock("x^2")),
        ("Term\n: a\n", DefinitionList((Definition(((Text("Term"),),), ((paragraph("a"),),)),))),
        ("<kbd>a</kbd><sup>*b*</sup>\n", Paragraph((Keyboard((Text("a"),)), Superscript((Emphasis((Text("b"),)),))))),
    ],
)
def test_what_markdown_was_extended_by(markdown: str, block: Block) -> None:
    assert blocks_of(markdown) == (block,)


def test_an_empty_header_is_none() -> None:
    (table,) = blocks_of("|  |  |\n| --- | --- |\n| a | b |\n| c | d |\n")

    assert isinstance(table, Table)
    assert (len(table.rows), table.header_rows) == (2, 0)


def test_an_html_table_is_a_table() -> None:
    (table,) = blocks_of('<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>\n')

    assert isinstance(table, Table)
    assert table.rows[0][0].column_span == 2


def test_the_pages_notes_come_first() -> None:
    note = Note(NoteKind.CUT, "Cut.")

    assert read_markdown(Page("a", "markdown", notes=(note,))).notes[0] == note


def test_what_is_nested_too_deeply_is_told() -> None:
    assert any(note.kind is NoteKind.CUT for note in read("> " * 300 + "a\n").notes)


def test_a_footnote_that_begins_in_a_footnote_is_read() -> None:
    assert "x" in repr(read("[^1]: [^1]: >[^1]: x").blocks)


@pytest.mark.parametrize("end", ["is 5", "\\\\\\"])
def test_a_formula_at_a_paragraph_s_start_is_one_whatever_the_paragraph_ends_with(end: str) -> None:
    (paragraph,) = read(f"$x$ {end}").blocks

    assert isinstance(paragraph, Paragraph)
    assert paragraph.children[0] == Formula("x")
