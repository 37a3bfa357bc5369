from __future__ import annotations

import base64
import zipfile
from io import BytesIO

import pytest

import converter
from converter.base.errors import NoArticle, UnsupportedContent
from converter.model.document import (
    Document,
    Figure,
    FootnoteMark,
    Heading,
    Image,
    Link,
    Paragraph,
    Span,
    Text,
)
from converter.model.walk import inlines_of, plain_text
from tests.laws.any_document import DRAWN

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
METADATA = """
<dc:title id="t">The Long  Walk</dc:title><meta refines="#t" property="title-type">main</meta>
<dc:title id="s">A Diary</dc:title><meta refines="#s" property="title-type">subtitle</meta>
<dc:creator id="a">Ann Lee</dc:creator><meta refines="#a" property="role">aut</meta>
<dc:creator id="i">Ivo Ink</dc:creator><meta refines="#i" property="role">ill</meta>
<dc:language>he</dc:language><dc:date>1999</dc:date><dc:publisher>Walkers</dc:publisher>
<dc:subject>walking</dc:subject><dc:rights>Public domain</dc:rights><dc:source>https://walk.example/</dc:source>
<dc:description>&lt;p&gt;On &lt;i&gt;foot&lt;/i&gt;.&lt;/p&gt;</dc:description>
<meta property="dcterms:modified">2020-01-02T03:04:05Z</meta>
"""


def xhtml(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title/></head><body>{body}</body></html>"
    )


def book(chapters: dict[str, str], *, metadata: str = METADATA, more: dict[str, bytes | str] | None = None) -> bytes:
    """Return an EPUB whose spine are these files, in order; `more` are files beside them."""
    items = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"{" properties=" + chr(34) + "nav" + chr(34) if name == "nav.xhtml" else ""}/>'
        for name in chapters
    )
    types = {"png": "image/png", "ncx": "application/x-dtbncx+xml"}
    items += "".join(
        f'<item id="{name}" href="{name}" media-type="{types[name.rpartition(".")[2]]}"/>' for name in more or {}
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'{metadata}</metadata><manifest>{items}</manifest><spine toc="toc.ncx" page-progression-direction="rtl">'
        f"{spine}</spine></package>"
    )
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/book.opf", package)
        for name, content in {**{name: xhtml(body) for name, body in chapters.items()}, **(more or {})}.items():
            archive.writestr(f"OPS/{name}", content)
    return written.getvalue()


def read(*bodies: str, **kinds: object) -> Document:
    chapters = {f"c{number}.xhtml": body for number, body in enumerate(bodies, start=1)}
    return converter.read(book(chapters, **kinds))  # type: ignore[arg-type]


def test_what_a_book_says_of_itself_is_its_metadata() -> None:
    metadata = read("<p>x</p>").metadata

    assert (metadata.title, metadata.subtitle, metadata.authors) == ("The Long Walk", "A Diary", ("Ann Lee",))
    assert (str(metadata.published), metadata.language, metadata.direction) == ("1999-01-01", "he", "rtl")
    assert (metadata.site_name, metadata.tags, metadata.licence) == ("Walkers", ("walking",), "Public domain")
    assert (metadata.canonical_url, metadata.description) == ("https://walk.example/", "On foot.")
    assert metadata.modified is not None
    assert metadata.modified.isoformat() == "2020-01-02T03:04:05+00:00"


def test_chapters_follow_each_other_as_the_spine_says() -> None:
    document = read("<h1>One</h1><p>first</p>", "<h1>Two</h1><p>second</p>")

    assert document.blocks == (
        Heading(2, (Text("One"),)),
        Paragraph((Text("first"),)),
        Heading(2, (Text("Two"),)),
        Paragraph((Text("second"),)),
    )


def test_a_short_book_that_looks_like_clutter_is_read_all_the_same() -> None:
    document = read('<div class="related-posts share"><p>Share this</p></div>')

    assert plain_text(document.blocks) == "Share this"


def test_a_chapter_without_a_heading_has_that_of_the_contents() -> None:
    navigation = '<nav epub:type="toc"><ol><li><a href="c1.xhtml">The Start</a></li></ol></nav>'
    document = converter.read(book({"nav.xhtml": navigation, "c1.xhtml": "<p>x</p>"}))

    assert document.blocks == (Heading(2, (Text("The Start"),)), Paragraph((Text("x"),)))
    assert [(removal.rule, removal.excerpt) for removal in document.removals] == [("navigation", "The Start")]


