"""Each check finds what it is for, with file and line, and nothing in a good book."""

from __future__ import annotations

import stat
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

import pytest
from PIL import Image

from converter.check import CHECKS, MOST_FINDINGS
from converter.check.epub import EPUB_CHECKS
from converter.devices import DEVICES, device_named
from tests.unit.check.books import (
    CONTAINER,
    NAV,
    NCX,
    ONE,
    PACKAGE,
    TWO,
    book,
    found,
    good_files,
    listed,
    packed,
    page,
    picture,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from converter.model.device import Device

KINDLE = device_named("kindle-paperwhite-6")
KOBO = device_named("kobo-libra")
BOOX = device_named("boox")
POCKETBOOK = device_named("pocketbook")

MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
WIDE = f"<table><tr>{'<td>considerable</td>' * 5}</tr></table>"
TWO_LEVELS_DEEPER = NCX.replace(
    '<content src="one.xhtml"/></navPoint>',
    '<content src="one.xhtml"/><navPoint id="a"><navLabel><text>A</text></navLabel><content src="one.xhtml"/>'
    '<navPoint id="b"><navLabel><text>B</text></navLabel><content src="one.xhtml"/></navPoint></navPoint></navPoint>',
)
ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/></EncryptedData></encryption>'
)
WEBP_ITEM = '<item id="w" href="w.webp" media-type="image/webp"/>'


def animated() -> bytes:
    written = BytesIO()
    Image.new("L", (9, 9)).save(written, "GIF", save_all=True, append_images=[Image.new("L", (9, 9), 200)])
    return written.getvalue()


Bad: TypeAlias = "tuple[str, str, Mapping[str, bytes | str | None], Device | None, str, int]"
"""Check, severity, changed files, device, and the file and line that are to be named."""

