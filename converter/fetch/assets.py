"""A Document's picture addresses to its assets.

Each picture is had once, however often it is shown: from the web, several at a time; from the folder beside a local
page and nowhere else on the disk; or out of its own `data:` URL. One that cannot be had leaves its alternative text
and a Note: never a hole, never an error.
"""

from __future__ import annotations

import hashlib
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import zip_longest
from threading import Lock
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never
from urllib.parse import urldefrag, urlsplit

from converter.base.errors import AddressRefused, PictureRefused, SourceError
from converter.base.images import decode_data_url, inspect_image
from converter.fetch.pictures import read_local_picture
from converter.model.document import Asset, Image
from converter.model.record import Note, NoteKind
from converter.model.walk import images_of, map_images

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from converter.model.document import Document
    from converter.model.settings import FetchSettings

MAX_PARALLEL: Final = 8
MAX_PICTURES: Final = 500
"""A long photo story has a hundred."""
MAX_BYTES_IN_ALL: Final = 200_000_000
_SHOWN_URL_CHARACTERS: Final = 200


@dataclass(frozen=True, slots=True)
class _Missing:
    """Why there is no picture."""

    kind: NoteKind
    sentence: str


Found: TypeAlias = "Asset | _Missing"


class _Allowance:
    """What all pictures of a document may take together; shared by the threads."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds
        self._left_bytes = MAX_BYTES_IN_ALL
        self._lock = Lock()

    def left_seconds(self) -> float:
        """Return how long there is still; 0.0 when it is over."""
        return max(0.0, self._end - time.monotonic())

    def take(self, asset: Asset) -> Asset:
        """Return the asset when there is room for it. Raises PictureRefused."""
        with self._lock:
            if len(asset.content) > self._left_bytes:
                raise PictureRefused(reason="was left out: the pictures together are too large")
            self._left_bytes -= len(asset.content)
        return asset


def fetch_images(document: Document, folder: Path | None, settings: FetchSettings) -> Document:
    """Return the document with its pictures as assets, each once, in the order of first use.

    `folder` is where relative addresses may lead; None is nowhere.
    """
    wanted = list(dict.fromkeys(image.url for image in images_of(document) if image.url and not image.asset))
    # A page that was saved with its pictures may say where it came from, and its addresses lead there.
    origin = document.metadata.canonical_url if not document.metadata.url else ""
    allowance = _Allowance(settings.images_deadline_seconds)
    saved = dict(_saved_pictures(wanted[:MAX_PICTURES], origin, folder, allowance))
    remaining = [url for url in wanted if url not in saved]
    found = saved | dict(_found_pictures(remaining, document.metadata.url, folder, settings, allowance))
    assets = {asset.sha256: asset for asset in document.assets}
    notes: list[Note] = []
    for url in wanted:
        match found[url]:
            case Asset() as asset:
                assets.setdefault(asset.sha256, asset)
            case _Missing() as missing:
                notes.append(Note(missing.kind, missing.sentence, _shown(url)))
            case never:
                assert_never(never)
    exchanged = map_images(document, lambda image: _exchanged(image, found))
    return replace(exchanged, assets=tuple(assets.values()), notes=document.notes + tuple(notes))


def _exchanged(image: Image, found: dict[str, Found]) -> Image | None:
    """Return the picture with its asset; None where it could not be had."""
    if image.asset:
        return image
    picture = found.get(image.url)
    # The asset's address and not the picture's, which may carry a password or be a data: URL.
    return replace(image, url=picture.url, asset=picture.sha256) if isinstance(picture, Asset) else None


def _found_pictures(
    wanted: list[str], referer: str, folder: Path | None, settings: FetchSettings, allowance: _Allowance
) -> Iterator[tuple[str, Found]]:
    """Yield what each address gave; those on the web last, since they take their time."""
    remote: list[str] = []
    for position, url in enumerate(wanted):
        scheme = _scheme(url)
        if position >= MAX_PICTURES:
            yield url, _missing(url, f"was left out: only the first {MAX_PICTURES} pictures of a page are taken")
        elif scheme in {"http", "https"}:
            remote.append(url)
        else:
            yield url, _local_picture(url, scheme, folder, allowance)
    if remote:
        yield from _remote_pictures(remote, referer, settings, allowance)


def _saved_pictures(
    wanted: list[str], origin: str, folder: Path | None, allowance: _Allowance
) -> Iterator[tuple[str, Found]]:
    """Yield the pictures that lie beside a saved page where they lay beside it at its origin."""
    beside = origin.rpartition("/")[0] + "/"
    if folder is None or not origin:
        return
    for url in wanted:
        if url.startswith(beside):
            try:
                yield url, allowance.take(_asset(read_local_picture(url.removeprefix(beside), folder), url))
            except SourceError:
                continue


def _scheme(url: str) -> str:
    try:
        return urlsplit(url).scheme.lower()
    except ValueError:
        return "no valid address"


def _local_picture(url: str, scheme: str, folder: Path | None, allowance: _Allowance) -> Found:
    """Return a picture that no request is needed for."""
    try:
        match scheme:
            case "data":
                return allowance.take(_asset(decode_data_url(url)[1], ""))
            case "" if folder is not None:
                return allowance.take(_asset(read_local_picture(url, folder), url))
            case "":
                return _missing(url, "has no address that leads anywhere")
            case _:
                raise AddressRefused(location=_shown(url), reason="only http and https addresses are asked")
    except SourceError as error:
        return _failed(url, error)


def _remote_pictures(
    urls: list[str], referer: str, settings: FetchSettings, allowance: _Allowance
) -> Iterator[tuple[str, Found]]:
    """Yield what each web address gave, as many hosts at a time as there are threads, none of them pressed."""
    by_host: dict[str, deque[str]] = {}
    for url in urls:
        by_host.setdefault(urlsplit(url).netloc.rpartition("@")[2].lower(), deque()).append(url)
    lanes = [[waiting] * min(settings.connections_per_host, len(waiting)) for waiting in by_host.values()]
    with ThreadPoolExecutor(MAX_PARALLEL, thread_name_prefix="pictures") as executor:
        # Host by host in turn: a slow one with many pictures shall not hold all the threads.
        turns = [lane for turn in zip_longest(*lanes) for lane in turn if lane is not None]
        running = [executor.submit(_work_off, waiting, referer, settings, allowance) for waiting in turns]
        for lane in running:
            yield from lane.result()


def _work_off(
    waiting: deque[str], referer: str, settings: FetchSettings, allowance: _Allowance
) -> Iterable[tuple[str, Found]]:
    """Return what the addresses of one host gave that this thread came to; its sisters share the queue."""
    from converter.fetch.http import PICTURE, Request, fetch

    done: list[tuple[str, Found]] = []
    while True:
        try:
            url = waiting.popleft()
        except IndexError:
            return done
        seconds = min(settings.deadline_seconds, allowance.left_seconds())
        if not seconds:
            done.append((url, _missing(url, f"was left out: the pictures took over {allowance.seconds:g} seconds")))
            continue
        try:
            answer = fetch(Request(url, PICTURE, referer), replace(settings, deadline_seconds=seconds))
            done.append((url, allowance.take(_asset(answer.content, answer.location))))
        except SourceError as error:
            done.append((url, _failed(url, error)))


def _asset(content: bytes, url: str) -> Asset:
    """Return the asset of a picture's bytes. Raises PictureRefused, for a pixel that counts readers too."""
    facts = inspect_image(content)
    if facts.tracks_readers:
        raise PictureRefused(reason="is a single pixel that counts readers, and was left out", location=_shown(url))
    digest = hashlib.sha256(facts.content).hexdigest()
    return Asset(digest, facts.media_type, facts.content, facts.width, facts.height, url)


def _failed(url: str, error: SourceError) -> _Missing:
    match error:
        case AddressRefused():
            return _Missing(NoteKind.ADDRESS_REFUSED, f"The picture {_shown(url)} was not asked for: {error.reason}.")
        case PictureRefused():
            return _missing(url, error.reason)
        case _:
            return _Missing(NoteKind.IMAGE_MISSING, f"A picture is missing: {error}")


def _missing(url: str, reason: str) -> _Missing:
    return _Missing(NoteKind.IMAGE_MISSING, f"The picture {_shown(url)} {reason}.")


def _shown(url: str) -> str:
    """Return an address as notes show it; of a data: URL the beginning tells enough."""
    if url[:5].lower() == "data:":
        return url[: url.find(",") + 1][:_SHOWN_URL_CHARACTERS] + "…"
    plain = urldefrag(url).url if "@" not in url else _without_credentials(url)
    return plain if len(plain) <= _SHOWN_URL_CHARACTERS else f"{plain[:_SHOWN_URL_CHARACTERS]}…"


def _without_credentials(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "with an address that is none"
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment="").geturl()