def test_contents_of_epub_2_name_chapters_too() -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>The Start</text></navLabel>'
        '<content src="c1.xhtml"/></navPoint></navMap></ncx>'
    )

    assert read("<p>x</p>", more={"toc.ncx": ncx}).blocks[0] == Heading(2, (Text("The Start"),))


def test_links_between_files_are_links_within_the_document() -> None:
    document = read('<p><a href="c2.xhtml#n">on</a> <a href="c2.xhtml">two</a></p>', '<p id="n">there</p>')
    links = [part.url for part in inlines_of(document) if isinstance(part, Link)]
    places = [f"#{part.identifier}" for part in inlines_of(document) if isinstance(part, Span)]

    assert len(links) == 2
    assert set(links) == set(places)


def test_pictures_come_with_the_book_and_the_cover_is_the_lead_image() -> None:
    document = read(
        '<p><img src="a.png" alt="A"/></p>',
        more={"a.png": DRAWN[0].content},
        metadata=METADATA + '<meta name="cover" content="a.png"/>',
    )

    assert document.blocks == (Figure((Image("", "A", asset=DRAWN[0].sha256),)),)
    assert [asset.sha256 for asset in document.assets] == [DRAWN[0].sha256]
    assert document.metadata.lead_image == Image("", asset=DRAWN[0].sha256)


def test_notes_as_books_mark_them_are_footnotes() -> None:
    document = read(
        '<p>Walk<a epub:type="noteref" id="r1" href="c2.xhtml#n1">1</a> on.</p>',
        '<section epub:type="endnotes"><ol><li epub:type="endnote" id="n1"><p>Slowly. <a href="c1.xhtml#r1">back</a></p></li></ol></section>',
    )

    assert document.blocks == (Paragraph((Text("Walk"), FootnoteMark("c2-n1"), Text(" on."))),)
    assert [plain_text(footnote.blocks) for footnote in document.footnotes] == ["Slowly."]


def test_an_element_without_contents_swallows_nothing() -> None:
    document = read('<p>one<a id="x"/> two</p><div/><p>three<![CDATA[ & four]]></p><script src="a.js"/><p>five</p>')

    assert plain_text(document.blocks).split() == ["one", "two", "three", "&", "four", "five"]


def test_entities_are_never_expanded() -> None:
    lines = "".join(f'<!ENTITY e{number} "&e{number - 1};&e{number - 1};">' for number in range(1, 40))
    bomb = f'<!DOCTYPE package [<!ENTITY e0 "ha">{lines}<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    with zipfile.ZipFile(BytesIO(book({"c1.xhtml": "<p>x</p>"}))) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    files["OPS/book.opf"] = bomb.encode() + files["OPS/book.opf"].replace(b"The Long  Walk", b"T&e39;&c;")
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        for name, content in files.items():
            opened.writestr(name, content)

    title = converter.read(written.getvalue()).metadata.title

    assert title == "T"


def test_a_title_page_that_says_what_the_metadata_say_is_no_chapter() -> None:
    document = read("<h1>The Long Walk</h1><p>Ann Lee</p>", "<p>It began.</p>")

    assert document.blocks == (Paragraph((Text("It began."),)),)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, "without a package"),
        ({"a.opf": "not xml"}, "package cannot be read"),
        ({"a.opf": "<package><manifest/><spine/></package>"}, "without a reading order"),
    ],
)
def test_a_book_that_cannot_be_read_says_why(files: dict[str, str], found: str) -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, content in files.items():
            archive.writestr(name, content)

    with pytest.raises(UnsupportedContent, match=found):
        converter.read(written.getvalue())


def test_a_book_without_text_and_pictures_is_no_article() -> None:
    with pytest.raises(NoArticle):
        read("<p> </p>")


def test_scripts_and_addresses_that_do_harm_do_not_come_through() -> None:
    data = base64.b64encode(b"<script>alert(1)</script>").decode()
    document = read(
        f'<p>x<script>alert(1)</script><a href="javascript:alert(1)">y</a><img src="data:text/html;base64,{data}"/>'
        '<img src="file:///etc/passwd" alt="z"/><iframe src="file:///etc/passwd"/></p>'
    )

    assert "alert" not in repr(document)
    assert "passwd" not in repr(document)
