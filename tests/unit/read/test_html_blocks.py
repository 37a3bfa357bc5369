from __future__ import annotations

import pytest

from converter.model.article import Article
from converter.model.document import (
    Block,
    BulletList,
    Callout,
    Cell,
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
    FormulaBlock,
    Heading,
    Image,
    LineBreak,
    Link,
    ListItem,
    Metadata,
    OrderedList,
    Paragraph,
    Post,
    PullQuote,
    Quote,
    Rule,
    Span,
    Strong,
    Superscript,
    Table,
    Text,
    Verse,
)
from converter.model.record import NoteKind
from converter.model.walk import plain_text
from converter.read.html import read_html_article

ANCHOR = Span((), identifier="it")
SHIP = Image("https://example.org/2024/a.png")


def read(html: str, language: str = "en") -> Document:
    metadata = Metadata(url="https://example.org/2024/article", language=language)
    return read_html_article(Article(metadata, html, "html"))


def blocks(html: str) -> tuple[Block, ...]:
    return read(html).blocks


def p(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def item(text: str, *, checked: bool | None = None) -> ListItem:
    return ListItem((p(text),), checked)


def test_text_directly_in_a_container_becomes_paragraphs() -> None:
    assert blocks("one<div>two<p>three</p>four</div>") == (p("one"), p("two"), p("three"), p("four"))


def test_two_line_breaks_part_paragraphs_and_one_is_kept() -> None:
    assert blocks("a<br> <br>b<br>c") == (p("a"), Paragraph((Text("b"), LineBreak(), Text("c"))))


def test_a_paragraph_break_within_bold_type_cuts_the_bold_type_in_two() -> None:
    first, second = blocks("<b>a<br><br>b</b>")

    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert [type(child).__name__ for child in (*first.children, *second.children)] == ["Strong", "Strong"]


def test_a_link_around_blocks_goes_around_the_words_of_each() -> None:
    url = "https://example.org/x"

    assert blocks("<a href='/x'><h2>Head</h2><p>Text</p></a>") == (
        Heading(2, (Link(url, (Text("Head"),)),)),
        Paragraph((Link(url, (Text("Text"),)),)),
    )


def test_heading_levels_have_no_gap_and_start_at_two() -> None:
    levels = [
        block.level
        for block in blocks("<h1>a</h1><h4>b</h4><h4>c</h4><h6>d</h6><h2>e</h2>")
        if isinstance(block, Heading)
    ]

    assert levels == [2, 3, 3, 4, 2]


def test_a_heading_of_pictures_is_a_figure() -> None:
    assert blocks("<h2><img src='/a.png'></h2>") == (Figure((Image("https://example.org/a.png"),)),)


def test_a_list_within_a_list_stands_in_the_item_above_it_wherever_the_page_put_it() -> None:
    inner = BulletList((item("b"),))
    expected = (BulletList((ListItem((p("a"), inner)),)),)

    assert blocks("<ul><li>a<ul><li>b</ul></ul>") == expected
    assert blocks("<ul><li>a</li><ul><li>b</li></ul></ul>") == expected


def test_an_ordered_list_keeps_its_start_and_style() -> None:
    assert blocks("<ol start=3 type=a><li>x<li>y</ol>") == (OrderedList((item("x"), item("y")), 3, "lower-alpha"),)


def test_an_ordered_list_whose_numbers_jump_is_cut_there() -> None:
    assert blocks("<ol><li>x<li value=7>y</ol>") == (OrderedList((item("x"),)), OrderedList((item("y"),), 7))


def test_a_list_that_counts_backwards_keeps_its_numbers() -> None:
    assert [block.start for block in blocks("<ol reversed><li>x<li>y</ol>") if isinstance(block, OrderedList)] == [2, 1]


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li><input type=checkbox checked> a<li><label><input type=checkbox> b</label></ul>",
        "<ul><li data-checked=true>a<li data-checked=false>b</ul>",
    ],
)
def test_task_items_keep_their_state(html: str) -> None:
    assert blocks(html) == (BulletList((item("a", checked=True), item("b", checked=False))),)


def test_a_definition_list_may_be_grouped_by_divs() -> None:
    entry = Definition(((Text("t"),), (Text("u"),)), ((p("d"),), (p("e"),)))

    assert blocks("<dl><div><dt>t<dt>u<dd>d<dd>e</div></dl>") == (DefinitionList((entry,)),)


