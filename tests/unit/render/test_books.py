"""Many Documents as one HTML or Markdown file."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from converter.base.errors import SettingsError
from converter.bind import bind_book
from converter.model.document import (
    Document,
    Footnote,
    FootnoteMark,
    Heading,
    Link,
    Metadata,
    Paragraph,
    Span,
    Text,
)
from converter.model.settings import BindSettings, RenderSettings
from converter.model.theme import Theme
from converter.render import RENDERERS, render_book
from converter.themes import load_theme

PLAIN = Theme("plain")


def article(title: str, *links: str, section: str = "", language: str = "en") -> Document:
    metadata = Metadata(
        title,
        authors=(f"{title} Author",),
        site_name="Example",
        section=section,
        language=language,
        url=f"https://example.org/{title}",
        reading_minutes=5,
        published=date(2020, 1, 2),
    )
    blocks = (
        Heading(2, (Text("Within"),), "within"),
        Paragraph((Text("Words."), FootnoteMark("n"), Span((), identifier="spot"))),
        *(Paragraph((Link(link, (Text("link"),)),)) for link in links),
    )
    return Document(metadata, blocks, (Footnote("n", (Paragraph((Text(f"Note of {title}."),)),)),))


def rendered(to: str, *documents: Document, by: str = "none", theme: Theme = PLAIN) -> str:
    book = bind_book(documents, BindSettings(title="The week", by=by))
    return render_book(book, to, theme, RenderSettings()).content.decode()


@pytest.mark.parametrize("to", [renderer.name for renderer in RENDERERS if renderer.render_book is None])
def test_a_format_that_holds_one_article_says_which_hold_more(to: str) -> None:
    with pytest.raises(SettingsError, match=f"{to} holds one article; a book can be .*epub"):
        rendered(to, article("One"))


# --- HTML ---


def test_an_html_book_has_title_contents_and_an_article_each() -> None:
    html = rendered("html", article("One", section="World"), article("Two", section="Art"), by="section")

    said = [
        words for words in re.sub(r"<[^>]+>", "|", html.partition("<body>")[2]).replace("\n", "|").split("|") if words
    ]
    assert said[said.index("Contents") :][:9] == [
        "Contents",
        "World",
        "One",
        "One Author · Example · 5 min",
        "Art",
        "Two",
        "Two Author · Example · 5 min",
        "One",
        "One Author",
    ]
    assert re.findall(r'<article id="(\w+)"', html) == ["a1", "a2"]


def test_every_id_of_an_html_book_stands_once_and_every_link_within_it_leads_to_one() -> None:
    html = rendered("html", article("One", "#within", "https://example.org/Two#within"), article("Two", "#spot"))

    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert '<a href="#a2-within">link</a>' in html


def test_an_article_of_an_html_book_is_in_its_own_language() -> None:
    assert '<article id="a2" lang="fr" dir="ltr">' in rendered("html", article("One"), article("Deux", language="fr"))


def test_an_html_book_begins_with_its_cover_in_letters_as_wide_as_they_were_measured() -> None:
    html = rendered("html", article("One"), article("Two"), theme=load_theme("classic"))

    assert re.search(r'<text [^>]*textLength="[\d.]+"[^>]*>The week</text>', html)


# --- Markdown ---


def test_a_markdown_book_has_contents_then_articles_below_their_titles_then_all_notes() -> None:
    theme = replace(PLAIN, markdown=replace(PLAIN.markdown, front_matter=False))

    assert rendered("markdown", article("One"), article("Two", "https://example.org/One"), theme=theme) == (
        "- [One](#a1) — One Author · Example · 5 min\n"
        "- [Two](#a2) — Two Author · Example · 5 min\n"
        "\n"
        '## <span id="a1"></span>One\n'
        "\n"
        "*One Author · Example · 5 min · 2 January 2020 · <https://example.org/One>*\n"
        "\n"
        "### Within\n"
        "\n"
        "Words.[^1]\n"
        "\n"
        '## <span id="a2"></span>Two\n'
        "\n"
        "*Two Author · Example · 5 min · 2 January 2020 · <https://example.org/Two>*\n"
        "\n"
        "### Within\n"
        "\n"
        "Words.[^2]\n"
        "\n"
        "[link](#a1)\n"
        "\n"
        "[^1]: Note of One.\n"
        "\n"
        "[^2]: Note of Two.\n"
    )


def test_sections_of_a_markdown_book_are_headings_above_their_articles() -> None:
    text = rendered("markdown", article("One", section="World"), article("Two", section="Art"), by="section")

    headings = [re.sub("<[^>]+>", "", line) for line in text.splitlines() if line.startswith("#")]
    assert headings == ["## World", "### One", "#### Within", "## Art", "### Two", "#### Within"]


def test_an_article_in_another_language_says_so_in_markdown() -> None:
    text = rendered("markdown", article("One"), article("Deux", language="fr"))

    assert '<div lang="fr" dir="ltr">' in text
