from __future__ import annotations

import time
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

import converter
from converter.model.document import (
    Abbreviation,
    Asset,
    Block,
    BulletList,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Document,
    Embed,
    Emphasis,
    Figure,
    Footnote,
    FootnoteMark,
    Formula,
    FormulaBlock,
    Heading,
    Highlight,
    Image,
    Inline,
    Keyboard,
    LineBreak,
    Link,
    ListItem,
    Metadata,
    OrderedList,
    Paragraph,
    PullQuote,
    Quotation,
    Quote,
    Ruby,
    Rule,
    SmallCaps,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Verse,
)
from converter.model.settings import ImageTreatment, RenderSettings
from converter.model.theme import MarkdownStyle, Theme
from converter.render.markdown import render_markdown
from converter.themes import load_theme

A = Text("a")


def paragraph(*parts: str | Inline) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def item(*blocks: Block, checked: bool | None = None) -> ListItem:
    return ListItem(blocks, checked)


def markdown_of(*blocks: Block, footnotes: tuple[Footnote, ...] = (), **style: object) -> str:
    theme = Theme("plain", markdown=MarkdownStyle(**style))  # type: ignore[arg-type]
    return render_markdown(
        Document(Metadata(), blocks, footnotes), theme, RenderSettings(images="link")
    ).content.decode()


def line_of(*parts: str | Inline, **style: object) -> str:
    return markdown_of(paragraph(*parts), **style).rstrip("\n")


# --- Text is text, and no backslash more than needed ---


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "a * lone *",
        "snake_case_name",
        "a_ _b",
        "[1] Smith",
        "array[0][1]",
        "a < b and c > d",
        "costs $5",
        "$5 and $10",
        "#hashtag",
        "AT&T",
        "&copy",
        "a | b",
        "a ` b",
        "about ~ 20",
        "a == b",
        "10:30:45",
        "std::vector",
        r"C:\path\to",
        "f(x)(y)",
        "(a)",
        "1.5 metres",
        "-5 degrees",
        "+1",
        "100%",
        "https://a.example/b_c_d",
        "Wow!",
    ],
)
def test_what_means_nothing_stays_as_it_is(text: str) -> None:
    assert line_of(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("*a*", r"\*a*"),
        ("_a_", r"\_a_"),
        ("__init__", r"\_\_init__"),
        ("2*3*4", r"2\*3*4"),
        ("[x](y)", r"[x\](y)"),
        ("![x](y)", r"![x\](y)"),
        ("[[a]]", r"\[[a]]"),
        ("[^1]", "[^1]"),
        ("[^1]: x", r"\[^1]: x"),
        ("^[a]", r"^\[a]"),
        ("<b>", r"&lt;b>"),
        ("<!-- a -->", r"&lt;!-- a -->"),
        ("a <https://b>", r"a &lt;https://b>"),
        ("&amp;", r"\&amp;"),
        ("&#65;", r"\&#65;"),
        ("`a`", r"\`a`"),
        ("$x$", r"\$x$"),
        ("~~a~~", r"\~~a~~"),
        ("==a==", r"\==a=="),
        ("%%a%%", r"\%%a%%"),
        (":smile:", r"\:smile:"),
        (r"a\*b", r"a\\*b"),
        ("a\\", "a\\"),
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("* a", r"\* a"),
        ("> a", r"\> a"),
        ("1. a", r"1\. a"),
        ("1986. A year", r"1986\. A year"),
        ("1) a", r"1\) a"),
        ("---", r"\---"),
        ("- - -", r"\- - -"),
        ("===", "==="),
        ("| --- |", "| --- |"),
        ("```", r"\```"),
        ("a ` b `` c `` d", r"a ` b \`` c `` d"),
        ("~~~", r"\~~~"),
        (": a", r"\: a"),
        ("$$", r"\$$"),
        ("[a]: b", r"\[a]: b"),
        ("[a](b) [^c]: d", r"[a\](b) [^c]: d"),
        ("[ ] a", r"\[ ] a"),
        ("[!note] a", r"\[!note] a"),
    ],
)
def test_what_would_mean_something_is_escaped(text: str, markdown: str) -> None:
    assert line_of(text) == markdown


