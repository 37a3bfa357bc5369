"""Blocks in Markdown."""

from __future__ import annotations

import converter
from converter.model.document import (
    Block,
    BulletList,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Embed,
    Figure,
    Footnote,
    FootnoteMark,
    FormulaBlock,
    Heading,
    Image,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    PullQuote,
    Quote,
    Rule,
    Table,
    Text,
    Verse,
)
from tests.unit.render.markdown.writing import A, item, line_of, markdown_of, paragraph


def test_a_list_of_lines_is_tight() -> None:
    inner = BulletList((item(paragraph("b")),))

    assert markdown_of(BulletList((item(paragraph("a"), inner), item(paragraph("c"))))) == "- a\n  - b\n- c\n"


def test_a_list_of_paragraphs_is_loose() -> None:
    assert markdown_of(BulletList((item(paragraph("a"), paragraph("b")), item(paragraph("c"))))) == (
        "- a\n\n  b\n\n- c\n"
    )


def test_a_list_keeps_its_start_and_indents_by_its_number() -> None:
    code = CodeBlock("x\n\ny")

    assert markdown_of(OrderedList((item(paragraph("a")), item(code)), start=9)) == (
        "9. a\n\n10. ```\n    x\n\n    y\n    ```\n"
    )


def test_lists_beside_each_other_stay_apart() -> None:
    one = BulletList((item(paragraph("a")),))

    assert markdown_of(one, one, one) == "- a\n\n* a\n\n- a\n"


def test_tasks_have_boxes() -> None:
    tasks = BulletList((item(paragraph("a"), checked=True), item(paragraph("b"), checked=False)))

    assert markdown_of(tasks) == "- [x] a\n- [ ] b\n"


def test_a_task_without_paragraph_has_its_box_too() -> None:
    task = BulletList((item(Quote((paragraph("a"),)), checked=True),))

    assert markdown_of(task) == "- [x] <!-- -->\n\n  > a\n"


def test_a_rule_at_an_items_start_is_no_part_of_its_bullet() -> None:
    assert markdown_of(BulletList((item(Rule()),))) == "- ***\n"


def test_a_quote_in_a_quote_keeps_both_marks() -> None:
    assert markdown_of(Quote((Quote((paragraph("Twice removed."),)),))) == "> > Twice removed.\n"


def test_a_quotes_source_stands_under_it() -> None:
    assert markdown_of(Quote((paragraph("a"),), (Text("Me"),), "https://a.example/")) == (
        "> a\n>\n> — [Me](https://a.example/)\n"
    )


def test_a_pull_quote_is_a_quote() -> None:
    assert markdown_of(PullQuote((paragraph("a"),))) == "> a\n"


def test_a_callout_has_its_kind_and_title() -> None:
    assert markdown_of(Callout("tip", (Text("Title"),), (paragraph("a"),))) == "> [!tip] Title\n> a\n"


def test_a_callouts_list_stands_apart_from_its_title() -> None:
    callout = Callout("note", (), (BulletList((item(paragraph("a")),)),))

    assert markdown_of(callout) == "> [!note]\n>\n> - a\n"


def test_tildes_at_the_start_of_two_lines_strike_nothing_through() -> None:
    lines = (Text("a"), LineBreak(), Text("~~~~~~.b"), LineBreak(), Text("~~~~~~.c"))

    assert converter.read_markdown(line_of(*lines)).blocks == (Paragraph(lines),)


def test_a_fence_is_longer_than_those_within() -> None:
    assert markdown_of(CodeBlock("```\na\n```", "md")) == "````md\n```\na\n```\n````\n"


def test_the_first_row_stands_for_the_header_that_a_table_has_not() -> None:
    row = (Cell((paragraph("a|b"),)), Cell((paragraph(Code("c|d")),), alignment="right"))
    nothing = (Cell(()), Cell(()))

    assert markdown_of(Table((row, row))) == "| a\\|b | `c\\|d` |\n| --- | ---: |\n| a\\|b | `c\\|d` |\n"
    assert markdown_of(Table((nothing, row))) == "| a\\|b | `c\\|d` |\n| --- | ---: |\n"
    assert not markdown_of(Table((nothing,)))


def test_a_cell_that_spans_a_whole_row_needs_no_html() -> None:
    row = (Cell((paragraph("a"),)), Cell((paragraph("b"),)))
    section = (Cell((paragraph("c"),), column_span=2),)

    assert markdown_of(Table((row, section, row), 1)) == "| a | b |\n| --- | --- |\n| c |  |\n| a | b |\n"


