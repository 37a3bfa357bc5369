"""Poems, quotations, tasks and stressed words of every habit, and the one form of each."""

from __future__ import annotations

import pytest

import converter
from converter.base.dom import parse_fragment, serialise
from converter.extract.shape import shape

URL = "https://example.org/2024/article"
LINES = "The lead goes down,<br>&nbsp;&nbsp;the line runs out"


def shaped(html: str) -> str:
    tree = parse_fragment(html)
    shape(tree, URL)
    return serialise(tree)


@pytest.mark.parametrize(
    "poem",
    [
        f"<div class=poem><p>{LINES}</p></div>",
        "<pre class=wp-block-verse>The lead goes down,\n  the line runs out</pre>",
        "<div class=poetry><div class=stanza><div class=line>The lead goes down,</div><div class=line>&nbsp;&nbsp;the line runs out</div></div></div>",
        f"<p class=verse>{LINES}</p>",
    ],
)
def test_a_poem_is_its_lines(poem: str) -> None:
    tree = parse_fragment(poem)
    shape(tree, URL)

    (verse,) = tree.select(".verse")
    text = "".join("\n" if node.name == "br" else str(node) for node in verse.descendants if node.name in ("br", None))
    assert [line.strip(" ") for line in text.strip().split("\n")] == [
        "The lead goes down,",
        "\u00a0\u00a0the line runs out",
    ]


def test_an_empty_line_parts_stanzas() -> None:
    html = shaped("<div class=poem><p>One,<br>two;</p><p>three,<br>four.</p></div>")

    assert html.count("<br") >= 4
    assert "two;<br><br>three" in html


@pytest.mark.parametrize(
    "html",
    [
        "<div class=poem><h2>The lead</h2><p>One</p><p>Two</p></div>",
        "<div class=poem><p>One line alone</p></div>",
        "<div class=universe><p>One<br>Two</p></div>",
    ],
)
def test_what_is_no_poem_is_none(html: str) -> None:
    assert 'class="verse"' not in shaped(html)


SAID = "<p>The tide came and went.</p>"


@pytest.mark.parametrize(
    "html",
    [
        f"<blockquote>{SAID}<footer>— <cite>Hedda Lund</cite></footer></blockquote>",
        f"<blockquote>{SAID}<cite>Hedda Lund</cite></blockquote>",
        f"<blockquote>{SAID}<p>— Hedda Lund</p></blockquote>",
        f"<blockquote>{SAID}<div class=quote-author>Hedda Lund</div></blockquote>",
        f"<figure><blockquote>{SAID}</blockquote><figcaption>— Hedda Lund</figcaption></figure>",
        f"<div class=quote><blockquote>{SAID}</blockquote><cite>Hedda Lund</cite></div>",
        f"<div><blockquote>{SAID}</blockquote><p class=quote-attribution>Hedda Lund</p></div>",
    ],
)
def test_who_said_it_stands_at_the_end_of_the_quotation(html: str) -> None:
    tree = parse_fragment(html)
    shape(tree, URL)

    (quote,) = tree.select("blockquote")
    (footer,) = quote.select("footer")
    assert footer.get_text() == "Hedda Lund"
    assert tree.get_text().count("Hedda Lund") == 1


def test_the_last_words_of_a_quotation_are_no_source() -> None:
    html = f"<blockquote>{SAID}<p>Hedda Lund said so.</p></blockquote>"

    assert "<footer" not in shaped(html)


@pytest.mark.parametrize(
    "html",
    [
        "<aside class=pullquote><p>Nobody at all believed them.</p></aside>",
        "<figure class=wp-block-pullquote><blockquote><p>Nobody at all believed them.</p></blockquote></figure>",
        "<div class=pull-quote>Nobody at all believed them.</div>",
        "<blockquote class=pullquote-left>Nobody at all believed them.</blockquote>",
        "<div class=click-to-tweet><a href='https://twitter.com/intent/tweet?text=x'>Nobody at all believed them.</a><a href='https://twitter.com/intent/tweet?text=x'>Tweet</a></div>",
    ],
)
def test_what_is_drawn_out_of_the_text_is_a_pull_quote(html: str) -> None:
    tree = parse_fragment(f"<p>Before.</p>{html}")
    shape(tree, URL)

    assert [quote.get_text() for quote in tree.select("aside.pullquote")] == ["Nobody at all believed them."]


