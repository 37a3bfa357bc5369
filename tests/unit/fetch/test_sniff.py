from __future__ import annotations

import time
from contextlib import suppress

import pytest

from converter.base.errors import UnsupportedContent
from converter.fetch.sniff import hint_of, kind_of, refuse_binary

MARKDOWN = "# Title\n\nA paragraph with a [link](https://h.example/).\n\n## Part\n\n```py\nx = 1\n```\n"


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>x",
        "  <!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>\n<title>x</title>",
        "<html lang=en>x",
        "<!-- saved from url=(0014)about:internet -->\n<!-- twice --><html>",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html [<!ENTITY a "b">]><html xmlns="http://www.w3.org/1999/xhtml">',
        "<div class='a'>x</div>",
        "<p>One.</p><p>Two.</p>",
        "words before <p>one</p><p>two</p>",
    ],
)
def test_a_text_with_tags_is_html(text: str) -> None:
    assert kind_of(text, "none", "") == "html"


@pytest.mark.parametrize(
    "text",
    [
        "Words.",
        "ALPHA plain text only. <not a tag & an amp\n\nOMEGA",
        "1 < 2 and 3 > 2; <me@h.example> wrote: use the <b> tag",
        "#hashtag first\n\nAnd then words.",
        "* About\n* Blog\n\n</center>\n\n</center>\n\n</div> A page that was copied with tags left in it.",
        "[Photo: somebody]\n\nWords.",
        "{curly} words",
        "--- a line ---\n\nNot front matter.",
        "---\nnot: closed",
    ],
)
def test_a_text_without_structure_is_text(text: str) -> None:
    assert kind_of(text, "none", "") == "text"


@pytest.mark.parametrize(
    "text",
    [
        MARKDOWN,
        "---\ntitle: A\n---\n\nWords.",
        "# Title\n\nWords.",
        "Words.\n\n## One\n\nWords.\n\n## Two\n",
        "~~~\na\n~~~\n",
    ],
)
def test_a_text_with_marks_of_markdown_is_markdown(text: str) -> None:
    assert kind_of(text, "none", "") == "markdown"


def test_html_within_markdown_does_not_make_it_html() -> None:
    assert kind_of(f"{MARKDOWN}\n<p>a</p><p>b</p><div></div>", "none", "") == "markdown"


@pytest.mark.parametrize(
    ("text", "hint", "kind"),
    [
        ("Words alone.", "markdown", "markdown"),
        ("<p>A paragraph.</p>", "markdown", "markdown"),
        ("<!DOCTYPE html><p>x", "markdown", "html"),
        ("<html><p>x", "text", "html"),
        (MARKDOWN, "text", "text"),
        ("The <b>bold</b> one.", "html", "html"),
        ("The <not a tag one.", "html", "text"),
    ],
)
def test_a_hint_decides_only_where_the_content_leaves_a_doubt(text: str, hint: str, kind: str) -> None:
    assert kind_of(text, hint, "") == kind  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "media_type", "hint"),
    [
        ("a.md", "", "markdown"),
        ("A.MARKDOWN", "text/plain", "markdown"),
        ("a.md", "text/html", "html"),
        ("a.txt.gz", "", "text"),
        ("a.txt", "text/markdown", "markdown"),
        ("a", "application/xhtml+xml", "html"),
        ("a.xyz", "application/octet-stream", "none"),
    ],
)
def test_a_name_and_a_media_type_hint(name: str, media_type: str, hint: str) -> None:
    assert hint_of(name, media_type) == hint


def test_a_document_of_our_own_is_known() -> None:
    assert kind_of('{\n "format": "octavo-document", "version": 1}', "none", "") == "document"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"html": "<!DOCTYPE html><p>x"}', "JSON"),
        ('[{"a": 1}]', "JSON"),
        ("[" * 100_000, "JSON"),
        ('<?xml version="1.0"?><rss version="2.0"><channel>', "an RSS feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "an Atom feed"),
        ('<?xml version="1.0"?><!-- x --><rdf:RDF xmlns="x">', "an RSS feed"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG drawing"),
        ('<?xml version="1.0"?><note><to>x</to></note>', "XML of a kind that is not read here (note)"),
        (" \n\t ", "white space only"),
        ("", "empty"),
    ],
)
def test_a_text_of_another_kind_is_refused_by_its_name(text: str, found: str) -> None:
    with pytest.raises(UnsupportedContent) as refused:
        kind_of(text, "html", "x.html")
    assert refused.value.found == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"\n%PDF-1.7\n", "a PDF file"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "an Office document"),
        (b"PK\x05\x06", "a ZIP archive"),
        (b"\x7fELF\x02", "a program"),
        (b"MZ\x90\x00\x03", "a program"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"GIF89a", "a GIF picture"),
        (b"RIFF1234WEBP", "a WebP picture"),
        (b"\x1f\x8b\x08", "gzip within gzip"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; x", "a web archive (MHTML)"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (bytes(range(256)) * 10, "a binary file of an unknown kind"),
        (b"text\0\0text", "a binary file of an unknown kind"),
    ],
)
def test_a_binary_file_is_refused_by_its_name(content: bytes, found: str) -> None:
    with pytest.raises(UnsupportedContent) as refused:
        refuse_binary(content, "x.html")
    assert refused.value.found == found


@pytest.mark.parametrize(
    "content",
    [b"MZ is a postal code", b"BM stands for something", b"one \0 in a text of some length, as old systems wrote them" * 2,
     "text".encode("utf-16"), "<html>".encode("utf-16-be"), b"\x1b$B%F\x1b(B", b"\xef\xbb\xbftext"],
)  # fmt: skip
def test_a_text_is_not_taken_for_a_binary_file(content: bytes) -> None:
    refuse_binary(content, "")


@pytest.mark.parametrize(
    "piece", ["<!--", "<!DOCTYPE ", "<?", "<p ", "[", "](http://", "---\n", "# ", "<?xml ", "{ ", "From: x"]
)
def test_hostile_text_takes_no_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()

    refuse_binary(text.encode(), "")
    for hint in ("none", "html"):
        with suppress(UnsupportedContent):
            kind_of(text, hint, "")  # type: ignore[arg-type]

    assert time.process_time() - start < 1