def test_a_line_break_in_a_cell_is_a_tag() -> None:
    assert markdown_of(Table(((Cell((paragraph("a", LineBreak(), "b"),)),),), header_rows=1)) == "| a<br>b |\n| --- |\n"


def test_a_table_with_spans_is_html() -> None:
    spanning = (Cell((paragraph("a"),), column_span=2), Cell((paragraph("b"),)))
    table = markdown_of(Table((spanning, (Cell(()), Cell((paragraph("*"),)), Cell(())))))

    assert table.startswith("<table>")
    assert '<td colspan="2">a</td>' in table
    assert "\n\n" not in table


def test_an_empty_line_of_code_does_not_end_an_html_table() -> None:
    assert "x&#10;\ny" in markdown_of(Table(((Cell((CodeBlock("x\n\ny"),)),),)))


def test_footnotes_are_numbered_by_their_first_mark() -> None:
    notes = (Footnote("z", (paragraph("Zed."),)), Footnote("y", (paragraph("Why."), paragraph("Because."))))

    assert markdown_of(paragraph("a", FootnoteMark("y"), FootnoteMark("z")), footnotes=notes) == (
        "a[^1][^2]\n\n[^1]: Why.\n\n    Because.\n\n[^2]: Zed.\n"
    )


def test_a_footnote_without_mark_keeps_its_words() -> None:
    assert markdown_of(paragraph("a"), footnotes=(Footnote("z", (paragraph("Zed."),)),)) == "a\n\n[^1]: Zed.\n"


def test_a_mark_without_footnote_goes() -> None:
    assert line_of("a", FootnoteMark("nowhere")) == "a"


def test_a_mark_in_a_link_stands_after_it() -> None:
    marked = paragraph(Link("https://a.example/", (A, FootnoteMark("z"))))

    assert markdown_of(marked, footnotes=(Footnote("z", (paragraph("Zed."),)),)).startswith(
        "[a](https://a.example/)[^1]\n"
    )


def test_a_caption_stands_under_its_pictures_and_the_credit_small() -> None:
    figure = Figure((Image("https://a.example/b.png", "a [b]"),), (Text("Caption."),), (Text("Me"),))

    assert markdown_of(figure) == "![a [b]](https://a.example/b.png)\\\nCaption.\\\n<small>Me</small>\n"


def test_an_embed_is_its_still_and_its_title() -> None:
    embed = Embed("video", "https://a.example/v", "Film", still=Image("https://a.example/s.jpg"))

    assert markdown_of(embed) == (
        "[![](https://a.example/s.jpg)](https://a.example/v)\\\n[Film](https://a.example/v)\n"
    )


def test_a_definition_list_has_colons() -> None:
    entry = Definition(((Text("Term"),),), ((paragraph("a"),), (paragraph("b"), paragraph("c"))))

    assert markdown_of(DefinitionList((entry,))) == "Term\n: a\n:   b\n\n    c\n"


def test_verse_keeps_its_lines_indents_and_stanzas() -> None:
    verse = Verse(((A,), (Text("  b"),), (), (Text("c"),)))

    assert markdown_of(verse) == "a\\\n&nbsp;&nbsp;b\n\nc\n"


def test_a_displayed_formula_has_lines_of_its_own() -> None:
    assert markdown_of(FormulaBlock("a\n\nb")) == "$$\na\nb\n$$\n"


def test_a_direction_is_kept_around_its_blocks() -> None:
    assert markdown_of(Division((paragraph("a"),), "ar", "rtl")) == '<div lang="ar" dir="rtl">\n\na\n\n</div>\n'


def test_hashes_at_a_headings_end_are_text() -> None:
    assert markdown_of(Heading(2, (Text("C #"),)), Heading(3, (Text("C#"),))) == "## C \\#\n\n### C#\n"


def test_a_heading_that_is_linked_to_can_be_found() -> None:
    link = paragraph(Link("#there", (A,)))

    assert markdown_of(link, Heading(2, (Text("There"),), "there")) == (
        '[a](#there)\n\n## <span id="there"></span>There\n'
    )


def test_dashes_at_the_very_start_stay() -> None:
    assert line_of("--- a") == "--- a"


def test_a_rule_at_the_very_start_opens_no_front_matter() -> None:
    assert markdown_of(Rule(), paragraph("a")) == "***\n\na\n"


def test_a_page_as_deep_as_allowed_is_written() -> None:
    block: Block = paragraph("a")
    for _ in range(200):
        block = Quote((block,))

    assert markdown_of(block) == "> " * 200 + "a\n"
