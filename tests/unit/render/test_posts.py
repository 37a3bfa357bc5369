"""A post in each rendering, and read again."""

from __future__ import annotations

import converter
from converter.model.document import Block, Document, Metadata, Paragraph, Post, Quote, Strong, Text


def p(text: str) -> Paragraph:
    return Paragraph((Text(text),))


POST = Post((p("Nine."),), "Ada_1", "2026-02-03", "https://a.example/1")


def rendered(to: str, *blocks: Block, language: str = "en") -> str:
    return converter.render(Document(Metadata(title="T", language=language), blocks), to).decode()


def read_again(*blocks: Block) -> tuple[Block, ...]:
    return converter.read_markdown(rendered("markdown", *blocks)).blocks


def body_of(markdown: str) -> str:
    return markdown.split("---\n", 2)[2].strip("\n")


def test_markdown_heads_a_post_with_its_author_and_day() -> None:
    assert body_of(rendered("markdown", POST)) == ("> **Ada_1** · [2026-02-03](https://a.example/1)\n>\n> Nine.")


def test_markdown_shows_a_moment_by_its_day_and_a_printed_date_as_it_is() -> None:
    moment, printed = Post((p("a"),), "A", "2026-02-03T10:00:00+00:00"), Post((p("a"),), "A", "3. Feb., 10 Uhr")

    assert "> **A** · 2026-02-03\n" in rendered("markdown", moment)
    assert "> **A** · 3. Feb., 10 Uhr\n" in rendered("markdown", printed)


def test_an_answer_is_a_quotation_in_one() -> None:
    assert body_of(rendered("markdown", Post((p("a"), Post((p("b"),), "B", "1h 2m")), "A", "2026-02-03"))) == (
        "> **A** · 2026-02-03\n>\n> a\n>\n> > **B** · 1h 2m\n> >\n> > b"
    )


def test_markdown_read_again_gives_the_same_posts() -> None:
    thread = Post((p("a"), Post((p("b"),), "*B* [x]", "May 13, 2026, 11:02 PM")), "Ada_1", "2026-02-03", POST.url)

    assert read_again(thread, POST) == (thread, POST)


def test_a_quotation_that_begins_with_strong_words_stays_one() -> None:
    quote = Quote((Paragraph((Strong((Text("Ada"),)), Text(" · no day"))), p("a")))

    assert read_again(quote) == (quote,)


def test_html_has_a_line_above_the_post_with_the_day_in_words() -> None:
    assert (
        '<article class="posting" data-author="Ada_1" data-date="2026-02-03" data-url="https://a.example/1">'
        '<header class="posting-header"><strong>Ada_1</strong> · <a href="https://a.example/1">'
        '<time datetime="2026-02-03">3. Februar 2026</time></a></header><p>Nine.</p></article>'
    ) in rendered("html", POST, language="de")


def test_a_post_without_author_and_day_has_no_line_above() -> None:
    assert '<article class="posting" data-author=""><p>a</p></article>' in rendered("html", Post((p("a"),)))


def test_text_says_author_and_day_above_the_words() -> None:
    assert rendered("text", POST) == "Ada_1 · 2026-02-03\n\nNine.\n"