def test_each_line_begins_anew() -> None:
    assert line_of("a", LineBreak(), "# b", LineBreak(), "---") == "a\\\n\\# b\\\n\\---"


def test_marks_before_a_line_break_pair_across_it() -> None:
    assert line_of('a"__', LineBreak(), '"__ b') == 'a"\\__\\\n"__ b'


def test_an_asterisk_beside_emphasis_is_escaped_where_it_would_be_taken_for_its_mark() -> None:
    assert line_of("2 *", Emphasis((A,))) == "2 **a*"
    assert line_of(Emphasis((Text("2*3 a"),))) == r"*2\*3 a*"


def test_an_exclamation_mark_before_a_link_makes_it_no_picture() -> None:
    assert line_of("Look!", Link("https://a.example/", (A,))) == r"Look\![a](https://a.example/)"


def test_brackets_within_a_link_are_escaped() -> None:
    assert line_of(Link("https://a.example/", (Text("[1]"),))) == r"[\[1\]](https://a.example/)"


def test_white_space_is_one_space_and_controls_go() -> None:
    assert line_of("a\x00 \n\t b\x07") == "a b"


def test_a_no_break_space_at_the_edge_is_an_entity() -> None:
    assert line_of("\u00a0a\u00a0b") == "&nbsp;a\u00a0b"


# --- Emphasis ---


@pytest.mark.parametrize(
    ("parts", "markdown"),
    [
        (("a", Emphasis((A,)), "b"), "a*a*b"),
        ((Strong((Emphasis((A,)),)),), "***a***"),
        ((Emphasis((A, Strong((Text("b"),)))),), "*a**b***"),
        ((Emphasis((Text(" a "),)), "b"), "*a* b"),
        ((Emphasis((A,)), Emphasis((Text("b"),))), "*ab*"),
        ((Emphasis((Emphasis((A,)), Text("b"))),), "*ab*"),
        ((Strong((A,)), Emphasis((Text("b"),))), "**a**<em>b</em>"),
        (("a", Strong((Text("“b”"),)), "c"), "a<strong>“b”</strong>c"),
        (("a ", Strong((Text("“b”"),)), " c"), "a **“b”** c"),
        ((Strikethrough((A,)),), "~~a~~"),
        ((Emphasis((Text(" "),)), "a"), "a"),
        ((Emphasis((LineBreak(), A)), "b"), "*a*b"),
        ((Strong((Text("日本"),)), "語"), "**日本**語"),
        ((Strong((Text("「日本」"),)), "語"), "<strong>「日本」</strong>語"),
    ],
)
def test_emphasis_works_where_it_stands(parts: tuple[str | Inline, ...], markdown: str) -> None:
    assert line_of(*parts) == markdown


def test_underscores_give_way_to_asterisks_within_a_word() -> None:
    assert line_of(Emphasis((A,)), " b", Emphasis((A,)), emphasis="_") == "_a_ b*a*"


# --- Links, code, pictures, formulas ---


@pytest.mark.parametrize(
    ("url", "markdown"),
    [
        ("https://a.example/b_(c)", "[a](https://a.example/b_(c))"),
        ("https://a.example/b)", "[a](<https://a.example/b)>)"),
        ("https://a.example/b c", "[a](https://a.example/b%20c)"),
        ("https://a.example/<b>", "[a](https://a.example/%3Cb%3E)"),
        ("https://a.example/?a=1&copy;=2", r"[a](https://a.example/?a=1\&copy;=2)"),
    ],
)
def test_an_address_is_written_so_that_it_comes_back(url: str, markdown: str) -> None:
    assert line_of(Link(url, (A,))) == markdown


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JavaScript:a", " javascript:a", "data:text/html,a", "vbscript:a", ""]
)
def test_a_link_that_leads_to_no_page_is_its_text(url: str) -> None:
    assert line_of(Link(url, (A,))) == "a"


