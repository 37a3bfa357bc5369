"""Text and inlines in Markdown: escapes, emphasis, links, code, formulas."""

from __future__ import annotations

import pytest

import converter
from converter.model.document import (
    Abbreviation,
    Code,
    Emphasis,
    Formula,
    Highlight,
    Inline,
    Keyboard,
    LineBreak,
    Link,
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
)
from tests.unit.render.markdown.writing import A, line_of

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


def test_a_caret_before_a_link_makes_it_no_footnote() -> None:
    assert line_of("x^", Link("https://a.example/", (A,))) == r"x\^[a](https://a.example/)"
    assert line_of("x^ ", Link("https://a.example/", (A,))) == "x^ [a](https://a.example/)"


def test_a_link_whose_text_is_code_with_a_bracket_and_a_colon_begins_a_paragraph() -> None:
    link, formula = Link("https://a.example/", (Code("]:b"),)), Formula("x")

    assert line_of(link, formula) == "<span></span>[`]:b`](https://a.example/)$x$"
    assert converter.read_markdown(line_of(link, formula)).blocks == (Paragraph((link, formula)),)
