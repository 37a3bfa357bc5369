"""The HTML file: carries everything within itself, and lets nothing else in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from converter.model.document import Code, Document, Figure, Heading, Image, Metadata, Text
from converter.model.settings import RenderSettings
from converter.render.html import render_html
from converter.themes import load_theme
from tests.unit.render.specimen import PICTURE, SHOWN, SPECIMEN, paragraph

CLASSIC = load_theme("classic")
EMBED = RenderSettings(images="embed")


def html_of(document: Document, settings: RenderSettings = EMBED) -> str:
    return render_html(document, CLASSIC, settings).content.decode()


def article(*blocks: object, **metadata: object) -> Document:
    return Document(Metadata(**metadata), blocks, assets=(PICTURE,))  # type: ignore[arg-type]  # only what fits is given


def test_nothing_but_pictures_can_be_asked_for() -> None:
    page = html_of(SPECIMEN)

    assert "content=\"default-src 'none'; img-src data: https:; style-src 'unsafe-inline'; font-src data:\"" in page
    assert "<script" not in page
    assert set(re.findall(r"url\((.{11})", page)) == {"data:font/w"}


def test_a_picture_is_embedded() -> None:
    assert 'src="data:image/png;base64,' in html_of(article(Figure((SHOWN,))))


def test_a_picture_is_a_link_when_it_is_to_be_linked() -> None:
    page = html_of(article(Figure((SHOWN,))), RenderSettings(images="link"))

    assert f'src="{PICTURE.url}"' in page


def test_a_picture_without_an_address_is_embedded_even_then() -> None:
    carried = article(Figure((Image("", asset=PICTURE.sha256),)))

    assert 'src="data:image/png;base64,' in html_of(carried, RenderSettings(images="link"))


def test_a_picture_is_its_alternative_text_when_there_are_to_be_none() -> None:
    page = html_of(article(Figure((SHOWN,))), RenderSettings(images="none"))

    assert "<img" not in page
    assert SHOWN.alt in page


def test_pictures_lie_beside_the_file_when_they_are_to() -> None:
    rendering = render_html(
        article(Figure((SHOWN,))), CLASSIC, RenderSettings(images="folder", companions_folder="my page-files")
    )

    (companion,) = rendering.companions
    assert f'src="my%20page-files/{companion.name}"' in rendering.content.decode()
    assert companion.content == PICTURE.content


def test_a_picture_that_was_not_fetched_is_told() -> None:
    rendering = render_html(article(paragraph(Image("https://example.org/a.png"))), CLASSIC, EMBED)

    assert [note.subject for note in rendering.notes] == ["https://example.org/a.png"]


def test_fonts_are_embedded_by_the_script_of_the_text() -> None:
    latin, polish = html_of(article(paragraph("Lodz"))), html_of(article(paragraph("Łódź")))

    assert latin.count("@font-face") == 4
    assert polish.count("@font-face") == 8


def test_a_font_for_code_is_embedded_only_where_there_is_code() -> None:
    assert 'font-family: "Source Code Pro"; font-style' not in html_of(article(paragraph("words")))
    assert 'font-family: "Source Code Pro"; font-style' in html_of(article(paragraph(Code("words"))))


def test_a_theme_may_leave_its_fonts_out() -> None:
    plain = replace(CLASSIC, html=replace(CLASSIC.html, embed_fonts=False))

    assert "@font-face" not in render_html(SPECIMEN, plain, EMBED).content.decode()


def test_a_latin_article_weighs_under_200_kilobytes() -> None:
    assert len(html_of(article(paragraph("A few words.")))) < 200_000


def test_a_style_sheet_cannot_leave_its_element() -> None:
    hostile = replace(CLASSIC, style_sheets=(("html", "a::before { content: '</style><script>x()</script>' }"),))

    assert "</style><script>" not in render_html(SPECIMEN, hostile, EMBED).content.decode()


def test_metadata_stand_in_the_head() -> None:
    page = html_of(SPECIMEN)

    assert page.startswith('<!DOCTYPE html>\n<html lang="en" dir="ltr">')
    for author in SPECIMEN.metadata.authors:
        assert f'<meta name="author" content="{author}">' in page
    assert '<meta property="article:published_time" content="2015-10-14">' in page
    assert '<meta property="article:modified_time" content="2015-10-15T09:30:00+00:00">' in page
    assert '<meta property="og:site_name" content="The Example Review">' in page
    assert f'<link rel="canonical" href="{SPECIMEN.metadata.canonical_url}">' in page


def test_the_title_block_says_who_where_when_and_how_long() -> None:
    page = html_of(SPECIMEN)

    assert '<p class="authors byline">Ann Example, Bob Instance, Łucja Przykład</p>' in page
    assert (
        '<p class="publication dateline"><span class="site">The Example Review</span><span class="between"> · </span>'
        '<time class="published" datetime="2015-10-14">14 October 2015</time><span class="between"> · </span>'
        '<span class="reading-time">7 min</span></p>'
    ) in page


def test_an_article_of_which_nothing_is_known_has_a_title_all_the_same() -> None:
    page = html_of(article(paragraph("words")))

    assert "<title>Untitled</title>" in page
    assert '<p class="' not in page
    assert "<footer" not in page


def test_mark_up_in_the_metadata_stays_text() -> None:
    page = html_of(article(paragraph("x"), title='<script>x()</script>" & <b>', authors=('"><script>',)))

    assert "<script" not in page


def test_headings_leave_no_level_out() -> None:
    page = html_of(article(Heading(4, (Text("a"),)), Heading(6, (Text("b"),)), Heading(2, (Text("c"),))))

    assert re.findall(r"<h(\d)>", page) == ["2", "3", "2"]


def test_an_arabic_article_runs_from_right_to_left() -> None:
    assert '<html lang="ar" dir="rtl">' in html_of(article(paragraph("نص"), language="ar", direction="rtl"))


def test_addresses_and_figures_keep_their_order_in_a_text_from_right_to_left() -> None:
    metadata = {"url": "https://example.org/a/b", "reading_minutes": 2, "published": date(2023, 11, 4)}
    page = html_of(article(paragraph("نص"), language="fa", direction="rtl", **metadata))

    assert '<span class="reading-time" dir="ltr">2 min</span>' in page
    assert '<time class="published" datetime="2023-11-04" dir="ltr">2023-11-04</time>' in page
    assert '<a href="https://example.org/a/b" dir="ltr">' in page
    assert 'dir="ltr"' not in html_of(article(paragraph("text"), **metadata)).partition("<body")[2]