@pytest.mark.parametrize(
    "items",
    [
        "<li class=task-list-item><input type=checkbox checked> Rope</li><li class=task-list-item><input type=checkbox> Lead</li>",
        "<li data-task=x><input type=checkbox checked>Rope</li><li data-task=' '><input type=checkbox>Lead</li>",
        "<li>☑ Rope</li><li>☐ Lead</li>",
        "<li>[x] Rope</li><li>[ ] Lead</li>",
        "<li><div role=checkbox aria-checked=true></div>Rope</li><li><div role=checkbox aria-checked=false></div>Lead</li>",
    ],
)
def test_a_task_says_whether_it_is_done(items: str) -> None:
    tree = parse_fragment(f"<ul>{items}</ul>")
    shape(tree, URL)

    assert [item["data-checked"] for item in tree.select("li")] == ["true", "false"]
    assert [item.get_text().strip() for item in tree.select("li")] == ["Rope", "Lead"]


def test_a_tick_before_one_item_of_many_is_an_ornament() -> None:
    assert "data-checked" not in shaped("<ul><li>✓ Rope</li><li>Lead</li></ul>")


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<span class=highlighted>x</span>", "<mark>x</mark>"),
        ("<span style='font-variant: small-caps'>x</span>", '<span class="small-caps">x</span>'),
        ("<span class=smallcaps>x</span>", '<span class="small-caps">x</span>'),
        ("<span style='vertical-align: super'>x</span>", "<sup>x</sup>"),
        ("<span class=subscript>x</span>", "<sub>x</sub>"),
        ("<span style='text-decoration: line-through'>x</span>", "<s>x</s>"),
        ("<code class=keycap>x</code>", "<kbd>x</kbd>"),
    ],
)
def test_what_a_class_or_a_style_says_is_said_by_an_element(html: str, wanted: str) -> None:
    assert wanted in shaped(f"<p>a {html} b</p>")


def test_a_link_to_another_class_of_words_is_left_alone() -> None:
    assert shaped("<p><span class=scandal>x</span></p>") == '<p><span class="scandal">x</span></p>'


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>\n　吾輩は猫である。</p>", "<p>吾輩は猫である。</p>"),
        ("<p>　<ruby>吾輩<rt>わがはい</rt></ruby>は</p>", "<p><ruby>吾輩<rt>わがはい</rt></ruby>は</p>"),
        ("<div>　名前は<br>　まだ無い。</div>", "<div>名前は<br>まだ無い。</div>"),
        ("<p> Plain.</p>", "<p> Plain.</p>"),
        ("<p>猫　犬</p>", "<p>猫　犬</p>"),
    ],
)
def test_how_far_in_a_paragraph_begins_is_not_the_text_s(html: str, left: str) -> None:
    assert shaped(html) == left


def test_lines_of_poems_and_code_begin_where_they_do() -> None:
    assert "　西へ" in shaped("<div class=poem>朝霧の<br>　西へゆくもの<br>ひとつ</div>")
    assert "　pass" in shaped("<pre><code>　pass\n</code></pre>")


@pytest.mark.parametrize(
    "line",
    [
        'a <div style="display: inline"><a href="/log">log</a></div> that nobody kept',
        '<div class="public-DraftStyleDefault-block"><span>a </span><div><a href="/log">log</a></div><span> that nobody kept</span></div>',
    ],
)
def test_a_box_within_a_line_breaks_no_paragraph(line: str) -> None:
    document = converter.read_html(f"<article><ul><li>{line}</li><li>one that was</li></ul></article>", url=URL)

    assert b"- a [log](https://example.org/log) that nobody kept\n" in converter.render(document, "markdown")


def test_boxes_side_by_side_stay_boxes() -> None:
    boxes = "".join(f'<div style="display:inline-block"><p>Pier {n}</p></div>' for n in range(3))

    assert shaped(boxes) == boxes
