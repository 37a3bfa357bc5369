from __future__ import annotations

import re
from time import process_time

import pytest

from converter.render.epub.sentences import sentences_of, with_sentences


def page(body: str) -> bytes:
    return f"<html><head><title>One. Two.</title></head><body>{body}</body></html>".encode()


def marked(body: str) -> str:
    """Return what becomes of a body, the ids and the two elements around it left out."""
    markup = with_sentences(page(body)).decode()
    inner = markup.partition('<div id="book-columns"><div id="book-inner">')[2].partition("</div></div></body>")[0]
    return re.sub(r'<span class="koboSpan" id="kobo\.[0-9.]+">', "<s>", inner).replace("</span>", "</s>")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One. ", "Two! ", "Three?"]),
        ("He said: “Go!” Then he went.", ["He said: “Go!” ", "Then he went."]),
        ("It costs 3.14 dollars.", ["It costs 3.14 dollars."]),
        ("Mr. Smith met Dr. Jones.", ["Mr. Smith met Dr. Jones."]),
        ("J. R. R. Tolkien wrote it. I read it.", ["J. R. R. Tolkien wrote it. ", "I read it."]),
        ("Wait... what? Yes.", ["Wait... what? ", "Yes."]),
        ("これは文です。次の文です。", ["これは文です。", "次の文です。"]),
        ("「行く。」と言った。", ["「行く。」", "と言った。"]),
        ("ما هذا؟ هذا كتاب.", ["ما هذا؟ ", "هذا كتاب."]),
        ("No end", ["No end"]),
        ("Fish &amp; chips. Peas &lt; beans.", ["Fish &amp; chips. ", "Peas &lt; beans."]),
        (" One.  Two.\n", [" One.  ", "Two.\n"]),
    ],
)
def test_text_is_parted_after_each_sentence_and_nothing_of_it_is_lost(text: str, sentences: list[str]) -> None:
    assert list(sentences_of(text)) == sentences
    assert "".join(sentences) == text


def test_each_sentence_is_an_element() -> None:
    assert marked("<p>One. Two.</p>") == "<p><s>One. </s><s>Two.</s></p>"


def test_a_sentence_over_several_elements_is_marked_in_each() -> None:
    assert marked("<p>One <em>and</em> two.</p>") == "<p><s>One </s><em><s>and</s></em><s> two.</s></p>"


def test_paragraphs_and_their_sentences_are_counted() -> None:
    markup = with_sentences(page("<h1>T</h1><p>One. Two.</p><p>Three.</p>")).decode()

    assert re.findall(r'id="kobo\.([0-9.]+)"', markup) == ["2.1", "3.1", "3.2", "4.1"]


def test_a_picture_is_marked_by_itself() -> None:
    markup = with_sentences(page('<p>One.</p><figure><img src="a.png" alt=""/><figcaption>Two.</figcaption></figure>'))

    assert (
        b'<figure><span class="koboSpan" id="kobo.3.1"><img src="a.png" alt=""/></span>'
        b'<figcaption><span class="koboSpan" id="kobo.4.1">Two.</span></figcaption></figure>'
    ) in markup


@pytest.mark.parametrize(
    "body",
    [
        "<pre><code>One. Two.</code></pre>",
        '<math xmlns="x"><mi>a</mi></math>',
        "<ul>\n<li></li>\n</ul>",
        "<svg><text>One.</text></svg>",
    ],
)
def test_what_is_no_running_text_stays_as_it_is(body: str) -> None:
    assert marked(body) == body


def test_the_parentheses_of_ruby_hold_nothing_but_text() -> None:
    assert marked("<p><ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby></p>") == (
        "<p><ruby><s>字</s><rp>(</rp><rt><s>じ</s></rt><rp>)</rp></ruby></p>"
    )


def test_an_end_tag_in_an_element_left_alone_ends_it() -> None:
    assert marked("<pre>A.</pre><p>One.</p>") == "<pre>A.</pre><p><s>One.</s></p>"


def test_the_title_of_the_file_is_not_touched() -> None:
    assert b"<title>One. Two.</title>" in with_sentences(page("<p>x</p>"))


def test_no_id_is_there_twice() -> None:
    markup = with_sentences(page("<p>One. <img/> Two. <img/></p><ol><li>a</li><li>b<p>c</p>d</li></ol>" * 50)).decode()
    ids = re.findall(r'id="([^"]*)"', markup)

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", ["x. ", ". ", "A. ", "...", "” ", "。", "Mr. "])
def test_the_time_grows_with_the_text(text: str) -> None:
    def seconds(times: int) -> float:
        start = process_time()
        list(sentences_of(text * times))
        return process_time() - start

    assert seconds(40_000) < 12 * seconds(10_000) + 0.1
