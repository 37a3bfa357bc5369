"""A Document as an EPUB: what is in the archive, and what each file says."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PIL import Image as Picture

from converter.model.document import (
    Asset,
    Document,
    Figure,
    Footnote,
    FootnoteMark,
    FormulaBlock,
    Heading,
    Image,
    Link,
    Metadata,
    Paragraph,
    Text,
)
from converter.model.record import NoteKind
from converter.model.settings import RenderSettings
from converter.model.theme import CoverStyle, Font, Theme
from converter.render.epub import render_epub
from converter.themes import load_theme

if TYPE_CHECKING:
    from converter.model.document import Block

EMBED = RenderSettings(images="embed")
PLAIN = Theme(
    "plain", cover=CoverStyle(drawn=False), style_sheets=(("epub", "p { margin: 0 }"), ("print", "p { color: red }"))
)
ARTICLE = Metadata(
    "Octavo",
    subtitle="A sheet folded three times",
    kicker="Bookbinding",
    authors=("Ada Lovelace", "The Octavo Desk"),
    published=date(2015, 10, 14),
    site_name="Example",
    tags=("books", "paper"),
    language="en-GB",
    description="How a book is folded.",
    url="https://example.org/octavo",
    licence="CC BY 4.0",
)


DRAWN = replace(load_theme("classic"), style_sheets=())


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def heading(words: str, level: int = 2) -> Heading:
    return Heading(level, (Text(words),))  # type: ignore[arg-type] # a parameter is no literal


def article(*blocks: Block, metadata: Metadata = ARTICLE) -> Document:
    return Document(metadata, blocks or (paragraph("Fold."),))


def files(document: Document, theme: Theme = PLAIN, settings: RenderSettings = EMBED) -> dict[str, str]:
    """Return the book's files by their names, those that are no text as Latin-1."""
    with zipfile.ZipFile(BytesIO(render_epub(document, theme, settings).content)) as book:
        contents = {name.removeprefix("EPUB/"): book.read(name) for name in book.namelist()}
    return {
        name: content.decode("latin-1" if name.startswith(("images/", "fonts/", "cover.jpg")) else "utf-8")
        for name, content in contents.items()
    }


def package(document: Document) -> str:
    return files(document)["content.opf"]


def picture(colour: str = "teal", name: str = "PNG") -> tuple[Image, Asset]:
    drawn = BytesIO()
    Picture.new("RGB", (4, 3), colour).save(drawn, name)
    sha256 = hashlib.sha256(drawn.getvalue()).hexdigest()
    return Image("https://example.org/i", colour, asset=sha256), Asset(
        sha256, f"image/{name.lower()}", drawn.getvalue()
    )


# --- The archive ---


def test_the_mimetype_is_the_first_file_and_not_compressed() -> None:
    content = render_epub(article(), PLAIN, EMBED).content

    assert content[30:58] == b"mimetypeapplication/epub+zip"


def test_the_same_document_gives_the_same_bytes_in_another_process_at_another_place() -> None:
    script = (
        "import hashlib\n"
        "from converter.model.document import *\n"
        "from converter.model.theme import Theme\n"
        "from converter.model.settings import RenderSettings\n"
        "from converter.render.epub import render_epub\n"
        "d = Document(Metadata('T', tags=('b', 'a')), (Heading(2, (Text('H'),)), Paragraph((Text('x'),))))\n"
        "print(hashlib.sha256(render_epub(d, Theme('t'), RenderSettings('embed')).content).hexdigest())\n"
    )

    hashes = set()
    for zone, seed in (("UTC", "1"), ("Asia/Tokyo", "2")):
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed}
        hashes.add(
            subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True).stdout
        )

    assert len(hashes) == 1


def test_the_archive_bears_the_date_of_the_build_and_not_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1580702706")

    book = zipfile.ZipFile(BytesIO(render_epub(article(), PLAIN, EMBED).content))

    assert {entry.date_time for entry in book.infolist()} == {(2020, 2, 3, 4, 5, 6)}


def test_each_xml_file_declares_its_encoding() -> None:
    xml = {name: text for name, text in files(article()).items() if name.endswith(("ml", ".opf", ".ncx"))}

    assert [
        name for name, text in xml.items() if not re.match(r"""<\?xml version=.1.0. encoding=.utf-8.""", text)
    ] == []