BAD: list[Bad] = [
    ("archive", "warning", {"EPUB/a b.txt": "x", "EPUB/content.opf": listed('<item id="x" href="a%20b.txt" media-type="text/plain"/>')}, KOBO, "EPUB/a b.txt", 0),
    ("container", "error", {"META-INF/container.xml": None}, None, "META-INF/container.xml", 0),
    ("container", "error", {"META-INF/container.xml": CONTAINER.replace("content.opf", "gone.opf")}, None, "META-INF/container.xml", 0),
    ("protection", "error", {"META-INF/rights.xml": "<rights/>"}, None, "META-INF/rights.xml", 0),
    ("protection", "error", {"META-INF/encryption.xml": ENCRYPTED.format("http://ns.adobe.com/adept/xmlenc#x")}, None, "META-INF/encryption.xml", 0),
    ("well_formed", "error", {"EPUB/two.xhtml": page("<p id='end'>Two.<br></p>")}, None, "EPUB/two.xhtml", 6),
    ("well_formed", "error", {"EPUB/two.xhtml": page("<p id='end'>Two&nbsp;words.</p>")}, None, "EPUB/two.xhtml", 6),
    ("well_formed", "error", {"EPUB/two.xhtml": ""}, None, "EPUB/two.xhtml", 0),
    ("encoding", "error", {"EPUB/two.xhtml": page("<p id='end'>Grüße</p>").partition("\n")[2]}, KINDLE, "EPUB/two.xhtml", 1),
    ("encoding", "warning", {"EPUB/two.xhtml": page(TWO).partition("\n")[2]}, KINDLE, "EPUB/two.xhtml", 1),
    ("encoding", "error", {"EPUB/two.xhtml": page("<p id='end'>Grüße</p>").replace("utf-8", "iso-8859-1").encode("latin-1")}, None, "EPUB/two.xhtml", 1),
    ("package", "error", {"EPUB/content.opf": PACKAGE.replace("<dc:title>A book</dc:title>", "")}, None, "EPUB/content.opf", 0),
    ("package", "error", {"EPUB/content.opf": PACKAGE.replace("dcterms:modified", "dcterms:created")}, None, "EPUB/content.opf", 0),
    ("package", "error", {"EPUB/content.opf": PACKAGE.replace('unique-identifier="id"', 'unique-identifier="di"')}, None, "EPUB/content.opf", 0),
    ("package", "error", {"EPUB/content.opf": PACKAGE.replace('idref="two"', 'idref="three"')}, None, "EPUB/content.opf", 18),
    ("package", "error", {"EPUB/content.opf": PACKAGE.replace('<itemref idref="one"/><itemref idref="two"/>', "")}, None, "EPUB/content.opf", 0),
    ("language", "error", {"EPUB/content.opf": PACKAGE.replace("<dc:language>en</dc:language>", "")}, None, "EPUB/content.opf", 0),
    ("language", "warning", {"EPUB/content.opf": PACKAGE.replace("<dc:language>en<", "<dc:language>ru-RU<")}, KINDLE, "EPUB/content.opf", 6),
    ("manifest", "error", {"EPUB/content.opf": listed('<item id="x" href="gone.css" media-type="text/css"/>')}, None, "EPUB/content.opf", 17),
    ("manifest", "warning", {"EPUB/notes.txt": "x"}, None, "EPUB/notes.txt", 0),
    ("manifest", "error", {"EPUB/picture.png": picture("JPEG")}, None, "EPUB/content.opf", 16),
    ("navigation", "error", {"EPUB/content.opf": PACKAGE.replace(' properties="nav"', "")}, None, "EPUB/content.opf", 0),
    ("navigation", "error", {"EPUB/nav.xhtml": page(NAV.replace('epub:type="toc"', 'epub:type="landmarks"'))}, None, "EPUB/nav.xhtml", 0),
    ("navigation", "error", {"EPUB/nav.xhtml": page('<nav epub:type="toc"><ol/></nav>')}, None, "EPUB/nav.xhtml", 6),
    ("navigation", "error", {"EPUB/nav.xhtml": page(NAV.replace(">Two<", "><"))}, None, "EPUB/nav.xhtml", 6),
    ("navigation", "error", {"EPUB/toc.ncx": NCX.replace("one.xhtml", "gone.xhtml")}, None, "EPUB/toc.ncx", 6),
    ("navigation", "error", {"EPUB/toc.ncx": NCX.replace("#end", "#start")}, None, "EPUB/toc.ncx", 7),
    ("navigation", "advice", {"EPUB/toc.ncx": TWO_LEVELS_DEEPER}, KINDLE, "EPUB/toc.ncx", 6),
    ("links", "error", {"EPUB/one.xhtml": page(ONE.replace("two.xhtml#end", "gone.xhtml"))}, None, "EPUB/one.xhtml", 6),
    ("links", "error", {"EPUB/one.xhtml": page(ONE.replace("#end", "#start"))}, None, "EPUB/one.xhtml", 6),
    ("links", "error", {"EPUB/one.xhtml": page(ONE.replace("picture.png", "gone.png"))}, None, "EPUB/one.xhtml", 7),
    ("links", "error", {"EPUB/one.xhtml": page(ONE.replace("two.xhtml#end", "../../../etc/passwd"))}, None, "EPUB/one.xhtml", 6),
    ("links", "error", {"EPUB/nav.xhtml": page(NAV.replace("one.xhtml", "gone.xhtml"))}, None, "EPUB/nav.xhtml", 6),
    ("links", "error", {"EPUB/style.css": "p { margin: 0 }\n@font-face { font-family: x; src: url(gone.ttf) }"}, None, "EPUB/style.css", 2),
    ("links", "error", {"EPUB/style.css": "@import 'https://example.org/x.css';"}, None, "EPUB/style.css", 1),
    ("body_links", "error", {"EPUB/two.xhtml": page(TWO).replace("<body>", '<body id="top">'), "EPUB/one.xhtml": page(ONE.replace("#end", "#top"))}, KINDLE, "EPUB/one.xhtml", 6),
    ("body_links", "error", {"EPUB/two.xhtml": page("<p>Two.</p>").replace("<body>", '<body id="end">')}, None, "EPUB/toc.ncx", 7),
    ("duplicate_ids", "error", {"EPUB/two.xhtml": page(f"{TWO}\n{TWO}")}, None, "EPUB/two.xhtml", 7),
    ("comments", "error", {"EPUB/two.xhtml": page(f"{TWO}\n<!-- one -- two -->")}, KINDLE, "EPUB/two.xhtml", 7),
    ("comments", "error", {"EPUB/two.xhtml": page(f"{TWO}\n<!-- ends so --->")}, None, "EPUB/two.xhtml", 7),
    ("images_without_source", "error", {"EPUB/two.xhtml": page(f'{TWO}\n<p><img alt=""/></p>')}, KINDLE, "EPUB/two.xhtml", 7),
    ("images_without_source", "warning", {"EPUB/one.xhtml": page(ONE.replace(' alt="A picture"', ""))}, None, "EPUB/one.xhtml", 7),
    ("remote", "error", {"EPUB/one.xhtml": page(ONE.replace("picture.png", "https://example.org/a.png"))}, None, "EPUB/one.xhtml", 7),
    ("scripts", "warning", {"EPUB/two.xhtml": page(f"{TWO}<script>1</script>")}, None, "EPUB/two.xhtml", 6),
    ("scripts", "warning", {"EPUB/two.xhtml": page(TWO.replace("<p", '<p onclick="x()"'))}, None, "EPUB/two.xhtml", 6),
    ("scripts", "warning", {"EPUB/two.xhtml": page(f"{TWO}<p><video>x</video></p>")}, KINDLE, "EPUB/two.xhtml", 6),
    ("picture_formats", "warning", {"EPUB/w.webp": picture("WEBP", "RGB"), "EPUB/content.opf": listed(WEBP_ITEM)}, KINDLE, "EPUB/w.webp", 0),
    ("picture_formats", "error", {"EPUB/w.avif": picture("AVIF", "RGB"), "EPUB/content.opf": listed('<item id="w" href="w.avif" media-type="image/avif"/>')}, None, "EPUB/w.avif", 0),
    ("picture_formats", "warning", {"EPUB/d.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>', "EPUB/content.opf": listed('<item id="d" href="d.svg" media-type="image/svg+xml"/>')}, KINDLE, "EPUB/d.svg", 0),
    ("picture_contents", "error", {"EPUB/picture.png": picture()[:20]}, None, "EPUB/picture.png", 0),
    ("picture_contents", "warning", {"EPUB/picture.png": picture(mode="LA")}, KINDLE, "EPUB/picture.png", 0),
    ("picture_contents", "warning", {"EPUB/g.gif": animated(), "EPUB/content.opf": listed('<item id="g" href="g.gif" media-type="image/gif"/>')}, KINDLE, "EPUB/g.gif", 0),
    ("picture_contents", "warning", {"EPUB/cover.jpg": picture("JPEG", "CMYK")}, None, "EPUB/cover.jpg", 0),
    ("picture_contents", "warning", {"EPUB/cover.jpg": picture("JPEG") + bytes(5_000_000)}, KOBO, "EPUB/cover.jpg", 0),
    ("cover", "advice", {"EPUB/content.opf": PACKAGE.replace(' properties="cover-image"', "")}, None, "EPUB/content.opf", 0),
    ("cover", "warning", {"EPUB/cover.jpg": picture("GIF"), "EPUB/content.opf": PACKAGE.replace("image/jpeg", "image/gif")}, None, "EPUB/cover.jpg", 0),
    ("fonts", "advice", {"EPUB/f.woff2": b"wOF2....", "EPUB/content.opf": listed('<item id="f" href="f.woff2" media-type="font/woff2"/>')}, KINDLE, "EPUB/f.woff2", 0),
    ("styles", "warning", {"EPUB/style.css": "p { margin: 0 }\n:root { --ink: #000 }"}, KINDLE, "EPUB/style.css", 2),
    ("styles", "warning", {"EPUB/style.css": "/* a\n comment */\n.row { display: flex }"}, POCKETBOOK, "EPUB/style.css", 3),
    ("styles", "warning", {"EPUB/two.xhtml": page(TWO).replace("</head>", "<style>\n.r { display: grid }</style></head>")}, KINDLE, "EPUB/two.xhtml", 5),
    ("styles", "advice", {"EPUB/style.css": "html,\nbody { background: #eee; }"}, KINDLE, "EPUB/style.css", 2),
    ("formulas", "warning", {"EPUB/two.xhtml": page(f"{TWO}\n<p>{MATH}</p>")}, KINDLE, "EPUB/two.xhtml", 7),
    ("tables", "advice", {"EPUB/two.xhtml": page(f"{TWO}\n{WIDE}")}, KOBO, "EPUB/two.xhtml", 7),
    ("size", "warning", {"EPUB/two.xhtml": page(TWO + "<p>" + "words " * 60_000 + "</p>")}, POCKETBOOK, "EPUB/two.xhtml", 0),
    ("kepub", "advice", {}, KOBO, "", 0),
]  # fmt: skip


@pytest.mark.parametrize("row", BAD, ids=[f"{row[0]}-{number}" for number, row in enumerate(BAD)])
def test_the_check_finds_it(row: Bad) -> None:
    check, severity, changes, device, file, line = row
    findings = [finding for finding in found(book(changes), device) if finding.check == check]

    assert (severity, file, line) in {(finding.severity, finding.file, finding.line) for finding in findings}
    assert all(finding.message.endswith(".") or "https:" in finding.message for finding in findings)


@pytest.mark.parametrize("device", [None, *DEVICES], ids=lambda device: device.name if device else "any")
def test_nobody_has_anything_against_a_good_book(device: Device | None) -> None:
    findings = found(book(), device)

    assert [finding for finding in findings if finding.check != "kepub"] == []


def test_every_check_has_a_bad_book() -> None:
    assert {check.name for check in EPUB_CHECKS} == {row[0] for row in BAD}


def test_every_check_is_a_module_of_its_name_and_the_other_way_round() -> None:
    from converter.check import epub, pdf

    for package in (epub, pdf):
        names = {name for name, module in vars(package).items() if hasattr(module, "CHECK")}
        rows = {row.name for row in CHECKS if row.kind == package.__name__.rpartition(".")[2].upper()}
        assert names == rows


@pytest.mark.parametrize("mimetype", [None, "application/zip", "application/epub+zip\n"])
def test_a_mimetype_that_is_missing_or_says_something_else_is_found(mimetype: str | None) -> None:
    findings = found(packed(good_files(), mimetype))

    assert {(finding.check, finding.severity, finding.file) for finding in findings} == {
        ("container", "error", "mimetype")
    }


def test_a_mimetype_that_is_not_first_or_compressed_is_found() -> None:
    findings = found(packed(good_files() | {"mimetype": "application/epub+zip"}, None))

    assert [finding.message for finding in findings] == [
        "The mimetype is not the first file of the archive.",
        "The mimetype is compressed.",
    ]


def test_fonts_that_are_only_obscured_lock_nothing() -> None:
    content = book({"META-INF/encryption.xml": ENCRYPTED.format("http://www.idpf.org/2008/embedding")})

    assert found(content) == []


def test_a_book_in_epub_2_needs_no_navigation_document() -> None:
    package = PACKAGE.replace('version="3.0"', 'version="2.0"').replace(' properties="nav"', "")

    assert found(book({"EPUB/content.opf": package.replace("dcterms:modified", "x")})) == []


def test_an_entity_of_an_old_document_type_is_no_fault() -> None:
    old = page("<p id='end'>Two&nbsp;words.</p>").replace(
        "<!DOCTYPE html>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">',
    )

    assert found(book({"EPUB/two.xhtml": old})) == []


def test_what_every_line_repeats_is_counted() -> None:
    findings = found(book({"EPUB/two.xhtml": page(TWO + '<a href="#gone">x</a>' * (MOST_FINDINGS + 5))}))

    assert len(findings) == MOST_FINDINGS + 1
    assert findings[-1].message == "The same was found 5 more times."


def test_the_gravest_comes_first() -> None:
    changes = {
        "EPUB/two.xhtml": page(f'{TWO}<a href="#gone">x</a>'),
        "EPUB/f.txt": "x",
        "EPUB/toc.ncx": TWO_LEVELS_DEEPER,
    }

    assert [finding.severity for finding in found(book(changes), KINDLE)] == ["error", "warning", "advice"]


def test_a_kepub_without_sentences_is_told() -> None:
    assert [finding.check for finding in found(book(), KOBO, "book.kepub.epub")] == ["kepub"]
    marked = page('<p id="end"><span class="koboSpan" id="kobo.1.1">Two.</span></p>')
    assert found(book({"EPUB/two.xhtml": marked}), KOBO, "book.kepub.epub") == []


# --- Hostile files ---


def entry(name: str, content: bytes = b"x", mode: int = 0) -> bytes:
    """Return the good book with one more entry, whatever its name."""
    written = BytesIO(book())
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.create_system = 3
        info.external_attr = mode << 16
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (entry("../../etc/passwd"), "leads out of the archive"),
        (entry("/etc/passwd"), "leads out of the archive"),
        (entry("C:\\x"), "leads out of the archive"),
        (entry("EPUB/link", b"/etc/passwd", stat.S_IFLNK | 0o777), "is a link to another file"),
        (entry("EPUB/zeros", bytes(30_000_000)), "times larger than packed"),
    ],
    ids=["dots", "root", "drive", "link", "bomb"],
)
def test_an_entry_that_nobody_should_unpack_is_told_and_not_read(content: bytes, reason: str) -> None:
    findings = found(content)

    assert [finding.check for finding in findings] == ["archive"]
    assert reason in findings[0].message


