from __future__ import annotations

import gzip
import hashlib
import io
import os
from base64 import b64decode
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import converter
from converter.base.errors import (
    AddressRefused,
    SourceNotFound,
    SourceTooLarge,
    SourceUnreadable,
    UnsupportedContent,
)
from converter.fetch import sources
from converter.fetch.sources import fetch_page, page_from_text, source_from, with_named_host
from converter.model.page import ContentSource, FileSource, UrlSource
from converter.model.record import NoteKind
from converter.model.settings import FetchSettings
from tests.unit.fetch.web_server import Reply

if TYPE_CHECKING:
    from tests.unit.fetch.web_server import Server

SETTINGS = FetchSettings()
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==")
HTML = "<!DOCTYPE html><title>T</title><p>Wörter."


def test_a_path_is_a_file() -> None:
    assert source_from("a b.html") == FileSource(Path("a b.html"))
    assert source_from(Path("x")) == FileSource(Path("x"))
    assert source_from("C:/x.html", url="http://h.example/") == FileSource(Path("C:/x.html"), url="http://h.example/")


def test_an_address_is_a_url_however_its_scheme_is_written() -> None:
    assert source_from("HTTPS://h.example/a") == UrlSource("HTTPS://h.example/a")


def test_a_file_address_is_the_file() -> None:
    assert source_from("file:///tmp/a%20b.html") == FileSource(Path("/tmp/a b.html"))  # noqa: S108 - nothing is there


@pytest.mark.parametrize("url", ["nntp://h.example/a", "gopher://h.example/", "file://other/a.html"])
def test_an_address_of_another_scheme_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        source_from(url)


def test_an_open_file_is_read_at_once() -> None:
    assert source_from(io.BytesIO(b"x"), url="http://h.example/") == ContentSource(b"x", url="http://h.example/")


def test_a_file_becomes_a_page_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "ein Artikel ü.html"
    path.write_text(HTML, encoding="utf-8")

    page = fetch_page(source_from(path), SETTINGS)

    assert (page.text, page.kind, page.encoding) == (HTML, "html", "utf-8")
    assert (page.folder, page.location, page.url) == (tmp_path, str(path), "")
    assert page.sha256 == hashlib.sha256(HTML.encode()).hexdigest()


def test_content_has_no_folder() -> None:
    page = fetch_page(source_from(HTML.encode(), url="http://h.example/a"), SETTINGS)

    assert (page.folder, page.url) == (None, "http://h.example/a")


def test_the_suffix_of_a_file_makes_words_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Words.")
    (tmp_path / "a.txt").write_text("# Words.")

    assert fetch_page(source_from(tmp_path / "a.md"), SETTINGS).kind == "markdown"
    assert fetch_page(source_from(tmp_path / "a.txt"), SETTINGS).kind == "text"


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound):
        fetch_page(source_from(tmp_path / "none.html"), SETTINGS)


@pytest.mark.parametrize("name", ["a\0b", "a.html/b"])
def test_a_name_that_no_file_can_have_is_not_found(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x")

    with pytest.raises(SourceNotFound):
        fetch_page(source_from(tmp_path / name), SETTINGS)


def test_a_page_given_as_a_path_gets_a_short_message() -> None:
    with pytest.raises((SourceNotFound, SourceUnreadable)) as refused:
        fetch_page(source_from("<p>" + "words " * 5000), SETTINGS)
    assert len(str(refused.value)) < 300


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="it is a folder"):
        fetch_page(source_from(tmp_path), SETTINGS)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(HTML)
    path.chmod(0)

    with pytest.raises(SourceUnreadable, match="permission denied"):
        fetch_page(source_from(path), SETTINGS)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless device")
def test_an_endless_device_is_too_large() -> None:
    with pytest.raises(SourceTooLarge, match="64 MB"):
        fetch_page(source_from("/dev/zero"), SETTINGS)


def test_a_compressed_page_is_unpacked() -> None:
    page = fetch_page(source_from(gzip.compress(HTML.encode())), SETTINGS)

    assert (page.text, page.notes) == (HTML, ())


def test_a_compressed_page_in_two_members_is_unpacked_whole() -> None:
    content = gzip.compress(HTML[:20].encode()) + gzip.compress(HTML[20:].encode())

    assert fetch_page(source_from(content), SETTINGS).text == HTML


