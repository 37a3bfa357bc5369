"""The body writer: what each construct looks like, and what no document can break."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from converter.model.document import (
    Block,
    Callout,
    Cell,
    CodeBlock,
    Document,
    Embed,
    Emphasis,
    Figure,
    Footnote,
    FootnoteMark,
    Formula,
    FormulaBlock,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    ListItem,
    Metadata,
    OrderedList,
    Paragraph,
    Quote,
    Span,
    Table,
    Text,
    Time,
    Verse,
)
from converter.render.xhtml import BodySettings, write_body

PLAIN = BodySettings()
LOST: Inlines = (Image("https://example.org/i.png", asset="away"), Text(" "))


def written(*blocks: Block, footnotes: tuple[Footnote, ...] = (), settings: BodySettings = PLAIN) -> str:
    return write_body(Document(Metadata(), blocks, footnotes), settings).markup


def line(*inlines: Inline, settings: BodySettings = PLAIN) -> str:
    return written(Paragraph(inlines), settings=settings).removeprefix("<p>").removesuffix("</p>")


def cell(text: str, **spans: int) -> Cell:
    return Cell((Paragraph((Text(text),)),), **spans)  # type: ignore[arg-type]  # only spans are given


def note(identifier: str, text: str) -> Footnote:
    return Footnote(identifier, (Paragraph((Text(text),)),))


def test_characters_that_xml_forbids_are_left_out() -> None:
    assert line(Text("a\x00b\x0bc\x1b[31m\ufffe\ud800d\x85\U0001ffff")) == "abc[31md"


def test_marks_of_xml_in_text_and_attributes_are_escaped() -> None:
    link = Link("https://example.org/?a=1&b='", (Text("a < b & c"),), title='"\n<')

    assert line(link) == '<a href="https://example.org/?a=1&amp;b=\'" title="&quot;&#10;&lt;">a &lt; b &amp; c</a>'


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "http:x",
        "//x",
        "http://[x",
    ],
)
def test_a_link_to_what_may_not_be_linked_is_its_words(url: str) -> None:
    assert line(Link(url, (Text("words"),))) == "words"


def test_a_link_to_a_heading_leads_to_it() -> None:
    markup = written(Heading(2, (Text("One"),), "one"), Paragraph((Link("#one", (Text("up"),)),)))

    assert markup == '<h2 id="one">One</h2>\n<p><a href="#one">up</a></p>'


def test_a_link_to_nowhere_within_the_document_is_its_words() -> None:
    assert line(Link("#gone", (Text("words"),))) == "words"


def test_a_link_in_a_link_is_its_words() -> None:
    inner = Link("https://example.org/2", (Text("in"),))

    assert line(Link("https://example.org/1", (inner,))) == '<a href="https://example.org/1">in</a>'


def test_an_identifier_that_is_no_xml_name_becomes_one() -> None:
    markup = written(Heading(2, (Text("x"),), "1st: part"), Paragraph((Link("#1st: part", (Text("y"),)),)))

    assert 'id="id-1st_3a_20part"' in markup
    assert 'href="#id-1st_3a_20part"' in markup


def test_the_second_place_with_an_identifier_gets_no_id() -> None:
    markup = written(Heading(2, (Text("x"),), "a"), Heading(2, (Text("y"),), "a"))

    assert markup == '<h2 id="a">x</h2>\n<h2>y</h2>'


def test_a_footnote_and_a_heading_of_one_name_have_two_ids() -> None:
    markup = written(Heading(2, (Text("x"),), "a"), Paragraph((FootnoteMark("a"),)), footnotes=(note("a", "n"),))

    assert '<li id="a-2" data-identifier="a">' in markup
    assert 'href="#a-2"' in markup


def test_every_heading_has_an_id_when_the_outline_needs_one() -> None:
    document = Document(Metadata(), (Heading(2, (Text("x"),)), Heading(3, (Text("y"),), "y")))

    body = write_body(document, BodySettings(heading_identifiers="all", prefix="c1-"))

    assert [entry.identifier for entry in body.outline] == ["c1-section-1", "c1-y"]
    assert body.markup == ('<h2 id="c1-section-1" data-identifier="">x</h2>\n<h3 id="c1-y" data-identifier="y">y</h3>')


def test_footnotes_are_numbered_by_their_first_mark() -> None:
    markup = written(
        Paragraph((FootnoteMark("b"), FootnoteMark("a"), FootnoteMark("b"))), footnotes=(note("a", "A"), note("b", "B"))
    )

    assert markup == (
        '<p><a role="doc-noteref" id="fnref1" href="#b">1</a><a role="doc-noteref" id="fnref2" href="#a">2</a>'
        '<a role="doc-noteref" id="fnref1-2" href="#b">1</a></p>\n'
        '<section role="doc-endnotes"><ol><li id="b"><p>B <a role="doc-backlink" href="#fnref1">↑</a>'
        '<a role="doc-backlink" href="#fnref1-2">↑</a></p></li>\n'
        '<li id="a"><p>A <a role="doc-backlink" href="#fnref2">↑</a></p></li></ol></section>'
    )


def test_a_mark_without_its_footnote_is_left_out() -> None:
    assert line(Text("x"), FootnoteMark("gone")) == "x"


def test_popup_footnotes_say_so_to_an_e_reader() -> None:
    markup = written(
        Paragraph((FootnoteMark("a"),)), footnotes=(note("a", "A"),), settings=BodySettings(footnotes="popup")
    )

    assert 'epub:type="noteref"' in markup
    assert '<section role="doc-endnotes" epub:type="footnotes">' in markup
    assert '<li><div id="a" epub:type="footnote" role="doc-footnote">' in markup


@pytest.mark.parametrize(
    ("children", "said"),
    [
        ((Text("words"),), ""),
        ((Image("https://example.org/i.png", "A gull"),), ""),
        ((Image("https://example.org/i.png"),), ' aria-label="example.org"'),
        (LOST, ' hidden="hidden"'),
    ],
)
def test_a_link_says_where_it_leads_or_is_not_there_for_those_who_listen(children: Inlines, said: str) -> None:
    shown = BodySettings(remote_images=children != LOST)

    markup = line(Link("https://example.org/a", children), settings=shown)
    assert markup.startswith(f'<a href="https://example.org/a"{said}>')


@pytest.mark.parametrize(
    ("children", "said"),
    [((Text("words"),), ""), ((Image("https://example.org/i.png"),), ' role="none"'), ((), ' hidden="hidden"')],
)
def test_a_heading_without_words_is_none_for_those_who_listen(children: Inlines, said: str) -> None:
    assert written(Heading(2, children), settings=BodySettings(remote_images=True)).startswith(f"<h2{said}>")


def test_a_floating_footnote_stands_where_it_is_first_called() -> None:
    markup = written(
        Paragraph((FootnoteMark("a"), FootnoteMark("a"))),
        footnotes=(note("a", "A"),),
        settings=BodySettings(footnotes="float"),
    )

    assert markup == (
        '<p><span class="footnote" id="a"><p>A</p></span><a role="doc-noteref" id="fnref1" href="#a">1</a></p>'
    )


def test_a_floating_footnote_that_nothing_calls_stands_at_the_end() -> None:
    markup = written(footnotes=(note("a", "A"),), settings=BodySettings(footnotes="float"))

    assert markup == '<section role="doc-endnotes"><ol><li id="a" value="1"><p>A</p></li></ol></section>'


def test_footnotes_that_call_each_other_end() -> None:
    first = Footnote("a", (Paragraph((FootnoteMark("b"),)),))
    second = Footnote("b", (Paragraph((FootnoteMark("a"),)),))

    markup = written(
        Paragraph((FootnoteMark("a"),)), footnotes=(first, second), settings=BodySettings(footnotes="float")
    )

    assert markup.count('class="footnote"') == 1
    assert '<li id="b"' in markup


def test_a_picture_lies_where_the_settings_say() -> None:
    picture = Image("https://example.org/a.png", "A", asset="abc", width=3, height=0)

    assert (
        line(picture, settings=BodySettings({"abc": "images/a.png"}))
        == '<img src="images/a.png" data-address="https://example.org/a.png" alt="A" width="3"/>'
    )


def test_a_remote_picture_stays_only_where_it_may() -> None:
    picture = Image("https://example.org/a.png", "A")

    assert line(picture) == '<span class="alternative" data-address="https://example.org/a.png">A</span>'
    assert line(picture, settings=BodySettings(remote_images=True)) == '<img src="https://example.org/a.png" alt="A"/>'


def test_the_credit_is_the_last_of_the_caption() -> None:
    figure = Figure((Image("https://e.org/a.png"),), (Text("Caption."),), (Text("Ann"),))

    assert written(figure, settings=BodySettings(remote_images=True)) == (
        '<figure><img src="https://e.org/a.png" alt=""/>'
        '<figcaption>Caption. <small class="credit">Ann</small></figcaption></figure>'
    )


def test_a_lone_paragraph_in_an_item_needs_no_element() -> None:
    inner = OrderedList((ListItem((Paragraph((Text("b"),)),)),), start=3, style="lower-roman")

    assert written(OrderedList((ListItem((Paragraph((Text("a"),)), inner)),))) == (
        '<ol><li>a\n<ol start="3" type="i"><li>b</li></ol></li></ol>'
    )


def test_a_header_column_is_followed_under_a_cell_that_spans_rows() -> None:
    table = Table(
        ((cell("h1"), cell("h2"), cell("h3")), (cell("r", row_span=2), cell("s"), cell("1")), (cell("t"), cell("2"))),
        header_rows=1,
        header_columns=2,
    )

    assert written(table) == (
        '<table><thead><tr><th scope="col">h1</th><th scope="col">h2</th><th scope="col">h3</th></tr></thead>'
        '<tbody><tr><th rowspan="2" scope="row">r</th><th scope="row">s</th><td>1</td></tr>\n'
        '<tr><th scope="row">t</th><td>2</td></tr></tbody></table>'
    )


def test_a_cell_never_spans_beyond_the_last_row() -> None:
    assert 'rowspan="2"' in written(Table(((cell("a", row_span=65534),), (cell("b"),))))


def test_a_header_cell_that_reaches_into_the_body_is_not_cut_off() -> None:
    markup = written(Table(((cell("a", row_span=2), cell("b")), (cell("c"),)), header_rows=1))

    assert "<thead>" not in markup
    assert '<th rowspan="2" scope="col">a</th>' in markup


def test_mathml_is_rid_of_what_is_not_mathematics() -> None:
    hostile = '<math onclick="x()"><mi href="javascript:x">a</mi><script>x()</script><mo>&lt;</mo></math>'

    assert line(Formula(mathml=hostile)) == (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>a</mi><mo>&lt;</mo></math>'
    )


@pytest.mark.parametrize(
    "broken",
    ["<math><mi>", '<!DOCTYPE x [<!ENTITY a "b">]><math>&a;</math>', "<svg/>", "<math>" * 5000 + "</math>" * 5000],
)
def test_mathml_that_is_none_gives_way_to_latex(broken: str) -> None:
    markup = written(FormulaBlock("x^2", broken))

    assert markup.startswith(
        (
            '<div class="math" data-latex="x^2"><math ',
            '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="x^2"></math>',
        )
    )


def test_code_keeps_its_first_line_feed() -> None:
    assert (
        written(CodeBlock("\n  a\n", "python")) == '<pre dir="ltr"><code class="language-python">\n  a\n</code></pre>'
    )


def test_verse_has_a_break_after_each_line() -> None:
    assert written(Verse(((Text("a"),), (), (Text("b"),)))) == '<div class="verse">a<br/><br/>b<br/></div>'


def test_a_callout_without_a_title_has_none() -> None:
    assert written(Callout("note", (), (Paragraph((Text("x"),)),))) == (
        '<aside class="callout" data-callout="note" role="note"><p>x</p></aside>'
    )


def test_an_embed_without_title_or_picture_shows_its_address() -> None:
    assert written(Embed("video", "https://v.example/1", provider="V")) == (
        '<figure class="embed" data-embed="video" data-provider="V"><a class="address" href="https://v.example/1">https://v.example/1</a></figure>'
    )


def test_a_time_that_html_does_not_know_has_no_value() -> None:
    assert line(Time((Text("soon"),), "soon")) == '<span data-time="soon">soon</span>'
    assert line(Time((Text("now"),), "2015-10-14T10:00:00+02:00")) == (
        '<time datetime="2015-10-14T10:00:00+02:00">now</time>'
    )


def test_a_language_that_is_no_tag_is_left_out() -> None:
    assert line(Span((Text("x"),), language='de" onload="', direction="rtl")) == '<span dir="rtl">x</span>'


def test_the_source_of_a_quote_is_its_footer() -> None:
    quote = Quote((Paragraph((Text("x"),)),), (Emphasis((Text("Ann"),)),), "https://example.org/")

    assert written(quote) == (
        '<blockquote cite="https://example.org/"><p>x</p><footer><em>Ann</em></footer></blockquote>'
    )


def test_what_is_written_is_well_formed() -> None:
    markup = written(
        Heading(2, (Text("a\x01&"),), "<&>"),
        CodeBlock("</pre>\x00", 'x" y'),
        Callout('"><script>', (Text("]]>"),), ()),
        Figure((Image("https://e.org/?a&b", 'alt"<'),), (Text("--"),)),
        settings=BodySettings(remote_images=True),
    )

    assert ET.fromstring(f"<body>{markup}</body>").find("aside") is not None  # noqa: S314 -- our own


def test_a_figure_of_several_pictures_is_a_gallery() -> None:
    one, other = Image("https://example.org/a.png", "a"), Image("https://example.org/b.png", "b")

    assert written(Figure((one, other))).startswith('<figure class="gallery">')
    assert written(Figure((one,))).startswith("<figure>")
