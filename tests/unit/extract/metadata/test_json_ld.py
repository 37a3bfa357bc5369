"""The article's text where JSON-LD carries it: which object's, and what of its escapes is undone."""

from __future__ import annotations

import json

import pytest

from tests.unit.extract.metadata.reading import declared_text_of, json_ld

HIGH_WATER = {"@type": "NewsArticle", "headline": "High water", "author": {"name": "Ann Lee"}}
LONGER = {"@type": "Review", "headline": "A new bridge", "articleBody": "Nobody asked for this bridge. " * 20}


def text_of_objects(*objects: object) -> str:
    return declared_text_of(f"<title>High water</title>{json_ld(json.dumps(objects))}")


def test_the_text_is_that_of_the_object_that_has_the_title() -> None:
    assert text_of_objects({**HIGH_WATER, "articleBody": "The river rose."}, LONGER) == "The river rose."


def test_another_article_s_text_is_never_taken() -> None:
    assert text_of_objects(HIGH_WATER, LONGER) == ""


def test_an_object_with_the_same_headline_is_the_same_article() -> None:
    again = {"@type": "Report", "headline": "High water", "articleBody": "The river rose."}

    assert text_of_objects(LONGER, HIGH_WATER, again) == "The river rose."


def test_an_object_with_the_same_identifier_is_the_same_article() -> None:
    again = {"@type": "Report", "@id": "#a", "articleBody": "The river rose."}

    assert text_of_objects(LONGER, {**HIGH_WATER, "@id": "#a"}, again) == "The river rose."


def test_what_an_article_is_mainly_about_may_carry_its_text() -> None:
    question = {"@type": "Question", "name": "High water?", "articleBody": "Will it rise again?"}

    assert text_of_objects({**HIGH_WATER, "mainEntity": question}) == "Will it rise again?"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Plain &amp; simple, it&#8217;s said", "Plain & simple, it’s said"),
        ("&lt;p&gt;First &amp;amp; last&lt;/p&gt;", "<p>First &amp; last</p>"),
        ("&amp;lt;p&amp;gt;First&amp;lt;/p&amp;gt;", "<p>First</p>"),
        ("Fish &amp;amp; chips", "Fish & chips"),
        ("<p>Write &lt;b&gt; for bold</p>", "<p>Write &lt;b&gt; for bold</p>"),
        ("Two < three & four; AT&T", "Two < three & four; AT&T"),
    ],
)
def test_a_text_is_taken_as_it_was_meant(written: str, text: str) -> None:
    assert text_of_objects({**HIGH_WATER, "articleBody": written}) == text


def test_a_headline_is_compared_without_its_escapes() -> None:
    escaped = {"@type": "NewsArticle", "headline": "High water &amp; low", "articleBody": "The river rose."}
    head = f"<title>High water &amp; low</title>{json_ld(json.dumps([LONGER, escaped]))}"

    assert declared_text_of(head) == "The river rose."
