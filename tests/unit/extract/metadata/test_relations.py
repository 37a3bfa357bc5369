"""Links that say what they lead to, the language that nothing declares, and dates that cannot be."""

from __future__ import annotations

from datetime import UTC, date, datetime

from converter.base.dom import parse_page
from converter.extract.find import survey
from converter.extract.metadata import read_metadata
from converter.model.page import Page
from tests.unit.extract.metadata.reading import guesses_of, metadata_of

GERMAN = (
    "<p>Der Fluss stieg in der Nacht, und am Morgen stand die alte Stadt bis zu den Fenstern darin. Das Wasser war "
    "nicht kalt, aber es war mit dem Schlamm aus den Bergen gekommen, und niemand wusste, wie es werden sollte.</p>"
)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def test_tags_and_section_are_the_links_that_say_so() -> None:
    body = '<main><h1>High water</h1><a rel="tag" href="/t/river">River</a> <a rel="category tag" href="/c/local">Local</a></main>'
    metadata = metadata_of(
        body=body + "<aside><p>Popular</p>" + '<a rel="tag" href="/t/sport">Sport</a>' * 90 + "</aside>"
    )

    assert metadata.tags == ("River",)
    assert metadata.section == "Local"


def test_the_licence_is_the_text_s_and_not_a_picture_s() -> None:
    picture = f'<figure><img src="a.png"><figcaption><a rel="license" href="{LICENCE}nd">CC</a></figcaption></figure>'
    line = f'<footer><p>This work is licensed under <a href="{LICENCE}">CC BY 4.0</a>.</p></footer>'

    assert metadata_of(body=picture).licence == ""
    assert metadata_of(body=picture + line).licence == LICENCE


def test_a_link_to_a_licence_that_the_text_speaks_of_is_none() -> None:
    assert metadata_of(body=f'<p>See <a href="{LICENCE}">what lawyers write</a>.</p>').licence == ""


def test_a_language_that_nothing_declares_is_guessed_and_told() -> None:
    assert metadata_of(body=GERMAN).language == "de"
    assert "de" in guesses_of(body=GERMAN)


def test_a_language_that_is_declared_stays_whatever_the_words_say() -> None:
    assert metadata_of(body=GERMAN, attributes='lang="en"').language == "en"
    assert guesses_of(body=GERMAN, attributes='lang="en"') == set()


def test_nothing_is_published_after_it_was_fetched() -> None:
    html = '<html lang="en-GB"><h1>High water</h1><p>Published: 10/03/2015</p><meta name="date" content="2017-01-01"></html>'
    tree = parse_page(html)
    page = Page(html, "html", fetched=datetime(2015, 3, 12, tzinfo=UTC))

    assert read_metadata(tree, survey(tree), page, "")[0].published == date(2015, 3, 10)