def test_the_footer_of_a_quotation_is_its_source_without_the_dash() -> None:
    html = "<blockquote cite='/book'><p>To be</p><footer>— <em>Hamlet</em></footer></blockquote>"

    assert blocks(html) == (Quote((p("To be"),), (Emphasis((Text("Hamlet"),)),), "https://example.org/book"),)


def test_a_pull_quote_is_told_from_the_text() -> None:
    assert blocks("<aside class=pullquote><p>So!</p></aside>") == (PullQuote((p("So!"),)),)


@pytest.mark.parametrize(
    "mark_up", ["<code class=language-python>", "<code class='hljs lang-python'>", "<code data-lang=Python>"]
)
def test_code_keeps_its_white_space_and_language(mark_up: str) -> None:
    assert blocks(f"<pre>{mark_up}if x:\n\n    y\n\n</code></pre>") == (CodeBlock("if x:\n\n    y", "python"),)


def test_a_listing_takes_the_caption_of_its_figure() -> None:
    html = "<figure class=listing><pre><code>x</code></pre><figcaption>main.py</figcaption></figure>"

    assert blocks(html) == (CodeBlock("x", caption=(Text("main.py"),)),)


def test_a_figure_keeps_caption_and_credit_apart() -> None:
    html = "<figure><img src=a.jpg alt=A width=600><figcaption>A bridge. <small class=credit>Ann Lee</small></figcaption></figure>"
    image = Image("https://example.org/2024/a.jpg", "A", width=600)

    assert blocks(html) == (Figure((image,), (Text("A bridge."),), (Text("Ann Lee"),)),)


def test_a_picture_alone_in_its_paragraph_is_a_figure_and_an_icon_is_not() -> None:
    big, icon = blocks("<p><img src=/a.jpg></p><p><img src=/b.gif width=16></p>")

    assert isinstance(big, Figure)
    assert isinstance(icon, Paragraph)


def test_figures_within_a_figure_with_one_caption_are_one() -> None:
    html = "<figure><figure><img src=/a.jpg></figure><figure><img src=/b.jpg></figure><figcaption>Both</figcaption></figure>"

    assert blocks(html) == (
        Figure((Image("https://example.org/a.jpg"), Image("https://example.org/b.jpg")), (Text("Both"),)),
    )


def test_a_callout_has_kind_title_and_blocks() -> None:
    html = "<aside class=callout data-callout=Tip><p class=callout-title>Try</p><p>this</p></aside>"

    assert blocks(html) == (Callout("tip", (Text("Try"),), (p("this"),)),)


def test_a_post_has_author_date_and_address_and_answers_within() -> None:
    html = (
        '<article class=posting data-author="Ada  B." data-date=2026-02-03 data-url="https://a.example/1">'
        "<header class=posting-header><strong>Ada B.</strong></header><p>one</p>"
        '<article class=posting data-author="">two</article></article>'
    )

    answer = Post((p("two"),))
    assert blocks(html) == (Post((p("one"), answer), "Ada B.", "2026-02-03", "https://a.example/1"),)


def test_any_other_article_is_what_is_within() -> None:
    assert blocks('<article class="post posting"><p>one</p></article>') == (p("one"),)


def test_a_folded_part_is_opened() -> None:
    assert blocks("<details><summary>More</summary>text</details>") == (
        Callout("details", (Text("More"),), (p("text"),)),
    )


def test_an_embed_without_a_title_is_called_as_its_caption() -> None:
    html = (
        "<figure class=embed data-embed=audio><a href='https://e.org/a.mp3'>{}</a><figcaption>{}</figcaption></figure>"
    )

    assert blocks(html.format("", "An hour of rain")) == (Embed("audio", "https://e.org/a.mp3", "An hour of rain"),)
    assert blocks(html.format("Rain", "An hour of it")) == (
        Embed("audio", "https://e.org/a.mp3", "Rain"),
        p("An hour of it"),
    )
    assert blocks(html.format("", "An <i>hour</i>"))[0] == Embed("audio", "https://e.org/a.mp3")


def test_an_embed_has_kind_provider_title_and_still() -> None:
    html = "<figure class=embed data-embed=video data-provider=Vimeo><a href='https://vimeo.com/1'><img src=/s.jpg>Film</a></figure>"

    assert blocks(html) == (Embed("video", "https://vimeo.com/1", "Film", "Vimeo", Image("https://example.org/s.jpg")),)


def test_an_empty_line_of_verse_parts_stanzas() -> None:
    assert blocks("<div class=verse>a<br>b<br><br>c<br></div>") == (
        Verse(((Text("a"),), (Text("b"),), (), (Text("c"),))),
    )


