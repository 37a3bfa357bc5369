"""Pages on which the next article follows."""

from __future__ import annotations

import converter
from converter.base.dom import parse_page
from converter.extract.find.following import following_articles
from converter.extract.find.survey import survey
from converter.model.settings import ExtractSettings

SENTENCE = "The keeper climbed the stairs of the tower every night of the winter to light the lamp for the ships."


def article(title: str, mark: str, paragraphs: int = 10) -> str:
    return (
        f"<article><h1>{title}</h1>"
        + "".join(f"<p>{mark} {n}. {SENTENCE}</p>" for n in range(paragraphs))
        + "</article>"
    )


def text_of_page(html: str, *keep: str) -> str:
    document = converter.read_html(html, settings=ExtractSettings(keep=frozenset(keep)))
    return converter.render(document, "text").decode()


def test_the_first_article_is_kept() -> None:
    page = f"<title>The lamp</title><main>{article('The lamp', 'Lamp')}{article('The pier', 'Pier')}</main>"

    assert "Lamp 9." in text_of_page(page)
    assert "Pier 0." not in text_of_page(page)
    assert "Pier 0." in text_of_page(page, "next_articles")


def test_it_is_told() -> None:
    page = f"<title>The lamp</title><main>{article('The lamp', 'Lamp')}{article('The pier', 'Pier')}</main>"

    assert "next_articles" in {removal.rule for removal in converter.read_html(page).removals}


def test_a_front_page_has_no_first_article() -> None:
    page = f"<title>The Coast Paper</title><main>{article('The lamp', 'Lamp')}{article('The pier', 'Pier')}</main>"

    assert list(following_articles(survey(parse_page(page)), "The Coast Paper")) == []


def test_posts_and_comments_have_no_heading() -> None:
    posts = "".join(f"<article><p>{SENTENCE * 12}</p></article>" for _ in range(4))
    page = f"<main>{article('The lamp', 'Lamp')}{posts}</main>"

    assert list(following_articles(survey(parse_page(page)), "The lamp")) == []


def test_a_teaser_is_too_short() -> None:
    page = f"<main>{article('The lamp', 'Lamp')}{article('The pier', 'Pier', 2)}</main>"

    assert list(following_articles(survey(parse_page(page)), "The lamp")) == []
