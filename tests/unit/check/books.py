"""Books made by hand: a good one, and what makes it a bad one."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from converter.check import check_content

if TYPE_CHECKING:
    from collections.abc import Mapping

    from converter.model.device import Device
    from converter.model.finding import Finding

XHTML = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en" lang="en">
<head><title>Page</title></head>
<body>
{body}
</body>
</html>
"""
CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed</dc:identifier>
<dc:title>A book</dc:title>
<dc:language>en</dc:language>
<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="cover" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/>
<item id="picture" href="picture.png" media-type="image/png"/>
</manifest>
<spine toc="ncx"><itemref idref="one"/><itemref idref="two"/></spine>
</package>
"""
NCX = """<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head><meta name="dtb:uid" content="urn:uuid:1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"/></head>
<docTitle><text>A book</text></docTitle>
<navMap>
<navPoint id="p1"><navLabel><text>One</text></navLabel><content src="one.xhtml"/></navPoint>
<navPoint id="p2"><navLabel><text>Two</text></navLabel><content src="two.xhtml#end"/></navPoint>
</navMap>
</ncx>
"""
NAV = '<nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li><li><a href="two.xhtml#end">Two</a></li></ol></nav>'
ONE = '<p>One. <a href="two.xhtml#end">To the end</a>, <a href="https://example.org/">out</a>.</p>\n<p><img src="picture.png" alt="A picture"/></p>'
TWO = '<p id="end">Two.</p>'


def picture(format_name: str = "PNG", mode: str = "L", size: tuple[int, int] = (30, 20), **options: object) -> bytes:
    written = BytesIO()
    Image.new(mode, size).save(written, format_name, **options)
    return written.getvalue()


def page(body: str) -> str:
    return XHTML.format(body=body)


def good_files() -> dict[str, bytes | str]:
    """Return the files of a book that nobody has anything against."""
    return {
        "META-INF/container.xml": CONTAINER,
        "EPUB/content.opf": PACKAGE,
        "EPUB/nav.xhtml": page(NAV),
        "EPUB/toc.ncx": NCX,
        "EPUB/one.xhtml": page(ONE),
        "EPUB/two.xhtml": page(TWO),
        "EPUB/style.css": "p { margin: 0; }\n",
        "EPUB/cover.jpg": picture("JPEG"),
        "EPUB/picture.png": picture(),
    }


def packed(files: Mapping[str, bytes | str | None], mimetype: str | None = "application/epub+zip") -> bytes:
    """Return the files as an archive; a file that is None is left out."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype is not None:
            archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, content in files.items():
            if content is not None:
                archive.writestr(name, content)
    return written.getvalue()


def book(changes: Mapping[str, bytes | str | None] | None = None) -> bytes:
    """Return the good book with these files exchanged, added, or (None) taken out."""
    return packed(good_files() | dict(changes or {}))


def listed(*items: str) -> str:
    """Return the package with these lines added to its manifest."""
    return PACKAGE.replace("</manifest>", "\n".join(items) + "\n</manifest>")


def found(content: bytes, device: Device | None = None, name: str = "book.epub") -> list[Finding]:
    return list(check_content(content, name, device))
