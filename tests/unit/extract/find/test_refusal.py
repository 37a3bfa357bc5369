"""Pages that say that they are not the article."""

import re

import pytest

import converter
from converter.base.dom import parse_page
from converter.base.errors import NoArticle
from converter.extract.find.refusal import MOST_WORDS, REFUSALS, refusal_of
from converter.extract.find.survey import survey

EXAMPLES = (
    "404",
    "404 Page Not Found",
    "403 Forbidden",
    "502 Bad Gateway",
    "This page isn't available right now",
    "The page cannot be found",
    "Sorry, we couldn't find that page",
    "Just a moment...",
    "Security check",
    "Verify you are human",
    "Checking your browser before accessing",
    "Your request has been blocked",
    "Please enable JavaScript to continue",
    "You need to enable JavaScript to run this app.",
    "Seite nicht gefunden",
    "Page introuvable",
    "Pagina non trovata",
    "Nie znaleziono strony",
)
"""One for each row of REFUSALS, in its order."""


def said(html: str, title: str = "") -> str:
    return refusal_of(survey(parse_page(html)), title)


@pytest.mark.parametrize(("row", "text"), list(zip(REFUSALS, EXAMPLES, strict=True)))
def test_every_row_has_an_example_that_only_it_knows(row: str, text: str) -> None:
    plain = " ".join(re.findall(r"[^\W_]+", text.lower()))

    assert [known for known in REFUSALS if re.fullmatch(known, plain)] == [row]


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_short_page_that_says_it_is_none_is_known_by_its_heading(text: str) -> None:
    assert said(f"<h1>{text}</h1><p>Go to the start page, or look for something else.</p>") == text


def test_the_name_of_the_site_stands_beside() -> None:
    assert said("<p>Ray ID: 1234</p>", "Attention Required! | Cloudflare")


def test_a_form_to_log_in_is_known_by_its_title_alone() -> None:
    form = "<h2>Log in</h2><p>Your name and your password, please.</p>"

    assert said(form, "Sign in to Example | Example") == "Sign in to Example | Example"
    assert not said(form, "A kettle for every kitchen")


def test_a_long_page_about_errors_is_an_article() -> None:
    assert not said(f"<h1>404 Not Found</h1><p>{'word ' * (MOST_WORDS + 1)}</p>")


def test_a_short_page_of_prose_with_such_a_title_is_an_article() -> None:
    prose = "".join(
        f"<p>On night {n} the keeper lit the lamp and waited for the ships to come in.</p>" for n in range(9)
    )

    assert not said(f"<h1>Just a Moment</h1>{prose}")


def test_a_heading_among_others_says_nothing_of_the_page() -> None:
    assert not said("<h1>Errors</h1><h2>400 Bad Request</h2><p>Look again.</p><h2>403 Forbidden</h2><p>Ask.</p>")


def test_a_short_text_with_more_in_its_title_is_an_article() -> None:
    assert not said("<h1>Access denied: how I lost my account</h1><p>It began on a Monday.</p>")


def test_the_error_tells_what_the_page_says() -> None:
    page = "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue.</p>" + "<p>Wait here.</p>" * 20

    with pytest.raises(NoArticle) as error:
        converter.read_html(page)

    assert "Just a moment..." in str(error.value)


def test_a_sentence_that_is_the_whole_page_is_an_article() -> None:
    document = converter.read_html("<main><p>The kettle sang while the rain fell on the roof.</p></main>")

    assert b"kettle" in converter.render(document, "markdown")


def test_labels_that_are_the_whole_page_are_none() -> None:
    with pytest.raises(NoArticle):
        converter.read_html("<main><p>Name</p><p>Password</p><p>Send</p><p>Forgot it?</p></main>")