@pytest.mark.parametrize(
    "content", [b"PK", b"PK\3\4" + bytes(500), b"", b"<html>", book()[:-30], book()[:2000]], ids=range(6)
)
def test_what_is_no_book_is_told_in_one_line(content: bytes) -> None:
    findings = found(content)

    assert [(finding.severity, finding.check) for finding in findings] == [("error", "archive")]


def test_entities_are_not_expanded() -> None:
    laughs = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
    outside = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

    for document_type, name in ((laughs, "c"), (outside, "x")):
        content = page(f"{TWO}<p>&{name};</p>").replace("<!DOCTYPE html>", document_type)
        assert "root:" not in str(found(book({"EPUB/two.xhtml": content})))


def test_a_page_with_many_links_is_looked_at_in_linear_time() -> None:
    from time import process_time

    def seconds(links: int) -> float:
        content = book({"EPUB/two.xhtml": page(TWO + '<p id="x{0}"><a href="#x{0}">x</a></p>' * links)})
        start = process_time()
        found(content, KINDLE)
        return process_time() - start

    seconds(100)
    assert seconds(8000) < 6 * seconds(2000) + 0.2


def test_a_book_of_millions_of_tags_is_looked_at_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.check.epub.book.MOST_TAGS", 100)

    findings = found(book({"EPUB/two.xhtml": page(TWO + "<br/>" * 100)}))

    assert ("well_formed", "EPUB/two.xhtml") in {(finding.check, finding.file) for finding in findings}