def test_displayed_formulas_part_the_paragraph_they_stand_in() -> None:
    assert blocks("<p>so <div class=math data-latex='x^2'></div> it is</p>") == (
        p("so"),
        FormulaBlock("x^2"),
        p("it is"),
    )


def test_rules_at_the_ends_and_beside_each_other_go() -> None:
    assert blocks("<hr>a<hr><hr><p>***</p>b<hr>") == (p("a"), Rule(), p("b"))


def test_another_language_or_direction_makes_a_division() -> None:
    assert blocks("<p lang=en-GB>a</p><div lang=fa dir=rtl>b</div>") == (p("a"), Division((p("b"),), "fa", "rtl"))


# --- Footnotes ---

NOTES = "<section role=doc-endnotes><ol><li id=n1><p>One <a role=doc-backlink href=#r1>back</a></p><li id=n2>Two</ol></section>"


def mark(target: str) -> str:
    return f"<sup><a role=doc-noteref href='#{target}'>1</a></sup>"


def test_footnotes_come_in_the_order_of_their_marks() -> None:
    document = read(f"<p>a{mark('n2')} b{mark('n1')}</p>{NOTES}")

    assert document.blocks == (Paragraph((Text("a"), FootnoteMark("n2"), Text(" b"), FootnoteMark("n1"))),)
    assert document.footnotes == (Footnote("n2", (p("Two"),)), Footnote("n1", (p("One"),)))


def test_a_mark_without_a_footnote_stays_raised_text() -> None:
    assert blocks(f"<p>a{mark('gone')}</p>") == (Paragraph((Text("a"), Superscript((Text("1"),)))),)


def test_a_footnote_that_nothing_calls_keeps_its_words_and_number() -> None:
    document = read(f"<p>a{mark('n1')}</p>{NOTES}")

    assert document.blocks[-1] == OrderedList((item("Two"),), start=2)


def test_footnotes_that_call_each_other_come_to_an_end() -> None:
    notes = f"<section role=doc-endnotes><ol><li id=a>A{mark('b')}<li id=b>B{mark('a')}</ol></section>"

    assert [note.identifier for note in read(f"<p>x{mark('a')}</p>{notes}").footnotes] == ["a", "b"]


# --- Links within the page ---


def test_a_link_to_a_place_that_survives_points_to_it() -> None:
    document = read("<p>See <a href='#End'>below</a>.</p><p id=End>The end.</p>")

    assert document.blocks == (
        Paragraph((Text("See "), Link("#End", (Text("below"),)), Text("."))),
        Paragraph((Span((), identifier="End"), Text("The end."))),
    )


def test_a_link_to_a_place_that_is_gone_is_its_text() -> None:
    assert blocks("<p>See <a href='#gone'>below</a>.</p>") == (p("See below."),)


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        (
            "<table id=it><caption>Ships</caption><tr><td>Ann<td>Bea</table>",
            (Table(((Cell((p("Ann"),)), Cell((p("Bea"),))),), caption=(ANCHOR, Text("Ships"))),),
        ),
        (
            "<figure id=it><img src=a.png><figcaption>A ship</figcaption></figure>",
            (Figure((SHIP,), (ANCHOR, Text("A ship"))),),
        ),
        ("<figure id=it><img src=a.png></figure>", (Paragraph((ANCHOR,)), Figure((SHIP,)))),
        ("<p><img src=a.png id=it></p>", (Paragraph((ANCHOR,)), Figure((SHIP,)))),
        ("<div class=math data-latex=x id=it></div>", (Paragraph((ANCHOR,)), FormulaBlock("x"))),
        (
            "<dl id=it><dt>Hull<dd>Below</dl>",
            (DefinitionList((Definition(((ANCHOR, Text("Hull")),), ((Paragraph((Text("Below"),)),),)),)),),
        ),
        ("<div class=verse id=it>Full fathom five<br></div>", (Verse(((ANCHOR, Text("Full fathom five")),)),)),
    ],
)
def test_links_lead_to_tables_figures_formulas_lists_and_poems(html: str, blocks: tuple[Block, ...]) -> None:
    link, *found = read(f"<p><a href=#it>There</a></p>{html}").blocks

    assert link == Paragraph((Link("#it", (Text("There"),)),))
    assert tuple(found) == blocks


def test_identifiers_are_unique_and_of_plain_characters() -> None:
    found = blocks("<h2 id='a b'>x</h2><h2 id='a-b'>y</h2><p><a href='#a-b'>to y</a></p>")

    assert [block.identifier for block in found if isinstance(block, Heading)] == ["a-b", "a-b-2"]
    assert found[-1] == Paragraph((Link("#a-b-2", (Text("to y"),)),))


