from __future__ import annotations

import base64
from io import BytesIO

import pytest
from PIL import Image as PillowImage

import converter
from converter.model.article import Article
from converter.model.document import (
    Abbreviation,
    Code,
    Document,
    Emphasis,
    FootnoteMark,
    Formula,
    FormulaBlock,
    Highlight,
    Image,
    Inline,
    Inserted,
    Keyboard,
    LineBreak,
    Link,
    Metadata,
    Paragraph,
    Quotation,
    Ruby,
    SmallCaps,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Time,
)
from converter.model.record import NoteKind
from converter.read.html import read_html_article

URL = "https://example.org/2024/article"


def read(html: str, url: str = URL) -> Document:
    return read_html_article(Article(Metadata(url=url, language="en"), html, "html"))


def line(html: str, url: str = URL) -> tuple[Inline, ...]:
    (paragraph,) = read(f"<p>{html}</p>", url).blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


# --- White space ---


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (" a \n\t b ", (Text("a b"),)),
        ("a <b> b</b>", (Text("a "), Strong((Text("b"),)))),
        ("a<b> b </b> c", (Text("a "), Strong((Text("b"),)), Text(" c"))),
        ("<i><b>a </b></i>b", (Emphasis((Strong((Text("a"),)),)), Text(" b"))),
        ("a <br> b", (Text("a"), LineBreak(), Text("b"))),
        ("<b>a<br></b>b", (Strong((Text("a"),)), LineBreak(), Text("b"))),
        ("a\u00a0 b", (Text("a\u00a0 b"),)),
        ("a<b></b><i> </i>b", (Text("a b"),)),
        ("<b>a</b><b>b</b>", (Strong((Text("ab"),)),)),
        ("<b>a <strong>b</strong></b>", (Strong((Text("a b"),)),)),
        ("a <code>b  c</code> d", (Text("a "), Code("b c"), Text(" d"))),
        ("a<span>\u00a0</span>b", (Text("a\u00a0b"),)),
    ],
)
def test_white_space_is_collapsed_across_the_edges_of_elements(html: str, expected: tuple[Inline, ...]) -> None:
    assert line(html) == expected


# --- Elements ---

X = (Text("x"),)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<em>x</em>", Emphasis(X)),
        ("<span style='font-style: italic'>x</span>", Emphasis(X)),
        ("<span style='font-weight:700'>x</span>", Strong(X)),
        ("<var>x</var>", Emphasis(X)),
        ("<sup>x</sup>", Superscript(X)),
        ("<sub>x</sub>", Subscript(X)),
        ("<del>x</del>", Strikethrough(X)),
        ("<ins>x</ins>", Inserted(X)),
        ("<mark>x</mark>", Highlight(X)),
        ("<kbd>x</kbd>", Keyboard(X)),
        ("<samp>x</samp>", Code("x")),
        ("<span class=small-caps>x</span>", SmallCaps(X)),
        ("<q cite='/s'>x</q>", Quotation(X, "https://example.org/s")),
        ("<abbr title='ex'>x</abbr>", Abbreviation(X, "ex")),
        ("<time datetime=2015-10-14>x</time>", Time(X, "2015-10-14")),
        ("<bdi lang=ar dir=rtl>x</bdi>", Span(X, "ar", "rtl")),
        ("<small>x</small>", Text("x")),
        ("<u>x</u>", Text("x")),
        ("<made-up>x</made-up>", Text("x")),
        ("<a href=/y title=T>x</a>", Link("https://example.org/y", X, "T")),
        ("<img src=y.png alt=a title=t height=20>", Image("https://example.org/2024/y.png", "a", "t", height=20)),
        ("<span class=math data-latex='x^2'></span>", Formula("x^2")),
        ("<b style='font-weight: normal'>x</b>", Text("x")),
        ("<a href=/y><b><a></a>x</b></a>", Strong(X)),
    ],
)
def test_each_element_has_its_inline(html: str, expected: Inline) -> None:
    assert line(f"{html}.") == ((Text("x."),) if expected == Text("x") else (expected, Text(".")))


def test_each_base_of_a_ruby_has_the_reading_after_it() -> None:
    assert line("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>") == (
        Ruby((Text("漢"),), (Text("kan"),)),
        Ruby((Text("字"),), (Text("ji"),)),
    )


def test_a_mark_stands_by_itself_in_raised_type() -> None:
    notes = "<section role=doc-endnotes><ol><li id=n>N</ol></section>"

    assert read(f"<p>x<sup>[<a role=doc-noteref href=#n>1</a>]</sup></p>{notes}").blocks[0] == Paragraph(
        (Text("x"), FootnoteMark("n"))
    )


# --- Addresses ---


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " \x01javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "blob:https://example.org/1",
        "view-source:https://example.org",
        "http://[::1",
        "http://",
        "",
        "#",
    ],
)
def test_a_link_that_may_not_be_followed_is_its_text(address: str) -> None:
    escaped = address.replace("\x01", "&#1;").replace("\t", "&#9;").replace("\n", "&#10;")

    assert line(f'a <a href="{escaped}">b</a>') == (Text("a b"),)


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("../b", "https://example.org/b"),
        ("//other.org/b", "https://other.org/b"),
        ("?q=1", "https://example.org/2024/article?q=1"),
        ("\\b", "https://example.org/b"),
        ("https://e.org/a b", "https://e.org/a%20b"),
        ("https://e.org/ü", "https://e.org/ü"),
        ("mailto:a@e.org", "mailto:a@e.org"),
        (" https://e.org/a\n", "https://e.org/a"),
    ],
)
def test_links_are_made_absolute(address: str, url: str) -> None:
    assert line(f'<a href="{address}">x</a>.')[0] == Link(url, X)