# --- The package ---


@pytest.mark.parametrize(
    "line",
    [
        '<package xml:lang="en-GB"',
        "<dc:title>Octavo</dc:title>",
        "<dc:language>en-GB</dc:language>",
        '<dc:creator id="creator-1">Ada Lovelace</dc:creator>',
        '<meta refines="#creator-1" property="role" scheme="marc:relators">aut</meta>',
        '<meta refines="#creator-1" property="file-as">Lovelace, Ada</meta>',
        '<meta refines="#creator-2" property="file-as">The Octavo Desk</meta>',
        "<dc:publisher>Example</dc:publisher>",
        "<dc:date>2015-10-14</dc:date>",
        '<meta property="dcterms:modified">2015-10-14T00:00:00Z</meta>',
        "<dc:source>https://example.org/octavo</dc:source>",
        "<dc:description>How a book is folded.</dc:description>",
        "<dc:subject>books</dc:subject>",
        "<dc:subject>paper</dc:subject>",
        "<dc:rights>CC BY 4.0</dc:rights>",
        'page-progression-direction="ltr"',
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        '<meta property="schema:accessibilityFeature">tableOfContents</meta>',
        '<meta property="schema:accessibilityHazard">none</meta>',
        '<meta property="schema:accessibilitySummary">',
    ],
)
def test_the_package_says(line: str) -> None:
    assert line in package(article())


def test_an_article_keeps_its_identifier_when_it_is_fetched_again() -> None:
    later = replace(ARTICLE, fetched=datetime(2020, 1, 1, tzinfo=UTC))

    assert _identifier(article()) == _identifier(article(metadata=later))


def test_an_article_keeps_its_identifier_in_another_theme_and_with_its_pictures() -> None:
    image, asset = picture()
    shown = Document(ARTICLE, (paragraph("Fold."), Figure((image,))), assets=(asset,))

    assert _identifier(shown) == _identifier(article())


def test_an_article_that_was_changed_has_another_identifier() -> None:
    assert _identifier(article()) != _identifier(article(paragraph("Fold again.")))


