"""The way of an HTML page to its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from converter.base.errors import NoArticle, UnknownName
from converter.extract.html import extract_html
from converter.model.page import Page
from converter.model.record import Note, NoteKind
from converter.model.settings import ExtractSettings

if TYPE_CHECKING:
    from converter.model.article import Article

SENTENCE = "The river rose in the night, and by the morning every cellar of the old town stood under water."
PROSE = "".join(f"<p>{number}: {SENTENCE}</p>" for number in range(8))


def article_of(html: str, settings: ExtractSettings | None = None, notes: tuple[Note, ...] = ()) -> Article:
    return extract_html(Page(html, "html", url="https://example.org/a", notes=notes), settings or ExtractSettings())


def kinds(article: Article) -> list[NoteKind]:
    return [note.kind for note in article.notes]


def test_an_ordinary_page_has_nothing_to_tell() -> None:
    article = article_of(f"<html lang=en><title>Flood</title><article><h1>Flood</h1>{PROSE}</article></html>")

    assert "7: The river" in article.body
    assert article.notation == "html"
    assert article.notes == ()


def test_a_note_that_is_called_back_into_the_article_is_no_removal() -> None:
    mark = "<p>The cellars were dry by May.<sup><a href='#n1'>1</a></sup></p>"
    note = "<aside class=sidebar><p id=n1>1 By the mayor's own account.</p></aside>"
    article = article_of(f"<article><h1>Flood</h1>{PROSE}{mark}{note}{PROSE}</article>")

    assert "the mayor's own" in article.body
    assert [removal.excerpt for removal in article.removals if "mayor" in removal.excerpt] == []


def test_the_notes_of_the_page_come_first() -> None:
    guessed = Note(NoteKind.CHARSET_GUESSED, "The encoding was guessed.")

    assert article_of(PROSE + "<div>" * 300, notes=(guessed,)).notes[0] == guessed


def test_what_the_guard_cut_is_told() -> None:
    assert NoteKind.CUT in kinds(article_of(PROSE + "<div>" * 300 + "deep" + "</div>" * 300))


def test_a_page_that_deceives_the_guard_keeps_its_text() -> None:
    article = article_of(
        PROSE + "<div><script><!--<script></script></div></script>" * 1000 + "<p>the very last words</p>"
    )

    assert "the very last words" in article.body
    assert NoteKind.CUT in kinds(article)


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(NoArticle):
        article_of("<h1>404</h1><p>Not found.</p>")


def test_the_whole_page_is_taken_as_it_is() -> None:
    article = article_of("<nav>Start here</nav><p>Not found.</p>", ExtractSettings(whole_page=True))

    assert "Not found." in article.body
    assert NoteKind.WHOLE_PAGE in kinds(article)


def test_what_a_page_hides_until_a_script_has_come_is_read_when_there_is_nothing_else() -> None:
    panels = "".join(f'<div style="display:none"><p>Panel {n}. {SENTENCE * 3}</p></div>' for n in range(3))

    article = article_of(f"<main>{panels}</main>")

    assert all(f"Panel {n}." in article.body for n in range(3))
    assert article.removals == ()


def test_a_rule_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownName):
        article_of(PROSE, ExtractSettings(keep=frozenset({"photo_credit"})))


def test_text_that_only_the_metadata_has_is_taken_from_there() -> None:
    text = "\\n".join(f"{number}: {SENTENCE}" for number in range(9))
    article = article_of(
        f'<script type="application/ld+json">{{"@type":"Article","articleBody":"{text}"}}</script><p>Loading, please wait.</p>'
    )

    assert article.body.count("<p>") == 9
    assert NoteKind.LOW_CONFIDENCE in kinds(article)


def test_relative_addresses_follow_the_first_base_that_is_of_the_web() -> None:
    article = article_of(f'<base href="javascript:alert(1)//"><article>{PROSE}<p><a href="x">link</a></p></article>')

    assert "javascript" not in article.body


def test_a_short_text_is_told_as_unsure() -> None:
    page = f'<html lang="en"><p>{SENTENCE} {SENTENCE} {SENTENCE}</p></html>'

    assert kinds(article_of(page)) == [NoteKind.LOW_CONFIDENCE]


def test_text_that_only_stands_for_a_script_is_told_as_lost() -> None:
    assert NoteKind.TEXT_LOST in kinds(article_of(f"<article>{PROSE}{PROSE}<noscript>{PROSE * 2}</noscript></article>"))


def test_a_text_in_the_metadata_of_another_article_is_not_taken() -> None:
    shown = "".join(f"<p>The lamp {n}. {SENTENCE}</p>" for n in range(6))
    other = " ".join(f"Chapter {n} of the pier, which nobody on this page has ever heard of." for n in range(90))
    script = f'<script type="application/ld+json">{{"@type": "Article", "articleBody": "{other}"}}</script>'

    article = article_of(f"{script}<main>{shown}</main>")

    assert "The lamp 5." in article.body
    assert "Chapter" not in article.body


def test_a_text_for_subscribers_is_told_as_what_may_be_a_part() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'

    assert NoteKind.LOW_CONFIDENCE in kinds(article_of(f"{script}{PROSE * 8}"))
    assert NoteKind.LOW_CONFIDENCE not in kinds(article_of(f"{script.replace('False', 'True')}{PROSE * 8}"))
