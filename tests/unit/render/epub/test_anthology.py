"""Many Documents as one EPUB: its contents, its links, its names."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from converter.bind import bind_book
from converter.model.book import Series
from converter.model.document import Document, Footnote, FootnoteMark, Heading, Link, Metadata, Paragraph, Text
from converter.model.settings import BindSettings, RenderSettings
from converter.model.theme import CoverStyle, Theme
from converter.render.epub import render_epub_book

WEEK = BindSettings(title="The week", series=Series("Weekly", 7), by="section")
PLAIN = Theme("plain", cover=CoverStyle(drawn=False))
NOTE = Footnote("n", (Paragraph((Text("Aside."),)),))


def article(title: str, *links: str, section: str = "", url: str = "") -> Document:
    metadata = Metadata(
        title,
        authors=(f"{title} Author",),
        site_name="Example",
        section=section,
        language="en",
        url=url or f"https://example.org/{title}",
        reading_minutes=5,
        published=date(2020, 1, 2),
    )
    blocks = (
        Heading(2, (Text("Within"),), "within"),
        Paragraph((Text("Words."), FootnoteMark("n"))),
        *(Paragraph((Link(link, (Text(link),)),)) for link in links),
    )
    return Document(metadata, blocks, (NOTE,))


def files(*documents: Document, binding: BindSettings = WEEK) -> dict[str, str]:
    book = bind_book(documents, binding)
    content = render_epub_book(book, PLAIN, RenderSettings(images="embed")).content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name.removeprefix("EPUB/"): archive.read(name).decode() for name in archive.namelist()}


def test_an_article_is_a_chapter_that_says_who_wrote_it_and_where_it_came_from() -> None:
    book = files(article("One"), article("Two"))

    assert "One Author" in book["chapter-1.xhtml"]
    assert "Two Author" in book["chapter-2.xhtml"]
    assert 'href="https://example.org/Two"' in book["chapter-2.xhtml"]


def test_the_contents_list_articles_by_section_with_who_wrote_them_where_and_how_long_they_are() -> None:
    book = files(article("One", section="World"), article("Two", section="Art"))

    listed = re.sub(r"<[^>]+>", "|", book["contents.xhtml"].partition("<h1>")[2])
    assert [words for words in listed.replace("\n", "|").split("|") if words] == [
        "Contents",
        "World",
        "One",
        "One Author · Example · 5 min",
        "Art",
        "Two",
        "Two Author · Example · 5 min",
    ]


def test_the_contents_stand_after_the_title_page_and_the_navigation_document_is_no_page() -> None:
    spine = re.findall(r'<itemref idref="([^"]+)"', files(article("One"))["content.opf"])

    assert spine == ["title", "contents", "chapter-1"]


def test_the_ncx_has_two_levels_where_the_contents_have_three() -> None:
    book = files(article("One", section="World"), article("Two", section="World"))

    assert '<meta content="2" name="dtb:depth"/>' in book["toc.ncx"]
    assert re.findall(r'<content src="([^"]+)"', book["toc.ncx"]) == [
        "chapter-1.xhtml",
        "chapter-1.xhtml#a1",
        "chapter-2.xhtml#a2",
    ]
    assert 'href="chapter-2.xhtml#a2-within"' in book["nav.xhtml"]


def test_ids_and_footnotes_of_articles_are_kept_apart() -> None:
    book = files(article("One"), article("Two"))

    ids = [
        name for file in ("chapter-1.xhtml", "chapter-2.xhtml") for name in re.findall(r'\sid="([^"]+)"', book[file])
    ]
    assert len(ids) == len(set(ids)) > 6
    assert 'href="#a2-n"' in book["chapter-2.xhtml"]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://example.org/Two", "chapter-2.xhtml#a2"),
        ("http://www.example.org/Two/?utm_source=x", "chapter-2.xhtml#a2"),
        ("https://example.org/Two#within", "chapter-2.xhtml#a2-within"),
        ("https://example.org/Two#nowhere", "chapter-2.xhtml#a2"),
        ("https://example.org/One", "#a1"),
        ("https://example.org/Three", "https://example.org/Three"),
    ],
)
def test_a_link_to_an_article_of_the_book_leads_there(link: str, target: str) -> None:
    book = files(article("One", link), article("Two"))

    assert f'<a href="{target}">{link}</a>'.replace("&", "&amp;") in book["chapter-1.xhtml"]


def test_an_article_is_known_by_its_canonical_address_too() -> None:
    two = article("Two")
    two = replace(two, metadata=replace(two.metadata, canonical_url="https://canonical.example/two"))

    assert 'href="chapter-2.xhtml#a2"' in files(article("One", "https://canonical.example/two"), two)["chapter-1.xhtml"]


def test_a_link_of_a_single_article_to_itself_stays_one_to_the_web() -> None:
    from converter.render.epub import render_epub

    content = render_epub(article("One", "https://example.org/One"), PLAIN, RenderSettings()).content

    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b'href="https://example.org/One"' in archive.read("EPUB/chapter-1.xhtml")


@pytest.mark.parametrize(
    "line",
    [
        "<dc:title>The week</dc:title>",
        '<dc:creator id="creator-1">One Author</dc:creator>',
        '<meta property="belongs-to-collection" id="series">Weekly</meta>',
        '<meta refines="#series" property="collection-type">series</meta>',
        '<meta refines="#series" property="group-position">7</meta>',
        '<meta name="calibre:series" content="Weekly"',
        '<meta name="calibre:series_index" content="7"',
        "<dc:source>https://example.org/One</dc:source>",
        "<dc:source>https://example.org/Two</dc:source>",
        "<dc:date>2020-01-02</dc:date>",
    ],
)
def test_the_package_says(line: str) -> None:
    assert line in files(article("One"), article("Two"))["content.opf"]


def test_every_language_of_the_book_is_named_and_that_of_most_words_comes_first() -> None:
    french = article("Deux")
    french = replace(french, metadata=replace(french.metadata, language="fr", word_count=99))

    package = files(article("One"), french)["content.opf"]

    assert re.findall(r"<dc:language>([^<]+)<", package) == ["fr", "en"]
    assert '<package xml:lang="fr"' in package


def test_authors_that_the_cover_has_no_room_for_are_contributors() -> None:
    package = files(*(article(name) for name in ("A", "B", "C", "D")))["content.opf"]

    assert re.findall(r"<dc:creator[^>]*>([^<]+)<", package) == ["Example"]
    assert re.findall(r"<dc:contributor[^>]*>([^<]+)<", package) == ["A Author", "B Author", "C Author", "D Author"]