def _identifier(document: Document) -> str:
    found = re.search(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", package(document))
    assert found
    return found[0]


def test_pages_of_an_arabic_book_turn_to_the_right() -> None:
    book = package(article(metadata=Metadata("كتاب", language="ar", direction="rtl")))

    assert 'page-progression-direction="rtl"' in book


def test_a_book_in_no_known_language_still_names_one_everywhere() -> None:
    book = files(article(metadata=Metadata("T", language="gibberish!")))

    assert "<dc:language>en</dc:language>" in book["content.opf"]
    assert 'lang="en" xml:lang="en"' in book["chapter-1.xhtml"]


# --- The pages ---


def test_the_title_page_says_who_wrote_what_where_and_when() -> None:
    page = ET.fromstring(files(article())["title.xhtml"])  # noqa: S314 - written by the code under test

    words = [" ".join("".join(node.itertext()).split()) for node in page.iter() if node.get("class")][1:]
    assert words == [
        "Bookbinding",
        "Octavo",
        "A sheet folded three times",
        "Ada Lovelace, The Octavo Desk",
        "Example",
        "14 October 2015",
        "example.org/octavo",
    ]


def test_the_contents_list_headings_in_two_levels() -> None:
    document = article(heading("One"), heading("Within", 3), heading("Too deep", 4), heading("Two"))

    contents = files(document)["nav.xhtml"]

    links = re.findall(r'<a href="([^"]+)">([^<]+)</a>(<ol>|</li>)', contents)
    assert links == [
        ("chapter-1.xhtml", "Octavo", "</li>"),
        ("chapter-1.xhtml#section-1", "One", "<ol>"),
        ("chapter-1.xhtml#section-2", "Within", "</li>"),
        ("chapter-1.xhtml#section-4", "Two", "</li>"),
    ]


def test_the_ncx_holds_what_the_contents_hold() -> None:
    book = files(article(heading("One"), heading("Within", 3), heading("Two")))

    targets = re.findall(r'<content src="([^"]+)"', book["toc.ncx"])
    assert targets == re.findall(r'<li><a href="([^"]+)"', book["nav.xhtml"])


@pytest.mark.parametrize(
    ("blocks", "depth"), [((heading("One"),), 1), ((heading("One"), heading("Within", 3), heading("Two")), 2)]
)
def test_the_ncx_says_how_deep_it_is(blocks: tuple[Block, ...], depth: int) -> None:
    assert f'<meta content="{depth}" name="dtb:depth"/>' in files(article(*blocks))["toc.ncx"]


def test_old_readers_have_a_guide_to_the_book_s_places() -> None:
    book = files(article(heading("One"), heading("Two"), heading("Three")), DRAWN)

    assert re.findall(r'<reference type="([^"]+)" title="[^"]+" href="([^"]+)"', book["content.opf"]) == [
        ("cover", "cover.xhtml"),
        ("title-page", "title.xhtml"),
        ("toc", "nav.xhtml"),
        ("text", "chapter-1.xhtml"),
    ]


def test_contents_of_few_headings_are_no_page_of_the_book() -> None:
    assert '<itemref idref="nav"/>' not in package(article(heading("One")))


def test_contents_of_many_headings_are_a_page_of_the_book() -> None:
    assert '<itemref idref="nav"/>' in package(article(heading("One"), heading("Two"), heading("Three")))


def test_a_heading_without_words_is_not_in_the_contents() -> None:
    assert "#section" not in files(article(Heading(2, ())))["nav.xhtml"]


def test_footnotes_pop_up_and_lead_back() -> None:
    document = Document(ARTICLE, (Paragraph((FootnoteMark("n"),)),), (Footnote("n", (paragraph("Aside."),)),))

    chapter = files(document)["chapter-1.xhtml"]

    assert re.search(r'<a [^>]*epub:type="noteref"[^>]*href="#n"', chapter)
    assert re.search(r'<[^>]* id="n" epub:type="footnote"', chapter)
    assert re.search(r'<a [^>]*role="doc-backlink"', chapter)


def test_the_manifest_says_which_chapter_holds_mathematics() -> None:
    formula = FormulaBlock("x", '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>')

    assert 'media-type="application/xhtml+xml" properties="mathml"' in package(article(formula))


def test_a_very_long_article_is_cut_before_headings_and_its_links_go_on_working() -> None:
    words = "words " * 20_000
    blocks = [Paragraph((Link("#last", (Text("To the last"),)),))]
    document = article(
        *blocks,
        heading("One"),
        paragraph(words),
        heading("Two"),
        paragraph(words),
        paragraph(words),
        Heading(2, (Text("Last"),), "last"),
        paragraph(words),
        Paragraph((Link("#last", (Text("Up"),)),)),
    )

    book = files(document)

    chapters = sorted(name for name in book if name.startswith("chapter"))
    home = next(name for name in chapters if ' id="last"' in book[name])
    assert len(chapters) > 1
    assert f'<a href="{home}#last">To the last</a>' in book["chapter-1.xhtml"]
    assert '<a href="#last">Up</a>' in book[home]
    assert f'<a href="{home}#last">Last</a>' in book["nav.xhtml"]


def test_an_article_of_usual_length_is_one_file() -> None:
    book = files(
        article(*(block for number in range(20) for block in (heading(str(number)), paragraph("words " * 500))))
    )

    assert [name for name in book if name.startswith("chapter")] == ["chapter-1.xhtml"]


# --- The cover ---


def test_the_cover_is_drawn_and_fills_the_first_page() -> None:
    book = files(article(), DRAWN)

    with Picture.open(BytesIO(book["cover.jpg"].encode("latin-1"))) as cover:
        assert (cover.format, cover.size) == ("JPEG", (1600, 2560))
    assert '<img src="cover.jpg" alt="Octavo, Ada Lovelace, The Octavo Desk" role="doc-cover"/>' in book["cover.xhtml"]
    assert re.findall(r'<itemref idref="([^"]+)"', book["content.opf"])[:2] == ["cover", "title"]


@pytest.mark.parametrize(
    "line",
    [
        'href="cover.jpg" id="cover-picture" media-type="image/jpeg" properties="cover-image"',
        '<meta name="cover" content="cover-picture"',
    ],
)
def test_libraries_find_the_cover(line: str) -> None:
    assert line in files(article(), DRAWN)["content.opf"]


def test_a_cover_that_cannot_be_drawn_leaves_the_title_page_first_and_a_note() -> None:
    document = article(metadata=replace(ARTICLE, title="\U00013000 in letters that no font has: \U00016900"))
    rendering = render_epub(document, DRAWN, EMBED)

    assert [note.kind for note in rendering.notes] == [NoteKind.COVER_MISSING]
    assert re.findall(r'<itemref idref="([^"]+)"', files(document, DRAWN)["content.opf"])[0] == "title"


# --- Pictures, style and fonts ---


def test_a_picture_is_in_the_book_once_under_a_name_made_of_its_bytes() -> None:
    image, asset = picture()

    book = files(Document(ARTICLE, (Figure((image,)), Figure((image,))), assets=(asset,)))

    name = f"images/{asset.sha256[:16]}.png"
    assert book[name].encode("latin-1") == asset.content
    assert book["content.opf"].count(f'href="{name}"') == 1
    assert book["chapter-1.xhtml"].count(f'src="{name}"') == 2


def test_a_picture_that_was_not_fetched_is_told_and_its_words_stand() -> None:
    document = article(Figure((Image("https://example.org/away.png", "A far shore"),)))

    rendering = render_epub(document, PLAIN, EMBED)

    assert [note.kind for note in rendering.notes] == [NoteKind.IMAGE_MISSING]
    assert "A far shore" in files(document)["chapter-1.xhtml"]
    assert "<img" not in files(document)["chapter-1.xhtml"]


def test_no_picture_is_in_a_book_that_is_to_have_none() -> None:
    image, asset = picture()

    book = files(Document(ARTICLE, (Figure((image,)),), assets=(asset,)), settings=RenderSettings(images="none"))

    assert [name for name in book if name.startswith("images/")] == []


def test_the_lead_image_is_the_cover_where_a_theme_draws_none() -> None:
    image, asset = picture(name="JPEG")

    book = package(Document(replace(ARTICLE, lead_image=image), (paragraph("x"),), assets=(asset,)))

    assert f'id="image-{asset.sha256[:16]}" media-type="image/jpeg" properties="cover-image"' in book
    assert f'<meta name="cover" content="image-{asset.sha256[:16]}"' in book


def test_a_picture_that_nothing_shows_is_left_out() -> None:
    _, asset = picture()

    assert asset.sha256[:16] not in package(Document(ARTICLE, (paragraph("x"),), assets=(asset,)))


def test_pictures_without_a_description_are_not_called_accessible() -> None:
    image, asset = picture()

    book = package(Document(ARTICLE, (Figure((replace(image, alt=""),)),), assets=(asset,)))

    assert '<meta property="schema:accessModeSufficient">textual,visual</meta>' in book
    assert '<meta property="schema:accessModeSufficient">textual</meta>' not in book


def test_the_style_sheet_is_the_theme_s_for_e_readers_and_no_other() -> None:
    sheet = files(article())["style.css"]

    assert "margin: 0" in sheet
    assert "color: red" not in sheet


def test_a_style_sheet_s_direction_is_left_out_since_epub_forbids_it() -> None:
    forbidden = "pre { direction: ltr; margin: 0 } td { unicode-bidi: embed }"
    theme = replace(PLAIN, style_sheets=(("epub", forbidden),))

    sheet = files(article(), theme)["style.css"]

    assert sheet.strip() == "pre { ; margin: 0 } td { }"


def test_the_book_carries_the_fonts_that_its_text_needs_and_no_other() -> None:
    latin = Font("Latin", "normal", "400", ((0x20, 0x7E),), "fonts/my latin.woff2", lambda: b"wOF2 latin")
    greek = Font("Greek", "normal", "400", ((0x370, 0x3FF),), "greek.ttf", lambda: b"greek")

    book = files(article(), replace(PLAIN, fonts=(latin, greek)))

    assert [name for name in book if name.startswith("fonts/")] == ["fonts/1-my-latin.woff2"]
    assert "src: url(fonts/1-my-latin.woff2)" in book["style.css"]
    assert 'href="fonts/1-my-latin.woff2" id="font-1" media-type="font/woff2"' in book["content.opf"]