# --- Tables ---


def test_headers_are_counted_at_the_top_and_at_the_start() -> None:
    (table,) = blocks("<table><thead><tr><th>a<th>b</thead><tr><th>c<td>d<tr><th>e<td>f</table>")

    assert isinstance(table, Table)
    assert (table.header_rows, table.header_columns) == (1, 1)


@pytest.mark.parametrize(
    ("html", "spans"),
    [
        ("<tr><td colspan=1000000 rowspan=1000000>a<td>b<tr><td>c", [(1, 2), (1, 1), (1, 1)]),
        ("<tr><td colspan=5>a<tr><td>b<td>c", [(2, 1), (1, 1), (1, 1)]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c", [(1, 2), (1, 1), (1, 1)]),
        ("<thead><tr><td rowspan=9>a<td>b</thead><tr><td>c<td>d", [(1, 1)] * 4),
        (
            "<tr><td rowspan=2>a<td rowspan=2>b<tr><td>c<td>d<tr><td colspan=4>e",
            [(1, 2), (1, 2), (1, 1), (1, 1), (4, 1)],
        ),
    ],
)
def test_spans_are_clamped_to_the_table(html: str, spans: list[tuple[int, int]]) -> None:
    (table,) = blocks(f"<table>{html}</table>")

    assert isinstance(table, Table)
    assert [(cell.column_span, cell.row_span) for row in table.rows for cell in row] == spans


@pytest.mark.parametrize(
    "html",
    [
        "<tr><td><p>a</p><p>b</p>",
        "<tr><td><p>a</p><tr><td><p>b</p>",
        "<tr><td role=x><table><tr><td>a</table><td><p>b</p>",
    ],
)
def test_a_table_that_only_arranges_gives_its_blocks(html: str) -> None:
    assert blocks(f"<table>{html}</table>") == (p("a"), p("b"))


# --- What is told ---


def test_words_are_counted_and_minutes_rounded_up() -> None:
    metadata = read("<p>" + "word " * 231 + "</p>").metadata

    assert (metadata.word_count, metadata.reading_minutes) == (231, 2)


def test_lost_words_are_told() -> None:
    document = read(
        "<p>kept</p><figure class=embed><a href='https://e.org'>x</a><div>" + "lost " * 50 + "</div></figure>"
    )

    assert [note.kind for note in document.notes] == [NoteKind.TEXT_LOST]


def test_nothing_is_told_where_nothing_is_lost() -> None:
    assert read(f"<p>a{mark('n1')} <math alttext=x><mi>x</mi></math></p>{NOTES}").notes == ()


def test_a_space_between_inlines_of_a_quotation_stays() -> None:
    assert blocks("<blockquote>\n<i>so</i> <b>much</b>\n</blockquote>") == (
        Quote((Paragraph((Emphasis((Text("so"),)), Text(" "), Strong((Text("much"),)))),)),
    )


def test_a_space_between_inlines_that_stand_in_a_list_without_an_item_stays() -> None:
    assert blocks("<ul><i>so</i> <b>much</b></ul>") == (
        BulletList((ListItem((Paragraph((Emphasis((Text("so"),)), Text(" "), Strong((Text("much"),)))),)),)),
    )


def test_text_that_stands_in_a_definition_list_by_itself_is_an_explanation() -> None:
    assert blocks("<dl>before<dt>term</dt>text <b>bold</b><dd>more</dd></dl>") == (
        p("before"),
        DefinitionList(
            (Definition(((Text("term"),),), ((Paragraph((Text("text "), Strong((Text("bold"),)))),), (p("more"),))),)
        ),
    )


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<pre>a  b\nc</pre>", "a b c"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a b c d"),
        ('<math display="block" alttext="x+1"><mi>x</mi></math>', "x"),
        ('<div class="verse">a<br>b<br></div>', "a b"),
        ("<blockquote><p>a</p><footer>b</footer></blockquote>", "a b"),
        ('<figure class="embed" data-embed="video"><a href="https://a.example/">a film</a></figure>', "a film"),
    ],
)
def test_what_stands_in_a_heading_keeps_its_words_whatever_it_is(html: str, words: str) -> None:
    (heading,) = blocks(f"<h2>on {html}</h2>")

    assert isinstance(heading, Heading)
    assert " ".join(plain_text(heading.children).split()) == f"on {words}"