def test_a_page_without_an_address_keeps_its_pictures_beside_it_and_loses_its_links() -> None:
    assert line("<img src='pictures/a.png'> <a href='b.html'>b</a>", url="") == (Image("pictures/a.png"), Text(" b"))


# --- Pictures that the page carries ---


def png(colour: str) -> str:
    written = BytesIO()
    PillowImage.new("RGB", (40, 30), colour).save(written, "PNG")
    return f"data:image/png;base64,{base64.b64encode(written.getvalue()).decode()}"


def test_a_picture_in_the_page_itself_becomes_an_asset_once() -> None:
    document = read(f"<p>a <img src='{png('red')}' alt=R> <img src='{png('red')}'> <img src='{png('blue')}'></p>")

    assert [(asset.media_type, asset.width, asset.height) for asset in document.assets] == [("image/png", 40, 30)] * 2
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert [part.asset for part in paragraph.children if isinstance(part, Image)] == [
        document.assets[0].sha256,
        document.assets[0].sha256,
        document.assets[1].sha256,
    ]


def test_a_broken_picture_in_the_page_leaves_its_text_and_a_note() -> None:
    document = read("<p>a <img src='data:image/png;base64,AAAA' alt=chart></p>")

    assert document.blocks == (Paragraph((Text("a chart"),)),)
    assert [note.kind for note in document.notes] == [NoteKind.IMAGE_MISSING]


# --- Formulas ---


def test_the_table_in_which_katex_sets_a_number_apart_gives_way() -> None:
    html = (
        "<math display=block><semantics><mtable width='100%'><mtr><mtd width='50%'></mtd><mtd><mrow><mi>x</mi><mo>=</mo>"
        "<mn>1</mn></mrow></mtd><mtd width='50%'></mtd><mtd><mtext>(2)</mtext></mtd></mtr></mtable>"
        r"<annotation encoding='application/x-tex'>x=1 \tag{2}</annotation></semantics></math>"
    )

    (formula,) = read(html).blocks

    assert isinstance(formula, FormulaBlock)
    assert formula.latex == r"x=1 \tag{2}"
    assert formula.mathml.endswith(
        '<semantics><mrow><mrow><mi>x</mi><mo>=</mo><mn>1</mn></mrow><mspace width="2em"></mspace>'
        "<mtext>(2)</mtext></mrow></semantics></math>"
    )


def test_mathml_is_built_anew_from_known_elements() -> None:
    html = (
        "<math alttext='x' onclick='evil()'><semantics><mrow href='javascript:x' mathvariant=bold><mi>x</mi>"
        "<maction><mtext>&lt;script&gt;</mtext></maction></mrow>"
        "<annotation-xml encoding='text/html'><img src=x onerror=evil()></annotation-xml></semantics></math>"
    )

    assert line(f"{html}.")[0] == Formula(
        "x",
        '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><semantics><mrow mathvariant="bold"><mi>x</mi>'
        "<mtext>&lt;script&gt;</mtext></mrow></semantics></math>",
    )


def test_an_annotation_in_tex_is_the_latex_of_a_formula() -> None:
    html = "<math><semantics><mi>y</mi><annotation encoding='application/x-tex'>{\\displaystyle y}</annotation></semantics></math>"

    (formula, _) = line(f"{html}.")

    assert isinstance(formula, Formula)
    assert formula.latex == "y"


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (
            "<ruby><rb>漢</rb><rb>字</rb><rt>kan</rt><rt>ji</rt></ruby>",
            (Ruby((Text("漢"),), (Text("kan"),)), Ruby((Text("字"),), (Text("ji"),))),
        ),
        ("<ruby><rb>漢</rb><rb>字</rb><rt>kanji</rt></ruby>", (Ruby((Text("漢字"),), (Text("kanji"),)),)),
        ("<ruby>漢<rtc>kan</rtc></ruby>", (Ruby((Text("漢"),), (Text("kan"),)),)),
        ("<ruby>漢<rt>kan</rt><rtc>China</rtc></ruby>", (Ruby((Text("漢"),), (Text("kan"),)), Text(" (China)"))),
    ],
)
def test_bases_in_elements_of_their_own_have_a_reading_each(html: str, wanted: tuple[object, ...]) -> None:
    assert line(html) == wanted


def test_a_links_host_is_in_small_letters_and_its_path_as_it_is() -> None:
    document = converter.read_html(
        '<article><p>What we have found is in <a href="HTTPS://CLAUDE.Example.org/Notes">the notes</a> of the year.</p></article>',
        url="https://example.org/a",
    )

    assert b"(https://claude.example.org/Notes)" in converter.render(document, "markdown")


def test_what_is_raised_beside_a_mark_stays_raised() -> None:
    note = '<section role="doc-endnotes"><ol><li id="n"><p>x</p></li></ol></section>'
    (paragraph,) = read(f'<p>a<sup><code>b</code><a role="doc-noteref" href="#n">1</a></sup></p>{note}').blocks

    assert paragraph == Paragraph((Text("a"), Superscript((Code("b"), FootnoteMark("n")))))


def test_a_line_break_at_the_end_of_a_quotation_stands_behind_it() -> None:
    assert line("<p><q>a<br></q>b</p>") == (Quotation((Text("a"),)), LineBreak(), Text("b"))
