"""What the user named, to a Source, to a Page."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from os import fspath
from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never
from urllib.parse import unquote, urlsplit

from converter.base.charset import clean_text, decode_html, decode_text
from converter.base.errors import AddressRefused
from converter.base.storage import STORAGES, without_credentials
from converter.fetch.container import files_of_book, is_book
from converter.fetch.files import MAX_PAGE_BYTES, read_file, read_stream
from converter.fetch.inflate import GZIP_SIGNATURE, inflate
from converter.fetch.sniff import hint_of, is_book_of_one_rendering, is_rendering, kind_of, refuse_binary
from converter.model.page import ContentSource, FileSource, Page, StoredSource, UrlSource
from converter.model.record import Note, NoteKind

if TYPE_CHECKING:
    from os import PathLike
    from typing import BinaryIO

    from converter.base.charset import Decoded
    from converter.model.page import PageKind, Source
    from converter.model.settings import FetchSettings

# One letter is a drive of Windows.
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,30})://")


def source_from(source: str | PathLike[str] | bytes | BinaryIO, *, url: str = "") -> Source:
    """Return what a path, a URL, bytes or an open binary file is; `url` says where content or a file came from.

    A file is read here, since it may be closed when the page is wanted. Raises AddressRefused for a URL that is
    neither http(s), file nor storage.
    """
    if isinstance(source, bytes):
        return ContentSource(source, location=url or "the content", url=url)
    if isinstance(source, str) and (scheme := _SCHEME.match(source)):
        return _source_of_url(source, scheme[1].lower(), url)
    if isinstance(source, str) or hasattr(source, "__fspath__"):
        return FileSource(Path(fspath(source)), url=url)
    name = getattr(source, "name", "")
    location = name if isinstance(name, str) and name not in {"", "<stdin>"} else "standard input"
    return ContentSource(read_stream(source, location), location=location, url=url)


def with_named_host(source: Source, settings: FetchSettings) -> FetchSettings:
    """Return settings that allow the host of a URL that the user named, public or not, for its page and pictures.

    Raises AddressRefused for a URL that is none.
    """
    match source:
        case UrlSource():
            from converter.fetch.http import hosts_of_url

            return replace(settings, private_hosts=settings.private_hosts | hosts_of_url(source.url))
        case FileSource() | StoredSource() | ContentSource():
            return settings
        case _:
            assert_never(source)


def fetch_page(source: Source, settings: FetchSettings) -> Page:
    """Return the page of a source, decoded, and of a kind that is read here.

    Raises SourceError. Private addresses are asked only where the settings name their host.
    """
    match source:
        case UrlSource():
            return _fetch_url(source, settings)
        case FileSource():
            raw = read_file(source.path)
            page = _page_from_bytes(raw, Page("", "html", url=source.url, location=str(source.path)), source.path.name)
            return replace(page, folder=source.path.absolute().parent)
        case StoredSource():
            return _read_storage(source)
        case ContentSource():
            return _page_from_bytes(source.content, Page("", "html", url=source.url, location=source.location), "")
        case _:
            assert_never(source)


def page_from_text(content: str | bytes, kind: PageKind, url: str) -> Page:
    """Return a page of content that the caller holds and knows the kind of. Pure, but for the clock.

    Bytes are decoded as HTML orders: byte order mark, the page's own meta, detection.
    """
    if isinstance(content, str):
        raw = content.encode("utf-8", "surrogatepass")
        decoded = clean_text(content, raw)
    else:
        decoded, raw = (decode_html(content) if kind == "html" else decode_text(content)), content
    if kind == "html" and is_rendering(decoded.text):
        kind = "rendering"
    page = Page("", kind, url=url, location=url, content=raw, sha256=hashlib.sha256(raw).hexdigest())
    return _with_text(page, decoded)


def _source_of_url(url: str, scheme: str, origin: str) -> Source:
    if scheme in {"http", "https"}:
        return UrlSource(url)
    if scheme == "file" and urlsplit(url).netloc in {"", "localhost"}:
        return FileSource(Path(unquote(urlsplit(url).path)), url=origin)
    if scheme in STORAGES:
        return StoredSource(url, url=origin)
    known = ", ".join(STORAGES)
    raise AddressRefused(
        location=without_credentials(url), reason=f"only http, https, file, {known} addresses are read"
    )


def _fetch_url(source: UrlSource, settings: FetchSettings) -> Page:
    # httpx takes a quarter of a second to import.
    from converter.fetch.http import PAGE, Request, fetch

    answer = fetch(Request(source.url, PAGE), settings)
    page = Page(
        "", "html", url=answer.url, location=answer.location, media_type=answer.media_type, fetched=datetime.now(UTC)
    )
    return _page_from_bytes(answer.content, replace(page, notes=answer.notes), answer.name, answer.charset)


def _read_storage(source: StoredSource) -> Page:
    # fsspec, and what it brings for that storage.
    from converter.fetch.storage import read_stored

    raw = read_stored(source.address)
    page = Page("", "html", url=source.url, location=without_credentials(source.address))
    return _page_from_bytes(raw, page, source.address.rpartition("/")[2])


def _page_from_bytes(raw: bytes, page: Page, name: str, server_charset: str = "") -> Page:
    """Return the page with its text and kind, which are found by looking at the bytes."""
    content, notes = _unpacked(raw, page.location)
    if is_book(content):
        files, more_notes = files_of_book(content, page.location)
        kind: PageKind = "rendering" if is_book_of_one_rendering(files) else "epub"
        digest = hashlib.sha256(raw).hexdigest()
        all_notes = page.notes + notes + more_notes
        return replace(page, kind=kind, files=files, sha256=digest, read=datetime.now(UTC), notes=all_notes)
    refuse_binary(content, page.location)
    hint = hint_of(name, page.media_type)
    decode = decode_text if hint in {"text", "markdown"} else decode_html
    page = _with_text(replace(page, notes=page.notes + notes), decode(content, server_charset))
    kind = kind_of(page.text, hint, page.location)
    return replace(page, kind=kind, content=raw, sha256=hashlib.sha256(raw).hexdigest())


def _unpacked(raw: bytes, location: str) -> tuple[bytes, tuple[Note, ...]]:
    """Return what is in a file that is gzip as a whole, other bytes as they are."""
    if not raw.startswith(GZIP_SIGNATURE):
        return raw, ()
    inflated = inflate(raw, "gzip", limit_bytes=MAX_PAGE_BYTES, location=location)
    if inflated.complete:
        return inflated.content, ()
    message = "The compressed file breaks off; what lies behind the break is missing."
    return inflated.content, (Note(NoteKind.CUT, message, location),)


def _with_text(page: Page, decoded: Decoded) -> Page:
    notes = page.notes + _notes_of(decoded)
    return replace(page, text=decoded.text, encoding=decoded.encoding, read=datetime.now(UTC), notes=notes)


def _notes_of(decoded: Decoded) -> tuple[Note, ...]:
    notes = []
    if decoded.doubt:
        message = f"The text was read as {decoded.encoding}: {decoded.doubt}."
        notes.append(Note(NoteKind.CHARSET_GUESSED, message, decoded.encoding))
    if decoded.replaced:
        message = f"{decoded.replaced:,} characters could not be read, and are shown as \N{REPLACEMENT CHARACTER}."
        notes.append(Note(NoteKind.CHARACTERS_REPLACED, message, decoded.encoding))
    if decoded.dropped:
        message = f"{decoded.dropped:,} control characters were taken out of the text."
        notes.append(Note(NoteKind.CHARACTERS_REPLACED, message, decoded.encoding))
    return tuple(notes)