def test_a_compressed_page_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    packed = gzip.compress((HTML + "".join(f"<p>{number} words" for number in range(5000))).encode())

    page = fetch_page(source_from(packed[: len(packed) // 2]), SETTINGS)

    assert page.text.startswith(HTML)
    assert [note.kind for note in page.notes] == [NoteKind.CUT]


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_PAGE_BYTES", 1_000_000)

    with pytest.raises(SourceTooLarge):
        fetch_page(source_from(gzip.compress(b" " * 10_000_000)), SETTINGS)


def test_gzip_within_gzip_is_refused() -> None:
    with pytest.raises(UnsupportedContent, match="gzip within gzip"):
        fetch_page(source_from(gzip.compress(gzip.compress(HTML.encode()))), SETTINGS)


def test_what_only_looks_like_gzip_is_refused() -> None:
    with pytest.raises(UnsupportedContent, match="broken gzip"):
        fetch_page(source_from(b"\x1f\x8b\x08nothing"), SETTINGS)


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\xff\xfe", b"", b" \n"])
def test_nothing_is_refused(content: bytes) -> None:
    with pytest.raises(UnsupportedContent):
        fetch_page(source_from(content), SETTINGS)


def test_a_guessed_encoding_and_lost_characters_are_told() -> None:
    content = (
        b"<!DOCTYPE html><meta charset=utf-8><p>"
        + ("日本語の記事です。これは長い段落です。" * 9).encode("cp932")
        + b"<p>a\0b" * 3
    )

    page = fetch_page(source_from(content), SETTINGS)

    assert page.encoding == "shift_jis"
    assert [note.kind for note in page.notes] == [NoteKind.CHARSET_GUESSED, NoteKind.CHARACTERS_REPLACED]


def test_a_page_on_the_web_says_what_the_server_said(server: Server) -> None:
    server.replies["/a"] = Reply(
        "<p>Привет</p>".encode("koi8_r"), headers={"Content-Type": "text/html; charset=koi8-r"}
    )

    page = fetch_page(UrlSource(server.url("/a#x")), server.settings())

    assert (page.text, page.encoding, page.media_type) == ("<p>Привет</p>", "koi8-r", "text/html")
    assert (page.url, page.location, page.folder) == (server.url("/a"), server.url("/a"), None)
    assert page.fetched is not None
    assert page.fetched.tzinfo is not None


def test_markdown_on_the_web_is_known_by_its_name(server: Server) -> None:
    server.replies["/notes.md"] = Reply(b"Words.", headers={"Content-Type": "text/plain; charset=utf-8"})

    assert fetch_page(UrlSource(server.url("/notes.md")), server.settings()).kind == "markdown"


def test_a_pdf_that_the_server_calls_html_is_refused(server: Server) -> None:
    server.replies["/"] = Reply(b"%PDF-1.7\n", headers={"Content-Type": "text/html"})

    with pytest.raises(UnsupportedContent, match="a PDF file"):
        fetch_page(UrlSource(server.url()), server.settings())


def test_a_url_that_the_user_named_allows_its_own_host(server: Server) -> None:
    server.replies["/"] = Reply(HTML.encode())
    source = source_from(server.url())

    with pytest.raises(AddressRefused):
        fetch_page(source, SETTINGS)
    assert fetch_page(source, with_named_host(source, SETTINGS)).text == HTML


def test_a_file_allows_no_host() -> None:
    assert with_named_host(FileSource(Path("a.html"), url="http://127.0.0.1/"), SETTINGS) == SETTINGS


def test_a_text_that_the_caller_holds_becomes_a_page_unlooked_at() -> None:
    page = page_from_text("\ufeffa\r\nb\0", "markdown", "http://h.example/")

    assert (page.text, page.kind, page.url) == ("a\nb", "markdown", "http://h.example/")
    assert [note.kind for note in page.notes] == [NoteKind.CHARACTERS_REPLACED]


def test_bytes_that_the_caller_holds_are_decoded_as_html_orders() -> None:
    content = "<meta charset=koi8-r><p>Привет".encode("koi8_r")

    assert page_from_text(content, "html", "").text == "<meta charset=koi8-r><p>Привет"


def test_pictures_on_the_host_that_the_user_named_are_fetched_and_no_other_private_ones(
    server: Server, other_server: Server
) -> None:
    words = "A paragraph of the article, with commas, and with enough words to be taken for one. " * 4
    server.replies |= {
        "/": Reply(
            f'<!DOCTYPE html><title>T</title><article><h1>T</h1><p>{words}<p>{words}<figure><img src="a.png" alt="A">'
            f'</figure><p>{words}<figure><img src="{other_server.url("/b.png")}" alt="B"></figure><p>{words}'.encode()
        ),
        "/a.png": Reply(PNG),
    }

    document = converter.read(server.url())

    assert [asset.url for asset in document.assets] == [server.url("/a.png")]
    assert other_server.requests == []
    assert NoteKind.ADDRESS_REFUSED in [note.kind for note in document.notes]