def test_a_bare_address_stands_in_angle_brackets() -> None:
    assert line_of(Link("https://a.example/", (Text("https://a.example/"),))) == "<https://a.example/>"


def test_a_links_title_is_quoted() -> None:
    assert line_of(Link("https://a.example/", (A,), 'the "b"')) == r'[a](https://a.example/ "the \"b\"")'


@pytest.mark.parametrize(
    ("code", "markdown"),
    [("a", "`a`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), (" a ", "`  a  `"), (" ", "` `"), ("a\nb", "`a b`")],
)
def test_code_has_a_fence_that_is_not_in_it(code: str, markdown: str) -> None:
    assert line_of(Code(code)) == markdown


def test_a_formula_stands_between_dollars_and_apart_from_digits() -> None:
    assert line_of("2", Formula("x^2"), "a", Formula(mathml="<math>\n</math>")) == "2<!-- -->$x^2$a"


@pytest.mark.parametrize(
    ("inline", "markdown"),
    [
        (Superscript((A,)), "<sup>a</sup>"),
        (Subscript((A,)), "<sub>a</sub>"),
        (Highlight((A,)), "<mark>a</mark>"),
        (Keyboard((A,)), "<kbd>a</kbd>"),
        (SmallCaps((A,)), '<span class="small-caps">a</span>'),
        (Ruby((A,), (Text("b"),)), "<ruby>a<rt>b</rt></ruby>"),
        (Abbreviation((A,), 'the "a"'), '<abbr title="the &quot;a&quot;">a</abbr>'),
        (Span((A,), "ar", "rtl"), '<span lang="ar" dir="rtl">a</span>'),
        (Quotation((A, Quotation((Text("b"),)))), "“a‘b’”"),
    ],
)
def test_what_markdown_has_no_marks_for(inline: Inline, markdown: str) -> None:
    assert line_of(inline) == markdown


# --- Blocks ---


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


# --- Themes ---


def test_wrapping_begins_no_block() -> None:
    assert line_of("one two three 1. four # five - six", wrap=12) == "one two\nthree 1.\nfour # five -\nsix"


def test_a_wrapped_paragraph_begins_no_block_either() -> None:
    assert line_of("- one two three", wrap=8) == "\\- one\ntwo\nthree"


def test_wrapping_leaves_no_dashes_alone() -> None:
    assert line_of("---- one two", wrap=6) == "---- one\ntwo"


def test_setext_headings_are_underlined() -> None:
    assert markdown_of(Heading(2, (Text("Title"),)), Heading(3, (A,)), heading_style="setext") == (
        "Title\n-----\n\n### a\n"
    )


def test_front_matter_is_quoted_where_yaml_needs_it() -> None:
    metadata = Metadata(
        title='A: "b" #c',
        authors=("Ann Other", "yes"),
        published=date(2015, 10, 14),
        modified=datetime(2015, 10, 14, 8, tzinfo=UTC),
        url="https://a.example/",
    )
    rendering = render_markdown(Document(metadata, ()), Theme("plain"), RenderSettings(images="link"))

    assert rendering.content.decode() == (
        '---\ntitle: "A: \\"b\\" #c"\nauthor:\n  - Ann Other\n  - "yes"\npublished: 2015-10-14\n'
        'modified: 2015-10-14T08:00:00+00:00\nsource: "https://a.example/"\n---\n'
    )


def test_front_matter_holds_links_days_constants_and_lists_as_the_theme_says() -> None:
    style = MarkdownStyle(
        keys=(
            ("author", "[[{authors}]]"),
            ("published", "{published:day}"),
            ("updated", "{modified:day}"),
            ("tags", ("clippings", "{tags}")),
            ("cite", "{site_name}, {published:day}"),
            ("kicker", "({kicker})"),
            ("type", ("article",)),
        )
    )
    metadata = Metadata(
        authors=("Ann Other", "Bob"),
        published=datetime(2015, 10, 14, 8, tzinfo=UTC),
        tags=("one", "clippings"),
        site_name="Somewhere",
    )

    rendering = render_markdown(Document(metadata, ()), Theme("plain", markdown=style), RenderSettings(images="link"))

    assert rendering.content.decode() == (
        '---\nauthor:\n  - "[[Ann Other]]"\n  - "[[Bob]]"\npublished: 2015-10-14\ntags:\n  - clippings\n  - one\n'
        "cite: Somewhere, 2015-10-14\ntype:\n  - article\n---\n"
    )


def test_the_theme_obsidian_begins_with_the_properties_of_its_web_clipper() -> None:
    metadata = Metadata(
        title="T",
        authors=("Ann Other",),
        published=date(2015, 10, 14),
        fetched=datetime(2026, 1, 5, 8, tzinfo=UTC),
        url="https://a.example/",
        description="D",
    )

    rendering = render_markdown(Document(metadata, ()), load_theme("obsidian"), RenderSettings(images="link"))

    assert rendering.content.decode() == (
        '---\ntitle: T\nsource: "https://a.example/"\nauthor:\n  - "[[Ann Other]]"\npublished: 2015-10-14\n'
        "created: 2026-01-05\ndescription: D\ntags:\n  - clippings\n---\n"
    )


def test_the_title_is_a_heading_when_the_theme_asks() -> None:
    theme = Theme("plain", markdown=MarkdownStyle(front_matter=False, title_heading=True))

    assert render_markdown(Document(Metadata(title="T"), ()), theme, RenderSettings()).content == b"# T\n"


# --- Pictures ---

PICTURE = Asset(sha256(b"picture").hexdigest(), "image/jpeg", b"picture")
SHOWN = Image("https://a.example/The%20picture.jpg?w=1", "alt", asset=PICTURE.sha256)


@pytest.mark.parametrize(
    ("treatment", "markdown"),
    [
        ("link", "![alt](https://a.example/The%20picture.jpg?w=1)\n"),
        ("embed", "![alt](data:image/jpeg;base64,cGljdHVyZQ==)\n"),
        ("folder", "![alt](article-files/001-the-picture.jpg)\n"),
        ("none", "alt\n"),
    ],
)
def test_pictures_are_treated_as_asked(treatment: ImageTreatment, markdown: str) -> None:
    document = Document(Metadata(), (Figure((SHOWN,)),), assets=(PICTURE,))
    settings = RenderSettings(images=treatment, companions_folder="article-files")

    assert render_markdown(document, Theme("plain"), settings).content.decode() == markdown


def test_a_picture_shown_twice_is_one_companion() -> None:
    document = Document(Metadata(), (Figure((SHOWN,)), Figure((SHOWN,))), assets=(PICTURE,))

    companions = render_markdown(document, Theme("plain"), RenderSettings(images="folder")).companions

    assert [(companion.name, companion.content) for companion in companions] == [("001-the-picture.jpg", b"picture")]


# --- Hostile text ---


@pytest.mark.parametrize("text", ["*_", "[", "](", " ", "<a ", "`a", "$a", "&", "\\", "~=", "- ", "#", "|-"])
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    markdown_of(paragraph(text * 50_000), Heading(2, (Text(text * 50_000),)))

    assert time.process_time() - began < 5


def test_a_page_as_deep_as_allowed_is_written() -> None:
    block: Block = paragraph("a")
    for _ in range(200):
        block = Quote((block,))

    assert markdown_of(block) == "> " * 200 + "a\n"


def test_a_caret_before_a_link_makes_it_no_footnote() -> None:
    assert line_of("x^", Link("https://a.example/", (A,))) == r"x\^[a](https://a.example/)"
    assert line_of("x^ ", Link("https://a.example/", (A,))) == "x^ [a](https://a.example/)"


def test_a_link_whose_text_is_code_with_a_bracket_and_a_colon_begins_a_paragraph() -> None:
    link, formula = Link("https://a.example/", (Code("]:b"),)), Formula("x")

    assert line_of(link, formula) == "<span></span>[`]:b`](https://a.example/)$x$"
    assert converter.read_markdown(line_of(link, formula)).blocks == (Paragraph((link, formula)),)
